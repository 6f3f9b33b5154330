import type { Api, Model } from "./api.ts";
import { acceptsNull, mergeObject, withoutRepeated } from "./derive-object.ts";
import { deriveTypes } from "./derive-types.ts";
import { deriveMembers, isSameShape, unionOf } from "./derive-union.ts";
import type { Json, JsonObject } from "./json.ts";
import { hasType } from "./json-type.ts";
import { ofLength } from "./of-length.ts";
import type { View } from "./options.ts";
import { type ModelId, noNotes, type Schema } from "./schema.ts";
import { type Field, literalOf, type Shape, type TupleItem } from "./shape.ts";

/** The shapes of one Api in one view, each derived once. */
export interface Shapes {
  readonly view: View;
  /** As the Api has it. */
  readonly overriding: boolean;
  /** The shape of a schema. A `ref` stays a ref; `model` leads on. */
  of(schema: Schema): Shape;
  /** The model of an id; every id in an Api has one. */
  model(id: ModelId): Model;
  /** The shape of a model's own schema. */
  ofModel(model: Model): Shape;
}

/** Derives shapes in the Api's view, or in another one. */
export function createShapes(api: Api, view: View = api.view): Shapes {
  const models = new Map(api.models.map((model) => [model.id, model]));
  const known = new Map<Schema, Shape>();
  const of = (schema: Schema): Shape => {
    let shape = known.get(schema);
    if (shape === undefined) {
      // Met again inside of itself, without a model in between, it has no shape that could be written down.
      known.set(schema, { kind: "unknown" });
      shape = derive(schema, shapes);
      known.set(schema, shape);
    }
    return shape;
  };
  const model = (id: ModelId): Model => {
    const found = models.get(id);
    if (found === undefined) throw new Error(`no model has the id ${id}`);
    return found;
  };
  const { overriding } = api;
  const shapes: Shapes = { view, overriding, of, model, ofModel: ({ schema }) => of(schema) };
  return shapes;
}

/** One shape for all that a schema asserts; what a type cannot say makes it wider. */
function derive(schema: Schema, shapes: Shapes): Shape {
  if (schema.native !== undefined) return { kind: "native", native: schema.native };
  if (schema.const !== undefined) return deriveValue(schema.const.value, schema);
  if (schema.enum !== undefined) {
    const { enum: values, ...rest } = schema;
    const hasCompounds = schema.open === true && values.some(isCompound);
    const isRest = isTypeAlone(schema, values, shapes) || hasCompounds;
    return isRest ? derive(rest, shapes) : deriveEnum(schema, values, shapes);
  }
  const merged = mergeObject(schema, shapes);
  if (merged !== undefined) return acceptsNull(schema, shapes) ? unionOf([merged, nothing]) : merged;
  const parts: Shape[] = [];
  if (schema.ref !== undefined) parts.push({ kind: "ref", model: schema.ref });
  const beside = [schema, ...(schema.allOf ?? [])];
  for (const part of schema.allOf ?? []) parts.push(ofLength(shapes.of(part), beside));
  const choices = [schema.oneOf, schema.anyOf].filter((members) => members !== undefined);
  for (const members of choices) parts.push(deriveMembers(schema, members, shapes));
  const own = choices.reduce(
    (shape, members) => withoutRepeated(shape, members, shapes),
    ofLength(deriveTypes(schema, shapes), beside),
  );
  // Beside parts that say more, the bare word `object` adds nothing that a reader needs.
  if (parts.length === 0 || !isVague(own)) parts.push(own);
  const telling = shapes.overriding ? parts : parts.filter((part) => !isOpen(part));
  return intersect(telling.length === 0 ? parts : telling);
}

/** Whether a shape is a choice of which one member may be anything: beside others, it tells a reader nothing. */
function isOpen(shape: Shape): boolean {
  return shape.kind === "union" && shape.members.some((member) => member.shape.kind === "unknown");
}

const nothing: Shape = { kind: "null" };

/** Whether a shape says no more than "some object" or nothing at all. */
function isVague(shape: Shape): boolean {
  if (shape.kind === "object") return shape.fields.length === 0 && shape.rest === undefined;
  if (shape.kind === "union")
    return shape.members.every((member) => isVague(member.shape) || member.shape.kind === "null");
  return shape.kind === "unknown";
}

function intersect(shapes: readonly Shape[]): Shape {
  const parts: Shape[] = [];
  const isTuple = shapes.some(({ kind }) => kind === "tuple");
  for (const shape of shapes) {
    // Beside a tuple, the bare word `array` adds nothing.
    if (isTuple && shape.kind === "array" && shape.items.kind === "unknown") continue;
    if (shape.kind !== "unknown" && !parts.some((part) => isSameShape(part, shape))) parts.push(shape);
  }
  if (parts.length === 0) return { kind: "unknown" };
  return parts.length === 1 ? parts[0]! : { kind: "intersection", parts };
}

/** A value as a shape of which it is the only one, but for `{}`, which says no more than that it is an object. */
function deriveValue(value: Json, { at }: Pick<Schema, "at">): Shape {
  if (isList(value)) {
    const prefix = value.map(
      (item): TupleItem => ({ shape: deriveValue(item, { at }), presence: "required" }),
    );
    return { kind: "tuple", prefix, rest: undefined };
  }
  if (isCompound(value)) {
    const fields = Object.entries(value).map(([key, member]) => deriveField(key, member, at));
    return { kind: "object", fields, rest: undefined };
  }
  return value === null ? nothing : { kind: "literal", value };
}

/** A member of a listed object: it has its key on the wire in any view, as listed values are compared as they are. */
function deriveField(key: string, value: Json, at: Schema["at"]): Field {
  const schema: Schema = { at, notes: noNotes, const: { value } };
  const shape = deriveValue(value, schema);
  return { key, name: key, presence: "required", asked: "required", shape, schema };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a value is an object or a list. */
function isCompound(value: Json): value is JsonObject | readonly Json[] {
  return typeof value === "object" && value !== null;
}

/**
 * Whether an enum holds none of the values that the types allow, and says nothing by that: it is open, or readers of
 * `overriding` pages are shown what the properties beside it describe.
 */
function isTypeAlone(schema: Schema, values: readonly Json[], { overriding }: Shapes): boolean {
  if (!schema.open && (!overriding || schema.object?.properties === undefined)) return false;
  return allowedOf(schema, values).length === 0;
}

/** The values that the types allow. */
function allowedOf({ types }: Schema, values: readonly Json[]): readonly Json[] {
  return values.filter((value) => types === undefined || types.some((type) => hasType(value, type)));
}

/** Where the types allow none of the values (`type: object` beside strings) nothing is valid; `overriding` pages list them still. */
function deriveEnum(schema: Schema, values: readonly Json[], { overriding }: Shapes): Shape {
  const allowed = allowedOf(schema, values);
  const shown = overriding && allowed.length === 0 ? values : allowed;
  const literals = shown.map(literalOf).filter((value) => value !== undefined);
  const members: Shape[] = [];
  if (literals.length > 0) members.push({ kind: "enum", values: literals, open: schema.open === true });
  if (shown.includes(null)) members.push(nothing);
  members.push(...shown.filter(isCompound).map((value) => deriveValue(value, schema)));
  return members.length === 0 ? { kind: "never" } : unionOf(members);
}
