import { type Api, type ModelId, type Schema, subschemas } from "../../ir/index.ts";

/**
 * The models whose check goes as deep as the value does: those that lead back to themselves, and those that lead to
 * one of them. What they call may run out of stack on hostile values; their exported function answers all the same.
 */
export function findDeepModels(api: Api): ReadonlySet<ModelId> {
  const edges = new Map(api.models.map(({ id, schema }) => [id, [...refsOf(schema)]]));
  const deep = new Set<ModelId>();
  for (const model of api.models) {
    if (comparesItems(model.schema)) deep.add(model.id);
  }
  for (const id of edges.keys()) if (leadsTo(id, id, edges)) deep.add(id);
  // Whatever reaches a deep model is deep.
  const users = new Map<ModelId, ModelId[]>();
  for (const [id, targets] of edges) {
    for (const target of targets) users.set(target, [...(users.get(target) ?? []), id]);
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

function refsOf(schema: Schema): Set<ModelId> {
  const refs = new Set<ModelId>();
  const stack = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.ref !== undefined) refs.add(next.ref);
    stack.push(...subschemas(next));
  }
  return refs;
}

/** `uniqueItems` of anything but scalars reads the items to their depth. */
function comparesItems(schema: Schema): boolean {
  const stack = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.array?.uniqueItems && !isScalar(next.array.items)) return true;
    stack.push(...subschemas(next));
  }
  return false;
}

function isScalar(schema: Schema | undefined): boolean {
  return schema?.types?.every((type) => type !== "array" && type !== "object") ?? false;
}

function leadsTo(from: ModelId, target: ModelId, edges: ReadonlyMap<ModelId, readonly ModelId[]>): boolean {
  const visited = new Set<ModelId>();
  const stack = [...(edges.get(from) ?? [])];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === target) return true;
    if (visited.has(next)) continue;
    visited.add(next);
    stack.push(...(edges.get(next) ?? []));
  }
  return false;
}
