import type { Origin } from "../diagnostics/index.ts";
import type { Json, JsonObject } from "../ir/index.ts";
import { isList, keyText, literalText } from "./literal.ts";

/**
 * A piece of TypeScript. Only what is `Code` is printed verbatim; every other value is printed as a literal: no JSON is an
 * instance of this.
 */
class Piece {
  readonly kind: "code";
  readonly parts: readonly Part[];
  declare private readonly printable: true;

  constructor(parts: readonly Part[]) {
    this.kind = "code";
    this.parts = parts;
  }
}

export type Code = Piece;

/** What a piece of code is made of; the layout of `render.ts` handles each kind. */
export type Part = string | Code | Reference | Group | Exporting | AliasPart | Place;

/** A use of an exported name: prints the name that it has in the module at hand, and imports it where need be. */
export interface Reference {
  readonly kind: "reference";
  readonly name: string;
  /** The module's path below `src/`, without extension. */
  readonly from: string;
  readonly use: "type" | "value";
}

/** Items on one line where they fit, each on a line of its own where they do not. */
export interface Group {
  readonly kind: "group";
  readonly style: "block" | "union" | "operator";
  readonly open: string;
  readonly items: readonly Code[];
  /** `,` or an operator such as `|` and `&&`. */
  readonly separator: string;
  readonly close: string;
}

/** `export ` in front of a declaration, but where the name is exported under another one. */
export interface Exporting {
  readonly kind: "exporting";
  readonly reference: Reference;
}

/** A type alias declaration, printed by ts-morph. */
export interface AliasPart {
  readonly kind: "alias";
  readonly reference: Reference;
  readonly docs: Docs | undefined;
  readonly type: Code;
}

/** Says where in the document the next name comes from; prints nothing. */
export interface Place {
  readonly kind: "place";
  readonly at: Origin;
}

