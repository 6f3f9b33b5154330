import {
  type Api,
  type Field,
  type Model,
  noNotes,
  type Schema,
  type Shape,
  type Shapes,
  wireView,
} from "../../generator/ir/index.ts";

/** A schema that only has notes and rules; its shape is given by hand beside it. */
export function schema(of: Partial<Schema> = {}): Schema {
  return { at: { file: "spec/pets.yaml", pointer: "/components/schemas/Pet" }, notes: noNotes, ...of };
}

export function field(name: string, shape: Shape, of: Partial<Field> = {}): Field {
  return { key: name, name, presence: "required", asked: "required", shape, schema: schema(), ...of };
}

export const string: Shape = { kind: "string", format: undefined };
export const number: Shape = { kind: "number", integer: false, format: undefined };
export const ref = (model: string): Shape => ({ kind: "ref", model });
export const union = (...shapes: readonly Shape[]): Shape => ({
  kind: "union",
  members: shapes.map((shape) => ({ shape, schema: schema(), tag: undefined })),
  tag: undefined,
});
export const array = (items: Shape): Shape => ({ kind: "array", items, schema: schema() });

export function model(name: string, of: Partial<Model> = {}): Model {
  const path = of.path ?? `models/${name.toLowerCase()}`;
  return {
    id: name,
    name,
    directory: "models",
    path,
    module: { path, turn: 0 },
    role: "component",
    page: true,
    schema: schema(),
    at: { file: "spec/pets.yaml", pointer: `/components/schemas/${name}` },
    direction: "both",
    variantOf: undefined,
    reach: { request: true, response: true, error: false },
    ...of,
  };
}

/** An Api of models whose shapes are given. */
export function handMade(
  shapesByName: Readonly<Record<string, Shape>>,
  models: Readonly<Record<string, Partial<Model>>> = {},
): { readonly api: Api; readonly shapes: Shapes } {
  const list = Object.keys(shapesByName).map((name) => model(name, models[name]));
  const api: Api = {
    document: "spec.yaml",
    title: "Pets",
    version: "1",
    description: undefined,
    view: wireView,
    overriding: false,
    models: list,
    operations: [],
    tags: [],
  };
  const shapes: Shapes = {
    view: wireView,
    overriding: false,
    of: () => ({ kind: "unknown" }),
    model: (id) => list.find((one) => one.id === id) as Model,
    ofModel: ({ name }) => shapesByName[name] as Shape,
  };
  return { api, shapes };
}
