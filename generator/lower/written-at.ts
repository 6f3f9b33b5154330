import type { Schema } from "../ir/index.ts";
import type { OpenApi } from "../openapi/index.ts";
import { mapOperation, mapSchema } from "./map-schema.ts";
import type { LoweredOperation } from "./operations.ts";
import type { DirectedDraft } from "./variants.ts";

/** Models and operations with each schema at the place where it is written, and not where Swagger 2.0 was brought to. */
export function asWritten(
  drafts: readonly DirectedDraft[],
  operations: readonly LoweredOperation[],
  { version, writtenAt }: OpenApi,
): { readonly drafts: readonly DirectedDraft[]; readonly operations: readonly LoweredOperation[] } {
  if (version !== "2.0") return { drafts, operations };
  const place = (schema: Schema): Schema =>
    mapSchema(schema, (part) => ({ ...part, at: writtenAt(part.at) }));
  return {
    drafts: drafts.map((draft) => ({ ...draft, schema: place(draft.schema!) })),
    operations: operations.map((operation) => mapOperation(operation, place)),
  };
}
