import {
  isMembers,
  type Json,
  type JsonObject,
  type JsonType,
  literalOf,
  type Schema,
} from "../../ir/index.ts";
import { numbers, strings } from "./edges.ts";
import { keysOf, schemaAt } from "./keys.ts";
import { minimal } from "./minimal.ts";
import { commonMultiples } from "./multiples.ts";
import { matchingString, usual } from "./patterns.ts";
import { entriesOf, isValid, once, type Pool } from "./pool.ts";

/** Values worth trying whatever a schema says. */
const basket: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  0.5,
  1e21,
  "",
  "a",
  "a b",
  "0",
  [],
  ["a"],
  {},
  { other: 1 },
];

/**
 * Values near the edges of what a schema says: its own values and examples, both sides of each limit, small and full
 * objects, each member of a choice. Some satisfy it and some do not; the caller finds out.
 */
export function candidates(schema: Schema, pool: Pool, depth = deepest): readonly Json[] {
  return once(pool, schema, `${depth}`, () => {
    const least = minimal(schema, pool);
    const found: Json[] = [
      ...told(schema),
      ...(least === undefined ? [] : [least]),
      ...commonMultiples(schema, pool.lookup),
    ];
    if (depth > 0) {
      for (const part of parts(schema, pool)) found.push(...candidates(part, pool, depth - 1));
      for (const type of typesOf(schema))
        for (const value of byType[type](schema, pool, depth - 1)) found.push(value);
      found.push(...combined(schema, pool, depth));
    }
    return distinct(found, pool).slice(0, depth === deepest ? 400 : 60);
  });
}

/** How deep values are varied; what lies deeper is left out, or as its own notes have it. */
const deepest = 4;

/** The candidates of a schema, those that satisfy it first. */
export function ranked(schema: Schema, pool: Pool, depth = deepest): readonly Json[] {
  return once(pool, schema, `ranked ${depth}`, () => {
    const valid: Json[] = [];
    const others: Json[] = [];
    for (const value of candidates(schema, pool, depth)) {
      (isValid(value, schema, pool, budget) ? valid : others).push(value);
    }
    return [...valid, ...others];
  });
}

/** How many steps of the interpreter one candidate is worth. */
const budget = 5_000;

/** The candidates of both schemas, and the basket. */
export function sharedCandidates(a: Schema, aPool: Pool, b: Schema, bPool: Pool): Json[] {
  const found = [...candidates(a, aPool), ...candidates(b, bPool), ...basket];
  return distinct([...found, ...crossed(a, b), ...crossed(b, a), ...longTexts(a), ...longTexts(b)], aPool);
}

/** Texts that match one side's pattern, and are too short or too long for the other side. */
function crossed(
  { string: { pattern } = {} }: Schema,
  { string: { minLength, maxLength } = {} }: Schema,
): string[] {
  if (pattern === undefined) return [];
  return [
    ...(minLength === undefined || minLength === 0 ? [] : matchingString(pattern, 0, minLength - 1)),
    ...(maxLength === undefined || maxLength >= usual
      ? []
      : matchingString(pattern, maxLength + 1, undefined)),
  ];
}

/** Longest texts that are made; those beyond `usual` only where a length itself changes, as they are many otherwise. */
const longest = 200_000;

function longTexts({ string: { maxLength = 0, pattern } = {} }: Schema): string[] {
  if (maxLength < usual || maxLength > longest || pattern !== undefined) return [];
  return ["a".repeat(maxLength), "a".repeat(maxLength + 1)];
}

function told({ notes, enum: values = [], const: constant }: Schema): Json[] {
  const boxed = notes.default === undefined ? [] : [notes.default.value];
  return [...(constant === undefined ? [] : [constant.value]), ...values, ...notes.examples, ...boxed];
}

function parts(schema: Schema, pool: Pool): Schema[] {
  const { ref, allOf = [], anyOf = [], oneOf = [], not, condition } = schema;
  return [
    ...(ref === undefined ? [] : [pool.lookup(ref)]),
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(not === undefined ? [] : [not]),
    ...(condition === undefined ? [] : [condition.if, condition.then, condition.else]),
  ].filter((part) => part !== undefined);
}

/** Objects that the parts of `allOf` are each satisfied by, put together. */
function combined(schema: Schema, pool: Pool, depth: number): Json[] {
  if (schema.allOf === undefined && schema.ref === undefined) return [];
  const own = objects(schema, pool, depth - 1)[1];
  const others = parts(schema, pool).map((part) => ranked(part, pool, depth - 1).find(isMap));
  const whole = Object.assign({}, ...others, own) as Record<string, Json>;
  return Object.keys(whole).length === 0 ? [] : [whole];
}

function isMap(value: Json): value is JsonObject {
  return isMembers(value);
}

/** The types that a schema speaks of; without `type`, those that its rules are for. */
function typesOf({ types, string, number, array, object }: Schema): readonly JsonType[] {
  if (types !== undefined) return types;
  const spoken: JsonType[] = [];
  if (string !== undefined) spoken.push("string");
  if (number !== undefined) spoken.push("number");
  if (array !== undefined) spoken.push("array");
  if (object !== undefined) spoken.push("object");
  return spoken;
}

type Make = (schema: Schema, pool: Pool, depth: number) => Json[];

