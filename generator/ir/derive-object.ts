import { coversLeaf } from "./covers.ts";
import type { Shapes } from "./derive.ts";
import { deriveKeys, keysOf } from "./derive-keys.ts";
import { unionOf } from "./derive-union.ts";
import { type Met, meet, meetShapes } from "./meet.ts";
import { matches } from "./patterns.ts";
import { type ModelId, noNotes, type ObjectRules, type Schema } from "./schema.ts";
import type { Field, Presence, Shape } from "./shape.ts";

/** What the parts of an object say together. */
interface Merged {
  /** By wire key, in the order in which readers see them. */
  readonly properties: Map<string, Met>;
  readonly required: Set<string>;
  /** What each part says of its members. */
  readonly parts: ObjectRules[];
  /** Members that no part declares, where something is said of them; never of a closed object. */
  rest?: Shape;
}

/**
 * One object of a schema's own properties and those of its `allOf`, referenced models included. What several parts say of a
 * property counts together, or the later part's word in its place, but for what that says only by the way. `undefined`
 * where the schema is not an object through and through.
 */
export function mergeObject(schema: Schema, shapes: Shapes): Shape | undefined {
  const isAlias = schema.ref !== undefined && schema.object === undefined && schema.allOf === undefined;
  if (isAlias || (schema.object?.properties === undefined && schema.allOf === undefined)) return undefined;
  const merged: Merged = { properties: new Map(), required: new Set(), parts: [] };
  if (!collect(schema, merged, shapes, new Set()) || merged.properties.size === 0) return undefined;
  if (!shapes.overriding) addUndeclared(schema, merged, shapes);
  const fields = [...merged.properties].map(([key, { property, shape: known }]): Field => {
    const { name, schema, tag } = property;
    const presence: Presence = merged.required.has(key) ? "required" : "optional";
    const given = presence === "required" && (!hasDefault(schema, shapes) || isCompound(schema));
    const asked = given || tag !== undefined ? "required" : "optional";
    const viewed = shapes.view.properties === "camel" ? name : key;
    const shape: Shape = tag === undefined ? known : { kind: "literal", value: tag };
    return { key, name: viewed, presence, asked, shape, schema };
  });
  const { rest } = merged;
  return { kind: "object", fields, rest: rest?.kind === "never" ? undefined : rest };
}

/**
 * An object without the fields that each member of a choice beside it tells as much of, as of the one that tells them apart.
 * Beside an index signature all stay: it would hold of those that are not named.
 */
export function withoutRepeated(shape: Shape, members: readonly Schema[], shapes: Shapes): Shape {
  if (shape.kind !== "object" || shape.rest !== undefined) return shape;
  const fields = shape.fields.filter(
    (field) => !members.every((member) => tellsOf(field, member, shapes, new Set())),
  );
  return { ...shape, fields };
}

function tellsOf(field: Field, { object, allOf, ref }: Schema, shapes: Shapes, met: Set<ModelId>): boolean {
  const own = object?.properties?.find(({ key }) => key === field.key);
  const isAsked = field.presence === "optional" || object?.required?.includes(field.key) === true;
  if (own !== undefined && isAsked && coversLeaf(field.schema, own.schema, shapes)) return true;
  const target = ref === undefined || met.has(ref) ? undefined : shapes.model(ref).schema;
  const inside = ref === undefined ? met : new Set(met).add(ref);
  return [...(allOf ?? []), ...(target === undefined ? [] : [target])].some((part) =>
    tellsOf(field, part, shapes, inside),
  );
}

/** Whether null is valid too, where a schema is an object or null: where its own types or its parts say so, and none forbids it. */
export function acceptsNull(schema: Schema, shapes: Shapes): boolean {
  return saysNull(schema, shapes, new Set()) === true;
}

function saysNull(
  { types, ref, allOf = [] }: Schema,
  shapes: Shapes,
  within: ReadonlySet<ModelId>,
): boolean | undefined {
  if (types !== undefined) return types.includes("null");
  const parts = allOf.map((part) => saysNull(part, shapes, within));
  if (ref !== undefined && !within.has(ref))
    parts.push(saysNull(shapes.model(ref).schema, shapes, new Set(within).add(ref)));
  return parts.includes(false) ? false : parts.includes(true) || undefined;
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
  addOwn(object ?? {}, merged, shapes);
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
  if (![oneOf, anyOf].every((members = []) => members.every(asksOnly))) return false;
  if (types !== undefined)
    return types.includes("object") && types.every((type) => type === "object" || type === "null");
  return array === undefined && string === undefined && number === undefined;
}

