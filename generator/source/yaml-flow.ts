import { maxDepth } from "./limits.ts";
import { doubleQuoted, giveUp, plainValue, singleQuoted } from "./yaml-scalars.ts";

/** Told for each member of a map or list: where its key and its value begin. */
export type Mark = (container: object, key: string, keyAt: number, valueAt: number) => void;

type Container = Record<string, unknown>;

const space = 0x20;
const hash = 0x23;
const colon = 0x3a;
const dash = 0x2d;
const newline = 0x0a;
const tab = 0x09;
/** Characters that no plain scalar begins with, or only under conditions: the library knows them. */
export const indicators = new Set([..."?:,[]{}#&*!|>'\"%@`"].map((char) => char.charCodeAt(0)));

/** Cuts off spaces; other white space is text to YAML. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === space) end--;
  return text.slice(0, end);
}

/** The offset of the quote that closes the one at `from`, on whatever line. */
export function quoteEnd(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let offset = from + 1; ; offset++) {
    offset = text.indexOf(quote, offset);
    if (offset < 0) return giveUp();
    if (quote === "'") {
      if (text.charAt(offset + 1) !== "'") return offset;
      offset++;
      continue;
    }
    let slash = offset - 1;
    while (text.charCodeAt(slash) === 0x5c) slash--;
    if ((offset - slash) % 2 === 1) return offset;
  }
}

/** What stands between the quotes at `from` and `close`. */
export function unquote(text: string, from: number, close: number): string {
  const raw = text.slice(from + 1, close);
  return text.charAt(from) === "'" ? singleQuoted(raw) : doubleQuoted(raw);
}

/** A flow list or map; line breaks are white space in it. */
export function readFlow(
  text: string,
  from: number,
  depth: number,
  mark: Mark | undefined,
): { readonly value: unknown; readonly end: number } {
  if (depth > maxDepth) giveUp();
  const isMap = text.charCodeAt(from) === 0x7b;
  const close = isMap ? 0x7d : 0x5d;
  const list: unknown[] = [];
  const map: Container = {};
  let offset = skipFlow(text, from + 1);
  while (text.charCodeAt(offset) !== close) {
    const keyFrom = offset;
    let key = String(list.length);
    if (isMap) {
      const scalar = flowScalar(text, offset, "key");
      key = scalar.text;
      if (scalar.end - keyFrom > 1000) giveUp();
      offset = skipFlow(text, scalar.end);
      if (text.charCodeAt(offset) !== colon || Object.hasOwn(map, key) || key === "__proto__" || key === "<<")
        giveUp();
      offset++;
      if (!/[ \n]/.test(text.charAt(offset))) giveUp();
      offset = skipFlow(text, offset);
    }
    const valueAt = offset;
    const code = text.charCodeAt(offset);
    let value: unknown;
    if (code === 0x7b || code === 0x5b) {
      const inner = readFlow(text, offset, depth + 1, mark);
      value = inner.value;
      offset = inner.end;
    } else {
      const scalar = flowScalar(text, offset, "value");
      value = scalar.isPlain ? plainValue(scalar.text) : scalar.text;
      offset = scalar.end;
    }
    if (isMap) map[key] = value;
    else list.push(value);
    mark?.(isMap ? map : list, key, keyFrom, valueAt);
    offset = skipFlow(text, offset);
    if (text.charCodeAt(offset) === 0x2c) offset = skipFlow(text, offset + 1);
    else if (text.charCodeAt(offset) !== close) giveUp();
  }
  return { value: isMap ? map : list, end: offset + 1 };
}

/** White space and comments between the parts of a flow collection. */
function skipFlow(text: string, from: number): number {
  let offset = from;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code === space || code === newline) offset++;
    else if (code === hash && /[ \n]/.test(text.charAt(offset - 1))) {
      offset = text.indexOf("\n", offset);
      if (offset < 0) giveUp();
    } else if (code === tab || Number.isNaN(code)) giveUp();
    else return offset;
  }
}

/** A key or a value that is no collection. */
function flowScalar(text: string, from: number, role: "key" | "value") {
  const first = text.charCodeAt(from);
  if (first === 0x22 || first === 0x27) {
    const close = quoteEnd(text, from);
    return { text: unquote(text, from, close), end: close + 1, isPlain: false };
  }
  if (indicators.has(first) || (first === dash && /[ \n\t,[\]{}]/.test(text.charAt(from + 1)))) giveUp();
  let offset = from;
  for (; offset < text.length; offset++) {
    const char = text.charAt(offset);
    if (",[]{}\n\t".includes(char)) break;
    if (char === ":" && /[ \n\t,[\]{}]/.test(text.charAt(offset + 1))) break;
    if (char === "#" && text.charAt(offset - 1) === " ") giveUp();
  }
  if (text.charAt(offset) === ":" && role === "value") giveUp();
  const plain = trimEnd(text.slice(from, offset));
  const next = skipFlow(text, offset);
  // A plain scalar that goes on in the next line.
  if (!",]}:".includes(text.charAt(next)) || text.charAt(offset) === "[" || text.charAt(offset) === "{")
    giveUp();
  return { text: plain, end: offset, isPlain: true };
}
