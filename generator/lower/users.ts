import type { ModelId } from "../ir/index.ts";

/** The models that are found, and those that refer to one of them, directly or by others. */
export function withUsers(
  references: ReadonlyMap<ModelId, readonly ModelId[]>,
  isFound: (id: ModelId) => boolean,
): ReadonlySet<ModelId> {
  const found = new Set<ModelId>();
  const stack = [...references.keys()].filter(isFound);
  if (stack.length === 0) return found;
  const users = new Map<ModelId, ModelId[]>();
  for (const [id, referred] of references) {
    for (const one of referred) {
      const known = users.get(one);
      if (known === undefined) users.set(one, [id]);
      else known.push(id);
    }
  }
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const user of users.get(id) ?? []) stack.push(user);
  }
  return found;
}
