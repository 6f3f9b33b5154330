import { type NamedRule, Rule } from "../rules.ts";
import { anything, string } from "../rules-of-scalars.ts";
import { createSchema, type Schema } from "../schemas.ts";

/** A body that is no text: its bytes. */
export const bytes: Schema<Uint8Array> = /* @__PURE__ */ createSchema(isBytesBody, rulesOfBytes);

function isBytesBody(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function rulesOfBytes(): NamedRule {
  return ["Bytes", "", new Rule({}, undefined, "bytes", isBytesBody)];
}

/** What an operation without parameters and body takes. */
export const nothing: Schema<undefined> = /* @__PURE__ */ createSchema(isNoRequest, rulesOfNothing);

function isNoRequest(value: unknown): value is undefined {
  return value === undefined;
}

function rulesOfNothing(): NamedRule {
  return ["Nothing", "", new Rule({ not: {} }, undefined, "nothing", isNoRequest)];
}

/** A body of which nothing is said but that it is JSON. */
export const json: Schema<unknown> = /* @__PURE__ */ createSchema(isJsonBody, rulesOfJson);

function isJsonBody(_: unknown): _ is unknown {
  return true;
}

function rulesOfJson(): NamedRule {
  return ["Json", "", anything];
}

/** A body that is any text. */
export const text: Schema<string> = /* @__PURE__ */ createSchema(isTextBody, rulesOfText);

function isTextBody(value: unknown): value is string {
  return typeof value === "string";
}

function rulesOfText(): NamedRule {
  return ["Text", "", string];
}
