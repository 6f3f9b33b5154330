import type { Json } from "./json.ts";
import type { JsonType } from "./schema.ts";

/** Whether a value has a type (JSON Schema 2020-12 core, 4.2.1; validation, 6.1.1: 1.0 is an integer). */
export function hasType(value: Json, type: JsonType): boolean {
  if (value === null) return type === "null";
  if (Array.isArray(value)) return type === "array";
  if (typeof value === "number") return type === "number" || (type === "integer" && Number.isInteger(value));
  return typeof value === type;
}
