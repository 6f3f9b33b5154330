/** A page read back from its Markdown alone, by what the page format says of its kinds. */
export type Page = Head &
  (
    | { readonly kind: "object"; readonly example: string; readonly rows: readonly Row[] }
    | { readonly kind: "enum"; readonly example: string; readonly values: string }
    | {
        readonly kind: "alias";
        readonly example: string;
        readonly type: string;
        /** The members that stand beside a choice, if any do. */
        readonly rows: readonly Row[];
      }
    | { readonly kind: "union"; readonly members: readonly MemberSection[] }
  );

interface Head {
  readonly name: string;
  readonly deprecated: boolean;
  /** What stands between the heading and the first section. */
  readonly description: string;
}

/** A row of the table of fields, its cells as a reader sees them. */
export interface Row {
  readonly name: string;
  readonly deprecated: boolean;
  readonly type: string;
  readonly required: boolean;
  /** `undefined` where the cell says that there is none. */
  readonly description: string | undefined;
  readonly example: string | undefined;
}

/** A member of a union: its type as code has it, and the source text of a value. */
export interface MemberSection {
  readonly label: string;
  readonly code: string;
}

const fence = "```typescript\n";
const farewell = "> :warning: **DEPRECATED**:";
const usage = `## Example Usage\n\n${fence}`;

/** The last section of each kind: text of the document ends before it, and none of its lines can be another's heading. */
const sections = {
  object: "\n## Fields\n\n",
  enum: "\n## Values\n\n",
  alias: "\n## Type\n\n",
  union: "\n## Supported Types\n\n",
} as const;

type Kind = keyof typeof sections;

/** Reads a page; throws where it is none. */
export function parsePage(text: string): Page {
  const kinds = Object.keys(sections) as Kind[];
  const [kind] = kinds.sort((a, b) => text.lastIndexOf(sections[b]) - text.lastIndexOf(sections[a]));
  const at = kind === undefined ? -1 : text.lastIndexOf(sections[kind]);
  if (kind === undefined || at < 0) throw new Error("the page has no section of a kind");
  const body = text.slice(at + sections[kind].length);
  if (kind === "union") return { ...readHead(text.slice(0, at)), kind, members: readMembers(body) };
  const start = text.lastIndexOf(usage, at);
  const head = readHead(text.slice(0, start));
  const [example] = codeAt(text, start + usage.length);
  switch (kind) {
    case "object": {
      const [, type] = /\n## Type\n\n([^\n]*)\n$/.exec(text.slice(0, at)) ?? [];
      const rows = readRows(body);
      return type === undefined
        ? { ...head, kind, example, rows }
        : { ...head, kind: "alias", example, type, rows };
    }
    case "enum":
      return { ...head, kind, example, values: codeAt(body, body.lastIndexOf(fence) + fence.length)[0] };
    case "alias":
      return { ...head, kind, example, type: body, rows: [] };
  }
}

/** Code up to the end of its fence, and where that is: no line of it starts with a fence, as texts stand on one line. */
function codeAt(text: string, start: number): readonly [code: string, end: number] {
  const end = text.indexOf("\n```", start);
  if (end < 0) throw new Error("a code block has no end");
  return [text.slice(start, end), end];
}

function readHead(text: string): Head {
  const [, striked, plain] = /^# (?:~~(\S+)~~|(\S+))\n\n/.exec(text) ?? [];
  const name = striked ?? plain;
  if (name === undefined) throw new Error(`the page has no heading: ${text.slice(0, 80)}`);
  const deprecated = striked !== undefined;
  if (deprecated && !text.includes(farewell)) throw new Error("a deprecated page does not say so");
  const end = deprecated ? text.lastIndexOf(farewell) : text.length;
  return { name, deprecated, description: text.slice(text.indexOf("\n\n") + 2, end).trim() };
}

function readMembers(body: string): MemberSection[] {
  const members: MemberSection[] = [];
  const heading = /### `([^\n]*)`\n\n```typescript\n/y;
  for (let at = 0; at < body.length; ) {
    heading.lastIndex = at;
    const label = heading.exec(body)?.[1];
    if (label === undefined) throw new Error(`a member has no heading: ${body.slice(at, at + 80)}`);
    const [code, end] = codeAt(body, heading.lastIndex);
    members.push({ label, code });
    at = end + "\n```\n\n".length;
  }
  return members;
}

function readRows(table: string): Row[] {
  const [header, rule, ...lines] = table.split("\n");
  const names = cellsOf(header ?? "");
  if (!/^\| Field +\| Type +\| Required +\| Description +\|(?: Example +\|)?$/.test(header ?? ""))
    throw new Error(`not the header of a table of fields: ${header}`);
  if (!/^\|(?: -+ \|)+$/.test(rule ?? "")) throw new Error(`not the rule of a table: ${rule}`);
  return lines.map((line) => {
    const cells = cellsOf(line);
    if (cells.length !== names.length) throw new Error(`${cells.length} cells in ${line}`);
    return readRow(cells);
  });
}

const marks: ReadonlyMap<string, boolean> = new Map([
  [":heavy_check_mark:", true],
  [":heavy_minus_sign:", false],
]);

function readRow([field = "", type = "", mark = "", description = "", example]: readonly string[]): Row {
  const [, striked, plain] = /^(?:~~`(.*)`~~|`(.*)`)$/s.exec(field) ?? [];
  const name = striked ?? plain;
  const required = marks.get(mark);
  if (name === undefined || required === undefined) throw new Error(`not a field: ${field}, ${mark}`);
  const deprecated = striked !== undefined;
  const said = deprecated ? withoutFarewell(description) : description;
  return {
    name,
    deprecated,
    type,
    required,
    description: said === "N/A" || said === "" ? undefined : said,
    example: example === undefined || example === "" ? undefined : example,
  };
}

function withoutFarewell(description: string): string {
  const start = /^: warning: \*\* DEPRECATED \*\*: .*?as soon as possible\.(?:\n\n)?/.exec(description);
  if (start === null) throw new Error(`a deprecated field does not say so: ${description}`);
  return description.slice(start[0].length);
}

/** The cells of a line, with line breaks and pipes as they were before they were escaped. */
function cellsOf(line: string): string[] {
  if (!line.startsWith("| ") || !line.endsWith(" |")) throw new Error(`not a row: ${line}`);
  return line
    .slice(2, -2)
    .split(/ \| /)
    .map((cell) => cell.replaceAll("\\|", "|").replaceAll("<br/>", "\n").replace(/ +$/, ""));
}
