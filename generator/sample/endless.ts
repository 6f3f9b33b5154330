import { type Api, type Fold, fold, type Model, type ModelId, type Shapes, walk } from "../ir/index.ts";
import { exampleOf } from "./printed.ts";

/** The models of which no value has an end: what each of them asks for leads back to it. */
export function findEndless({ models }: Api, shapes: Shapes): ReadonlySet<ModelId> {
  const endless = new Set(models.map(({ id }) => id));
  const users = new Map<ModelId, Model[]>();
  for (const model of models) {
    walk(model.schema, ({ ref }) => {
      if (ref === undefined) return;
      const known = users.get(ref);
      if (known === undefined) users.set(ref, [model]);
      else known.push(model);
    });
  }
  const stack = [...models];
  for (let model = stack.pop(); model !== undefined; model = stack.pop()) {
    const { id, schema } = model;
    if (!endless.has(id)) continue;
    if (exampleOf([schema]) === undefined && !fold(shapes.ofModel(model), ends, endless)) continue;
    endless.delete(id);
    stack.push(...(users.get(id) ?? []));
  }
  return endless;
}

/** Whether a shape has a value with an end, as far as it is known which models have none. */
const ends: Fold<boolean, [endless: ReadonlySet<ModelId>]> = {
  unknown: () => true,
  never: () => true,
  null: () => true,
  boolean: () => true,
  number: () => true,
  bigint: () => true,
  string: () => true,
  date: () => true,
  literal: () => true,
  enum: () => true,
  native: () => true,
  // Lists and maps may be empty.
  array: () => true,
  record: () => true,
  tuple: ({ prefix }, endless) =>
    prefix.every(({ shape, presence }) => presence === "optional" || fold(shape, ends, endless)),
  object: ({ fields }, endless) =>
    fields.every(
      ({ asked, shape, schema }) =>
        asked !== "required" || exampleOf([schema]) !== undefined || fold(shape, ends, endless),
    ),
  union: ({ members }, endless) =>
    members.length === 0 || members.some(({ shape }) => fold(shape, ends, endless)),
  intersection: ({ parts }, endless) => parts.every((part) => fold(part, ends, endless)),
  ref: ({ model }, endless) => !endless.has(model),
};
