import type { Report } from "../diagnostics/index.ts";
import type { Format, ObjectRules, Property, Schema, View } from "../ir/index.ts";
import type { Lookup } from "./form-speakers.ts";

/** What becomes of one schema so that it agrees with the others that speak of the same value. */
export interface Change {
  /** It is the JSON's in any view. */
  wire?: true;
  /** The format by which the others have another form. */
  format?: Format;
  /** Properties that are called by their keys. */
  readonly kept: Set<string>;
  /** What the model calls keys that only rules speak of here, and keys that another schema has named. */
  readonly names: Map<string, string>;
}

/** All schemas on their way to an agreement. */
export interface Settling {
  readonly view: View;
  readonly report: Report;
  readonly lookup: Lookup;
  readonly changes: Map<Schema, Change>;
  /** How often something was given up or taken over. */
  settled: number;
}

export function changeOf(schema: Schema, { changes }: Settling): Change {
  const change = changes.get(schema) ?? { kept: new Set(), names: new Map() };
  changes.set(schema, change);
  return change;
}

/** What a property is called, as far as that is settled. */
export function nameOf(
  schema: Schema,
  known: Pick<Property, "key" | "name">,
  { changes }: Pick<Settling, "changes">,
): string {
  const change = changes.get(schema);
  return change === undefined ? known.name : called(known, change).name;
}

function called<P extends Pick<Property, "key" | "name">>(known: P, { kept, names }: Change): P {
  const { key, name } = known;
  return { ...known, name: kept.has(key) ? key : (names.get(key) ?? name) };
}

/** A schema as it has agreed to be. */
export function inForm(schema: Schema, change: Change | undefined): Schema {
  if (change === undefined) return schema;
  const { wire, format } = change;
  const { types, object } = schema;
  const integer = format?.name === "int64";
  return {
    ...schema,
    ...(wire && { wire }),
    ...(format !== undefined && !integer && { string: { ...schema.string, format } }),
    ...(integer && {
      types: [...new Set(types?.map((type) => (type === "number" ? "integer" : type)))],
      number: { ...schema.number, format },
    }),
    ...(object !== undefined && { object: rename(object, change) }),
  };
}

function rename(object: ObjectRules, change: Change): ObjectRules {
  const { kept, names } = change;
  if (kept.size + names.size === 0) return object;
  const own = new Set(object.properties?.map(({ key }) => key));
  const others = [...names].filter(([key]) => !own.has(key)).map(([key, name]) => ({ key, name }));
  const renamed = <P extends Pick<Property, "key" | "name">>(known: P): P => called(known, change);
  const { properties, patternProperties } = object;
  return {
    ...object,
    ...(properties !== undefined && { properties: properties.map(renamed) }),
    ...(patternProperties !== undefined && {
      patternProperties: patternProperties.map((rule) => ({
        ...rule,
        ...(rule.except !== undefined && { except: rule.except.map(renamed) }),
      })),
    }),
    ...(others.length > 0 && { names: others }),
  };
}
