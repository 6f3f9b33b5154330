import type { Json, ModelId, Schema } from "../../ir/index.ts";

/** One side's models, and the values found for its schemas so far: each schema's are made once per depth. */
export interface Pool {
  readonly lookup: (id: ModelId) => Schema;
  readonly made: Map<Schema, Map<string, readonly Json[]>>;
}

export function createPool(lookup: Pool["lookup"]): Pool {
  return { lookup, made: new Map() };
}

/** The values that one question about a schema has; asked again, they are the same. */
export function once(pool: Pool, schema: Schema, key: string, make: () => readonly Json[]): readonly Json[] {
  let ofSchema = pool.made.get(schema);
  if (ofSchema === undefined) {
    ofSchema = new Map();
    pool.made.set(schema, ofSchema);
  }
  let values = ofSchema.get(key);
  if (values === undefined) {
    values = make();
    ofSchema.set(key, values);
  }
  return values;
}
