import { maxDepth } from "./limits.ts";

/** Reading JSON text by offsets. Everything here but `findJsonError` expects text that JSON.parse has accepted. */

const quote = 0x22;
const backslash = 0x5c;

/** The offset behind the string that opens at `from`; -1 where it is not closed. */
export function stringEnd(text: string, from: number): number {
  for (let at = from + 1; ; ) {
    const end = text.indexOf('"', at);
    if (end < 0) return -1;
    let slash = end - 1;
    while (text.charCodeAt(slash) === backslash) slash--;
    if ((end - slash) % 2 === 1) return end + 1;
    at = end + 1;
  }
}

/** The offset of the next character that is not white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

/** The offset behind the value that starts at `from`. */
export function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = stringEnd(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
    } else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (
      depth === 0 &&
      (code === 0x2c || code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09)
    ) {
      return at;
    }
  }
  return text.length;
}

/**
 * Where the large arrays and objects of a text end, by where they open: whoever goes down to a deep place need not read
 * to the end of each of them. Those beyond the depth that is kept are none of them.
 */
export function endsOf(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = stringEnd(text, at) - 1;
    else if (code === 0x7b || code === 0x5b) {
      if (depth <= maxDepth) open[depth] = at;
      depth++;
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
      const start = open[depth];
      if (start !== undefined && depth <= maxDepth && at - start > 1000) ends.set(start, at + 1);
    }
  }
  return ends;
}

/** One member of an object or item of an array, by offsets; an item's key stands where its value stands. */
export interface Member {
  readonly key: string;
  readonly keyAt: number;
  readonly valueAt: number;
}

/** The members of the object or array that opens at `from`, in the order of the text, repeated keys included. */
export function* membersAt(text: string, from: number, ends: ReadonlyMap<number, number>): Generator<Member> {
  const isObject = text.charCodeAt(from) === 0x7b;
  let at = skipSpace(text, from + 1);
  for (let index = 0; text.charCodeAt(at) !== (isObject ? 0x7d : 0x5d); index++) {
    const keyAt = at;
    let key = String(index);
    if (isObject) {
      const end = stringEnd(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    yield { key, keyAt, valueAt: at };
    at = skipSpace(text, ends.get(at) ?? valueEnd(text, at));
    if (text.charCodeAt(at) === 0x2c) at = skipSpace(text, at + 1);
  }
}

/** How many members all the objects of the text have together, repeated keys counted each time. */
export function countKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = stringEnd(text, at);
    if (text.charCodeAt(skipSpace(text, at)) === 0x3a) count++;
  }
  return count;
}
