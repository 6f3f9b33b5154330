import type { Api, Schema } from "../ir/index.ts";
import { mapSchema } from "./map-schema.ts";

/** An Api in which some schemas say nothing: any value satisfies them. What describes them to readers stays. */
export function leaveOut(api: Api, isLeftOut: (schema: Schema) => boolean): Api {
  const change = (schema: Schema): Schema =>
    isLeftOut(schema) ? { at: schema.at, notes: schema.notes } : schema;
  return {
    ...api,
    models: api.models.map((model) => ({ ...model, schema: mapSchema(model.schema, change) })),
  };
}
