import { type Api, type ModelId, type Schema, subschemas } from "../../ir/index.ts";
import { type Circle, findCircles, refsOf } from "./circles.ts";

/**
 * The models whose check goes as deep as the value does: those that lead back to themselves, and those that lead to
 * one of them. What they call may run out of stack on hostile values; their exported function answers all the same.
 */
export function findDeepModels(
  api: Api,
  circles: ReadonlyMap<ModelId, Circle> = findCircles(api),
): ReadonlySet<ModelId> {
  const deep = new Set(circles.keys());
  // Whatever reaches a deep model is deep.
  const users = new Map<ModelId, ModelId[]>();
  for (const { id, schema } of api.models) {
    if (comparesItems(schema)) deep.add(id);
    for (const target of refsOf(schema)) users.set(target, [...(users.get(target) ?? []), id]);
  }
  const queue = [...deep];
  for (const id of queue) {
    for (const user of users.get(id) ?? []) {
      if (deep.has(user)) continue;
      deep.add(user);
      queue.push(user);
    }
  }
  return deep;
}

/** `uniqueItems` of anything but scalars reads the items to their depth. */
function comparesItems(schema: Schema): boolean {
  const stack = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.array?.uniqueItems && !isScalar(next.array.items)) return true;
    for (const inner of subschemas(next)) stack.push(inner);
  }
  return false;
}

function isScalar(schema: Schema | undefined): boolean {
  return schema?.types?.every((type) => type !== "array" && type !== "object") ?? false;
}
