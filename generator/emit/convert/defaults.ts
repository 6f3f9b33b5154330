import { check, type Lookup } from "../../check/index.ts";
import type { Json, Schema } from "../../ir/index.ts";

/** The default of a member, its own or that of the model that it refers to, where its schema accepts it. */
export function judgeDefault(schema: Schema, lookup: Lookup): { readonly value: Json } | undefined {
  const found =
    schema.notes.default ?? (schema.ref === undefined ? undefined : lookup(schema.ref).notes.default);
  if (found === undefined || check(found.value, schema, lookup).verdict !== "valid") return undefined;
  return found;
}
