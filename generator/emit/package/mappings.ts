/** One entry of a source map: a position in what was made, and the one that it was made from, all counted from 0. */
export interface Segment {
  readonly line: number;
  readonly column: number;
  readonly source: number;
  readonly sourceLine: number;
  readonly sourceColumn: number;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Map([...digits].map((digit, value) => [digit, value]));

/** Reads the `mappings` of a source map (ECMA-426, 9.2); entries without a source are left out. */
export function decodeMappings(mappings: string): Segment[] {
  const segments: Segment[] = [];
  let source = 0;
  let sourceLine = 0;
  let sourceColumn = 0;
  mappings.split(";").forEach((group, line) => {
    let column = 0;
    for (const entry of group.split(",")) {
      if (entry === "") continue;
      const [columns = 0, sources, lines = 0, sourceColumns = 0] = decodeNumbers(entry);
      column += columns;
      if (sources === undefined) continue;
      source += sources;
      sourceLine += lines;
      sourceColumn += sourceColumns;
      segments.push({ line, column, source, sourceLine, sourceColumn });
    }
  });
  return segments;
}

/** Writes `mappings`; the segments are in the order of the text that was made. */
export function encodeMappings(segments: readonly Segment[]): string {
  let text = "";
  let previous: Segment = { line: 0, column: 0, source: 0, sourceLine: 0, sourceColumn: 0 };
  let column = 0;
  segments.forEach((segment, index) => {
    const lines = segment.line - previous.line;
    if (lines > 0) {
      text += ";".repeat(lines);
      column = 0;
    } else if (index > 0) {
      text += ",";
    }
    text +=
      encodeNumber(segment.column - column) +
      encodeNumber(segment.source - previous.source) +
      encodeNumber(segment.sourceLine - previous.sourceLine) +
      encodeNumber(segment.sourceColumn - previous.sourceColumn);
    column = segment.column;
    previous = segment;
  });
  return text;
}

/** Base 64 VLQ: five bits a digit, the lowest first; the lowest bit of all is the sign. */
function decodeNumbers(entry: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of entry) {
    const bits = values.get(digit) ?? 0;
    value += (bits & 31) << shift;
    shift += 5;
    if ((bits & 32) !== 0) continue;
    numbers.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = "";
  do {
    const more = rest > 31 ? 32 : 0;
    text += digits[(rest & 31) | more];
    rest >>= 5;
  } while (rest > 0);
  return text;
}
