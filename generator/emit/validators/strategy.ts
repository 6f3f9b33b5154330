import type { ObjectRules, Schema } from "../../ir/index.ts";

/** From so many optional properties on, values differ enough in their keys for straight loads to miss V8's caches. */
const manyOptional = 16;

/** Up to so many values are compared where a model of them is used; more of them are compared by its function. */
const comparedInPlace = 4;

/**
 * How the members of an object are read. `loads` reads each known key: fastest where most keys are always there.
 * `keys` goes through the keys that the object has and switches on them: it costs more on one set of keys, and holds its
 * speed where objects come with many different sets, as those with many optional properties do.
 */
export function chooseStrategy({ properties = [], required = [] }: ObjectRules): "loads" | "keys" {
  const needed = new Set(required);
  const optional = properties.filter(({ key }) => !needed.has(key)).length;
  return optional >= manyOptional && optional * 2 > properties.length ? "keys" : "loads";
}

/** Whether a model is no more than a few values, which cost less to compare than its function to call. */
export function isShortEnumeration({ enum: listed, const: only, open }: Schema): boolean {
  const values = only === undefined ? listed : [only.value];
  if (values === undefined || open === true || values.length > comparedInPlace) return false;
  return values.every((value) => typeof value !== "object" || value === null);
}
