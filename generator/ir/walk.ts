import type { Api } from "./api.ts";
import type { Schema } from "./schema.ts";

const none: readonly Schema[] = [];

/** The schemas directly inside one: those of every keyword that holds any, in a fixed order. Refs are not followed. */
export function subschemas(schema: Schema): readonly Schema[] {
  const { array, object, condition, not, allOf, anyOf, oneOf } = schema;
  // Most hold none: a list for each would be a twentieth of all that a run makes.
  if (!(object || array || allOf || anyOf || oneOf || not || condition)) return none;
  const inside: (Schema | undefined)[] = [];
  if (object !== undefined) {
    for (const property of object.properties ?? []) inside.push(property.schema);
    for (const entry of object.patternProperties ?? []) inside.push(entry.schema);
    inside.push(object.additionalProperties, object.propertyNames);
    for (const entry of object.dependentSchemas ?? []) inside.push(entry.schema);
    inside.push(object.unevaluatedProperties);
  }
  if (array !== undefined) {
    for (const item of array.prefixItems ?? []) inside.push(item);
    inside.push(array.items, array.contains, array.unevaluatedItems);
  }
  for (const members of [allOf, anyOf, oneOf]) for (const member of members ?? none) inside.push(member);
  inside.push(not, condition?.if, condition?.then, condition?.else);
  return inside.filter((part) => part !== undefined);
}

/**
 * Visits a schema and everything inside it, outermost first; stacked by hand, so that depth is no danger.
 * @param insideOf what is visited inside of a schema, where that is not all
 */
export function walk(schema: Schema, visit: (schema: Schema) => void, insideOf = subschemas): void {
  const stack: Schema[] = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    visit(next);
    const inside = insideOf(next);
    for (let at = inside.length - 1; at >= 0; at -= 1) stack.push(inside[at] as Schema);
  }
}

/** Whether a model, or a body of an operation, is or holds a value outside JSON. */
export function usesNatives({ models, operations }: Pick<Api, "models" | "operations">): boolean {
  let found = false;
  const look = ({ native }: Schema): void => {
    if (native !== undefined) found = true;
  };
  for (const { schema } of models) walk(schema, look);
  for (const { bodies, responses } of operations) {
    for (const { schema } of [...bodies, ...responses.flatMap(({ contents }) => contents)])
      walk(schema, look);
  }
  return found;
}
