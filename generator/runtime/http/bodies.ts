import type { ValidateOptions } from "../issues.ts";
import { failure, type Result } from "../results.ts";
import { createSchema, type Definition, type Schema } from "../schemas.ts";

/** A body that is no text: its bytes. */
export const bytes: Schema<Uint8Array> = /* @__PURE__ */ createSchema(
  isBytesBody,
  validateBytesBody,
  /* @__PURE__ */ definition("Bytes", {}),
);

function isBytesBody(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function validateBytesBody(value: unknown, options?: ValidateOptions): Result<Uint8Array> {
  return isBytesBody(value)
    ? { ok: true, value }
    : failure(value, (found, issues) => issues.add("type", "bytes", found, ""), options);
}

/** A body that is any text. */
export const text: Schema<string> = /* @__PURE__ */ createSchema(
  isTextBody,
  validateTextBody,
  /* @__PURE__ */ definition("Text", { type: "string" }),
);

function isTextBody(value: unknown): value is string {
  return typeof value === "string";
}

function validateTextBody(value: unknown, options?: ValidateOptions): Result<string> {
  return isTextBody(value)
    ? { ok: true, value }
    : failure(value, (found, issues) => issues.add("type", "a string", found, ""), options);
}

function definition(name: string, schema: unknown): Definition {
  return { name, schema };
}
