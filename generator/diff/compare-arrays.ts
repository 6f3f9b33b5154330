import type { ArrayRules, Schema } from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { compareLimit } from "./compare-bounds.ts";
import { inside, note, type Pair, turnedBy } from "./comparison.ts";
import { describe, isClosed, isOpen } from "./describe.ts";
import { limitRule } from "./rules.ts";

type Compare = (pair: Pair) => void;

/** The keywords of arrays. */
export function compareArrays(pair: Pair, compare: Compare): void {
  const from: ArrayRules = pair.base.array ?? {};
  const to: ArrayRules = pair.revision.array ?? {};
  compareLimit(pair, "min-items", from.minItems, to.minItems);
  compareLimit(pair, "max-items", from.maxItems, to.maxItems);
  if (from.uniqueItems !== to.uniqueItems) {
    if (to.uniqueItems) note(pair, "unique-items-added", "narrowed", { to: "true" });
    else note(pair, "unique-items-removed", "widened", { from: "true" });
  }
  compareTuples(pair, from, to, compare);
  comparePart(pair, from.items, to.items, from.prefixItems?.length ?? 0, compare);
  compareContains(pair, from, to, compare);
  const [before, after] = [from.unevaluatedItems, to.unevaluatedItems];
  const felt = guardedBy(pair.itemsAround);
  if (before === undefined && after !== undefined)
    note(pair, "unevaluated-items-added", felt("narrowed"), { to: describe(after) });
  if (before !== undefined && after === undefined)
    note(pair, "unevaluated-items-removed", felt("widened"), { from: describe(before) });
  if (before !== undefined && after !== undefined)
    compare(inside(pair, before, after, { kind: "item", index: beyond(from, to) }));
}

/** Where the first item is that no tuple speaks of. */
function beyond(...sides: readonly ArrayRules[]): number {
  return Math.max(...sides.map(({ prefixItems = [] }) => prefixItems.length));
}

/**
 * An `unevaluatedItems` around applies to the items that this part does not cover, so that any change of what it covers
 * is `incomparable`.
 */
function guardedBy(guard: Pair["items"]): (effect: Effect) => Effect {
  return (effect) => (guard === "guarded" ? "incomparable" : effect);
}

function comparePart(
  pair: Pair,
  from: Schema | undefined,
  to: Schema | undefined,
  index: number,
  compare: Compare,
): void {
  if (from !== undefined && to !== undefined) compare(inside(pair, from, to, { kind: "item", index }));
  else if (to !== undefined && (!isOpen(to) || pair.items))
    note(pair, "items-added", guardedBy(pair.items)("narrowed"));
  else if (from !== undefined && (!isOpen(from) || pair.items))
    note(pair, "items-removed", guardedBy(pair.items)("widened"));
}

/** An item that came to `prefixItems` was one of `items` before, and the other way round. */
function compareTuples(pair: Pair, from: ArrayRules, to: ArrayRules, compare: Compare): void {
  const before = from.prefixItems ?? [];
  const after = to.prefixItems ?? [];
  const shared = Math.min(before.length, after.length);
  for (let index = 0; index < shared; index++) {
    compare(inside(pair, before[index]!, after[index]!, { kind: "item", index }));
  }
  for (const item of before.slice(shared)) {
    const effect = isClosed(to.items) ? "narrowed" : to.items === undefined ? "widened" : "incomparable";
    note(
      pair,
      "prefix-item-removed",
      guardedBy(pair.items)(effect),
      { from: describe(item) },
      { base: item },
    );
  }
  for (const item of after.slice(shared)) {
    const effect = isClosed(from.items) ? "widened" : from.items === undefined ? "narrowed" : "incomparable";
    note(
      pair,
      "prefix-item-added",
      guardedBy(pair.items)(effect),
      { to: describe(item) },
      { revision: item },
    );
  }
}

function compareContains(pair: Pair, from: ArrayRules, to: ArrayRules, compare: Compare): void {
  if (from.contains === undefined && to.contains !== undefined) {
    note(pair, "contains-added", guardedBy(pair.items)("narrowed"), { to: describe(to.contains) });
  } else if (from.contains !== undefined && to.contains === undefined) {
    note(pair, "contains-removed", guardedBy(pair.items)("widened"), { from: describe(from.contains) });
  } else if (from.contains !== undefined && to.contains !== undefined) {
    const isLimited = from.maxContains !== undefined || to.maxContains !== undefined;
    const counted = isLimited || pair.items ? { ...turnedBy(pair, "count"), blurred: true as const } : pair;
    compare(inside(counted, from.contains, to.contains, { kind: "item", index: beyond(from, to) }));
    compareMinContains(pair, from.minContains, to.minContains);
    compareLimit(pair, "max-contains", from.maxContains, to.maxContains);
  }
}

/** Where `minContains` is not said it is 1 (2020-12 validation, 6.4.5): to say it, or no longer, moves it from there or not. */
function compareMinContains(pair: Pair, from: number | undefined, to: number | undefined): void {
  const [before, after] = [from ?? 1, to ?? 1];
  if (before === after) return;
  const [rule] = limitRule("min-contains", from, to);
  const [, effect] = limitRule("min-contains", before, after);
  note(pair, rule, effect, { from: String(from), to: String(to) });
}
