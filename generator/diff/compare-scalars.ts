import type { AST } from "@eslint-community/regexpp";
import { check } from "../check/index.ts";
import {
  type Format,
  type NumberRules,
  noNotes,
  type Pattern,
  type StringRules,
  syntaxOf,
} from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { compareBounds, compareLimit } from "./compare-bounds.ts";
import { note, type Pair, show } from "./comparison.ts";
import { isWithin } from "./patterns-within.ts";

/** Lengths, patterns, formats and content. */
export function compareStrings(pair: Pair): void {
  const from: StringRules = pair.base.string ?? {};
  const to: StringRules = pair.revision.string ?? {};
  compareLimit(pair, "min-length", from.minLength, to.minLength);
  compareLimit(pair, "max-length", from.maxLength, to.maxLength);
  comparePatterns(pair, from.pattern, to.pattern);
  compareFormat(pair, from.format, to.format);
  compareContent(pair, from.contentEncoding, to.contentEncoding);
  compareContent(pair, from.contentMediaType, to.contentMediaType);
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

/** Whether every string has a place where a pattern matches: one at which it asks for nothing. */
function takesAnyString(pattern: Pattern): boolean {
  const asksForNothing = (element: AST.Element): boolean =>
    (element.type === "Quantifier" && (element.min === 0 || asksForNothing(element.element))) ||
    ((element.type === "Group" || element.type === "CapturingGroup") &&
      element.alternatives.some(({ elements }) => elements.every(asksForNothing)));
  const isEnd = ({ type, kind }: AST.Element & { readonly kind?: unknown }): boolean =>
    type === "Assertion" && (kind === "start" || kind === "end");
  try {
    return syntaxOf(pattern).alternatives.some(
      ({ elements }) =>
        elements.filter(isEnd).length <= 1 &&
        elements.every((element) => isEnd(element) || asksForNothing(element)),
    );
  } catch {
    return false;
  }
}

/** Bounds, `multipleOf` and the formats of numbers. */
export function compareNumbers(pair: Pair): void {
  const from: NumberRules = pair.base.number ?? {};
  const to: NumberRules = pair.revision.number ?? {};
  compareBounds(pair, from, to);
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
