import fc from "fast-check";
import { check } from "../../generator/check/index.ts";
import { ranked } from "../../generator/diff/witness/candidates.ts";
import { createPool } from "../../generator/diff/witness/pool.ts";
import {
  type Api,
  isMembers,
  type Json,
  type JsonObject,
  type Model,
  type ModelId,
  matches,
  type Schema,
  walk,
} from "../../generator/ir/index.ts";
import { values } from "../fuzz/arbitraries.ts";

const sampled = fc.sample(values, { numRuns: 300, seed: 6 });

/** Values around the edges of both sides' model, those with one part replaced, and any values at all. */
export function valuesAround(sides: readonly Place[]): Json[] {
  const near = sides.flatMap(({ api, model }) => {
    const schemas = byIdOf(api.models);
    const pool = createPool((id) => schemas.get(id)!.schema);
    return ranked(model.schema, pool).slice(0, 150);
  });
  const replaced = near
    .filter((value): value is JsonObject => isMembers(value))
    .flatMap((value, at) =>
      Object.keys(value).map((key): Json => ({ ...value, [key]: sampled[(at * 7) % sampled.length]! })),
    );
  return [...near, ...replaced, ...sampled];
}

/**
 * Whether a value has a key, at some place, that of both sides only the one which has to take it speaks of there; or that of
 * all there only a member of a choice declares which the value is none of: nobody promised anything about such a key, so no
 * verdict speaks of it.
 */
export function isUnpromised(value: Json, from: Place, to: Place): boolean {
  return differs(value, [from.model.schema], [to.model.schema]);

  function differs(part: Json, before: readonly Schema[], after: readonly Schema[]): boolean {
    const [own, others] = [closureOf(before, part, from.api), closureOf(after, part, to.api)];
    if (Array.isArray(part)) return part.some((item) => differs(item, itemsOf(own), itemsOf(others)));
    if (!isMembers(part)) return false;
    const isOfAnother = (key: string): boolean =>
      declares(everyOf(before, from.api), key) && !declares(everyOf(after, to.api), key);
    return Object.entries(part as JsonObject).some(
      ([key, member]) =>
        (!speaksOf(own, key) && (declares(others, key) || isOfAnother(key))) ||
        differs(member, membersOf(own, key), membersOf(others, key)),
    );
  }
}

interface Place {
  readonly api: Api;
  readonly model: Model;
}

/** All schemas that speak of one value: of a choice those members that it satisfies, if any. */
type Closure = ReadonlySet<Schema>;

function closureOf(schemas: readonly Schema[], value: Json, { models }: Api): Closure {
  const byId = byIdOf(models);
  const lookup = (id: ModelId): Schema => byId.get(id)!.schema;
  const met = new Set(schemas);
  for (const { ref, allOf = [], anyOf = [], oneOf = [], not, condition, object } of met) {
    const choice = [...anyOf, ...oneOf];
    const chosen = choice.filter((member) => check(value, member, lookup).verdict === "valid");
    const dependent = (object?.dependentSchemas ?? []).map(({ schema }) => schema);
    const { if: test, then: one, else: other } = condition ?? {};
    const target = ref === undefined ? undefined : lookup(ref);
    const members = chosen.length === 0 ? choice : chosen;
    for (const part of [...allOf, ...members, ...dependent, target, not, test, one, other]) {
      if (part !== undefined) met.add(part);
    }
  }
  return met;
}

/** All schemas that may speak of one value, whatever members of choices it satisfies. */
function everyOf(schemas: readonly Schema[], { models }: Api): Closure {
  const byId = byIdOf(models);
  const met = new Set(schemas);
  for (const { ref, allOf = [], anyOf = [], oneOf = [], not, condition, object } of met) {
    const dependent = (object?.dependentSchemas ?? []).map(({ schema }) => schema);
    const { if: test, then: one, else: other } = condition ?? {};
    const target = ref === undefined ? undefined : byId.get(ref)!.schema;
    for (const part of [...allOf, ...anyOf, ...oneOf, ...dependent, target, not, test, one, other]) {
      if (part !== undefined) met.add(part);
    }
  }
  return met;
}

function declares(schemas: Closure, key: string): boolean {
  return [...schemas].some(
    ({ object = {} }) =>
      object.properties?.some((property) => property.key === key) || object.required?.includes(key),
  );
}

/** Whether a key is declared, or has its values described by a pattern or among all others. */
function speaksOf(schemas: Closure, key: string): boolean {
  const isShaped = (schema: Schema | undefined): boolean =>
    Object.keys(schema ?? {}).some((keyword) => keyword !== "at" && keyword !== "notes");
  return (
    declares(schemas, key) ||
    [...schemas].some(
      ({ object = {} }) =>
        isShaped(object.additionalProperties) ||
        isShaped(object.unevaluatedProperties) ||
        object.patternProperties?.some(({ pattern }) => matches(pattern, key) === true),
    )
  );
}

function membersOf(schemas: Closure, key: string): Schema[] {
  const inner = [...schemas].flatMap(({ object = {} }) => {
    const { properties = [], patternProperties = [], additionalProperties, unevaluatedProperties } = object;
    const own = properties.filter((property) => property.key === key).map(({ schema }) => schema);
    const matching = patternProperties
      .filter(({ pattern }) => new RegExp(pattern.source, pattern.flags).test(key))
      .map(({ schema }) => schema);
    return own.length + matching.length > 0
      ? [...own, ...matching, unevaluatedProperties]
      : [additionalProperties, unevaluatedProperties];
  });
  return inner.filter((schema) => schema !== undefined);
}

function itemsOf(schemas: Closure): Schema[] {
  const inner = [...schemas].flatMap(({ array = {} }) => [
    ...(array.prefixItems ?? []),
    array.items,
    array.contains,
    array.unevaluatedItems,
  ]);
  return inner.filter((schema) => schema !== undefined);
}

/** A model and all that it refers to. */
export function reachOf(model: Model, { models }: Api): Set<Model> {
  const byId = byIdOf(models);
  const met = new Set([model]);
  for (const one of met) walk(one.schema, ({ ref }) => void (ref !== undefined && met.add(byId.get(ref)!)));
  return met;
}

const indexed = new WeakMap<Api["models"], ReadonlyMap<ModelId, Model>>();

function byIdOf(models: Api["models"]): ReadonlyMap<ModelId, Model> {
  const index = indexed.get(models) ?? new Map(models.map((one) => [one.id, one]));
  indexed.set(models, index);
  return index;
}
