import type { Api } from "./api.ts";
import type { View } from "./options.ts";
import type { ModelId, Property, Schema } from "./schema.ts";
import { walk } from "./walk.ts";

/** What of an Api differs between the model's view and the JSON on the wire. */
export interface Conversion {
  /** The models whose JSON is not what they are themselves, those that lead to such a one included. */
  readonly models: ReadonlySet<ModelId>;
  /** Whether the JSON of a schema is to be changed, in its own parts or in a model that it refers to. */
  of(schema: Schema): boolean;
}

/** Finds what has to be converted; nothing in the view of the wire. */
export function findConversion({ models, view }: Api): Conversion {
  const converted = new Set<ModelId>();
  const users = new Map<ModelId, ModelId[]>();
  for (const { id, schema } of models) {
    if (convertsItself(schema, view)) converted.add(id);
    walk(schema, ({ ref }) => {
      if (ref !== undefined) users.set(ref, [...(users.get(ref) ?? []), id]);
    });
  }
  for (const id of converted) for (const user of users.get(id) ?? []) converted.add(user);
  const known = new Map<Schema, boolean>();
  const of = (schema: Schema): boolean => {
    let found = known.get(schema);
    if (found === undefined) {
      found =
        (schema.ref !== undefined && converted.has(schema.ref)) ||
        ownChange(schema, view) ||
        [...convertible(schema)].some(of);
      known.set(schema, found);
    }
    return found;
  };
  return { models: converted, of };
}

function convertsItself(schema: Schema, view: View): boolean {
  return ownChange(schema, view) || [...convertible(schema)].some((part) => convertsItself(part, view));
}

function ownChange(schema: Schema, view: View): boolean {
  if (isListed(schema)) return false;
  return (
    viewedDate(schema, view) !== undefined ||
    isViewedInteger(schema, view) ||
    (schema.object?.properties ?? []).some((property) => isRenamed(property, view))
  );
}

/** What is compared with values of the document stays as it is there. */
function isListed({ enum: values, const: constant, native }: Schema): boolean {
  return values !== undefined || constant !== undefined || native !== undefined;
}

/** Whether a property has another key in the model than on the wire. */
export function isRenamed({ key, name }: Property, { properties }: View): boolean {
  return properties === "camel" && key !== name;
}

/** The format of a string that is a Date in the model; without a `type` only where the format is asserted. */
export function viewedDate({ types, string }: Schema, { dates }: View): "date" | "date-time" | undefined {
  const { name, asserted } = string?.format ?? { name: undefined, asserted: false };
  if (dates === "string" || (name !== "date" && name !== "date-time")) return undefined;
  return (types === undefined ? asserted : types.includes("string")) ? name : undefined;
}

/** Whether a schema's integers are a bigint or a string of digits in the model. */
export function isViewedInteger({ types = [], number }: Schema, { int64 }: View): boolean {
  const integer = types.includes("integer") && !types.includes("number");
  return int64 !== "number" && integer && number?.format?.name === "int64";
}

/** The parts of a schema that a model's values are made by; what only asserts (`not`, `if`, `contains` …) is left out. */
function* convertible(schema: Schema): Generator<Schema> {
  if (isListed(schema)) return;
  const { array, object, condition } = schema;
  for (const property of object?.properties ?? []) yield property.schema;
  for (const { schema: part } of object?.patternProperties ?? []) yield part;
  if (object?.additionalProperties !== undefined) yield object.additionalProperties;
  for (const { schema: part } of object?.dependentSchemas ?? []) yield part;
  yield* array?.prefixItems ?? [];
  if (array?.items !== undefined) yield array.items;
  yield* schema.allOf ?? [];
  yield* schema.anyOf ?? [];
  yield* schema.oneOf ?? [];
  if (condition?.then !== undefined) yield condition.then;
  if (condition?.else !== undefined) yield condition.else;
}
