import {
  createShapes,
  type Model,
  type ModelId,
  type ModelOptions,
  type Schema,
  type Shape,
  type Shapes,
} from "../ir/index.ts";
import type { OpenApi } from "../openapi/index.ts";
import type { LoweredOperation } from "./operations.ts";
import { contentRef } from "./reach.ts";
import type { DirectedDraft } from "./variants.ts";

/**
 * The models that readers meet: with `classes`, those that the shapes of operations lead to and that are classes, or hold
 * themselves. A model that only an overridden property or a merged `allOf` refers to is still needed to validate, but not to read.
 */
export function findVisible(
  drafts: readonly DirectedDraft[],
  operations: readonly LoweredOperation[],
  client: ReadonlySet<ModelId>,
  openapi: OpenApi,
  options: ModelOptions,
): ReadonlySet<ModelId> {
  const all = new Set(drafts.map(({ id }) => id));
  if (options.components === "models") return all;
  const shapes = shapesOf(drafts, openapi, options);
  const met = new Set<ModelId>();
  const stack: ModelId[] = [...client];
  const visit = (shape: Shape): void => {
    for (const id of refsIn(shape)) if (!met.has(id)) stack.push(id);
  };
  for (const operation of operations) {
    const { request, response, settings = [], parameters, bodies, responses } = operation;
    const contents = [...parameters, ...bodies, ...responses.flatMap((one) => one.contents)];
    for (const { schema } of contents) {
      visit(shapes.of(schema));
      const content = contentRef(schema);
      if (content !== undefined) stack.push(content);
    }
    for (const id of [request, response, ...settings]) if (id !== undefined) stack.push(id);
  }
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (met.has(id) || !all.has(id)) continue;
    met.add(id);
    visit(shapes.ofModel(shapes.model(id)));
  }
  const readThrough = new Set([...met].filter((id) => !isClass(shapes, id)));
  return new Set([...met].filter((id) => !readThrough.has(id) || holdsItself(id, readThrough, shapes)));
}

/** Whether what is read through comes back to itself: `Json: {additionalProperties: Json}` has no end but by its name. */
function holdsItself(id: ModelId, readThrough: ReadonlySet<ModelId>, shapes: Shapes): boolean {
  const seen = new Set<ModelId>();
  const stack = [id];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const next of refsIn(shapes.ofModel(shapes.model(at)))) {
      if (next === id) return true;
      if (seen.has(next) || !readThrough.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return false;
}

/** Models that readers meet first, so that the others take what names are left. */
export function inView(
  drafts: readonly DirectedDraft[],
  visible: ReadonlySet<ModelId>,
): readonly (readonly DirectedDraft[])[] {
  return [drafts.filter(({ id }) => visible.has(id)), drafts.filter(({ id }) => !visible.has(id))];
}

/** Shapes before there are names: nothing in a shape depends on them. */
function shapesOf(drafts: readonly DirectedDraft[], openapi: OpenApi, { view }: ModelOptions): Shapes {
  const models = drafts.map(
    ({ id, at, role, directory, direction, variantOf, schema }): Model => ({
      ...{ id, at, role, directory, direction, variantOf, name: "", path: "", page: true },
      module: { path: "", turn: 0 },
      schema: schema as Schema,
      reach: { request: false, response: false, error: false },
    }),
  );
  const { title, apiVersion: version, description, tags } = openapi;
  const api = { document: "", title, version, description, view, overriding: true };
  return createShapes({ ...api, models, operations: [], tags });
}

function isClass(shapes: Shapes, id: ModelId): boolean {
  const shape = shapes.ofModel(shapes.model(id));
  if (shape.kind === "object" || shape.kind === "enum" || shape.kind === "intersection") return true;
  if (shape.kind !== "union") return false;
  const members = shape.members.filter((member) => member.shape.kind !== "null");
  const [only] = members;
  return (
    members.length > 1 ||
    shape.lone === true ||
    shape.tag !== undefined ||
    only?.shape.kind === "object" ||
    only?.shape.kind === "enum"
  );
}

/** The models that a shape names, itself or inside. */
function refsIn(shape: Shape): readonly ModelId[] {
  switch (shape.kind) {
    case "ref":
      return [shape.model];
    case "array":
      return refsIn(shape.items);
    case "record":
      return [...(shape.keys === undefined ? [] : refsIn(shape.keys)), ...refsIn(shape.values)];
    case "tuple":
      return [
        ...shape.prefix.map((item) => item.shape),
        ...(shape.rest === undefined ? [] : [shape.rest]),
      ].flatMap(refsIn);
    case "object":
      // What an object without fields may hold besides is no map, and pages say nothing of it.
      return [
        ...shape.fields.map((field) => field.shape),
        ...(shape.rest === undefined || shape.fields.length === 0 ? [] : [shape.rest]),
      ].flatMap(refsIn);
    case "union":
      return shape.members.flatMap((member) => refsIn(member.shape));
    case "intersection":
      return shape.parts.flatMap(refsIn);
    default:
      return [];
  }
}
