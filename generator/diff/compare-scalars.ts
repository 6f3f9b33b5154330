import { check } from "../check/index.ts";
import {
  type Format,
  type NumberRules,
  noNotes,
  type Pattern,
  type Schema,
  type StringRules,
} from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { compareBounds, compareLimit } from "./compare-bounds.ts";
import { note, type Pair, show } from "./comparison.ts";
import { isWithin, leastLength, takesAnyString } from "./pattern-facts.ts";

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
  const [was, is] = [before, after].map((pattern) => pattern !== undefined && !takesAnyString(pattern));
  if (from === undefined) return note(pair, "pattern-added", is ? "narrowed" : "none", { to: show(to) });
  if (to === undefined) return note(pair, "pattern-removed", was ? "widened" : "none", { from: show(from) });
  note(pair, "pattern-changed", changeOf(before!, after!, was!, is!), { from: show(from), to: show(to) });
}

/** @param was whether the one before asks for anything */
function changeOf(before: Pattern, after: Pattern, was: boolean, is: boolean): Effect {
  if (!was || !is) return is ? "narrowed" : was ? "widened" : "none";
  const [shrinks, grows] = [isWithin(after, before), isWithin(before, after)];
  return shrinks && grows ? "none" : shrinks ? "narrowed" : grows ? "widened" : "incomparable";
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
    const effect = isMultiple(after!, before!)
      ? "narrowed"
      : isMultiple(before!, after!)
        ? "widened"
        : "incomparable";
    note(pair, "multiple-of-changed", effect, { from: show(before), to: show(after) });
  }
  compareFormat(pair, from.format, to.format);
}

/** Whether a step leaves out any value: whole numbers are multiples of 1, and of what 1 is a multiple of. */
function isFelt(step: number | undefined, { types }: Schema): boolean {
  const isWhole = types?.includes("number") === false;
  return step !== undefined && !(isWhole && isMultiple(1, step));
}

/** In decimals, as validators count: 0.5 is a multiple of 0.1. */
function isMultiple(value: number, of: number): boolean {
  const schema = { at: { file: "", pointer: "" }, notes: noNotes, number: { multipleOf: of } };
  return check(value, schema, () => schema).verdict === "valid";
}

function compareFormat(pair: Pair, from: Format | undefined, to: Format | undefined): void {
  if (from?.name === to?.name) return;
  const [before, after] = [from?.asserted === true, to?.asserted === true];
  if (from === undefined) note(pair, "format-added", after ? "narrowed" : "none", { to: to!.name });
  else if (to === undefined) note(pair, "format-removed", before ? "widened" : "none", { from: from.name });
  else {
    const effect =
      before && after ? formatEffect(from.name, to.name) : after ? "narrowed" : before ? "widened" : "none";
    note(pair, "format-changed", effect, { from: from.name, to: to.name });
  }
}

/** Formats whose values are all values of another. */
const within: Readonly<Record<string, string>> = {
  int32: "int64",
  float: "double",
  uri: "uri-reference",
  iri: "iri-reference",
  email: "idn-email",
  hostname: "idn-hostname",
};

function formatEffect(from: string, to: string): Effect {
  if (within[from] === to) return "widened";
  return within[to] === from ? "narrowed" : "incomparable";
}

function compareContent(pair: Pair, from: string | undefined, to: string | undefined): void {
  if (from === to) return;
  note(pair, "content-changed", "incomparable", { from: from ?? "none", to: to ?? "none" });
}
