import type { ModelId, ObjectRules, Property, Schema } from "../ir/index.ts";
import { mapSchema } from "./map-schema.ts";
import { refsOf } from "./reach.ts";

export type Direction = "input" | "output";

/** The note that takes a property out of a direction. */
const absent = { input: "readOnly", output: "writeOnly" } as const;

/**
 * The models that look different in a direction: they hold a property that is absent there, or refer to one that does
 * (OpenAPI 3.1.1, 4.8.24; 3.0.3, "Schema Object", `readOnly` and `writeOnly`).
 */
export function findDirected(schemas: ReadonlyMap<ModelId, Schema>, direction: Direction): Set<ModelId> {
  const users = new Map<ModelId, ModelId[]>();
  const directed = new Set<ModelId>();
  const stack: ModelId[] = [];
  for (const [id, schema] of schemas) {
    for (const ref of refsOf(schema)) users.set(ref, [...(users.get(ref) ?? []), id]);
    if (holdsAbsent(schema, schemas, direction)) stack.push(id);
  }
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (directed.has(id)) continue;
    directed.add(id);
    stack.push(...(users.get(id) ?? []));
  }
  return directed;
}

function holdsAbsent(schema: Schema, schemas: ReadonlyMap<ModelId, Schema>, direction: Direction): boolean {
  let found = false;
  mapSchema(schema, (part) => {
    if (part.object?.properties?.some((property) => isAbsent(property, schemas, direction))) found = true;
    return part;
  });
  return found;
}

function isAbsent(property: Property, schemas: ReadonlyMap<ModelId, Schema>, direction: Direction): boolean {
  const note = absent[direction];
  const { notes, ref } = property.schema;
  return notes[note] === true || (ref !== undefined && schemas.get(ref)?.notes[note] === true);
}

/**
 * A schema as it is in one direction: what is absent there is neither listed nor required, and references lead to the
 * models of that direction. A value that carries an absent property all the same is still valid.
 */
export function directSchema(
  schema: Schema,
  schemas: ReadonlyMap<ModelId, Schema>,
  direction: Direction,
  variant: (id: ModelId) => ModelId,
): Schema {
  return mapSchema(schema, (part) => {
    const { ref, object, discriminator } = part;
    return {
      ...part,
      ...(ref !== undefined && { ref: variant(ref) }),
      ...(object !== undefined && { object: withoutAbsent(object, schemas, direction) }),
      ...(discriminator !== undefined && {
        discriminator: {
          ...discriminator,
          mapping: discriminator.mapping.map(({ tag, model }) => ({ tag, model: variant(model) })),
          ...(discriminator.fallback !== undefined && { fallback: variant(discriminator.fallback) }),
        },
      }),
    };
  });
}

function withoutAbsent(
  object: ObjectRules,
  schemas: ReadonlyMap<ModelId, Schema>,
  direction: Direction,
): ObjectRules {
  const gone = new Set(
    (object.properties ?? [])
      .filter((property) => isAbsent(property, schemas, direction))
      .map(({ key }) => key),
  );
  if (gone.size === 0) return object;
  const { properties, required, ...rest } = object;
  const kept = required?.filter((key) => !gone.has(key)) ?? [];
  const closed = rest.additionalProperties?.types?.length === 0;
  return {
    ...rest,
    properties: (properties ?? []).filter(({ key }) => !gone.has(key)),
    ...(kept.length > 0 && { required: kept }),
    // A closed object still tolerates what is absent: sending it is advised against, not invalid.
    ...(closed && { patternProperties: [...(rest.patternProperties ?? []), ...tolerate(gone)] }),
  };
}

function tolerate(keys: ReadonlySet<string>): NonNullable<ObjectRules["patternProperties"]> {
  return [...keys].map((key) => ({
    pattern: {
      source: `^${key.replace(/[\\^$.*+?()[\]{}|/-]/g, (char) => `\\${char === "-" ? "x2d" : char}`)}$`,
      flags: "u",
    },
    schema: { at: { file: "", pointer: "" }, notes: { examples: [] } },
  }));
}
