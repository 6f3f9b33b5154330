import type { Api, ModelId, Operation, Schema } from "../ir/index.ts";
import { openSide, type Side } from "./comparison.ts";
import { onlyAsserted } from "./fingerprint.ts";
import { inlineOf } from "./one-schema.ts";
import { isAlike } from "./renames.ts";
import { withIds } from "./settle.ts";

/**
 * A settled Api, with the ids that another has for the same. An inline class is known by where it stands, so that members
 * of `allOf`, `anyOf` and `oneOf` in another order, or behind a new one, would be taken for each other: the order of these
 * has no meaning (JSON Schema 2020-12 core, 10.2.1).
 */
export function align(revision: Api, base: Api): Api {
  const numbers = new Map<string, number>();
  const sides = { base: openWritten(base, numbers), revision: openWritten(revision, numbers) };
  const { kept, moved } = findPlaces(sides);
  const ids = new Map([...moved].filter(([id, old]) => !kept.has(id) && !kept.has(old)));
  if (ids.size === 0) return revision;
  const taken = new Set(ids.values());
  // What stands where another one stood is not that one.
  const elsewhere = (id: ModelId): ModelId => (taken.has(id) ? `${id}~other` : id);
  return { ...revision, ...withIds(revision, (id) => ids.get(id) ?? elsewhere(id)) };
}

interface Sides {
  readonly base: WrittenSide;
  readonly revision: WrittenSide;
}

interface WrittenSide extends Side {
  /** What a schema asserts, as text: inline classes as if they were written in their place, wherever that is. */
  written(schema: Schema): string;
}

/** The schemas at one place. */
interface Place {
  readonly base: Schema;
  readonly revision: Schema;
  /** Whether something around it stood elsewhere. */
  readonly moved: boolean;
}

/** Walks two Apis side by side, and finds which inline classes stand where they stood, and where the others did. */
function findPlaces(sides: Sides) {
  const kept = new Set<ModelId>();
  const moved = new Map<ModelId, ModelId>();
  const stood = new Set<ModelId>();
  const met = new Set<string>();
  const open = rootsOf(sides);
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const [from, to] = [inlineOf(place.base, sides.base), inlineOf(place.revision, sides.revision)];
    if ((from === undefined) !== (to === undefined)) continue;
    if (from === undefined || to === undefined) {
      open.push(...placesInside(place, sides));
      continue;
    }
    const key = `${from.id} ${to.id} ${place.moved}`;
    if (met.has(key)) continue;
    met.add(key);
    if (from.id === to.id) kept.add(to.id);
    else if (place.moved && !moved.has(to.id) && !stood.has(from.id)) {
      moved.set(to.id, from.id);
      stood.add(from.id);
    }
    open.push(...placesInside({ ...place, base: from.schema, revision: to.schema }, sides));
  }
  return { kept, moved };
}

/** The places that are no part of another one: components, and what operations carry. */
function rootsOf({ base, revision }: Sides): Place[] {
  const models = base.api.models.flatMap(({ id, role, schema }): Place[] => {
    const other = role === "inline" ? undefined : revision.model(id);
    return other === undefined ? [] : [{ base: schema, revision: other.schema, moved: false }];
  });
  const after = new Map(revision.api.operations.flatMap(carriedBy));
  const carried = base.api.operations.flatMap(carriedBy).flatMap(([key, schema]): Place[] => {
    const other = after.get(key);
    return other === undefined ? [] : [{ base: schema, revision: other, moved: false }];
  });
  return [...models, ...carried];
}

function carriedBy({ kind, method, path, parameters, bodies, responses }: Operation): [string, Schema][] {
  const keyOf = (...place: readonly string[]): string => JSON.stringify([kind, method, path, ...place]);
  return [
    ...parameters.map(({ in: way, key, schema }): [string, Schema] => [keyOf(way, key), schema]),
    ...bodies.map(({ mediaType, schema }): [string, Schema] => [keyOf("body", mediaType), schema]),
    ...responses.flatMap(({ status, contents }) =>
      contents.map(({ mediaType, schema }): [string, Schema] => [keyOf(status, mediaType), schema]),
    ),
  ];
}

function placesInside({ base, revision, moved }: Place, sides: Sides): Place[] {
  const after = partsOf(revision);
  const places = [...partsOf(base)].flatMap(([key, part]): Place[] => {
    const other = after.get(key);
    return other === undefined ? [] : [{ base: part, revision: other, moved }];
  });
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    const [before, after] = [base[keyword], revision[keyword]];
    if (before === undefined || after === undefined) continue;
    for (const [from, to] of matched(before, after, sides)) {
      const isElsewhere = before.indexOf(from) !== after.indexOf(to) || from.ref !== to.ref;
      places.push({ base: from, revision: to, moved: moved || isElsewhere });
    }
  }
  return places;
}

