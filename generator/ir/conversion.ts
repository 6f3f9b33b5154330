import type { Api, Model } from "./api.ts";
import { knownFormat } from "./formats.ts";
import { isWireView, type View } from "./options.ts";
import type { ModelId, Property, Schema } from "./schema.ts";
import { walk } from "./walk.ts";

/** What of an Api differs between the model's view and the JSON on the wire. */
export interface Conversion {
  /** The models whose JSON is not what they are themselves, those that lead to such a one included. */
  readonly models: ReadonlySet<ModelId>;
  /** Whether the JSON of a schema is to be changed, in its own parts or in a model that it refers to. */
  of(schema: Schema): boolean;
}

/** Models in a view, whether or not they have their names. */
interface Convertible {
  readonly models: readonly Pick<Model, "id" | "schema">[];
  readonly view: View;
}

/** Finds what has to be converted; nothing in the view of the wire. */
export function findConversion({ models, view }: Convertible): Conversion {
  if (isWireView(view)) return { models: new Set(), of: () => false };
  return findBy(models, (schema) => ownChange(schema, view));
}

/**
 * Finds what decoding has to go into: what has to be converted, and inside of that every object whose keys are told
 * apart, as its unknown keys may be left out or refused, and its absent ones be given their defaults.
 */
export function findReading({ models, view }: Api, conversion: Conversion): Conversion {
  const within = findReferred(models, conversion.models);
  const inner = models.filter(({ id }) => within.has(id));
  const found = findBy(inner, (schema) => ownChange(schema, view) || tellsKeys(schema));
  return { models: new Set([...found.models, ...conversion.models]), of: found.of };
}

/** The model that a schema refers to, where it says nothing else. */
export function soleModel(schema: Schema): ModelId | undefined {
  const { at: _at, notes: _notes, ref, ...others } = schema;
  return Object.keys(others).length === 0 ? ref : undefined;
}

/** Whether an object's keys are known ones or others. */
export function tellsKeys(schema: Schema): boolean {
  if (isListed(schema) || schema.object === undefined) return false;
  return (schema.object.properties ?? []).length > 0 || restOf(schema)?.types?.length === 0;
}

/** What members have to be whose keys nothing else speaks of, where a schema can tell by itself which ones those are. */
export function restOf({ object, ...schema }: Schema): Schema | undefined {
  if (object?.additionalProperties !== undefined) return object.additionalProperties;
  const { ref, allOf, anyOf, oneOf, condition } = schema;
  const others = ref ?? allOf ?? anyOf ?? oneOf ?? condition ?? object?.dependentSchemas;
  return others === undefined ? object?.unevaluatedProperties : undefined;
}

/** The same of a list's items. */
export function restItemsOf({ array, ...schema }: Schema): Schema | undefined {
  if (array?.items !== undefined) return array.items;
  const { ref, allOf, anyOf, oneOf, condition } = schema;
  const others = ref ?? allOf ?? anyOf ?? oneOf ?? condition ?? array?.contains;
  return others === undefined ? array?.unevaluatedItems : undefined;
}

/** The models in which a schema is found, those that refer to one of them, and the schemas that lead there. */
function findBy(models: Convertible["models"], isFound: (schema: Schema) => boolean): Conversion {
  const found = new Set<ModelId>();
  const users = new Map<ModelId, ModelId[]>();
  const holds = (schema: Schema): boolean => isFound(schema) || [...convertible(schema)].some(holds);
  for (const { id, schema } of models) {
    if (holds(schema)) found.add(id);
    walk(schema, ({ ref }) => {
      if (ref !== undefined) users.set(ref, [...(users.get(ref) ?? []), id]);
    });
  }
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  const known = new Map<Schema, boolean>();
  const of = (schema: Schema): boolean => {
    let leads = known.get(schema);
    if (leads === undefined) {
      leads =
        (schema.ref !== undefined && found.has(schema.ref)) ||
        isFound(schema) ||
        [...convertible(schema)].some(of);
      known.set(schema, leads);
    }
    return leads;
  };
  return { models: found, of };
}

/** Models, and those that they refer to. */
function findReferred(models: readonly Model[], start: ReadonlySet<ModelId>): ReadonlySet<ModelId> {
  const byId = new Map(models.map((model) => [model.id, model]));
  const found = new Set(start);
  for (const id of found) {
    const model = byId.get(id);
    if (model === undefined) continue;
    walk(model.schema, ({ ref }) => {
      if (ref !== undefined) found.add(ref);
    });
  }
  return found;
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
export function viewedDate(schema: Schema, { dates }: View): "date" | "date-time" | undefined {
  const { types, string, wire } = schema;
  const name = knownFormat(string?.format);
  if (wire || isListed(schema) || dates === "string" || (name !== "date" && name !== "date-time"))
    return undefined;
  return (types === undefined ? string?.format?.asserted : types.includes("string")) ? name : undefined;
}

/** Whether a schema's integers are a bigint or a string of digits in the model. */
export function isViewedInteger(schema: Schema, { int64 }: View): boolean {
  const { types = [], number, wire } = schema;
  const integer = types.includes("integer") && !types.includes("number");
  return (
    !wire && !isListed(schema) && int64 !== "number" && integer && knownFormat(number?.format) === "int64"
  );
}

/** What a text or a number is in a model, where a view may have it otherwise than JSON has. */
export type ViewedForm = "date" | "date-time" | "int64" | "text" | "number";

/** The forms that a schema's texts and numbers have in a view; nothing where it speaks of neither. */
export function viewedForms(schema: Schema, view: View): readonly ViewedForm[] {
  const { types, enum: values, const: constant, native } = schema;
  if (native !== undefined) return [];
  const listed = constant === undefined ? values : [constant.value];
  const takes = (type: "string" | "number"): boolean => {
    if (listed !== undefined) return listed.some((value) => typeof value === type);
    if (types === undefined) return schema[type] !== undefined;
    return types.includes(type) || (type === "number" && types.includes("integer"));
  };
  const date = viewedDate(schema, view);
  const forms: ViewedForm[] = [];
  if (date !== undefined) forms.push(date);
  else if (takes("string")) forms.push("text");
  if (isViewedInteger(schema, view)) forms.push("int64");
  else if (takes("number")) forms.push("number");
  return forms;
}

/** The parts of a schema that a model's values are made by; what only asserts (`not`, `if`, `contains` …) is left out. */
function* convertible(schema: Schema): Generator<Schema> {
  if (isListed(schema)) return;
  const { array, object, condition } = schema;
  for (const property of object?.properties ?? []) yield property.schema;
  for (const { schema: part } of object?.patternProperties ?? []) yield part;
  const rest = restOf(schema);
  if (rest !== undefined) yield rest;
  for (const { schema: part } of object?.dependentSchemas ?? []) yield part;
  yield* array?.prefixItems ?? [];
  const items = restItemsOf(schema);
  if (items !== undefined) yield items;
  yield* schema.allOf ?? [];
  yield* schema.anyOf ?? [];
  yield* schema.oneOf ?? [];
  if (condition?.then !== undefined) yield condition.then;
  if (condition?.else !== undefined) yield condition.else;
}
