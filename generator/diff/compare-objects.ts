import type { ObjectRules, Property, Schema } from "../ir/index.ts";
import { declaredIn, isAskedForAround, saysSame } from "./around.ts";
import type { Effect } from "./change.ts";
import { compareLimit } from "./compare-bounds.ts";
import { differs } from "./compare-combinators.ts";
import { compareKinds } from "./compare-maps.ts";
import { comparePatterns, isSaid, undeclared } from "./compare-patterns.ts";
import { inside, isGuarded, note, type Pair, show } from "./comparison.ts";
import { describe, isClosed, isOpen } from "./describe.ts";
import { fingerprint } from "./fingerprint.ts";

type Compare = (pair: Pair) => void;

/** Whether a key has to be there, on each side. */
interface Needed {
  readonly before: boolean;
  readonly after: boolean;
}

/**
 * The keywords of objects. Keys that a model does not declare are nobody's promise: a value that carries one is not
 * held against a change, so an optional property that is added to an open object breaks nobody.
 */
export function compareObjects(pair: Pair, compare: Compare): void {
  const from: ObjectRules = pair.base.object ?? {};
  const to: ObjectRules = pair.revision.object ?? {};
  if (!compareKinds(pair, from, to)) {
    compareProperties(pair, from, to, compare);
    compareRest(pair, from, to, compare);
  }
  compareLimit(pair, "min-properties", from.minProperties, to.minProperties);
  compareLimit(pair, "max-properties", from.maxProperties, to.maxProperties);
  comparePatterns(pair, from, to, compare);
  compareDependencies(pair, from, to, compare);
  compareNames(pair, from, to);
  const [before, after] = [from.unevaluatedProperties, to.unevaluatedProperties];
  // What one part says of all that is left is what a guard around it no longer says.
  const felt = (schema: Schema, effect: Effect): Effect =>
    isGuardedAround(pair) ? "incomparable" : isOpen(schema) ? "none" : effect;
  if (before === undefined && after !== undefined) {
    note(pair, "unevaluated-properties-added", felt(after, "narrowed"), { to: describe(after) });
  } else if (before !== undefined && after === undefined) {
    note(pair, "unevaluated-properties-removed", felt(before, "widened"), { from: describe(before) });
  } else if (before !== undefined && after !== undefined) {
    compare(inside(pair, before, after, { kind: "value", key: "*" }));
  }
}

function compareProperties(pair: Pair, from: ObjectRules, to: ObjectRules, compare: Compare): void {
  const before = byKey(from.properties);
  const after = byKey(to.properties);
  const [neededBefore, neededAfter] = [new Set(from.required), new Set(to.required)];
  const needed = (key: string): Needed => ({ before: neededBefore.has(key), after: neededAfter.has(key) });
  // `required` has no effect here where another part requires the key as well.
  const felt = (key: string, which: "base" | "revision", effect: Effect): Effect =>
    isAskedForAround(pair, which, pair.comparison[which], key) ? "none" : effect;
  for (const [key, property] of before) {
    const other = after.get(key);
    if (other === undefined) noteRemoved(pair, property, needed(key), to, compare);
    else compare(inside(pair, property.schema, other.schema, { kind: "property", key }));
  }
  for (const [key, property] of after) {
    if (!before.has(key)) noteAdded(pair, property, needed(key), from, compare);
  }
  for (const key of new Set([...neededBefore, ...neededAfter])) {
    const [was, is] = [neededBefore.has(key), neededAfter.has(key)];
    if (was === is) continue;
    // Reported as `required-property-added` or `required-property-removed` already.
    const isTold = before.has(key) ? !after.has(key) && was : after.has(key) && is;
    if (isTold) continue;
    const at = {
      base: before.get(key)?.schema ?? pair.base,
      revision: after.get(key)?.schema ?? pair.revision,
      key,
    };
    const moved = atKey(pair, key);
    if (is) note(moved, "became-required", felt(key, "base", "narrowed"), {}, at);
    else note(moved, "became-optional", felt(key, "revision", "widened"), {}, at);
  }
}

function byKey(properties: readonly Property[] = []): Map<string, Property> {
  return new Map(properties.map((property) => [property.key, property]));
}

/** The same site, told of as one of its properties. */
function atKey(pair: Pair, key: string): Pair {
  const { path } = inside(pair, pair.base, pair.revision, { kind: "property", key });
  return { ...pair, path };
}

function noteRemoved(
  pair: Pair,
  { key, schema }: Property,
  needed: Needed,
  to: ObjectRules,
  compare: Compare,
): void {
  const rest = undeclared(to, key);
  const sheds = needed.before && !needed.after;
  let effect: Effect = sheds ? "widened" : "none";
  if (rest === "unknown") effect = "incomparable";
  else if (isClosed(rest)) effect = sheds ? "incomparable" : "narrowed";
  else if (rest === undefined) effect = removalAround(pair, key, schema) ?? effect;
  if (effect === "narrowed" && sheds) effect = "incomparable";
  note(
    atKey(pair, key),
    needed.before ? "required-property-removed" : "property-removed",
    effect,
    {},
    { base: schema, key },
  );
  if (isSaid(rest)) compare(inside(pair, schema, rest, { kind: "property", key }));
}

