import type { ObjectRules, Property, Schema } from "../ir/index.ts";
import {
  alone,
  eachLocation,
  type Lookup,
  type Speaker,
  saidByPatterns,
  saidOf,
  sawNothing,
} from "./form-speakers.ts";
import { mapSchema } from "./map-schema.ts";

/**
 * Patterns look at keys as they are on the wire, and a model may have others; and what is said of all other keys is said of
 * those that another schema of the same object declares. What is said of a key in such a way is therefore said by a
 * property as well; patterns are left for the keys that no schema declares.
 */
export function tieKeys(schema: Schema, lookup: Lookup): Schema {
  const tied = new Map<Schema, ObjectRules>();
  for (const { speakers } of eachLocation([alone(schema, false)], lookup, sawNothing())) {
    const tying = speakers.filter((speaker) => speaksOfOthers(speaker) && !tied.has(speaker.schema));
    if (tying.length === 0) continue;
    const declared = new Map<string, string>();
    for (const speaker of speakers)
      for (const { key, name } of speaker.schema.object?.properties ?? []) declared.set(key, name);
    for (const { schema: part } of tying) tied.set(part, tie(part.object ?? {}, declared));
  }
  if (tied.size === 0) return schema;
  return mapSchema(
    schema,
    (part) => part,
    (part) => {
      const object = tied.get(part);
      return object === undefined ? part : { ...part, object };
    },
  );
}

/** Another model's rules cannot know what this one declares. */
function speaksOfOthers({ schema: { object = {} }, fixed }: Speaker): boolean {
  return !fixed && (object.patternProperties ?? object.additionalProperties) !== undefined;
}

function tie(object: ObjectRules, declared: ReadonlyMap<string, string>): ObjectRules {
  const { properties = [], patternProperties } = object;
  const own = properties.map((property): Property => {
    const said = saidByPatterns(object, property.key);
    const { at, notes } = property.schema;
    return said.length === 0
      ? property
      : { ...property, schema: { at, notes, allOf: [property.schema, ...said] } };
  });
  const known = new Set(properties.map(({ key }) => key));
  const others = [...declared].flatMap(([key, name]): readonly Property[] => {
    const [first, ...rest] = known.has(key) ? [] : saidOf(object, key);
    if (first === undefined) return [];
    const { at, notes } = first;
    const schema = rest.length === 0 ? first : { at, notes, allOf: [first, ...rest] };
    return [{ key, name, schema, implied: true }];
  });
  const all = [...own, ...others];
  const except = [...declared].map(([key, name]) => ({ key, name }));
  return {
    ...object,
    ...(all.length > 0 && { properties: all }),
    ...(patternProperties !== undefined && {
      patternProperties: patternProperties.map((rule) => ({ ...rule, except })),
    }),
  };
}
