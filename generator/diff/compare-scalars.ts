import { check } from "../check/index.ts";
import { type Format, type NumberRules, noNotes, type StringRules } from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { note, type Pair, show } from "./comparison.ts";
import { type Limit, limitRule } from "./rules.ts";

/** A limit that is there or not, and where it lies. */
export function compareLimit(
  pair: Pair,
  limit: Limit,
  from: number | undefined,
  to: number | undefined,
): void {
  if (from === to) return;
  const [rule, effect] = limitRule(limit, from, to);
  note(pair, rule, effect, { from: String(from), to: String(to) });
}

/** Lengths, patterns, formats and content. */
export function compareStrings(pair: Pair): void {
  const from: StringRules = pair.base.string ?? {};
  const to: StringRules = pair.revision.string ?? {};
  compareLimit(pair, "min-length", from.minLength, to.minLength);
  compareLimit(pair, "max-length", from.maxLength, to.maxLength);
  const [before, after] = [from.pattern?.source, to.pattern?.source];
  if (before === undefined && after !== undefined)
    note(pair, "pattern-added", "narrowed", { to: show(after) });
  else if (before !== undefined && after === undefined)
    note(pair, "pattern-removed", "widened", { from: show(before) });
  else if (before !== after)
    note(pair, "pattern-changed", patternEffect(before!, after!), { from: show(before), to: show(after) });
  compareFormat(pair, from.format, to.format);
  compareContent(pair, from.contentEncoding, to.contentEncoding);
  compareContent(pair, from.contentMediaType, to.contentMediaType);
}

/** A pattern that every string matches: only then is the relation between two patterns known without looking inside. */
const anyString = new Set(["", ".*", "^.*", ".*$", "^.*$", "^", "$"]);

function patternEffect(before: string, after: string): Effect {
  // A dot stops at line ends, but nobody who writes `.*` means that.
  if (anyString.has(after)) return "widened";
  return anyString.has(before) ? "narrowed" : "incomparable";
}

/** Bounds, `multipleOf` and the formats of numbers. */
export function compareNumbers(pair: Pair): void {
  const from: NumberRules = pair.base.number ?? {};
  const to: NumberRules = pair.revision.number ?? {};
  compareLimit(pair, "minimum", from.minimum, to.minimum);
  compareLimit(pair, "maximum", from.maximum, to.maximum);
  compareLimit(pair, "exclusive-minimum", from.exclusiveMinimum, to.exclusiveMinimum);
  compareLimit(pair, "exclusive-maximum", from.exclusiveMaximum, to.exclusiveMaximum);
  const [before, after] = [from.multipleOf, to.multipleOf];
  if (before === undefined && after !== undefined)
    note(pair, "multiple-of-added", "narrowed", { to: show(after) });
  else if (before !== undefined && after === undefined)
    note(pair, "multiple-of-removed", "widened", { from: show(before) });
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
