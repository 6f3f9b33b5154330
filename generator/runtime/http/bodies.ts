import type { ValidateOptions } from "../issues.ts";
import { failure, type Result } from "../results.ts";
import { type NamedRule, Rule } from "../rules.ts";
import { anything, string } from "../rules-of-scalars.ts";
import { createSchema, type Schema } from "../schemas.ts";

/** A body that is no text: its bytes. */
export const bytes: Schema<Uint8Array> = /* @__PURE__ */ createSchema(
  isBytesBody,
  validateBytesBody,
  rulesOfBytes,
);

function isBytesBody(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function validateBytesBody(value: unknown, options?: ValidateOptions): Result<Uint8Array> {
  return isBytesBody(value) ? { ok: true, value } : failure(value, rulesOfBytes, options);
}

function rulesOfBytes(): NamedRule {
  return ["Bytes", "", new Rule({}, undefined, "bytes", isBytesBody)];
}

/** A body of which nothing is said but that it is JSON. */
export const json: Schema<unknown> = /* @__PURE__ */ createSchema(isJsonBody, validateJsonBody, rulesOfJson);

function isJsonBody(_: unknown): _ is unknown {
  return true;
}

function validateJsonBody(value: unknown): Result<unknown> {
  return { ok: true, value };
}

function rulesOfJson(): NamedRule {
  return ["Json", "", anything];
}

/** A body that is any text. */
export const text: Schema<string> = /* @__PURE__ */ createSchema(isTextBody, validateTextBody, rulesOfText);

function isTextBody(value: unknown): value is string {
  return typeof value === "string";
}

function validateTextBody(value: unknown, options?: ValidateOptions): Result<string> {
  return isTextBody(value) ? { ok: true, value } : failure(value, rulesOfText, options);
}

function rulesOfText(): NamedRule {
  return ["Text", "", string];
}
