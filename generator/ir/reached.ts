import type { Content, Model, Operation } from "./api.ts";
import type { ModelId, Schema } from "./schema.ts";
import { walk } from "./walk.ts";

/** What schemas refer to, once it is known: they do not change. */
const known = new WeakMap<Schema, readonly ModelId[]>();

/** The models that a schema refers to, directly, in the order in which they stand. */
export function refsOf(schema: Schema): readonly ModelId[] {
  const found = known.get(schema) ?? findRefs(schema);
  known.set(schema, found);
  return found;
}

function findRefs(schema: Schema): readonly ModelId[] {
  const refs = new Set<ModelId>();
  walk(schema, ({ ref, discriminator }) => {
    if (ref !== undefined) refs.add(ref);
    for (const { model } of discriminator?.mapping ?? []) refs.add(model);
    if (discriminator?.fallback !== undefined) refs.add(discriminator.fallback);
  });
  return [...refs];
}

/** What an operation reaches models by. */
type Roots = Pick<Operation, "parameters" | "bodies" | "responses" | "request" | "response" | "settings">;

/**
 * Tells of one operation after the other which models it reaches that none before it did, in the order in which they are
 * first met: parameters, body, responses; depth first. What is reached once is not entered again: of thousands of
 * operations each may reach thousands of models, and lists of them all would take more than everything else.
 */
export function followOperations(
  models: ReadonlyMap<ModelId, Pick<Model, "schema">>,
): (operation: Roots) => readonly ModelId[] {
  const reached = new Set<ModelId>();
  return (operation) => {
    const fresh: ModelId[] = [];
    const stack = [...rootsOf(operation)].reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const model = models.get(next);
      if (model === undefined || reached.has(next)) continue;
      reached.add(next);
      fresh.push(next);
      for (const id of refsOf(model.schema).toReversed()) stack.push(id);
    }
    return fresh;
  };
}

/** The models that an operation refers to itself. */
export function rootsOf({
  parameters,
  bodies,
  responses,
  request,
  response,
  settings = [],
}: Roots): ModelId[] {
  const schemas = (contents: readonly Content[]) => contents.map(({ schema }) => schema);
  const roots = [
    ...parameters.map(({ schema }) => schema),
    ...schemas(bodies),
    ...responses.flatMap(({ contents }) => schemas(contents)),
  ];
  const named = [request, response, ...settings].filter((id) => id !== undefined);
  return [...roots.flatMap(refsOf), ...named];
}
