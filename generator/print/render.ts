import type { AliasPart, Code, Exporting, Group, Part, Place, Reference } from "./code.ts";

/** The width that lines are wrapped at, where they can be. */
export const lineWidth = 100;

const step = "  ";

/** Stands for text that is on the line already and is printed by someone else. */
const filler = "\0";

/** Prints the declarations that ts-morph prints. */
export interface Structures {
  alias(part: AliasPart, name: string, exported: boolean, type: string): string;
  /** `export { a, type B } from "…";`, `export * from "…";`, `export * as name from "…";`. */
  reexport(moduleSpecifier: string, of: Reexport): string;
}

/** What of a module is passed on: the names given, else all. */
export interface Reexport {
  readonly names?: readonly { readonly name: string; readonly use: "type" | "value" }[] | undefined;
  readonly namespace?: string | undefined;
}

/** What a piece of code is printed with. */
export interface Context {
  /** The name of an exported thing in this module. */
  localName(reference: Reference): string;
  readonly structures: Structures;
  readonly places: "marked" | "left-out";
}

/** Stands where a place is said, until the module's text is whole; no printed text holds it. */
export const placeMark = "\u0002";

/** The lines so far, and the one being written. */
interface Output {
  readonly done: string[];
  line: string;
  /** How far what is inserted in the line is indented, once that is known: a long line is not looked at again and again. */
  inner: number | undefined;
}

/** Prints code; the first line begins at `column`, and all lines but the first are indented by `indent`. */
export function renderCode(code: Code, context: Context, column = 0): string {
  const out: Output = { done: [], line: filler.repeat(column), inner: undefined };
  writeCode(out, code, "", 0, context);
  out.done.push(withoutTail(out.line));
  return out.done.join("\n").slice(column);
}

function writeCode(out: Output, code: Code, indent: string, tail: number, context: Context): void {
  const { parts } = code;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] as Part;
    if (typeof part === "string") {
      writeText(out, part, indent);
    } else if (part.kind === "code") {
      writeCode(out, part, innerIndent(out, indent), widthAfter(parts, index + 1, tail), context);
    } else if (part.kind === "group") {
      writeGroup(out, part, innerIndent(out, indent), widthAfter(parts, index + 1, tail), context);
    } else if (part.kind === "alias") {
      writeText(out, leafText(part, context), innerIndent(out, indent));
    } else {
      out.line += leafText(part, context);
    }
  }
}

function leafText(part: Reference | Exporting | AliasPart | Place, context: Context): string {
  const { localName, structures } = context;
  switch (part.kind) {
    case "reference":
      return localName(part);
    case "place":
      return context.places === "marked" ? placeMark : "";
    case "exporting":
      return localName(part.reference) === part.reference.name ? "export " : "";
    case "alias": {
      const name = localName(part.reference);
      const exported = name === part.reference.name;
      const column = (exported ? "export type " : "type ").length + name.length + " = ".length;
      return structures.alias(part, name, exported, renderCode(part.type, context, column));
    }
  }
}

/** Inserted code is indented as its line is; a member of a union, as what comes after its operator. */
function innerIndent(out: Output, indent: string): string {
  const { line } = out;
  if (line === "") return indent;
  let width = out.inner ?? 0;
  if (out.inner === undefined) {
    while (line[width] === " ") width += 1;
    const operator = line[width] === "|" || line[width] === "&";
    const isKnown = line.length > width + Number(operator);
    if (operator && line[width + 1] === " ") width += 2;
    if (isKnown) out.inner = width;
  }
  return width === indent.length ? indent : " ".repeat(width);
}

function writeText(out: Output, text: string, indent: string): void {
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
    out.done.push(withoutTail(out.line + text.slice(start, end)));
    out.line = indent;
    out.inner = undefined;
    start = end + 1;
  }
  out.line += start === 0 ? text : text.slice(start);
}