/** Whether a schema only asks for members, and tells nothing of what they are: `anyOf: [{ required: [a] }, { required: [b] }]`. */
function asksOnly(schema: Schema): boolean {
  const { types = ["object"], object = {} } = schema;
  const isOfObjects = types.length === 1 && types[0] === "object";
  return isOfObjects && saysOnly(schema, asking) && saysOnly(object, askingOfObjects);
}

const asking: ReadonlySet<string> = new Set(["at", "notes", "types", "object", "not"]);
const askingOfObjects: ReadonlySet<string> = new Set(["required", "minProperties", "maxProperties"]);

function saysOnly(rules: object, words: ReadonlySet<string>): boolean {
  return Object.entries(rules).every(([word, rule]) => rule === undefined || words.has(word));
}

function addOwn(object: ObjectRules, merged: Merged, shapes: Shapes): void {
  for (const { key, ...property } of object.properties ?? []) {
    const earlier = merged.properties.get(key);
    if (earlier !== undefined && property.implied) continue;
    const isAlone = earlier === undefined || earlier.property.implied || shapes.overriding;
    merged.properties.set(
      key,
      isAlone ? { property, shape: shapes.of(property.schema) } : meet(earlier, property, shapes),
    );
  }
  merged.parts.push(object);
  for (const key of object.required ?? []) merged.required.add(key);
  const { additionalProperties, patternProperties = [] } = object;
  if (additionalProperties === undefined) return;
  const matching = patternProperties.map(({ schema }) => schema);
  const isClosed = additionalProperties.types?.length === 0;
  const keys = isClosed ? undefined : deriveKeys(object.propertyNames, shapes);
  if (keys !== undefined && patternProperties.length === 0) {
    for (const key of keysOf(keys, shapes)) {
      if (merged.properties.has(key)) continue;
      const property = { name: key, schema: additionalProperties, implied: true } as const;
      merged.properties.set(key, { property, shape: shapes.of(additionalProperties) });
    }
    return;
  }
  const rest = unionOf((isClosed ? matching : [additionalProperties, ...matching]).map(shapes.of));
  if (merged.rest === undefined) merged.rest = rest;
  else if (!shapes.overriding) merged.rest = meetShapes(merged.rest, rest, shapes);
  else if (rest.kind !== "never") merged.rest = rest;
}

/**
 * Members that are required and that no part declares, as patterns or `additionalProperties` have them, where any do. One that
 * would be called as a declared one is told where names are settled.
 */
function addUndeclared({ at }: Schema, { properties, required, parts }: Merged, shapes: Shapes): void {
  const called = new Map(parts.flatMap(({ names = [] }) => names.map(({ key, name }) => [key, name])));
  const taken = new Set([...properties.values()].map(({ property }) => property.name));
  for (const key of required) {
    const name = called.get(key) ?? key;
    if (properties.has(key) || taken.has(name)) continue;
    const said = parts.flatMap((part) => saidOf(part, key));
    const shape = said.map(shapes.of).reduce((one, other) => meetShapes(one, other, shapes), anything);
    properties.set(key, { property: { name, schema: said[0] ?? { at, notes: noNotes } }, shape });
  }
}

const anything: Shape = { kind: "unknown" };

/** What an object's rules say of a key that it does not declare; nothing where nobody can tell. */
function saidOf(
  { patternProperties = [], additionalProperties }: ObjectRules,
  key: string,
): readonly Schema[] {
  const verdicts = patternProperties.map(({ pattern }) => matches(pattern, key));
  if (verdicts.includes("unknown")) return [];
  const matching = patternProperties.filter((_, index) => verdicts[index] === true);
  if (matching.length > 0) return matching.map(({ schema }) => schema);
  return additionalProperties === undefined ? [] : [additionalProperties];
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
