import type { Api, Schema } from "../ir/index.ts";
import { mapOperation, mapSchema } from "./map-schema.ts";
import { settleUnknown } from "./unknown.ts";

/** An Api in which some schemas are unknown: any value satisfies them. What describes them to readers stays. */
export function leaveOut(api: Api, isLeftOut: (schema: Schema) => boolean): Api {
  const change = (schema: Schema): Schema =>
    isLeftOut(schema) ? { at: schema.at, notes: schema.notes, unknown: "members" } : schema;
  const without = (schema: Schema): Schema => mapSchema(schema, change);
  const models = api.models.map((model) => ({ ...model, schema: without(model.schema) }));
  const operations = api.operations.map((operation) => mapOperation(operation, without));
  return { ...api, ...settleUnknown(models, operations) };
}
