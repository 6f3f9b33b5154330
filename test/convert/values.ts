import fc from "fast-check";
import type { Json, JsonObject, JsonType, Schema } from "../../generator/ir/index.ts";

type Lookup = (id: string) => Schema;

/**
 * Values that a schema might accept: most are valid, and those that are not fail by little. Dates are written as
 * `toISOString` writes them and long integers are safe, so that each has one form only.
 */
export function valuesOf(schema: Schema, lookup: Lookup, depth = 5): fc.Arbitrary<Json> {
  const { enum: values, const: constant, condition } = schema;
  if (constant !== undefined) return fc.constant(constant.value);
  if (values !== undefined && values.length > 0) return fc.constantFrom(...values);
  const parts: fc.Arbitrary<Json>[] = [];
  const inner = (part: Schema): fc.Arbitrary<Json> => valuesOf(part, lookup, depth);
  if (schema.ref !== undefined)
    parts.push(depth > 0 ? valuesOf(lookup(schema.ref), lookup, depth - 1) : fc.constant({}));
  for (const part of schema.allOf ?? []) parts.push(inner(part));
  for (const options of [schema.oneOf, schema.anyOf])
    if (options !== undefined) parts.push(fc.oneof(...options.map(inner)));
  const branches = [condition?.if, condition?.then, condition?.else].filter((part) => part !== undefined);
  const dependents = (schema.object?.dependentSchemas ?? []).map((entry) => entry.schema);
  const additions = [...branches, ...dependents].map((part) => fc.oneof(fc.constant<Json>({}), inner(part)));
  if (schema.types !== undefined || parts.length === 0) parts.unshift(ownValues(schema, lookup, depth));
  return fc.tuple(...parts, ...additions).map(merge);
}

/** One value of several: objects together, else the last that says something. */
function merge(parts: readonly Json[]): Json {
  const objects = parts.filter(isObject);
  if (objects.length === 0) return parts.at(-1) ?? null;
  if (!isObject(parts[0]) && parts.length === 1) return parts[0] as Json;
  const merged: Record<string, Json> = {};
  for (const part of objects)
    for (const [key, value] of Object.entries(part))
      Object.defineProperty(merged, key, { value, enumerable: true, writable: true, configurable: true });
  return merged;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ownValues(schema: Schema, lookup: Lookup, depth: number): fc.Arbitrary<Json> {
  const fallback =
    schema.object !== undefined
      ? ["object" as const]
      : schema.array !== undefined
        ? ["array" as const]
        : undefined;
  const types = schema.types ?? fallback ?? (["string", "integer", "object"] as const);
  if (types.length === 0) return fc.constant(null);
  const byType: Readonly<Record<JsonType, () => fc.Arbitrary<Json>>> = {
    null: () => fc.constant(null),
    boolean: () => fc.boolean(),
    integer: () => numbers(schema, true),
    number: () => numbers(schema, false),
    string: () => strings(schema),
    array: () => arrays(schema, lookup, depth),
    object: () => objects(schema, lookup, depth),
  };
  return fc.oneof(...types.map((type) => byType[type]()));
}

function numbers({ number = {} }: Schema, integer: boolean): fc.Arbitrary<Json> {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = number;
  const low = Math.ceil(
    Math.max(minimum ?? -50, exclusiveMinimum === undefined ? -50 : exclusiveMinimum + 1),
  );
  const high = Math.floor(
    Math.min(maximum ?? low + 100, exclusiveMaximum === undefined ? low + 100 : exclusiveMaximum - 1),
  );
  const whole = fc.integer({ min: low, max: Math.max(low, high) });
  const wide = number.format?.name === "int64" && maximum === undefined ? fc.maxSafeInteger() : whole;
  const chosen = fc
    .oneof(whole, wide)
    .map((value) => (multipleOf === undefined ? value : Math.round(value / multipleOf) * multipleOf));
  return integer
    ? chosen
    : fc.oneof(
        chosen,
        chosen.map((value) => value + 0.5),
      );
}

const moments = fc
  .integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) })
  .map((time) => new Date(time).toISOString());

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "date-time": moments,
  date: moments.map((text) => text.slice(0, 10)),
  time: moments.map((text) => text.slice(11)),
  uuid: fc.uuid(),
  email: fc.constantFrom("a@example.com", "b.c@example.org"),
  uri: fc.webUrl(),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
  hostname: fc.domain(),
  byte: fc.base64String({ maxLength: 20 }),
  duration: fc.constantFrom("P1D", "PT2H"),
};

function strings({ string = {} }: Schema): fc.Arbitrary<Json> {
  const { minLength = 0, maxLength = minLength + 12, pattern, format } = string;
  const named = format === undefined ? undefined : formats[format.name];
  if (named !== undefined) return named;
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern.source, pattern.flags));
    } catch {
      return fc.constantFrom("a", "A1", "abc", "1");
    }
  }
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20), unit: "binary" });
}

function arrays({ array = {} }: Schema, lookup: Lookup, depth: number): fc.Arbitrary<Json> {
  const { prefixItems = [], items, contains, minItems = 0, maxItems = minItems + 3 } = array;
  const any = fc.oneof(fc.boolean(), fc.string({ maxLength: 3 }));
  const item = (schema: Schema | undefined) =>
    schema === undefined ? any : valuesOf(schema, lookup, depth - 1);
  const least = depth > 0 ? minItems : 0;
  const first = fc.tuple(...prefixItems.map((schema) => item(schema)));
  const others =
    depth <= 0 || items?.types?.length === 0
      ? fc.constant([])
      : fc.array(item(items ?? contains), {
          minLength: Math.max(0, least - prefixItems.length),
          maxLength: Math.max(0, Math.min(maxItems, least + 3) - prefixItems.length),
        });
  return fc.tuple(first, others).map(([one, other]) => [...one, ...other]);
}

function objects({ object = {} }: Schema, lookup: Lookup, depth: number): fc.Arbitrary<Json> {
  const { properties = [], required = [], additionalProperties, patternProperties = [] } = object;
  const entries: fc.Arbitrary<readonly (readonly [string, Json])[]>[] = [];
  const add = (key: string, schema: Schema | undefined): void => {
    const value = schema === undefined ? fc.constant<Json>(1) : valuesOf(schema, lookup, depth - 1);
    const there = value.map((found) => [[key, found] as const]);
    const absent = fc.constant<readonly (readonly [string, Json])[]>([]);
    entries.push(required.includes(key) ? there : depth <= 0 ? absent : fc.oneof(there, absent));
  };
  for (const { key, schema } of properties) add(key, schema);
  for (const key of required)
    if (!properties.some((property) => property.key === key)) add(key, additionalProperties);
  if (patternProperties.length === 0) for (const key of ["other", "x_y"]) add(key, additionalProperties);
  for (const { pattern, schema } of patternProperties)
    for (const key of ["x-a", "on_1", "a", "S_1", "I_2"])
      if (new RegExp(pattern.source).test(key)) add(key, schema);
  return fc.tuple(...entries).map((all) => Object.fromEntries(all.flat()) as Json);
}