/** The schemas directly inside one, by where they stand; those of lists whose order has no meaning apart. */
function partsOf({ object = {}, array = {}, not, condition, content }: Schema): Map<string, Schema> {
  const parts = new Map<string, Schema>();
  const add = (key: string, schema: Schema | undefined): void => {
    if (schema !== undefined) parts.set(key, schema);
  };
  for (const { key, schema } of object.properties ?? []) add(`property ${key}`, schema);
  for (const { pattern, schema } of object.patternProperties ?? []) add(`pattern ${pattern.source}`, schema);
  for (const { key, schema } of object.dependentSchemas ?? []) add(`dependent ${key}`, schema);
  for (const [index, schema] of (array.prefixItems ?? []).entries()) add(`item ${index}`, schema);
  const { additionalProperties, propertyNames, unevaluatedProperties } = object;
  const { items, contains, unevaluatedItems } = array;
  const named = {
    ...{ additionalProperties, propertyNames, unevaluatedProperties, items, contains, unevaluatedItems },
    ...{ not, content, if: condition?.if, then: condition?.then, else: condition?.else },
  };
  for (const [key, schema] of Object.entries(named)) add(key, schema);
  return parts;
}

/** Members that are written the same; of the others, those of one title, those that are much alike, and those at one place. */
function matched(
  before: readonly Schema[],
  after: readonly Schema[],
  { base, revision }: Sides,
): readonly (readonly [Schema, Schema])[] {
  const pairs: (readonly [Schema, Schema])[] = [];
  const left = new Set(before);
  const right = new Set(after);
  const pair = (from: Schema, to: Schema | undefined): void => {
    if (to === undefined) return;
    pairs.push([from, to]);
    left.delete(from);
    right.delete(to);
  };
  const isWrittenSame = (from: Schema, to: Schema): boolean => base.written(from) === revision.written(to);
  const opposite = (from: Schema): Schema | undefined => {
    const to = after[before.indexOf(from)];
    return to !== undefined && right.has(to) ? to : undefined;
  };
  for (const from of left) {
    const to = opposite(from);
    if (to !== undefined && isWrittenSame(from, to)) pair(from, to);
  }
  const isSameTitle = (from: Schema, to: Schema): boolean => {
    const title = titleOf(from, base);
    return title !== undefined && title === titleOf(to, revision);
  };
  for (const isSame of [isWrittenSame, isSameTitle]) {
    for (const from of left)
      pair(
        from,
        [...right].find((to) => isSame(from, to)),
      );
  }
  const isLike = (from: Schema, to: Schema): boolean =>
    isAlike(inlineOf(from, base)?.schema ?? from, inlineOf(to, revision)?.schema ?? to);
  for (const from of left) {
    const [to, ...others] = [...right].filter((one) => isLike(from, one));
    const isOnly = to !== undefined && [...left].filter((one) => isLike(one, to)).length === 1;
    if (isOnly && others.length === 0) pair(from, to);
  }
  for (const from of left) pair(from, opposite(from));
  return pairs;
}

function titleOf(schema: Schema, side: Side): string | undefined {
  return (inlineOf(schema, side)?.schema ?? schema).notes.title;
}

/** @param numbers each text's own, the same on both sides: classes may hold each other by many ways */
function openWritten(api: Api, numbers: Map<string, number>): WrittenSide {
  const side = openSide(api);
  const texts = new WeakMap<Schema, string>();
  const known = new Map<ModelId, string>();
  const written = (schema: Schema): string => {
    const text =
      texts.get(schema) ??
      JSON.stringify(schema, (key, value: unknown) =>
        key === "ref" && typeof value === "string" ? told(value) : onlyAsserted(key, value),
      );
    texts.set(schema, text);
    return text;
  };
  const told = (id: ModelId): string => {
    const model = side.model(id);
    if (model?.role !== "inline") return id;
    const text = known.get(id);
    if (text !== undefined) return text;
    // Of what holds itself, the place inside is told by its id.
    known.set(id, id);
    const whole = written(model.schema);
    const number = numbers.get(whole) ?? numbers.size;
    numbers.set(whole, number);
    known.set(id, String(number));
    return String(number);
  };
  return { ...side, written };
}