const byType: Readonly<Record<JsonType, Make>> = {
  null: () => [null],
  boolean: () => [true, false],
  integer: (schema) => numbers(schema).flatMap((value) => [Math.floor(value), Math.ceil(value)]),
  number: numbers,
  string: strings,
  array: arrays,
  object: objects,
};

/** Longest lists and largest objects that are made of a number alone. */
const mostItems = 1000;

function arrays({ array = {} }: Schema, pool: Pool, depth: number): Json[] {
  const { items, prefixItems = [], contains, minItems = 0, maxItems, minContains, maxContains } = array;
  const rest = items ?? array.unevaluatedItems;
  const ones = rest === undefined ? [0, "a", null] : ranked(rest, pool, depth).slice(0, 12);
  const wanted = contains === undefined ? [] : ranked(contains, pool, depth).slice(0, 12);
  const start = prefixItems.map((item) => ranked(item, pool, depth)[0] ?? null);
  const sizes = [
    2,
    minItems,
    minItems - 1,
    minItems + 1,
    ...(maxItems === undefined ? [] : [maxItems, maxItems + 1]),
  ];
  const counts = [minContains, maxContains].flatMap((count) =>
    count === undefined ? [] : [count - 1, count, count + 1],
  );
  const lists: Json[][] = [];
  for (const size of [...sizes, ...counts, prefixItems.length + 1].filter(
    (size) => size >= 0 && size <= mostItems,
  )) {
    for (const filler of [ones[0], ones[1], wanted[0]]) {
      if (filler === undefined) continue;
      lists.push(Array.from({ length: size }, (_, index) => start[index] ?? filler));
      // Unlike ones, for uniqueItems.
      lists.push(
        Array.from({ length: size }, (_, index) => start[index] ?? ones[index % ones.length] ?? index),
      );
    }
  }
  return [
    ...lists,
    start,
    ...ones.map((item) => [...start, item]),
    ...wanted.map((item) => [...start, item]),
  ];
}

/** The smallest object, the full one, each property alone beside what is required, and one without each that is. */
function objects(schema: Schema, pool: Pool, depth: number): Json[] {
  const { object = {} } = schema;
  const { properties = [], required = [], patternProperties = [], minProperties = 0 } = object;
  const pools = new Map<string, readonly Json[]>();
  for (const key of [...properties.map((property) => property.key), ...required]) {
    const part = schemaAt(object, key);
    if (part !== undefined) pools.set(key, ranked(part, pool, depth));
  }
  const first = (key: string): Json => pools.get(key)?.[0] ?? literalOf("a") ?? null;
  const make = (keys: readonly string[]): Record<string, Json> =>
    entriesOf(
      keys.map((key) => [key, first(key)]),
      pool,
    );
  const smallest = make(required);
  const full = make([...new Set([...required, ...pools.keys()])]);
  const found: Record<string, Json>[] = [smallest, full];
  for (const [key, values] of pools) {
    for (const value of values.slice(0, 8))
      found.push(entriesOf([...Object.entries(smallest), [key, value]], pool));
    pool.effort.spend(required.length);
    found.push(make(required.filter((other) => other !== key)));
  }
  const rest = object.additionalProperties ?? object.unevaluatedProperties;
  const extras = rest === undefined ? [1, "a"] : ends(ranked(rest, pool, depth), 8);
  for (const value of extras) {
    for (const key of ["other", "A", "0", "a-b"]) found.push({ ...smallest, [key]: value });
    found.push({ ...full, other: value });
  }
  for (const rule of patternProperties) {
    const values = [...ends(ranked(rule.schema, pool, depth), 8), ...unlike];
    for (const key of keysOf(rule, object))
      for (const value of values) found.push(entriesOf([...Object.entries(smallest), [key, value]], pool));
  }
  if (minProperties > 0 && minProperties <= mostItems) {
    const filled = Array.from(
      { length: minProperties },
      (_, index) => [`other${index}`, extras[0] ?? null] as const,
    );
    found.push({ ...Object.fromEntries(filled), ...smallest });
  }
  for (const { key, required: others } of object.dependentRequired ?? []) {
    found.push({ ...smallest, [key]: first(key) }, make([...new Set([...required, key, ...others])]));
  }
  for (const { key, schema: part } of object.dependentSchemas ?? []) {
    for (const value of [{}, ...candidates(part, pool, depth).filter(isMap).slice(0, 12)]) {
      found.push({ ...smallest, ...value, [key]: first(key) });
    }
  }
  return found;
}

/** One value of each type or so: what a schema for all of some properties may refuse. */
const unlike: readonly Json[] = ["a", 1.5, null, {}];

/** Some from the beginning of a list and some from its end: what is valid, and what is not. */
function ends(values: readonly Json[], count: number): Json[] {
  return values.length <= count ? [...values] : [...values.slice(0, count / 2), ...values.slice(-count / 2)];
}

/** So many characters cost what a schema does that is applied. */
const charactersPerStep = 32;

function distinct(values: readonly Json[], { effort }: Pool): Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    if (value === undefined) return false;
    const text = JSON.stringify(value);
    effort.spend(text.length / charactersPerStep);
    return seen.has(text) ? false : seen.add(text);
  });
}
