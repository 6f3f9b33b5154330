import type { Json, Model, Schema, Shape, Shapes } from "../ir/index.ts";

/** A shape as pages read it: null set aside, and names that have no page of their own read through. */
export interface Reading {
  readonly orNull: boolean;
  /** Never a union with null; a `ref` only to a model with a page. */
  readonly shape: Shape;
  /** The schema that was asked for, then those that it leads to: where notes are looked for, nearest first. */
  readonly schemas: readonly Schema[];
}

/** Reads a shape; `schema` is the one that it was derived from. */
export function read(shapes: Shapes, shape: Shape, schema: Schema | undefined): Reading {
  const schemas: Schema[] = schema === undefined ? [] : [schema];
  const seen = new Set<string>();
  let orNull = schema?.notes.saysNull === true;
  let at = shape;
  for (;;) {
    if (at.kind === "union") {
      const members = at.members.filter((member) => member.shape.kind !== "null");
      if (members.length < at.members.length) orNull = true;
      const [only] = members;
      if (members.length !== 1 || only === undefined || at.lone) {
        return { orNull, shape: { ...at, members }, schemas };
      }
      if (orNull || at.tag === undefined) {
        schemas.push(only.schema);
        at = only.shape;
        continue;
      }
      return { orNull, shape: { ...at, members }, schemas };
    }
    if (at.kind !== "ref" || seen.has(at.model)) return { orNull, shape: asRead(at, schemas), schemas };
    seen.add(at.model);
    const model = shapes.model(at.model);
    schemas.push(model.schema);
    const own = shapes.ofModel(model);
    if (model.page) return { orNull: orNull || acceptsNull(own, model.schema), shape: at, schemas };
    at = own;
  }
}

/**
 * The value that a place has when none is given: its schema's default, the nearest one. Lists and objects are as if
 * they had none.
 */
export function defaultOf({ shape, schemas }: Reading): { readonly value: Json } | undefined {
  if (["array", "tuple", "record", "object"].includes(shape.kind)) return undefined;
  return schemas.find(({ notes }) => notes.default !== undefined)?.notes.default;
}

/** Numbers with a fraction have no enum of their own: the format knows them as numbers. */
function asRead(shape: Shape, schemas: readonly Schema[]): Shape {
  if (shape.kind !== "enum" || !shape.values.every((value) => typeof value === "number")) return shape;
  const fractions = schemas.some(
    ({ enum: values, types }) => values !== undefined && types?.includes("number"),
  );
  return fractions ? { kind: "number", integer: false, format: undefined } : shape;
}

/** Whether null is said to be a value, even where an enum beside it leaves it out. */
function acceptsNull(shape: Shape, { types, enum: values, notes }: Schema): boolean {
  if (notes.saysNull) return true;
  if (values !== undefined && types?.includes("null")) return true;
  return shape.kind === "union" && shape.members.some((member) => member.shape.kind === "null");
}

/** What a model's own page is about: its shape without null. */
export function readModel(shapes: Shapes, model: Model): Reading {
  return read(shapes, shapes.ofModel(model), model.schema);
}
