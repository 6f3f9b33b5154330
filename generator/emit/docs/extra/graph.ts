import { type Api, type Model, type ModelId, type Schema, subschemas } from "../../../ir/index.ts";
import { append } from "./append.ts";

/** One model holds another: under these names where it is a property's, under none where it is a part of it. */
export interface Edge {
  readonly from: Model;
  readonly to: Model;
  readonly fields: readonly string[];
}

/** Which models name which, by id; only those that have a page. */
export interface Graph {
  uses(model: Model): readonly Edge[];
  usedBy(model: Model): readonly Edge[];
}

export function createGraph(api: Api): Graph {
  const models = new Map(api.models.filter(({ page }) => page).map((model) => [model.id, model]));
  const uses = new Map<ModelId, Edge[]>();
  const usedBy = new Map<ModelId, Edge[]>();
  for (const from of models.values()) {
    for (const [id, fields] of findRefs(from.schema)) {
      const to = models.get(id);
      if (to === undefined) continue;
      const edge: Edge = { from, to, fields: [...fields] };
      append(uses, from.id, edge);
      append(usedBy, to.id, edge);
    }
  }
  return { uses: ({ id }) => uses.get(id) ?? [], usedBy: ({ id }) => usedBy.get(id) ?? [] };
}

/** Every model that a schema names, with the properties that it stands under; stacked by hand, as `walk` is. */
function findRefs(schema: Schema): Map<ModelId, Set<string>> {
  const found = new Map<ModelId, Set<string>>();
  const stack: { readonly at: Schema; readonly field: string | undefined }[] = [
    { at: schema, field: undefined },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { at, field } = next;
    if (at.ref !== undefined) {
      const fields = found.get(at.ref) ?? new Set();
      if (field !== undefined) fields.add(field);
      found.set(at.ref, fields);
    }
    const names = new Map(at.object?.properties?.map(({ schema: inner, name }) => [inner, name]));
    const inside = subschemas(at).map((inner) => ({ at: inner, field: field ?? names.get(inner) }));
    for (const inner of inside.reverse()) stack.push(inner);
  }
  return found;
}
