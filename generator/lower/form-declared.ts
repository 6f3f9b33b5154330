import type { Schema } from "../ir/index.ts";
import type { Lookup } from "./form-speakers.ts";

/** Whether a property speaks of a key in every value that a schema holds of and that has the key. */
export function alwaysDeclares(root: Schema, key: string, lookup: Lookup): boolean {
  // What leads back to itself declares nothing by that; what several ways lead to is asked once.
  const known = new Map<Schema, boolean>();
  const does = (schema: Schema | undefined): boolean => {
    if (schema === undefined) return false;
    const answer = known.get(schema);
    if (answer !== undefined) return answer;
    known.set(schema, false);
    const found = declaresBy(schema, key, lookup, does);
    known.set(schema, found);
    return found;
  };
  return does(root);
}

function declaresBy(
  { ref, allOf = [], anyOf = [], oneOf = [], condition, object = {} }: Schema,
  key: string,
  lookup: Lookup,
  does: (schema: Schema | undefined) => boolean,
): boolean {
  const { properties = [], dependentSchemas = [] } = object;
  if (properties.some((property) => property.key === key)) return true;
  if (allOf.some(does) || (ref !== undefined && does(lookup(ref)))) return true;
  if ([anyOf, oneOf].some((options) => options.length > 0 && options.every(does))) return true;
  if (dependentSchemas.some((dependent) => dependent.key === key && does(dependent.schema))) return true;
  if (condition === undefined || !does(condition.then)) return false;
  return does(condition.else) || isOnlyPresence(condition.if, key);
}

/** Whether a schema holds of every object that has a key. */
function isOnlyPresence(
  { at: _at, notes: _notes, types: _types, object, ...others }: Schema,
  key: string,
): boolean {
  const { required = [], ...rules } = object ?? {};
  return Object.keys({ ...others, ...rules }).length === 0 && required.every((other) => other === key);
}
