import type { ObjectRules, Property, Schema } from "../ir/index.ts";
import type { Declared } from "./around.ts";
import type { Effect } from "./change.ts";
import { describe, isClosed, isOpen } from "./compare-arrays.ts";
import { compareKinds } from "./compare-maps.ts";
import { compareLimit } from "./compare-scalars.ts";
import { inside, note, type Pair, show } from "./comparison.ts";
import { fingerprint } from "./fingerprint.ts";

type Compare = (pair: Pair) => void;

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
  if (before === undefined && after !== undefined) {
    note(pair, "unevaluated-properties-added", "narrowed", { to: describe(after) });
  } else if (before !== undefined && after === undefined) {
    note(pair, "unevaluated-properties-removed", "widened", { from: describe(before) });
  } else if (before !== undefined && after !== undefined) {
    compare(inside(pair, before, after, { kind: "value", key: "*" }));
  }
}

function compareProperties(pair: Pair, from: ObjectRules, to: ObjectRules, compare: Compare): void {
  const before = byKey(from.properties);
  const after = byKey(to.properties);
  const [needed, needs] = [new Set(from.required), new Set(to.required)];
  for (const [key, property] of before) {
    const other = after.get(key);
    if (other === undefined) noteRemoved(pair, property, needed.has(key), needs.has(key), to);
    else compare(inside(pair, property.schema, other.schema, { kind: "property", key }));
  }
  for (const [key, property] of after) {
    if (!before.has(key)) noteAdded(pair, property, needs.has(key), needed.has(key), from);
  }
  for (const key of new Set([...needed, ...needs])) {
    if (needed.has(key) === needs.has(key) || before.has(key) !== after.has(key)) continue;
    const at = {
      base: before.get(key)?.schema ?? pair.base,
      revision: after.get(key)?.schema ?? pair.revision,
    };
    const moved = atKey(pair, key);
    if (needs.has(key)) note(moved, "became-required", "narrowed", {}, at);
    else note(moved, "became-optional", "widened", {}, at);
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
  wasNeeded: boolean,
  isNeeded: boolean,
  to: ObjectRules,
): void {
  const rest = to.additionalProperties;
  const sheds = wasNeeded && !isNeeded;
  let effect: Effect = sheds ? "widened" : "none";
  if (isClosed(rest)) effect = sheds ? "incomparable" : "narrowed";
  else if (!isOpen(rest) || pair.guarded) effect = "incomparable";
  // A key that is spoken of all the same is still promised, and says less of its values.
  else if (isSaidBeside(pair.around?.revision(), key, schema)) effect = "widened";
  note(
    atKey(pair, key),
    wasNeeded ? "required-property-removed" : "property-removed",
    effect,
    {},
    { base: schema },
  );
}

function noteAdded(
  pair: Pair,
  { key, schema }: Property,
  isNeeded: boolean,
  wasNeeded: boolean,
  from: ObjectRules,
): void {
  const rest = from.additionalProperties;
  const asks = isNeeded && !wasNeeded;
  let effect: Effect = asks ? "narrowed" : "none";
  if (isClosed(rest)) effect = asks ? "incomparable" : "widened";
  else if (!isOpen(rest) || pair.guarded) effect = "incomparable";
  else if (isSaidBeside(pair.around?.base(), key, schema)) effect = "narrowed";
  note(
    atKey(pair, key),
    isNeeded ? "required-property-added" : "property-added",
    effect,
    {},
    { revision: schema },
  );
}

/** Whether a key is spoken of elsewhere, but not in these words. */
function isSaidBeside(around: Declared | undefined, key: string, schema: Schema): boolean {
  const said = around?.get(key);
  return said !== undefined && !isOpen(schema) && !said.has(fingerprint(schema));
}

function compareRest(pair: Pair, from: ObjectRules, to: ObjectRules, compare: Compare): void {
  const [before, after] = [from.additionalProperties, to.additionalProperties];
  if (isOpen(before) && isOpen(after)) return;
  if (isClosed(before) && isClosed(after)) return;
  if (isClosed(after)) note(pair, "additional-properties-closed", "narrowed");
  else if (isClosed(before)) note(pair, "additional-properties-opened", "widened");
  else if (isOpen(before)) note(pair, "additional-properties-changed", "narrowed");
  else if (isOpen(after)) note(pair, "additional-properties-changed", "widened");
  else compare(inside(pair, before!, after!, { kind: "value", key: unknownKey(from, to) }));
}

/** A key that neither side declares. */
function unknownKey(...sides: readonly ObjectRules[]): string {
  const declared = new Set(sides.flatMap(({ properties }) => (properties ?? []).map(({ key }) => key)));
  let key = "other";
  while (declared.has(key)) key += "_";
  return key;
}

function comparePatterns(pair: Pair, from: ObjectRules, to: ObjectRules, compare: Compare): void {
  const list = ({ patternProperties = [] }: ObjectRules): Map<string, Schema> =>
    new Map(patternProperties.map(({ pattern, schema }) => [pattern.source, schema]));
  const [before, after] = [list(from), list(to)];
  for (const [source, schema] of before) {
    const other = after.get(source);
    if (other !== undefined) compare(inside(pair, schema, other, { kind: "value", key: source }));
    else
      note(pair, "pattern-property-removed", isClosed(to.additionalProperties) ? "narrowed" : "widened", {
        from: show(source),
      });
  }
  for (const source of after.keys()) {
    if (before.has(source)) continue;
    note(pair, "pattern-property-added", isClosed(from.additionalProperties) ? "widened" : "narrowed", {
      to: show(source),
    });
  }
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
  else if (before !== undefined && after !== undefined && fingerprint(before) !== fingerprint(after)) {
    note(pair, "property-names-changed", "incomparable", { from: describe(before), to: describe(after) });
  }
}
