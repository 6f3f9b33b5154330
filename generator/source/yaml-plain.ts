import { maxDepth } from "./limits.ts";
import { indicators, type Mark, quoteEnd, readFlow, trimEnd, unquote } from "./yaml-flow.ts";
import { blockHeader, blockText, foldLines, giveUp, plainValue, Unusual } from "./yaml-scalars.ts";

/**
 * Reads text, its lines ended by LF alone, as the YAML that people and tools mostly write: block maps and lists, flow ones, every style of scalar. Gives
 * `undefined` for anything else (anchors, tags, merge keys, repeated keys, tabs, several documents, errors), which
 * the library reads then. It is ten times as fast as the library, which shows from a megabyte on.
 */
export function readPlainYaml(
  text: string,
  mark?: Mark,
): { readonly value: unknown; readonly at: number } | undefined {
  try {
    return createReader(text, mark).read();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

type Container = Record<string, unknown>;

/** YAML limits a key that is not marked as one to 1024 characters. */
const longestKey = 1000;

const space = 0x20;
const hash = 0x23;
const colon = 0x3a;
const dash = 0x2d;
const newline = 0x0a;
const tab = 0x09;
function createReader(text: string, mark: Mark | undefined) {
  /** The current line: where its content begins and ends, and how far it is indented; -1 behind the last line. */
  let at = 0;
  let end = 0;
  let indent = 0;
  let lineStart = 0;

  /** Goes to the next line with content, from `from`, the start of a line. */
  const advance = (from: number): void => {
    for (let start = from; start < text.length; start = end + 1) {
      end = text.indexOf("\n", start);
      if (end < 0) end = text.length;
      let first = start;
      while (text.charCodeAt(first) === space) first++;
      const code = text.charCodeAt(first);
      if (first >= end || code === hash) continue;
      if (code === tab) giveUp();
      if (first === start && /^(?:---|\.\.\.)(?=[ \n\t]|$)/.test(text.slice(start, start + 4))) giveUp();
      at = first;
      indent = first - start;
      lineStart = start;
      return;
    }
    indent = -1;
    at = text.length;
    end = text.length;
  };

  const isBreak = (offset: number): boolean => offset >= end || text.charCodeAt(offset) === space;
  const isItem = (): boolean => text.charCodeAt(at) === dash && isBreak(at + 1);

  /** Where the rest of a line begins behind spaces; the line's end where only a comment follows. */
  const restAt = (from: number): number => {
    let offset = from;
    while (text.charCodeAt(offset) === space) offset++;
    const code = text.charCodeAt(offset);
    if (code === tab) giveUp();
    return offset >= end || (code === hash && offset > from) ? end : offset;
  };

  /** The offset of the colon that ends the key at `from`, on this line; -1 where there is no key. */
  const keyEnd = (from: number): number => {
    const first = text.charCodeAt(from);
    let offset = from;
    if (first === 0x22 || first === 0x27) {
      offset = quoteEnd(text, from) + 1;
      if (offset > end) return -1;
      offset = restAt(offset);
      return text.charCodeAt(offset) === colon && isBreak(offset + 1) ? offset : -1;
    }
    for (; offset < end; offset++) {
      const code = text.charCodeAt(offset);
      if (code === colon && isBreak(offset + 1)) return offset;
      if (code === hash && text.charCodeAt(offset - 1) === space) return -1;
      if (code === tab) giveUp();
    }
    return -1;
  };

  /** The key that ends at `colonAt`; an indicator at its start is for the library. */
  const keyAt = (from: number, colonAt: number): string => {
    const first = text.charCodeAt(from);
    if (first === 0x22 || first === 0x27) return unquote(text, from, quoteEnd(text, from));
    if (indicators.has(first) || first === dash) giveUp();
    const key = trimEnd(text.slice(from, colonAt));
    return key === "<<" || key === "" ? giveUp() : key;
  };

  /** The block node on the current line, which belongs to a parent that is indented by `parent`. */
  const readBlock = (parent: number, depth: number): unknown => {
    if (depth > maxDepth) giveUp();
    if (isItem()) return readList(indent, depth);
    const first = text.charCodeAt(at);
    if (first !== 0x5b && first !== 0x7b && keyEnd(at) >= 0) return readMap(indent, depth);
    return readInline(at, parent, depth);
  };

  const readMap = (own: number, depth: number): Container => {
    const map: Container = {};
    while (indent === own && !isItem()) {
      const from = at;
      const colonAt = keyEnd(from);
      if (colonAt < 0 || colonAt - from > longestKey) giveUp();
      const key = keyAt(from, colonAt);
      if (Object.hasOwn(map, key) || key === "__proto__") giveUp();
      const rest = restAt(colonAt + 1);
      let valueAt = rest;
      if (rest < end) map[key] = readInline(rest, own, depth + 1);
      else {
        advance(end + 1);
        const isBelow = indent > own || (indent === own && isItem());
        valueAt = isBelow ? at : from;
        map[key] = isBelow ? readBlock(indent === own ? own - 1 : own, depth + 1) : null;
      }
      mark?.(map, key, from, valueAt);
    }
    if (indent > own) giveUp();
    return map;
  };

  const readList = (own: number, depth: number): unknown[] => {
    const list: unknown[] = [];
    while (indent === own && isItem()) {
      const dashAt = at;
      const rest = restAt(dashAt + 1);
      let itemAt = rest;
      if (rest < end) {
        // What follows the dash is a line of its own, indented by its column.
        at = rest;
        indent = rest - lineStart;
        list.push(readBlock(own, depth + 1));
      } else {
        advance(end + 1);
        itemAt = indent > own ? at : dashAt;
        list.push(indent > own ? readBlock(own, depth + 1) : null);
      }
      mark?.(list, String(list.length - 1), itemAt, itemAt);
    }
    if (indent > own) giveUp();
    return list;
  };

  /** A value that begins on the current line at `from`; goes on to the line behind it. */
  const readInline = (from: number, parent: number, depth: number): unknown => {
    const first = text.charCodeAt(from);
    if (first === 0x7c || first === 0x3e) return readBlockScalar(from, parent);
    if (first === 0x22 || first === 0x27) {
      const close = quoteEnd(text, from);
      checkLines(from, close, parent);
      const value = unquote(text, from, close);
      finishLine(close + 1);
      return value;
    }
    if (first === 0x5b || first === 0x7b) {
      const flow = readFlow(text, from, depth, mark);
      checkLines(from, flow.end, parent);
      finishLine(flow.end);
      return flow.value;
    }
    if (indicators.has(first) || (first === dash && isBreak(from + 1))) giveUp();
    return readPlain(from, parent);
  };

  /** What is spread over lines must stay further in than its parent. */
  const checkLines = (from: number, to: number, parent: number): void => {
    for (
      let start = text.indexOf("\n", from) + 1;
      start > 0 && start <= to;
      start = text.indexOf("\n", start) + 1
    ) {
      let offset = start;
      while (text.charCodeAt(offset) === space) offset++;
      if (text.charCodeAt(offset) === tab) giveUp();
      if (text.charCodeAt(offset) !== newline && offset - start <= parent) giveUp();
      if (text.startsWith("---", start) || text.startsWith("...", start)) giveUp();
    }
  };

  /** Goes on to the next line; only a comment may be left on the one that `from` is on. */
  const finishLine = (from: number): void => {
    end = text.indexOf("\n", from);
    if (end < 0) end = text.length;
    if (restAt(from) !== end) giveUp();
    advance(end + 1);
  };

  const readPlain = (from: number, parent: number): unknown => {
    const first = plainLine(from);
    if (first.isLast) {
      advance(end + 1);
      return indent > parent ? giveUp() : plainValue(first.text);
    }
    let next = end + 1;
    const lines = [first.text];
    const blanks: string[] = [];
    for (; next < text.length; next = end + 1) {
      let offset = next;
      while (text.charCodeAt(offset) === space) offset++;
      const code = text.charCodeAt(offset);
      if (code === tab) giveUp();
      if (offset >= text.length || code === newline) {
        blanks.push("");
        end = offset;
        continue;
      }
      if (offset - next <= parent || code === hash) break;
      if (offset === next && /^(?:---|\.\.\.)/.test(text.slice(next, next + 3))) giveUp();
      end = text.indexOf("\n", offset);
      if (end < 0) end = text.length;
      const line = plainLine(offset);
      if (line.isLast) giveUp();
      for (const blank of blanks.splice(0)) lines.push(blank);
      lines.push(line.text);
    }
    advance(next);
    if (lines.length > 1) return indent > parent ? giveUp() : foldLines(lines);
    return indent > parent ? giveUp() : plainValue(first.text);
  };

  /** One line of a plain scalar; a comment behind it makes it the last. */
  const plainLine = (from: number): { readonly text: string; readonly isLast: boolean } => {
    let line = text.slice(from, end);
    if (/:(?: |$)|\t/.test(line)) giveUp();
    const comment = line.indexOf(" #");
    if (comment >= 0) line = line.slice(0, comment);
    return { text: trimEnd(line), isLast: comment >= 0 };
  };

  const readBlockScalar = (from: number, parent: number): string => {
    const header = blockHeader(text.slice(from, end));
    let own = header.indent === undefined ? -1 : Math.max(parent, 0) + header.indent;
    const lines: string[] = [];
    let next = end + 1;
    for (; next < text.length; next = end + 1) {
      end = text.indexOf("\n", next);
      if (end < 0) end = text.length;
      let offset = next;
      while (text.charCodeAt(offset) === space) offset++;
      if (offset >= end) {
        if (own < 0 && offset - next > 0) lines.push(text.slice(next, offset));
        else lines.push(own >= 0 && offset - next > own ? text.slice(next + own, offset) : "");
        continue;
      }
      const depth = offset - next;
      if (own < 0) {
        if (depth <= parent) break;
        own = depth;
        // Blank lines before the first may not be indented further than it.
        if (lines.some((line) => line.length > own)) giveUp();
        lines.fill("");
      }
      if (depth < own) break;
      if (depth === 0 && /^(?:---|\.\.\.)/.test(text.slice(next, next + 3))) giveUp();
      lines.push(text.slice(next + own, end));
    }
    if (own < 0) lines.fill("");
    // Where the text ends in white space, the library counts lines in its own way.
    const isCut = next >= text.length && !text.endsWith("\n");
    if (isCut && (header.chomping === "+" || /^ *$/.test(lines.at(-1) ?? ""))) giveUp();
    advance(next);
    if (indent > parent) giveUp();
    return blockText(lines, header);
  };

  const read = () => {
    if (text.includes("\r")) giveUp();
    const marker = /^(?:(?:#.*| *)\n)*--- *(?:#.*)?(?:\n|$)/.exec(text);
    if (text.startsWith("%")) giveUp();
    advance(marker === null ? 0 : marker[0].length);
    if (indent < 0) giveUp();
    const start = at;
    const value = readBlock(-1, 1);
    if (indent >= 0) giveUp();
    return { value, at: start };
  };
  return { read };
}
