import type { Schema } from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { type Comparison, inside, note, type Pair, turnedBy } from "./comparison.ts";
import { describe, isOpen } from "./describe.ts";
import { deepFingerprint, fingerprint } from "./fingerprint.ts";
import { inlineOf } from "./one-schema.ts";
import { isRenamed } from "./renames.ts";
import type { Presence, RuleId } from "./rules.ts";

type Compare = (pair: Pair) => void;

/** `allOf`, `anyOf`, `oneOf`, `not` and the conditionals. */
export function compareCombinators(pair: Pair, compare: Compare): void {
  const { base, revision } = pair;
  compareLists(pair, base.allOf ?? [], revision.allOf ?? [], allOf, compare);
  compareLists(pair, base.anyOf ?? [], revision.anyOf ?? [], anyOf, compare);
  compareLists(pair, base.oneOf ?? [], revision.oneOf ?? [], oneOf, compare);
  compareWhole(pair, "not", base.not, revision.not);
  compareWhole(pair, "if", base.condition?.if, revision.condition?.if);
  compareBranch(pair, "then", base.condition?.then, revision.condition?.then, compare);
  compareBranch(pair, "else", base.condition?.else, revision.condition?.else, compare);
}

interface ListRules {
  readonly added: RuleId;
  readonly removed: RuleId;
  /** The effect of adding a member: `more` to a list that has some, `first` to one that has none. */
  readonly effect: { readonly more: Effect; readonly first: Effect };
}

const allOf: ListRules = {
  added: "all-of-added",
  removed: "all-of-removed",
  effect: { more: "narrowed", first: "narrowed" },
};
const anyOf: ListRules = {
  added: "any-of-added",
  removed: "any-of-removed",
  effect: { more: "widened", first: "narrowed" },
};
const oneOf: ListRules = {
  added: "one-of-added",
  removed: "one-of-removed",
  effect: { more: "widened", first: "narrowed" },
};

function compareLists(
  pair: Pair,
  before: readonly Schema[],
  after: readonly Schema[],
  rules: ListRules,
  compare: Compare,
): void {
  const { matched, removed, added } = match(before, after, pair.comparison);
  const members = new Set([...before, ...after]);
  const at = (member: Schema | undefined, list: readonly Schema[]) =>
    member && { member, others: list.filter((other) => other !== member) };
  const leading = (from: Schema | undefined, to: Schema | undefined): Pair =>
    rules === oneOf ? turnedBy(pair, { base: at(from, before), revision: at(to, after) }) : pair;
  for (const [from, to] of matched) {
    const inner = inside(leading(from, to), from, to, { kind: "same" });
    compare(rules === allOf ? inner : without(inner, members));
  }
  const grows = before.length > 0 ? rules.effect.more : rules.effect.first;
  const shrinks = after.length > 0 ? rules.effect.more : rules.effect.first;
  for (const member of removed) {
    noteMember(leading(member, undefined), rules.removed, opposite(shrinks), { base: member });
    noteLost(member, pair.comparison);
  }
  for (const member of added)
    noteMember(leading(undefined, member), rules.added, grows, { revision: member });
}

/** The class of a member that is no more, where it is nowhere else. */
export function noteLost(member: Schema, { base, revision, lost }: Comparison): void {
  const model = inlineOf(member, base);
  if (model !== undefined && revision.model(model.id) === undefined) lost.add(model);
}

/** A member of a choice is one value with what stands beside the choice, and not with the other members. */
function without(inner: Pair, members: ReadonlySet<Schema>): Pair {
  const { base, revision, skipped } = inner.whole!;
  const isOther = (schema: Schema): boolean =>
    schema !== inner.base && schema !== inner.revision && members.has(schema);
  const others = {
    has: (schema: Schema): boolean => skipped.has(schema) || isOther(schema),
    size: skipped.size + members.size - new Set([inner.base, inner.revision]).size,
  };
  return { ...inner, whole: { base, revision, skipped: others } };
}

