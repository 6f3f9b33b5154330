import type { Shapes } from "./derive.ts";
import { deriveKeys, keysOf } from "./derive-keys.ts";
import { mergeObject } from "./derive-object.ts";
import { unionOf } from "./derive-union.ts";
import { knownFormat } from "./formats.ts";
import { ofLength } from "./of-length.ts";
import { type JsonType, noNotes, type Schema } from "./schema.ts";
import type { Field, Shape, TupleItem } from "./shape.ts";

type Derive = (schema: Schema, shapes: Shapes) => Shape;

/**
 * What `type` says, each type with its own rules. Without it, rules that speak of objects or arrays are taken as if the
 * type stood there: that is what their authors mean, and lowering reports it where a value of another type would pass.
 */
export function deriveTypes(schema: Schema, shapes: Shapes): Shape {
  const { types, object, array, string } = schema;
  if (types !== undefined) {
    const distinct = types.includes("number") ? types.filter((type) => type !== "integer") : types;
    return unionOf(
      distinct.map((type) => byType[type](schema, shapes)),
      schema,
    );
  }
  if (object?.properties !== undefined || object?.additionalProperties !== undefined)
    return byType.object(schema, shapes);
  if (array?.items !== undefined || array?.prefixItems !== undefined) return byType.array(schema, shapes);
  return string?.format?.asserted === true && isDateFormat(knownFormat(string.format))
    ? byType.string(schema, shapes)
    : { kind: "unknown" };
}

const byType: Readonly<Record<JsonType, Derive>> = {
  null: () => ({ kind: "null" }),
  boolean: () => ({ kind: "boolean" }),
  integer: (schema, shapes) => deriveNumber(schema, shapes, true),
  number: (schema, shapes) => deriveNumber(schema, shapes, false),
  string: deriveString,
  array: deriveArray,
  object: deriveRecord,
};

function deriveNumber({ number, wire }: Schema, { view }: Shapes, integer: boolean): Shape {
  const format = knownFormat(number?.format);
  const whole: Shape = { kind: "number", integer, format, type: number?.format?.type };
  if (wire) return whole;
  if (integer && format === "int64" && view.int64 === "bigint") return { kind: "bigint" };
  if (integer && format === "int64" && view.int64 === "string") return { kind: "string", format };
  return whole;
}

function deriveString({ string, wire }: Schema, { view }: Shapes): Shape {
  const format = knownFormat(string?.format);
  if (!wire && view.dates === "Date" && isDateFormat(format)) return { kind: "date", format };
  return { kind: "string", format, type: string?.format?.type };
}

function isDateFormat(format: string | undefined): format is "date" | "date-time" {
  return format === "date" || format === "date-time";
}

function deriveArray(schema: Schema, shapes: Shapes): Shape {
  const { items, prefixItems = [] } = schema.array ?? {};
  const rest: Shape = items === undefined ? { kind: "unknown" } : shapes.of(items);
  if (prefixItems.length === 0) return { kind: "array", items: rest, schema };
  const prefix = prefixItems.map((item): TupleItem => ({ shape: shapes.of(item), presence: "optional" }));
  return ofLength({ kind: "tuple", prefix, rest: rest.kind === "never" ? undefined : rest }, [schema]);
}

/** The members of a map whose keys are listed, where it has to have some of them. */
function fieldsOf(keys: readonly string[], shape: Shape, { at, object = {} }: Schema): readonly Field[] {
  const { required = [], additionalProperties: schema = { at, notes: noNotes } } = object;
  return keys.map((key): Field => {
    const presence = required.includes(key) ? "required" : "optional";
    return { key, name: key, presence, asked: presence, shape, schema };
  });
}

/** Whether nothing else in a schema may evaluate a member (JSON Schema 2020-12, 11.3). */
function isAlone({ ref, allOf, anyOf, oneOf, condition, object }: Schema): boolean {
  const others = [ref, allOf, anyOf, oneOf, condition, object?.dependentSchemas];
  return others.every((keyword) => keyword === undefined);
}

/** What a schema says of objects itself, whatever else it says of its values: what it only requires, that may declare. */
function ownObject({ at, notes, object }: Schema, shapes: Shapes): Shape | undefined {
  if (object === undefined) return undefined;
  const required = object.required?.filter((key) => object.properties?.some((known) => known.key === key));
  return mergeObject(
    { at, notes, object: { ...object, ...(required !== undefined && { required }) } },
    shapes,
  );
}

/**
 * An object of which no property is known: a map where its values are spoken of, else an object without fields. What
 * `unevaluatedProperties` says concerns only what an object's other parts leave over: it makes no map of it.
 */
function deriveRecord(schema: Schema, shapes: Shapes): Shape {
  const known = shapes.overriding ? undefined : ownObject(schema, shapes);
  if (known !== undefined) return known;
  const { additionalProperties, patternProperties, unevaluatedProperties } = schema.object ?? {};
  const others = additionalProperties;
  if (others === undefined && patternProperties === undefined && unevaluatedProperties !== undefined) {
    const rest = isAlone(schema) ? shapes.of(unevaluatedProperties) : undefined;
    return { kind: "object", fields: [], rest: rest?.kind === "never" ? undefined : rest };
  }
  const spoken = [
    ...(patternProperties ?? []).map(({ schema }) => schema),
    ...(others === undefined ? [] : [others]),
  ];
  const keys = deriveKeys(schema.object?.propertyNames, shapes);
  if (spoken.length === 0 && keys === undefined) return { kind: "object", fields: [], rest: undefined };
  // A key that matches no pattern may have any value where nothing is said of the others.
  const values: Shape =
    others === undefined ? { kind: "unknown" } : unionOf(spoken.map((part) => shapes.of(part)));
  if (values.kind === "never") return { kind: "object", fields: [], rest: undefined };
  return keys === undefined || schema.object?.required === undefined
    ? { kind: "record", values, keys, schema }
    : { kind: "object", fields: fieldsOf(keysOf(keys, shapes), values, schema), rest: undefined };
}
