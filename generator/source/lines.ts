import { lineStarts, type Position } from "../diagnostics/index.ts";

/** Turns offsets of a text into lines and columns. */
export type Lines = (offset: number) => Position;

/** The table of line starts is built on the first question; LF, CRLF and a lone CR end a line. */
export function createLines(text: string): Lines {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}