function noteMember(
  pair: Pair,
  rule: RuleId,
  effect: Effect,
  at: { readonly base?: Schema; readonly revision?: Schema },
): void {
  const member = (at.base ?? at.revision)!;
  const args = { from: describe(member), to: describe(member) };
  if (rule.startsWith("all-of") && isOpen(member)) note(pair, "all-of-annotation", "none", {}, at);
  else note(pair, rule, effect, args, at);
}

function opposite(effect: Effect): Effect {
  return effect === "narrowed" ? "widened" : effect === "widened" ? "narrowed" : effect;
}

/** Members that are the same, or the same model, or stand at the same place among those that are left. */
function match(before: readonly Schema[], after: readonly Schema[], comparison: Comparison) {
  const { base, revision } = comparison;
  const matched: [Schema, Schema][] = [];
  const removed = new Set(before);
  const added = new Set(after);
  const pair = (from: Schema, to: Schema): void => {
    matched.push([from, to]);
    removed.delete(from);
    added.delete(to);
  };
  const pairUp = (identify: (schema: Schema) => string | undefined): void => {
    const known = new Map<string | undefined, Schema[]>();
    for (const to of added) {
      const identity = identify(to);
      const alike = known.get(identity);
      if (alike === undefined) known.set(identity, [to]);
      else alike.push(to);
    }
    for (const from of removed) {
      const identity = identify(from);
      const to = identity === undefined ? undefined : known.get(identity)?.shift();
      if (to !== undefined) pair(from, to);
    }
  };
  pairUp(({ ref }) => ref);
  pairUp((schema) => fingerprint(schema));
  // A model under a new name, where it is the only one that it can be.
  for (const from of removed) {
    const heirs = [...added].filter((to) => isHeir(from, to));
    const [to] = heirs;
    if (heirs.length !== 1 || [...removed].filter((other) => isHeir(other, to!)).length !== 1) continue;
    pair(from, to!);
  }
  pairUp(({ notes }) => notes.title);
  const rest = { matched, removed: [...removed], added: [...added] };
  // What is left in equal number is taken for the same, changed; references to different models are not.
  if (removed.size === added.size && [...removed, ...added].every(({ ref }) => ref === undefined)) {
    for (const [index, from] of rest.removed.entries()) matched.push([from, rest.added[index]!]);
    return { matched, removed: [], added: [] };
  }
  return rest;

  function isHeir(from: Schema, to: Schema): boolean {
    const [left, right] = [from, to].map(({ ref }, side) =>
      ref === undefined ? undefined : (side === 0 ? base : revision).model(ref),
    );
    if (left === undefined || right === undefined || base.model(right.variantOf ?? right.id) !== undefined)
      return false;
    return isRenamed(left, right, comparison);
  }
}

/** A keyword whose schema is compared as a whole: what changes inside it turns the effect around, or hides it. */
function compareWhole(pair: Pair, keyword: Presence, from: Schema | undefined, to: Schema | undefined): void {
  const args = { from: from === undefined ? "" : describe(from), to: to === undefined ? "" : describe(to) };
  if (from === undefined && to !== undefined) note(pair, `${keyword}-added`, "narrowed", args);
  else if (from !== undefined && to === undefined) note(pair, `${keyword}-removed`, "widened", args);
  else if (from !== undefined && to !== undefined && differs(pair, from, to)) {
    note(pair, `${keyword}-changed`, "incomparable", args);
  }
}

/** Whether two schemas, with all that they refer to, are not the same. */
export function differs({ comparison }: Pair, from: Schema, to: Schema): boolean {
  return deepFingerprint(from, comparison.base) !== deepFingerprint(to, comparison.revision);
}

function compareBranch(
  pair: Pair,
  keyword: Presence,
  from: Schema | undefined,
  to: Schema | undefined,
  compare: Compare,
): void {
  if (from !== undefined && to !== undefined) compare(inside(pair, from, to, { kind: "same" }));
  else compareWhole(pair, keyword, from, to);
}
