import type { ValidateOptions } from "../issues.ts";
import { failure, type Result } from "../results.ts";
import { createSchema, type Definition, type Schema } from "../schemas.ts";
import type { OperationRequest } from "./requests.ts";
import type { Responses } from "./responses.ts";

/** An operation of the API, whole: what it takes and what it answers. */
export interface Operation<Request, Answers> {
  /** The operationId, where the API description has one. */
  readonly id?: string | undefined;
  /** Lower case. */
  readonly method: string;
  /** The path template: `/pets/{petId}`; a webhook's name, or a callback's expression. */
  readonly path: string;
  readonly tags?: readonly string[] | undefined;
  readonly deprecated?: true | undefined;
  /** `undefined` for an operation without parameters and body. */
  readonly request: [Request] extends [undefined] ? undefined : OperationRequest<Request>;
  readonly responses: Responses<Answers>;
}

/** The request model of an operation. */
export type RequestOf<O> = O extends { readonly request: OperationRequest<infer T> } ? T : undefined;

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
