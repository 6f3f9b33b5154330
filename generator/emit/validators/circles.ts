import { type Api, type ModelId, type Schema, subschemas } from "../../ir/index.ts";

/** The models that lead to each other, and so back to themselves. */
export type Circle = ReadonlySet<ModelId>;

/** The circle of each model that is in one. */
export function findCircles({ models }: Api): ReadonlyMap<ModelId, Circle> {
  const edges = new Map(models.map(({ id, schema }) => [id, [...refsOf(schema)]]));
  const circles = new Map<ModelId, Circle>();
  for (const members of componentsOf(edges)) {
    const [first] = members;
    if (first === undefined || (members.size === 1 && !edges.get(first)?.includes(first))) continue;
    for (const id of members) circles.set(id, members);
  }
  return circles;
}

/** The models that a schema refers to, anywhere inside. */
export function refsOf(schema: Schema): ReadonlySet<ModelId> {
  const refs = new Set<ModelId>();
  const stack = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.ref !== undefined) refs.add(next.ref);
    for (const inner of subschemas(next)) stack.push(inner);
  }
  return refs;
}

interface Visit {
  readonly id: ModelId;
  readonly targets: readonly ModelId[];
  next: number;
}

/** Strongly connected components, by Tarjan; stacked by hand, as a chain of models may be long. */
function componentsOf(edges: ReadonlyMap<ModelId, readonly ModelId[]>): Set<ModelId>[] {
  const components: Set<ModelId>[] = [];
  const numbers = new Map<ModelId, number>();
  const lowest = new Map<ModelId, number>();
  const open: ModelId[] = [];
  const isOpen = new Set<ModelId>();
  const enter = (id: ModelId): Visit => {
    numbers.set(id, numbers.size);
    lowest.set(id, numbers.size - 1);
    open.push(id);
    isOpen.add(id);
    return { id, targets: edges.get(id) ?? [], next: 0 };
  };
  const lower = (id: ModelId, to: number): void => {
    lowest.set(id, Math.min(lowest.get(id)!, to));
  };
  for (const start of edges.keys()) {
    const visits = numbers.has(start) ? [] : [enter(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const target = visit.targets[visit.next++];
      if (target !== undefined) {
        if (!numbers.has(target)) visits.push(enter(target));
        else if (isOpen.has(target)) lower(visit.id, numbers.get(target)!);
        continue;
      }
      visits.pop();
      const outer = visits.at(-1);
      if (outer !== undefined) lower(outer.id, lowest.get(visit.id)!);
      if (lowest.get(visit.id) !== numbers.get(visit.id)) continue;
      const members = new Set(open.splice(open.lastIndexOf(visit.id)));
      for (const id of members) isOpen.delete(id);
      components.push(members);
    }
  }
  return components;
}
