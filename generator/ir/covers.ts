import type { Shapes } from "./derive.ts";
import { isSameShape } from "./derive-union.ts";
import type { ModelId, Schema } from "./schema.ts";
import { formatTypeOf, keepsFormatType, type Shape } from "./shape.ts";

/** Whether every value of one shape is known to be of another: of objects only where they are the same. */
export function covers(wide: Shape, narrow: Shape, shapes: Shapes): boolean {
  if (wide.kind === "unknown" || narrow.kind === "never" || isSameShape(wide, narrow)) return true;
  const inside = followed(narrow, shapes);
  const around = followed(wide, shapes);
  if (inside !== narrow || around !== wide) return covers(around, inside, shapes);
  if (narrow.kind === "union") return narrow.members.every(({ shape }) => covers(wide, shape, shapes));
  if (wide.kind === "union") return wide.members.some(({ shape }) => covers(shape, narrow, shapes));
  if (narrow.kind === "intersection") return narrow.parts.some((part) => covers(wide, part, shapes));
  if (narrow.kind === "literal") return takes(wide, narrow.value);
  if (wide.kind === "string" && narrow.kind === "string") return keepsFormatType(narrow, wide);
  if (wide.kind === "number" && narrow.kind === "number")
    return keepsFormatType(narrow, wide) && (!wide.integer || narrow.integer);
  if (narrow.kind === "enum") {
    const isOpen = wide.kind === "enum" && narrow.open && !wide.open;
    return !isOpen && narrow.values.every((value) => takes(wide, value));
  }
  if (wide.kind !== "array") return false;
  if (narrow.kind !== "tuple") return narrow.kind === "array" && covers(wide.items, narrow.items, shapes);
  const items = narrow.prefix.map((item) => item.shape);
  if (narrow.rest !== undefined) items.push(narrow.rest);
  return items.every((item) => covers(wide.items, item, shapes));
}

function takes(wide: Shape, value: string | number | boolean): boolean {
  if (wide.kind === "literal") return wide.value === value;
  if (wide.kind === "enum") return wide.values.includes(value);
  return wide.kind === typeof value && formatTypeOf(wide) === undefined;
}

/** Whether every value of one schema is of another one's type, where neither leads to further ones. */
export function coversLeaf(wide: Schema, narrow: Schema, shapes: Shapes): boolean {
  const [outer, inner] = [leafOf(wide, shapes), leafOf(narrow, shapes)];
  return outer !== undefined && inner !== undefined && covers(shapes.of(outer), shapes.of(inner), shapes);
}

/** What a model is that is no object and refers to none: others may not be known yet, as they may lead back here. */
export function followed(shape: Shape, shapes: Shapes): Shape {
  if (shape.kind !== "ref") return shape;
  const leaf = leafOf(shapes.model(shape.model).schema, shapes);
  return leaf === undefined ? shape : shapes.of(leaf);
}

/** A schema that says what its values are by itself, and is of no object and no list; or that of the model that it only names. */
function leafOf(schema: Schema, shapes: Shapes): Schema | undefined {
  const { ref, allOf, anyOf, oneOf, object, array, types, enum: values, const: constant } = schema;
  const isSole = [allOf, anyOf, oneOf, object, array].every((keyword) => keyword === undefined);
  if (!isSole) return undefined;
  if (ref !== undefined) return types === undefined ? aliased(ref, shapes) : undefined;
  return types !== undefined || values !== undefined || constant !== undefined ? schema : undefined;
}

/** One step is enough: enums stand in models of their own. */
function aliased(id: ModelId, shapes: Shapes): Schema | undefined {
  const { schema } = shapes.model(id);
  return schema.ref === undefined ? leafOf(schema, shapes) : undefined;
}
