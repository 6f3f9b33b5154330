import { codeBlock } from "./code.ts";
import { escapeInline, isHarmless } from "./inline.ts";
import type { Rules } from "./rules.ts";

/** What a line of its own starts with: a list item, a heading, a quote, a row of a table. */
const blockStart = /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|>|\|)/;
const listItem = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const fenceLine = /^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

/** Code in lists and quotes is looked for over so many lines. */
const nestedLines = 1000;

/**
 * Escapes paragraphs: code between fences stays where every reader takes it for code, which is at the start of a line;
 * elsewhere, in lists and quotes, it stays where it would do nothing as text either.
 */
export function escapeBlocks(text: string, rules: Rules): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const written: string[] = [];
  let inList = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const fence = readFence(lines, at);
    if (fence !== undefined) {
      written.push(...writeFence(fence, rules));
      at = fence.end;
      continue;
    }
    const end = endOfChunk(lines, at);
    const chunk = lines.slice(at, end);
    const isCode =
      !inList && (lines[at - 1] ?? "").trim() === "" && chunk.every((one) => /^(?: {4}|\t)/.test(one));
    if (/^\S/.test(line)) inList = listItem.test(line);
    else if (listItem.test(line) && !isCode) inList = true;
    written.push(isCode ? escapeIndented(chunk, rules) : escapeChunk(chunk, rules));
    at = end;
  }
  return written.join("\n");
}

interface Fence {
  readonly prefix: string;
  readonly marks: string;
  readonly info: string;
  readonly body: readonly string[];
  readonly lines: readonly string[];
  /** The line after it. */
  readonly end: number;
  readonly state: "closed" | "open";
}

/** Code between fences that starts on a line; one that is not closed counts only at the start of a line. */
function readFence(lines: readonly string[], start: number): Fence | undefined {
  const [, prefix = "", marks, info = ""] = fenceLine.exec(lines[start]!) ?? [];
  if (marks === undefined) return undefined;
  const closing = new RegExp(
    `^${prefix === "" ? " {0,3}" : "[ \\t>]*"}${marks[0]}{${marks.length},}[ \\t]*$`,
  );
  const last = prefix === "" ? lines.length : Math.min(lines.length, start + nestedLines);
  let close = start + 1;
  while (close < last && !closing.test(lines[close]!)) close += 1;
  const isClosed = close < last;
  if (!isClosed && prefix !== "") return undefined;
  const body = lines.slice(start + 1, close);
  const end = isClosed ? close + 1 : close;
  const state = isClosed ? "closed" : "open";
  return { prefix, marks, info: info.trim(), body, lines: lines.slice(start, end), end, state };
}

function writeFence(fence: Fence, rules: Rules): string[] {
  const { prefix, marks, info, body, lines, state } = fence;
  const inner = body.join("\n");
  const isTop = prefix === "";
  const keeps = isTop ? !rules.inFence.test(inner) : isHarmless(inner, rules);
  if (!keeps) {
    const block = codeBlock(body.map((line) => dedent(line, prefix.length)).join("\n"));
    return isTop ? ["", block, ""] : [`${prefix}${block}`];
  }
  // What follows the language is for some readers' eyes: attributes, titles, "interpolate here".
  const isPlain = /^[\w+#.]*$/.test(info) && !/vue$/i.test(info);
  const head = isPlain ? lines[0]! : `${prefix}${marks}${/^[a-z\d+#]*(?=[ \t])/i.exec(info)?.[0] ?? ""}`;
  return [head, ...lines.slice(1), ...(state === "open" ? [marks] : [])];
}

function dedent(line: string, columns: number): string {
  return line.slice(/^[ \t>]*/.exec(line.slice(0, columns))![0].length);
}

function endOfChunk(lines: readonly string[], start: number): number {
  let end = start + 1;
  if (lines[start]!.trim() === "") return end;
  while (end < lines.length && lines[end]!.trim() !== "" && !blockStart.test(lines[end]!)) {
    if (readFence(lines, end) !== undefined) break;
    end += 1;
  }
  return end;
}

function escapeChunk(lines: readonly string[], rules: Rules): string {
  const text = lines.map((line) => line.replace(/^([\s>]*)~~~/, "$1&#126;~~")).join("\n");
  return escapeInline(text, rules, "paragraph");
}

/** Code by its indent, which MDX does not know. */
function escapeIndented(lines: readonly string[], rules: Rules): string {
  const text = lines.join("\n");
  if (isHarmless(text, rules)) return text;
  return codeBlock(lines.map((line) => line.replace(/^(?: {4}|\t)/, "")).join("\n"));
}
