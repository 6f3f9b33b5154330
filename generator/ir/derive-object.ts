import type { Shapes } from "./derive.ts";
import type { ModelId, ObjectRules, Property, Schema } from "./schema.ts";
import type { Field, Presence, Shape } from "./shape.ts";

/** What the parts of an object say together. */
interface Merged {
  /** By wire key, in the order in which readers see them. */
  readonly properties: Map<string, Omit<Property, "key">>;
  readonly required: Set<string>;
  rest: Schema | undefined;
}

/**
 * One object of a schema's own properties and those of its `allOf`, referenced models included: a later part overrides
 * a property in its place, but for what it says of it only by the way. `undefined` where the schema is not an object through and through.
 */
export function mergeObject(schema: Schema, shapes: Shapes): Shape | undefined {
  const isAlias = schema.ref !== undefined && schema.object === undefined && schema.allOf === undefined;
  if (isAlias || (schema.object?.properties === undefined && schema.allOf === undefined)) return undefined;
  const merged: Merged = { properties: new Map(), required: new Set(), rest: undefined };
  if (!collect(schema, merged, shapes, new Set()) || merged.properties.size === 0) return undefined;
  const fields = [...merged.properties].map(([key, { name, schema, tag }]): Field => {
    const presence: Presence = merged.required.has(key) ? "required" : "optional";
    const given = presence === "required" && (!hasDefault(schema, shapes) || isCompound(schema));
    const asked = given || tag !== undefined ? "required" : "optional";
    const viewed = shapes.view.properties === "camel" ? name : key;
    const shape: Shape = tag === undefined ? shapes.of(schema) : { kind: "literal", value: tag };
    return { key, name: viewed, presence, asked, shape, schema };
  });
  const rest = merged.rest === undefined ? undefined : shapes.of(merged.rest);
  return { kind: "object", fields, rest: rest?.kind === "never" ? undefined : rest };
}

/** Adds a schema's properties; false where it is, or may be, no object. */
function collect(schema: Schema, merged: Merged, shapes: Shapes, within: Set<ModelId>): boolean {
  if (!isObjectOnly(schema)) return false;
  const { ref, allOf, object } = schema;
  if (ref !== undefined) {
    if (within.has(ref)) return true;
    const inner = new Set(within).add(ref);
    if (!collect(shapes.model(ref).schema, merged, shapes, inner)) return false;
  }
  for (const part of allOf ?? []) if (!collect(part, merged, shapes, within)) return false;
  addOwn(object ?? {}, merged);
  return true;
}

function isObjectOnly({
  types,
  enum: values,
  const: constant,
  native,
  oneOf,
  anyOf,
  array,
  string,
  number,
}: Schema): boolean {
  if (values !== undefined || constant !== undefined || native !== undefined) return false;
  if (oneOf !== undefined || anyOf !== undefined) return false;
  if (types !== undefined)
    return types.includes("object") && types.every((type) => type === "object" || type === "null");
  return array === undefined && string === undefined && number === undefined;
}

function addOwn(object: ObjectRules, merged: Merged): void {
  for (const { key, ...property } of object.properties ?? []) {
    if (property.implied === undefined || !merged.properties.has(key)) merged.properties.set(key, property);
  }
  for (const key of object.required ?? []) merged.required.add(key);
  const { additionalProperties } = object;
  if (additionalProperties !== undefined && additionalProperties.types?.length !== 0)
    merged.rest = additionalProperties;
}

/** A list or an object has to be given, whatever its default: the page format has it so. */
function isCompound({ types }: Schema): boolean {
  return types?.includes("array") === true || types?.includes("object") === true;
}

function hasDefault({ notes, ref }: Schema, shapes: Shapes): boolean {
  return (
    notes.default !== undefined || (ref !== undefined && shapes.model(ref).schema.notes.default !== undefined)
  );
}
