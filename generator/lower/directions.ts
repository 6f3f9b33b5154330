import { type ModelId, type ObjectRules, refsOf, type Schema, walk } from "../ir/index.ts";
import { absentIn, type Direction, isAbsent, targetOf } from "./absent.ts";
import { type Asking, mostParts, withoutRequired } from "./asked.ts";
import { leadTo, mapSchema } from "./map-schema.ts";

/**
 * The models that look different in a direction: they hold a property that is absent there, or refer to one that does
 * (OpenAPI 3.1.1, 4.8.24; 3.0.3, "Schema Object", `readOnly` and `writeOnly`).
 */
export function findDirected(schemas: ReadonlyMap<ModelId, Schema>, direction: Direction): Set<ModelId> {
  return findWithUsers(schemas, (schema) => holdsAbsent(schema, schemas, direction));
}

/** The models that tolerate in a response what a request must not hold: open enums, and what refers to one. */
export function findTolerant(schemas: ReadonlyMap<ModelId, Schema>): Set<ModelId> {
  return findWithUsers(schemas, (schema) => schema.open === true);
}

/** The models whose schema is found, and those that refer to one of them, by whatever way. */
function findWithUsers(
  schemas: ReadonlyMap<ModelId, Schema>,
  isFound: (schema: Schema) => boolean,
): Set<ModelId> {
  const users = new Map<ModelId, ModelId[]>();
  const directed = new Set<ModelId>();
  const stack: ModelId[] = [];
  for (const [id, schema] of schemas) {
    for (const ref of refsOf(schema)) {
      const known = users.get(ref);
      if (known === undefined) users.set(ref, [id]);
      else known.push(id);
    }
    if (isFound(schema)) stack.push(id);
  }
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (directed.has(id)) continue;
    directed.add(id);
    for (const one of users.get(id) ?? []) stack.push(one);
  }
  return directed;
}

function holdsAbsent(schema: Schema, schemas: ReadonlyMap<ModelId, Schema>, direction: Direction): boolean {
  let found = false;
  walk(schema, ({ object }) => {
    found ||= object?.properties?.some((property) => isAbsent(property, schemas, direction)) === true;
  });
  return found;
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
  // While references still lead where the document has them.
  const parts = { left: mostParts };
  const asked = askLess(schema, { schemas, direction, direct: askLess, within: new Set(), parts });
  return mapSchema(asked, (part) => {
    const { object, open, ...others } = leadTo(part, variant);
    return {
      ...others,
      ...(open === true && direction === "output" && { open }),
      ...(object !== undefined && { object: withoutAbsent(object, schemas, direction) }),
    };
  });
}

function askLess(schema: Schema, asking: Asking): Schema {
  const { schemas, direction } = asking;
  return mapSchema(schema, (part) =>
    tolerateUnevaluated(
      withoutRequired(part, absentIn(part, schemas, direction), asking),
      schemas,
      direction,
    ),
  );
}

/**
 * What is asked of properties that nothing else evaluates is not asked of what is absent, wherever that is described: here, or
 * in any schema that applies to the same value.
 */
function tolerateUnevaluated(
  schema: Schema,
  schemas: ReadonlyMap<ModelId, Schema>,
  direction: Direction,
): Schema {
  const { object } = schema;
  if (object?.unevaluatedProperties === undefined) return schema;
  const gone = new Set<string>();
  const visited = new Set<ModelId>();
  const stack = [schema];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    for (const property of part.object?.properties ?? []) {
      if (isAbsent(property, schemas, direction)) gone.add(property.key);
    }
    for (const options of [part.allOf, part.anyOf, part.oneOf]) stack.push(...(options ?? []));
    for (const one of Object.values(part.condition ?? {})) stack.push(one);
    for (const { schema: one } of part.object?.dependentSchemas ?? []) stack.push(one);
    if (part.ref === undefined || visited.has(part.ref)) continue;
    visited.add(part.ref);
    stack.push(...targetOf(part.ref, schemas));
  }
  return gone.size === 0 ? schema : { ...schema, object: withTolerated(object, gone) };
}

function withTolerated(object: ObjectRules, keys: ReadonlySet<string>): ObjectRules {
  return { ...object, patternProperties: [...(object.patternProperties ?? []), ...tolerate(keys)] };
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
  const others = {
    ...rest,
    properties: (properties ?? []).filter(({ key }) => !gone.has(key)),
    ...(kept.length > 0 && { required: kept }),
  };
  // What is asked of other properties is not asked of what is absent: sending it is advised against, not invalid.
  const asksOthers = rest.additionalProperties !== undefined && rest.unevaluatedProperties === undefined;
  return asksOthers ? withTolerated(others, gone) : others;
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
