/** A piece of a paragraph: text, or code between backticks. */
export interface Span {
  readonly kind: "text" | "code";
  readonly start: number;
  readonly end: number;
  /** How many backticks stand at either end. */
  readonly fence: number;
}

/**
 * Splits a paragraph into text and code as CommonMark does where nothing but backslashes goes before code. That holds
 * for what is written here: tags and autolinks, which would, are escaped.
 */
export function findSpans(text: string): Span[] {
  const runs = findRuns(text);
  const byLength = new Map<number, number[]>();
  for (const { start, length } of runs) {
    const starts = byLength.get(length);
    if (starts === undefined) byLength.set(length, [start]);
    else starts.push(start);
  }
  const spans: Span[] = [];
  const pushText = (start: number, end: number): void => {
    if (end > start) spans.push({ kind: "text", start, end, fence: 0 });
  };
  const passed = new Map<number, number>();
  let at = 0;
  for (const run of runs) {
    if (run.start < at) continue;
    const open = run.escaped ? { start: run.start + 1, length: run.length - 1 } : run;
    if (open.length === 0) continue;
    const starts = byLength.get(open.length) ?? [];
    let next = passed.get(open.length) ?? 0;
    while (next < starts.length && starts[next]! <= open.start) next += 1;
    passed.set(open.length, next);
    const close = starts[next];
    if (close === undefined) continue;
    pushText(at, open.start);
    at = close + open.length;
    spans.push({ kind: "code", start: open.start, end: at, fence: open.length });
  }
  pushText(at, text.length);
  return spans;
}

/** Every run of backticks. A backslash before one takes its first backtick away, but only outside code. */
function findRuns(
  text: string,
): { readonly start: number; readonly length: number; readonly escaped: boolean }[] {
  return [...text.matchAll(/`+/g)].map(({ index, 0: { length } }) => {
    let slashes = 0;
    while (text[index - 1 - slashes] === "\\") slashes += 1;
    return { start: index, length, escaped: slashes % 2 === 1 };
  });
}

/** What stands between the backticks: one space at either end does not count where both have one. */
export function codeOf(text: string, { start, end, fence }: Span): string {
  const inner = text.slice(start + fence, end - fence);
  const isPadded = /^[ \n][\s\S]*[^ \n][\s\S]*[ \n]$/.test(inner);
  return isPadded ? inner.slice(1, -1) : inner;
}