/** A doc comment, its text already safe to stand in one. */
export interface Docs {
  readonly text: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

/** What may stand in a hole of a `code` template. Arrays hold code, one piece a line; for JSON arrays see `literal`. */
export type Printable = Code | readonly Code[] | string | number | boolean | null | JsonObject;

export function isCode(value: unknown): value is Code {
  return value instanceof Piece;
}

/** Code of parts; the room's own way to make some. */
export function codeOf(...parts: readonly Part[]): Code {
  return codeOfAll(parts);
}

/** Code of parts that may be more than a call has room for. */
export function codeOfAll(parts: readonly Part[]): Code {
  return new Piece(parts);
}

/** No code at all: a template's line that holds nothing else is left out. */
export const nothing: Code = codeOf();

/** Verbatim text. The one door: never for text that comes from a document. */
export function raw(text: string): Code {
  return text === "" ? nothing : codeOf(text);
}

/** A JSON value as an expression, arrays included; wrapped where it is long. */
export function literal(value: Json): Code {
  if (isList(value)) return arrayOf(value.map(literal));
  if (typeof value !== "object" || value === null) return codeOf(literalText(value));
  return objectOf(Object.entries(value).map(([name, item]) => codeOf(`${keyText(name)}: `, literal(item))));
}

/**
 * TypeScript from a template. Strings in holes become string literals, numbers, booleans, null and JSON objects their
 * literals, `Code` stays as it is and an array of it is written line by line. Lines of inserted code are indented as
 * the line is that they are inserted in, and the template's own indentation is taken off.
 */
export function code(template: TemplateStringsArray, ...holes: readonly Printable[]): Code {
  const texts = dedent(template);
  const parts: Part[] = [];
  let text = texts[0] as string;
  for (let index = 0; index < holes.length; index += 1) {
    const next = texts[index + 1] as string;
    const inserted = toCode(holes[index] as Printable);
    // A line of nothing but a hole for nothing goes.
    const alone =
      inserted.parts.length === 0 && (next === "" || next.startsWith("\n")) && /(^|\n) *$/.exec(text);
    if (alone) {
      const before = text.slice(0, alone.index);
      text = alone[1] === "" && next !== "" ? before + next.slice(1) : before + next;
      continue;
    }
    // What may be broken after this is measured up to the next part: parts that come before are as good as text.
    const word = parts.length === 0 ? wordOf(inserted) : undefined;
    if (word !== undefined) {
      text += word + next;
      continue;
    }
    if (text !== "") parts.push(text);
    parts.push(inserted);
    text = next;
  }
  if (text !== "") parts.push(text);
  return new Piece(parts);
}

/** The text of code that is nothing else, on one line: it becomes a part of what it stands in. */
export function wordOf({ parts }: Code): string | undefined {
  if (parts.length === 0) return "";
  const [only] = parts;
  return parts.length === 1 && typeof only === "string" && !only.includes("\n") ? only : undefined;
}

function toCode(hole: Printable): Code {
  if (isCode(hole)) return hole;
  if (Array.isArray(hole)) return lines(hole as readonly Code[]);
  return literal(hole as Json);
}

/** Pieces of code with something verbatim between them; pieces that are nothing are left out. */
export function join(pieces: readonly Code[], separator: string): Code {
  const parts: Part[] = [];
  for (const piece of pieces) {
    if (piece.parts.length === 0) continue;
    if (parts.length > 0) parts.push(separator);
    parts.push(piece);
  }
  return codeOfAll(parts);
}

/** Pieces of code, each on lines of its own. */
export function lines(pieces: readonly Code[]): Code {
  return join(pieces, "\n");
}

/** Pieces of code with an empty line between them. */
export function paragraphs(pieces: readonly Code[]): Code {
  return join(pieces, "\n\n");
}

/** `f(a, b)`: what is called, and its arguments. */
export function call(callee: Code, args: readonly Code[]): Code {
  return codeOf(callee, group("block", "(", args, ",", ")"));
}

/** `[a, b]`. */
export function arrayOf(items: readonly Code[]): Code {
  return codeOf(group("block", "[", items, ",", "]"));
}

/** `{ a: 1, b }` of entries such as `code\`${key("a")}: 1\``. */
export function objectOf(entries: readonly Code[]): Code {
  return entries.length === 0 ? raw("{}") : codeOf(group("block", "{ ", entries, ",", " }"));
}

/** Operands joined by `&&`, `||`, `+` …; a break comes after the operator. */
export function operators(operands: readonly Code[], operator: string): Code {
  return codeOf(group("operator", "", operands, ` ${operator}`, ""));
}

/** `A | B`; broken, each member on a line that begins with the operator. */
export function unionOf(members: readonly Code[], operator: "|" | "&" = "|"): Code {
  const flat = members.flatMap((member) => membersOf(member, operator));
  return flat.length === 1 ? (flat[0] as Code) : codeOf(group("union", "", flat, operator, ""));
}

/** The members of a union inside another one of its kind, which would begin with an operator after an operator. */
function membersOf(member: Code, operator: "|" | "&"): readonly Code[] {
  const [only] = member.parts;
  const isAlike =
    member.parts.length === 1 &&
    typeof only === "object" &&
    only.kind === "group" &&
    only.style === "union" &&
    only.open === "" &&
    only.separator === operator;
  return isAlike ? only.items : [member];
}

/** `(A | B)`. */
export function parenthesisedUnionOf(members: readonly Code[], operator: "|" | "&" = "|"): Code {
  return codeOf(group("union", "(", members, operator, ")"));
}

function group(
  style: Group["style"],
  open: string,
  items: readonly Code[],
  separator: string,
  close: string,
): Group {
  return { kind: "group", style, open, items, separator, close };
}

const dedented = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Takes a template's common indentation off, and the line breaks right after and before its backticks. */
function dedent(template: TemplateStringsArray): readonly string[] {
  const known = dedented.get(template);
  if (known !== undefined) return known;
  // Raw text, so that an escape such as `\n` in a template reaches the output as an escape.
  const texts = [...template.raw].map((text) => text.replaceAll("\\`", "`").replaceAll("\\${", "${"));
  const last = texts.length - 1;
  let indent = Number.POSITIVE_INFINITY;
  texts.forEach((text, index) => {
    for (const { 0: match, index: at } of text.matchAll(/\n */g)) {
      const next = text[at + match.length];
      const blank = next === "\n" || (next === undefined && index === last);
      if (!blank) indent = Math.min(indent, match.length - 1);
    }
  });
  texts[0] = (texts[0] as string).replace(/^\n/, "\0");
  texts[last] = (texts[last] as string).replace(/\n *$/, "");
  const cut = new RegExp(`([\\n\\0]) {0,${Number.isFinite(indent) ? indent : 0}}`, "g");
  const result = texts.map((text) => text.replace(cut, "$1").replace("\0", ""));
  dedented.set(template, result);
  return result;
}
