import type { ModelId, Shape, Shapes } from "../../ir/index.ts";

/**
 * Refs that TypeScript would meet while it is still resolving the alias that they stand in: directly, in a union or in
 * an intersection. Inside an object, an array, a tuple or a record it resolves them later, and recursion is legal.
 */
interface Links {
  readonly union: ReadonlySet<ModelId>;
  readonly intersection: ReadonlySet<ModelId>;
}

/** How the refs of an alias to itself, by whatever way, are written so that the alias stays legal. */
export interface Recursion {
  /** `drop`: says nothing that the alias does not say already. `unfold`: write the model's own type in its place. */
  ref(from: ModelId, to: ModelId, inside: "union" | "intersection"): "keep" | "drop" | "unfold";
}

/**
 * Finds the aliases that contain themselves. In an intersection such a part is left out, which makes the type wider;
 * among the members of unions, one that is on the way already is left out and another one is unfolded.
 */
export function findRecursion(shapes: Shapes): Recursion {
  const found = new Map<ModelId, Links>();
  const links = (id: ModelId): Links => {
    const known = found.get(id) ?? linksOf(shapes.ofModel(shapes.model(id)));
    found.set(id, known);
    return known;
  };
  const all = createComponents((id) => [...links(id).union, ...links(id).intersection]);
  const isCut = (from: ModelId, to: ModelId) => all(from) === all(to);
  const kept = createComponents((id) => [
    ...links(id).union,
    ...[...links(id).intersection].filter((to) => !isCut(id, to)),
  ]);
  return {
    ref: (from, to, inside) => {
      if (inside === "intersection") return isCut(from, to) ? "drop" : "keep";
      return kept(from) === kept(to) ? "unfold" : "keep";
    },
  };
}

function linksOf(shape: Shape): Links {
  const union = new Set<ModelId>();
  const intersection = new Set<ModelId>();
  const visit = (part: Shape, into: Set<ModelId>): void => {
    if (part.kind === "ref") into.add(part.model);
    if (part.kind === "union") for (const member of part.members) visit(member.shape, into);
    if (part.kind === "intersection") for (const inner of part.parts) visit(inner, intersection);
  };
  visit(shape, union);
  return { union, intersection };
}

/**
 * Tarjan's strongly connected components, without recursion of its own: each node's component by number, found with
 * all that the node leads to when it is first asked for.
 */
function createComponents(next: (id: ModelId) => readonly ModelId[]): (id: ModelId) => number | undefined {
  const component = new Map<ModelId, number>();
  const order = new Map<ModelId, number>();
  const low = new Map<ModelId, number>();
  const open: ModelId[] = [];
  let count = 0;
  const enter = (id: ModelId) => {
    order.set(id, order.size);
    low.set(id, order.get(id) as number);
    open.push(id);
    return { id, targets: next(id), at: 0 };
  };
  const lower = (id: ModelId, by: number | undefined) => {
    low.set(id, Math.min(low.get(id) as number, by as number));
  };
  const visit = (root: ModelId): void => {
    const stack = [enter(root)];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const target = frame.targets[frame.at];
      frame.at += 1;
      if (target !== undefined) {
        if (!order.has(target)) stack.push(enter(target));
        else if (!component.has(target)) lower(frame.id, order.get(target));
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined) lower(parent.id, low.get(frame.id));
      if (low.get(frame.id) !== order.get(frame.id)) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component.set(member, count);
        if (member === frame.id) break;
      }
      count += 1;
    }
  };
  return (id) => {
    if (!order.has(id)) visit(id);
    return component.get(id);
  };
}
