import { type Api, type ModelId, type Schema, walk } from "../../ir/index.ts";

/**
 * The models that less may be none of, once keys are left out which nothing knows: in them, or in what they refer to,
 * something counts or compares what is there, or several schemas look into one value.
 */
export function findJudged({ models }: Pick<Api, "models">): ReadonlySet<ModelId> {
  const found = new Set<ModelId>();
  const users = new Map<ModelId, ModelId[]>();
  for (const { id, schema } of models) {
    walk(schema, (part) => {
      if (judgesWhole(part)) found.add(id);
      if (part.ref !== undefined) users.set(part.ref, [...(users.get(part.ref) ?? []), id]);
    });
  }
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return found;
}

function judgesWhole({ ref, allOf, anyOf, oneOf, not, condition, array, object }: Schema): boolean {
  const { contains, uniqueItems } = array ?? {};
  const { dependentSchemas, minProperties } = object ?? {};
  const parts = allOf ?? anyOf ?? oneOf ?? not ?? condition ?? dependentSchemas;
  if ((parts ?? contains ?? uniqueItems ?? minProperties) !== undefined) return true;
  return ref !== undefined && (array ?? object) !== undefined;
}
