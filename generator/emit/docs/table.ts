import { oneLine } from "./escape/index.ts";

/**
 * Writes a table whose columns are all as wide as its widest cell. Width counts code points and is taken before line
 * breaks and pipes are escaped, so that a cell with either may stand out: the format has it so. `measured` are the rows
 * as the format has them, where they are written otherwise: one escaped cell is no reason to move all others.
 */
export function writeTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  measured: readonly (readonly string[])[] = rows,
): string {
  let width = 0;
  for (const row of [header, ...measured]) {
    for (const cell of row) width = Math.max(width, length(cell));
  }
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const pad = (cell: string): string => {
    const escaped = oneLine(cell);
    return escaped + " ".repeat(Math.max(0, width - length(escaped)));
  };
  const lines = [line(header.map(pad)), line(header.map(() => "-".repeat(width)))];
  for (const row of rows) lines.push(line(row.map(pad)));
  return lines.join("\n");
}

/** A line break counts as one, however it is written. */
function length(text: string): number {
  let count = 0;
  for (const _ of text.replaceAll("\r\n", "\n")) count += 1;
  return count;
}
