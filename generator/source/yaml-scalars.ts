import { isExact } from "./json.ts";

/** Scalars of YAML 1.2 and its core schema, as far as the fast reader takes them. */

/** Something that the fast reader leaves to the library. */
export class Unusual extends Error {}

/** Ends the fast reading; the library decides what the text means, or what is wrong with it. */
export function giveUp(): never {
  throw unusual;
}

/** One for all, as its stack trace would cost more than the reading. */
const unusual = new Unusual("unusual YAML");

const integer = /^[-+]?\d+$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const words: ReadonlyMap<string, null | boolean> = new Map([
  ...["", "~", "null", "Null", "NULL"].map((word): [string, null] => [word, null]),
  ...["true", "True", "TRUE"].map((word): [string, boolean] => [word, true]),
  ...["false", "False", "FALSE"].map((word): [string, boolean] => [word, false]),
]);

/** What a plain scalar on one line means (YAML 1.2.2, 10.3.2). Numbers that need a word about them are left alone. */
export function plainValue(text: string): string | number | boolean | null {
  const first = text.charCodeAt(0);
  // Digits, signs and the dot begin numbers; the others begin the words that are no strings.
  const isNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (!isNumeric) {
    if (text.length > 5) return text;
    const word = words.get(text);
    return word === undefined ? text : word;
  }
  if (integer.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) || isExact(text, value) ? value : giveUp();
  }
  if (float.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : giveUp();
  }
  return /^(?:0[ox]|[-+]?\.(?:inf|nan)$)/i.test(text) ? giveUp() : text;
}

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "/": "/",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
  "\\": "\\",
};

/** The text between double quotes. */
export function doubleQuoted(raw: string): string {
  const folded = raw.includes("\n") ? foldDoubleQuoted(raw) : raw;
  if (!folded.includes("\\")) return folded;
  const escaped = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]?))/g;
  return folded.replace(escaped, (_, byte, unit, point, char: string) => {
    const code: unknown = byte ?? unit ?? point;
    if (typeof code !== "string") return escapes[char] ?? giveUp();
    const value = Number.parseInt(code, 16);
    return value <= 0x10ffff ? String.fromCodePoint(value) : giveUp();
  });
}

/** The text between single quotes. */
export function singleQuoted(raw: string): string {
  const folded = raw.includes("\n") ? foldLines(trimLines(raw)) : raw;
  return folded.includes("'") ? folded.replaceAll("''", "'") : folded;
}

/** The lines of a quoted scalar without the white space around their breaks. */
function trimLines(raw: string): string[] {
  const lines = raw.split("\n");
  return lines.map((line, index) => {
    const start = index === 0 ? line : line.replace(/^[ \t]+/, "");
    return index === lines.length - 1 ? start : start.replace(/[ \t]+$/, "");
  });
}

/** Joins the lines of a double-quoted scalar; a break behind a backslash is none (YAML 1.2.2, 7.3.1). */
function foldDoubleQuoted(raw: string): string {
  // White space that a backslash keeps is not at the end of its line, whatever it looks like.
  if (/\\[ \t]+\n/.test(raw)) giveUp();
  if (!raw.includes("\\\n")) return foldLines(trimLines(raw));
  const parts: string[][] = [[]];
  for (const [index, line] of raw.split("\n").entries()) {
    const start = index === 0 ? line : line.replace(/^[ \t]+/, "");
    const isJoined = /(?:^|[^\\])(?:\\\\)*\\$/.test(start);
    parts.at(-1)?.push(isJoined ? start.slice(0, -1) : start);
    if (isJoined) parts.push([]);
  }
  return parts.map(foldPart).join("");
}

/** What stands between two breaks that are none; blank lines behind one the library counts in its own way. */
function foldPart(lines: readonly string[], index: number): string {
  const trimmed = lines.map((line, at) => (at === lines.length - 1 ? line : line.replace(/[ \t]+$/, "")));
  if (index > 0 && trimmed[0] === "") giveUp();
  return foldLines(trimmed);
}

/** Joins the lines of a flow scalar: one break is a space, more are one less (YAML 1.2.2, 6.5). */
export function foldLines(lines: readonly string[]): string {
  let out = lines[0] ?? "";
  let breaks = 0;
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as string;
    breaks++;
    if (line === "" && index < lines.length - 1) continue;
    out += (breaks === 1 ? " " : "\n".repeat(breaks - 1)) + line;
    breaks = 0;
  }
  return out;
}

/** How a block scalar is written: `|` or `>`, what becomes of its last line breaks, and its indentation if given. */
export interface BlockHeader {
  readonly style: string;
  readonly chomping: "-" | "+" | "";
  readonly indent: number | undefined;
}

export function blockHeader(text: string): BlockHeader {
  const found = /^([|>])(?:([-+])([1-9])?|([1-9])([-+])?)?(?: +#.*| *)$/.exec(text);
  if (found === null) return giveUp();
  const [, style = "|", before, digit, alone, after] = found;
  const indent = digit ?? alone;
  return {
    style,
    chomping: (before ?? after ?? "") as BlockHeader["chomping"],
    indent: indent === undefined ? undefined : Number(indent),
  };
}

/** The text of a block scalar's lines, their indentation already cut off (YAML 1.2.2, 8.1). */
export function blockText(lines: readonly string[], { style, chomping, indent }: BlockHeader): string {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === "") end--;
  // Spaces beyond the indentation are content at the end as well, but the library measures by the first line.
  if (indent !== undefined && /^ *$/.test(lines[end - 1] ?? "x")) giveUp();
  const content = lines.slice(0, end);
  const text = style === "|" ? content.join("\n") : foldBlock(content);
  if (chomping === "+") return text + "\n".repeat(lines.length - end + (end > 0 ? 1 : 0));
  return chomping === "-" || end === 0 ? text : `${text}\n`;
}

/** Lines that begin with white space keep the breaks around them. */
function foldBlock(lines: readonly string[]): string {
  let out = "";
  let breaks = 0;
  let previous: "none" | "text" | "spaced" = "none";
  for (const line of lines) {
    if (line === "") {
      breaks++;
      continue;
    }
    const current = line.startsWith(" ") || line.startsWith("\t") ? "spaced" : "text";
    if (previous === "none") out += "\n".repeat(breaks);
    else if (previous === "spaced" || current === "spaced") out += "\n".repeat(breaks + 1);
    else out += breaks === 0 ? " " : "\n".repeat(breaks);
    out += line;
    breaks = 0;
    previous = current;
  }
  return out;
}
