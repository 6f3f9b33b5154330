import { type ModelId, type Property, type Schema, soleModel } from "../../ir/index.ts";
import type { Converting } from "./context.ts";

/** What several schemas say of one object or list. */
interface Merged {
  readonly properties: Map<string, Property[]>;
  readonly items: Schema[];
}

/**
 * Schemas that all apply to a value, as one that converts it: where several of them speak of one member, none can convert
 * it alone. `undefined` where they speak of different ones, or where what they say is not that plain.
 */
export function mergeParts(schema: Schema, to: Converting): Schema | undefined {
  if (schema.allOf === undefined && schema.ref === undefined) return undefined;
  const merged: Merged = { properties: new Map(), items: [] };
  if (!collect(schema, merged, to, new Set())) return undefined;
  const converts = (parts: readonly Schema[]): boolean =>
    new Set(parts.map((part) => soleModel(part) ?? part)).size > 1 &&
    parts.some((part) => to.conversion.of(part));
  const spoken = [...merged.properties.values()];
  const met = spoken.some((of) => converts(of.map((property) => property.schema)));
  if (!met && !converts(merged.items)) return undefined;
  const { at, notes } = schema;
  const properties = spoken.map(
    (of): Property => ({
      ...of[0]!,
      schema: both(
        of.map((one) => one.schema),
        to,
      ),
    }),
  );
  return {
    at,
    notes,
    ...(properties.length > 0 && { object: { properties } }),
    ...(merged.items.length > 0 && { array: { items: both(merged.items, to) } }),
    // What else it knows of keys.
    allOf: [schema],
  };
}

/** Adds what a schema says; false where a part of it applies in some cases only, or speaks of keys that it does not name. */
function collect(schema: Schema, merged: Merged, to: Converting, within: ReadonlySet<ModelId>): boolean {
  const { ref, allOf = [], anyOf = [], oneOf = [], condition, object = {}, array = {} } = schema;
  const converts = (part: Schema | undefined): boolean => part !== undefined && to.conversion.of(part);
  const sometimes = [...anyOf, ...oneOf, condition?.then, condition?.else];
  const dependent = object.dependentSchemas?.some((entry) => converts(entry.schema)) ?? false;
  const patterns = object.patternProperties?.some((entry) => converts(entry.schema)) ?? false;
  const rest = converts(object.additionalProperties) || converts(object.unevaluatedProperties);
  const lists = array.prefixItems?.some(converts) || converts(array.unevaluatedItems);
  if (sometimes.some(converts) || dependent || patterns || rest || lists) return false;
  for (const property of object.properties ?? []) {
    merged.properties.set(property.key, [...(merged.properties.get(property.key) ?? []), property]);
  }
  if (array.items !== undefined) merged.items.push(array.items);
  if (!allOf.every((part) => collect(part, merged, to, within))) return false;
  if (ref === undefined) return true;
  return !within.has(ref) && collect(to.plans.lookup(ref), merged, to, new Set([...within, ref]));
}

/** All that is said of one value; the same of the same, so that what holds itself comes to an end. */
function both(schemas: readonly Schema[], { joined }: Converting): Schema {
  const known = new Map(schemas.map((schema) => [soleModel(schema) ?? schema, schema]));
  const distinct = [...known.values()];
  const [first, ...others] = distinct;
  if (first === undefined || others.length === 0) return first as Schema;
  const found = joined.find(
    ({ allOf = [] }) =>
      allOf.length === known.size && allOf.every((part) => known.has(soleModel(part) ?? part)),
  );
  if (found !== undefined) return found;
  const given = distinct.find(({ notes }) => notes.default !== undefined);
  const all = { at: first.at, notes: (given ?? first).notes, allOf: distinct };
  joined.push(all);
  return all;
}
