import type { ModelId, Schema } from "../ir/index.ts";
import { mapOperation, mapSchema, type WithSchemas } from "./map-schema.ts";
import { settleUnknown } from "./unknown.ts";

/** Models and operations in which some schemas are unknown: any value satisfies them. What describes them to readers stays. */
export function leaveOut<
  Model extends { readonly id: ModelId; readonly schema: Schema },
  Called extends WithSchemas,
>(
  all: { readonly models: readonly Model[]; readonly operations: readonly Called[] },
  isLeftOut: (schema: Schema) => boolean,
): { readonly models: readonly Model[]; readonly operations: readonly Called[] } {
  const change = (schema: Schema): Schema =>
    isLeftOut(schema) ? { at: schema.at, notes: schema.notes, unknown: "members" } : schema;
  const without = (schema: Schema): Schema => mapSchema(schema, change);
  const models = all.models.map((model) => ({ ...model, schema: without(model.schema) }));
  const operations = all.operations.map((operation) => mapOperation(operation, without));
  return settleUnknown(models, operations);
}
