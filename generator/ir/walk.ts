import type { Schema } from "./schema.ts";

/** The schemas directly inside one: those of every keyword that holds any, in a fixed order. Refs are not followed. */
export function* subschemas(schema: Schema): Generator<Schema> {
  const { array, object } = schema;
  if (object !== undefined) {
    for (const property of object.properties ?? []) yield property.schema;
    for (const entry of object.patternProperties ?? []) yield entry.schema;
    if (object.additionalProperties !== undefined) yield object.additionalProperties;
    if (object.propertyNames !== undefined) yield object.propertyNames;
    for (const entry of object.dependentSchemas ?? []) yield entry.schema;
    if (object.unevaluatedProperties !== undefined) yield object.unevaluatedProperties;
  }
  if (array !== undefined) {
    yield* array.prefixItems ?? [];
    if (array.items !== undefined) yield array.items;
    if (array.contains !== undefined) yield array.contains;
    if (array.unevaluatedItems !== undefined) yield array.unevaluatedItems;
  }
  yield* schema.allOf ?? [];
  yield* schema.anyOf ?? [];
  yield* schema.oneOf ?? [];
  if (schema.not !== undefined) yield schema.not;
  if (schema.condition !== undefined) {
    yield schema.condition.if;
    if (schema.condition.then !== undefined) yield schema.condition.then;
    if (schema.condition.else !== undefined) yield schema.condition.else;
  }
}

/** Visits a schema and everything inside it, outermost first; stacked by hand, so that depth is no danger. */
export function walk(schema: Schema, visit: (schema: Schema) => void): void {
  const stack: Schema[] = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    visit(next);
    stack.push(...[...subschemas(next)].reverse());
  }
}