function noteAdded(
  pair: Pair,
  { key, schema }: Property,
  needed: Needed,
  from: ObjectRules,
  compare: Compare,
): void {
  const rest = undeclared(from, key);
  const asks = needed.after && !needed.before;
  let effect: Effect = asks ? "narrowed" : "none";
  if (rest === "unknown") effect = "incomparable";
  else if (isClosed(rest)) effect = asks ? "incomparable" : "widened";
  else if (rest === undefined) effect = additionAround(pair, key, schema) ?? effect;
  if (effect === "widened" && asks) effect = "incomparable";
  note(
    atKey(pair, key),
    needed.after ? "required-property-added" : "property-added",
    effect,
    {},
    { revision: schema, key },
  );
  if (isSaid(rest)) compare(inside(pair, rest, schema, { kind: "property", key }));
}

/**
 * The effect of adding a property, by the other schemas of the same value; `undefined` where none of them mentions it.
 */
export function additionAround(pair: Pair, key: string, schema: Schema): Effect | undefined {
  return effectAround(pair, key, schema, "base", { said: "narrowed", guarded: "widened" });
}

/**
 * The effect of removing a property, by the same: one that another schema still declares stays promised, with fewer
 * constraints on its values.
 */
export function removalAround(pair: Pair, key: string, schema: Schema): Effect | undefined {
  return effectAround(pair, key, schema, "revision", { said: "widened", guarded: "narrowed" });
}

function effectAround(
  { comparison, whole, guard = "none" }: Pair,
  key: string,
  schema: Schema,
  which: "base" | "revision",
  effect: { readonly said: Effect; readonly guarded: Effect },
): Effect | undefined {
  const said = whole === undefined ? undefined : declaredIn(whole, which, comparison[which]).get(key);
  // A key that only has to be there is none that a guard knows.
  if (said !== undefined && said.always.size + said.perhaps.size === 0 && guard !== "none")
    return "incomparable";
  // In the same words, nothing is said that was not said already.
  if (said !== undefined)
    return isOpen(schema) || saysSame(said, fingerprint(schema)) ? undefined : effect.said;
  return guard === "none" ? undefined : guard === "closed" ? effect.guarded : "incomparable";
}

function compareRest(pair: Pair, from: ObjectRules, to: ObjectRules, compare: Compare): void {
  const [before, after] = [from.additionalProperties, to.additionalProperties];
  const guarded = (effect: Effect): Effect => (isGuarded(pair) ? "incomparable" : effect);
  if (isOpen(before) && isOpen(after)) {
    // Said or not: types have it, and so do guards, which no longer ask for what is said.
    if (before === undefined && after !== undefined)
      note(pair, "additional-properties-declared", guarded("none"));
    if (before !== undefined && after === undefined)
      note(pair, "additional-properties-undeclared", guarded("none"));
    return;
  }
  if (isClosed(before) && isClosed(after)) return;
  if (isClosed(after)) note(pair, "additional-properties-closed", guarded("narrowed"));
  else if (isClosed(before)) note(pair, "additional-properties-opened", guarded("widened"));
  else if (isOpen(before)) note(pair, "additional-properties-changed", guarded("narrowed"));
  else if (isOpen(after)) note(pair, "additional-properties-changed", guarded("widened"));
  else compare(inside(pair, before!, after!, { kind: "value", key: unknownKey(from, to) }));
}

function isGuardedAround({ guardAround = "none" }: Pair): boolean {
  return guardAround !== "none";
}

/** A key that neither side declares. */
function unknownKey(...sides: readonly ObjectRules[]): string {
  const declared = new Set(sides.flatMap(({ properties }) => (properties ?? []).map(({ key }) => key)));
  let key = "other";
  while (declared.has(key)) key += "_";
  return key;
}

function compareDependencies(pair: Pair, from: ObjectRules, to: ObjectRules, compare: Compare): void {
  const lists = ({ dependentRequired = [] }: ObjectRules): Map<string, readonly string[]> =>
    new Map(dependentRequired.map(({ key, required }) => [key, required]));
  const [before, after] = [lists(from), lists(to)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    const told = (names: readonly string[]): string => `${key} asks for ${names.join(", ")}`;
    if (was === undefined) note(pair, "dependent-required-added", "narrowed", { to: told(is!) });
    else if (is === undefined) note(pair, "dependent-required-removed", "widened", { from: told(was) });
    else {
      const [more, less] = [is.some((name) => !was.includes(name)), was.some((name) => !is.includes(name))];
      if (!more && !less) continue;
      const effect = more && less ? "incomparable" : more ? "narrowed" : "widened";
      note(pair, "dependent-required-changed", effect, { from: told(was), to: told(is) });
    }
  }
  compareDependentSchemas(pair, from, to, compare);
}

function compareDependentSchemas(pair: Pair, from: ObjectRules, to: ObjectRules, compare: Compare): void {
  const list = ({ dependentSchemas = [] }: ObjectRules): Map<string, Schema> =>
    new Map(dependentSchemas.map(({ key, schema }) => [key, schema]));
  const [before, after] = [list(from), list(to)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === undefined) note(pair, "dependent-schema-added", "narrowed", { to: show(key) });
    else if (is === undefined) note(pair, "dependent-schema-removed", "widened", { from: show(key) });
    else compare(inside(pair, was, is, { kind: "same" }));
  }
}

function compareNames(pair: Pair, from: ObjectRules, to: ObjectRules): void {
  const [before, after] = [from.propertyNames, to.propertyNames];
  if (before === undefined && after !== undefined)
    note(pair, "property-names-added", "narrowed", { to: describe(after) });
  else if (before !== undefined && after === undefined)
    note(pair, "property-names-removed", "widened", { from: describe(before) });
  else if (before !== undefined && after !== undefined && differs(pair, before, after)) {
    note(pair, "property-names-changed", "incomparable", { from: describe(before), to: describe(after) });
  }
}
