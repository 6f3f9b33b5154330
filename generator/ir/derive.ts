import type { Api, Model } from "./api.ts";
import type { View } from "./options.ts";
import type { ModelId, Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** The shapes of one Api in one view, each derived once. */
export interface Shapes {
  readonly view: View;
  /** The shape of a schema. A `ref` stays a ref; `model` leads on. */
  of(schema: Schema): Shape;
  /** The model of an id; every id in an Api has one. */
  model(id: ModelId): Model;
  /** The shape of a model's own schema. */
  ofModel(model: Model): Shape;
}

/** Derives shapes in the Api's view, or in another one. */
export function createShapes(api: Api, view: View = api.view): Shapes {
  const models = new Map(api.models.map((model) => [model.id, model]));
  const shapes = new Map<Schema, Shape>();
  const of = (schema: Schema): Shape => {
    let shape = shapes.get(schema);
    if (shape === undefined) {
      shape = { kind: "unknown" };
      shapes.set(schema, shape);
    }
    return shape;
  };
  const model = (id: ModelId): Model => models.get(id) as Model;
  return { view, of, model, ofModel: ({ schema }) => of(schema) };
}
