import fc from "fast-check";
import { ranked } from "../../generator/diff/witness/candidates.ts";
import { createPool } from "../../generator/diff/witness/pool.ts";
import {
  type Api,
  isMembers,
  type Json,
  type JsonObject,
  type Model,
  type ModelId,
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
 * Whether a value has a key, anywhere, that only the side which has to take it declares: nobody promised anything about
 * such a key, so no verdict speaks of it.
 */
export function isUnpromised(value: Json, from: Place, to: Place): boolean {
  const [declared, others] = [declaredKeys(from), declaredKeys(to)];
  const visit = (part: Json): boolean => {
    if (Array.isArray(part)) return part.some(visit);
    if (!isMembers(part)) return false;
    return Object.entries(part as JsonObject).some(
      ([key, member]) => (!declared.has(key) && others.has(key)) || visit(member),
    );
  };
  return visit(value);
}

interface Place {
  readonly api: Api;
  readonly model: Model;
}

const known = new Map<Model, ReadonlySet<string>>();

/** The keys that a model declares, with all that it refers to. */
function declaredKeys({ api, model }: Place): ReadonlySet<string> {
  const found = known.get(model);
  if (found !== undefined) return found;
  const keys = new Set<string>();
  for (const { schema } of reachOf(model, api)) {
    walk(schema, ({ object = {} }) => {
      for (const { key } of object.properties ?? []) keys.add(key);
      for (const key of object.required ?? []) keys.add(key);
    });
  }
  known.set(model, keys);
  return keys;
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