/** A line without the spaces at its end, which most lines do not have. */
function withoutTail(line: string): string {
  return line.endsWith(" ") ? line.trimEnd() : line;
}

function writeGroup(out: Output, group: Group, indent: string, tail: number, context: Context): void {
  const flat = flatText(group, context);
  if (flat !== undefined && columnOf(out, context) + flat.length + tail <= lineWidth) {
    out.line += flat;
    return;
  }
  broken[group.style](out, group, indent, context);
}

/** How much of the line is written; marks are no part of it. */
function columnOf({ line }: Output, { places }: Context): number {
  return places === "marked" ? line.replaceAll(placeMark, "").length : line.length;
}

/** How a group that does not fit on its line is laid out. */
const broken: Readonly<
  Record<Group["style"], (out: Output, group: Group, indent: string, context: Context) => void>
> = {
  operator: (out, { items, separator }, indent, context) => {
    const deeper = indent + step;
    items.forEach((item, index) => {
      if (index > 0) writeText(out, "\n", deeper);
      writeCode(out, item, deeper, separator.length, context);
      if (index < items.length - 1) out.line += separator;
    });
  },
  union: (out, group, indent, context) => {
    const { open, items, separator, close } = group;
    if (open === "" && isHugging(items, context)) {
      items.forEach((item, index) => {
        if (index > 0) out.line += ` ${separator} `;
        writeCode(out, item, indent, 0, context);
      });
      return;
    }
    const deeper = indent + step;
    out.line = (open === "" ? out.line.trimEnd() : out.line) + open;
    for (const item of items) {
      writeText(out, `\n${separator} `, deeper);
      writeCode(out, item, deeper, 1, context);
    }
    if (close !== "") writeText(out, `\n${close}`, indent);
  },
  block: (out, { open, items, separator, close }, indent, context) => {
    const deeper = indent + step;
    out.line += open.trimEnd();
    for (const item of items) {
      writeText(out, "\n", deeper);
      writeCode(out, item, deeper, separator.length, context);
      out.line += separator;
    }
    writeText(out, `\n${close.trimStart()}`, indent);
  },
};

/** `{ … } | null | undefined`: an object with little beside it stays where it is. */
function isHugging(items: readonly Code[], context: Context): boolean {
  const [first, ...others] = items;
  if (first === undefined || flatCode(first, context) !== undefined) return false;
  return others.every((item) => /^(?:null|undefined)$/.test(flatCode(item, context) ?? ""));
}

/** A group on one line; `undefined` where an item has several. */
function flatText(group: Group, context: Context): string | undefined {
  const between = group.style === "union" ? ` ${group.separator} ` : `${group.separator} `;
  let text = group.open;
  for (let index = 0; index < group.items.length; index += 1) {
    const flat = flatCode(group.items[index] as Code, context);
    if (flat === undefined || text.length > 4 * lineWidth) return undefined;
    text += index === 0 ? flat : between + flat;
  }
  return text + group.close;
}

function flatCode(code: Code, context: Context): string | undefined {
  let text = "";
  const { parts } = code;
  for (let index = 0; index < parts.length; index += 1) {
    const flat = flatPart(parts[index] as Part, context);
    if (flat === undefined || flat.includes("\n")) return undefined;
    text += flat;
  }
  return text;
}

function flatPart(part: Part, context: Context): string | undefined {
  if (typeof part === "string") return part;
  if (part.kind === "code") return flatCode(part, context);
  if (part.kind === "group") return flatText(part, context);
  return leafText(part, context);
}

/** How much must still fit on the line after a part: what follows up to the next place where it can be broken. */
function widthAfter(parts: readonly Part[], from: number, tail: number): number {
  let width = 0;
  for (let index = from; index < parts.length; index += 1) {
    const part = parts[index] as Part;
    const text = typeof part === "string" ? part : undefined;
    if (text === undefined) return width + 1;
    const end = text.indexOf("\n");
    if (end !== -1) return width + end;
    width += text.length;
  }
  return width + tail;
}
