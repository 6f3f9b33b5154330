import { lineStarts } from "./line-starts.ts";
import type { Position } from "./origin.ts";

/** As much of a line as is shown: minified documents are one line of megabytes. */
const widest = 100;

/** A source line and the caret line below it, neither longer than a terminal is wide. */
export interface Excerpt {
  readonly line: string;
  readonly caret: string;
}

/** Finds excerpts of a text. */
export type Excerpts = (position: Position) => Excerpt | undefined;

/** The lines of a text at positions, each with a caret below the column; `undefined` where there is no such line. */
export function createExcerpts(text: string): Excerpts {
  let starts: readonly number[] | undefined;
  return ({ line, column }) => {
    starts ??= lineStarts(text);
    return excerptOf(lineAt(text, starts, line), column);
  };
}

function excerptOf(source: string, column: number): Excerpt | undefined {
  if (source.trim() === "") return undefined;
  const at = Math.min(column - 1, source.length);
  const from = at < widest * 0.8 ? 0 : at - Math.floor(widest / 2);
  const cut = source.slice(from, from + widest);
  const before = source.slice(from, at);
  const [head, tail] = [from > 0 ? "…" : "", from + widest < source.length ? "…" : ""];
  return {
    line: head + visible(expandTabs(cut)) + tail,
    caret: `${" ".repeat(head.length + widthOf(visible(expandTabs(before))))}^`,
  };
}

/** A line without its ending; empty where there is none of that number. */
function lineAt(text: string, starts: readonly number[], line: number): string {
  const start = starts[line - 1];
  return start === undefined ? "" : text.slice(start, starts[line]).replace(/\r?\n$|\r$/, "");
}

function expandTabs(text: string): string {
  return text.replaceAll("\t", "  ");
}

/**
 * Text of a document as a terminal may be given it: control characters, which could move the cursor or change colours,
 * and marks that reorder text are shown as escapes.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The same of a text that is to stay on its line: what follows a line break could pass for a line of ours. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\t\n]/g, (mark) => (mark === "\n" ? "\\n" : "\\t"));
}

/** Columns that a text takes in a terminal: East Asian wide characters and emoji take two, combining marks none. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
