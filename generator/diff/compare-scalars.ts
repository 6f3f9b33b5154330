import type { NumberRules, Pattern, Schema, StringRules } from "../ir/index.ts";
import { compareBounds, compareLimit } from "./compare-bounds.ts";
import { compareFormat } from "./compare-formats.ts";
import { note, type Pair, show } from "./comparison.ts";
import { isMultiple, patternEffect, stepEffect } from "./effects.ts";
import { leastLength } from "./pattern-facts.ts";

/** Lengths, patterns, formats and content. */
export function compareStrings(pair: Pair): void {
  const from: StringRules = pair.base.string ?? {};
  const to: StringRules = pair.revision.string ?? {};
  compareLeastLength(pair, from, to);
  compareLimit(pair, "max-length", from.maxLength, to.maxLength);
  comparePatterns(pair, from.pattern, to.pattern);
  if (isRespelled(from, to)) note(pair, "spelled-otherwise", "none");
  else {
    compareFormat(pair, from.format, to.format);
    compareContent(pair, from.contentEncoding, to.contentEncoding);
  }
  compareContent(pair, from.contentMediaType, to.contentMediaType);
}

/** Base64 in the words of OpenAPI 3.0 on one side, and in those of 3.1 on the other (3.1.1, 4.8.14.2). */
function isRespelled(one: StringRules, other: StringRules): boolean {
  const isFormat = ({ format, contentEncoding }: StringRules): boolean =>
    format?.name === "byte" && contentEncoding === undefined;
  const isEncoding = ({ format, contentEncoding }: StringRules): boolean =>
    format === undefined && contentEncoding === "base64";
  return (isFormat(one) && isEncoding(other)) || (isEncoding(one) && isFormat(other));
}

/** A length that the pattern of a side asks for anyway is none that it adds. */
function compareLeastLength(pair: Pair, from: StringRules, to: StringRules): void {
  const [before, after] = [from, to].map(({ minLength = 0, pattern }) =>
    Math.max(minLength, pattern === undefined ? 0 : leastLength(pattern)),
  );
  const isMoved =
    (to.minLength ?? 0) > (from.minLength ?? 0)
      ? before! < (to.minLength ?? 0)
      : after! < (from.minLength ?? 0);
  compareLimit(pair, "min-length", from.minLength, to.minLength, isMoved ? "as-ruled" : "none");
}

function comparePatterns(pair: Pair, before: Pattern | undefined, after: Pattern | undefined): void {
  const [from, to] = [before?.source, after?.source];
  if (from === to) return;
  const effect = patternEffect(before, after);
  if (from === undefined) return note(pair, "pattern-added", effect, { to: show(to) });
  if (to === undefined) return note(pair, "pattern-removed", effect, { from: show(from) });
  note(pair, "pattern-changed", effect, { from: show(from), to: show(to) });
}

/** Bounds, `multipleOf` and the formats of numbers. */
export function compareNumbers(pair: Pair): void {
  const from: NumberRules = pair.base.number ?? {};
  const to: NumberRules = pair.revision.number ?? {};
  compareBounds(pair, from, to);
  const [before, after] = [from.multipleOf, to.multipleOf];
  const [asks, asked] = [isFelt(after, pair.revision), isFelt(before, pair.base)];
  if (before === undefined && after !== undefined)
    note(pair, "multiple-of-added", asks ? "narrowed" : "none", { to: show(after) });
  else if (before !== undefined && after === undefined)
    note(pair, "multiple-of-removed", asked ? "widened" : "none", { from: show(before) });
  else if (before !== after) {
    note(pair, "multiple-of-changed", stepEffect(before, after), { from: show(before), to: show(after) });
  }
  compareFormat(pair, from.format, to.format);
}

/** Whether a step leaves out any value: whole numbers are multiples of 1, and of what 1 is a multiple of. */
function isFelt(step: number | undefined, { types }: Schema): boolean {
  const isWhole = types?.includes("number") === false;
  return step !== undefined && !(isWhole && isMultiple(1, step));
}

function compareContent(pair: Pair, from: string | undefined, to: string | undefined): void {
  if (from === to) return;
  note(pair, "content-changed", "incomparable", { from: from ?? "none", to: to ?? "none" });
}
