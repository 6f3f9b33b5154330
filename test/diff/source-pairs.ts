import type { SchemaPair } from "./pair.ts";

const text = { type: "string" };

const part = {
  type: "object",
  properties: { kind: { enum: ["x", "y"] }, a: { type: "string" } },
  required: ["kind"],
};

const parts = (b: object, more: object = {}): object => ({
  allOf: [
    { $ref: "#/components/schemas/Model/$defs/Part" },
    { type: "object", properties: { tag: { type: "string" }, b } },
  ],
  $defs: { Part: part },
  ...more,
});

const choice = (a: object): object => ({
  oneOf: [
    { type: "object", properties: { a, b: { type: "integer" } }, required: ["a"] },
    { type: "object", properties: { tag: { const: "x" } }, required: ["tag"] },
  ],
});

/** What random changes have shown, small: pairs of which the compiler once knew more. */
export const sourcePairs: readonly (SchemaPair & { readonly it: string })[] = [
  {
    it: "an optional property that the other part of an object does not have",
    base: parts({ type: "string" }),
    revision: parts({ type: "string", enum: [null] }, { minItems: 2 }),
  },
  {
    it: "a choice of one in the place of a map",
    base: { type: "object", properties: {} },
    revision: {
      type: "object",
      properties: {},
      oneOf: [{ type: "object", properties: { a: { type: "string" } }, required: ["a"] }],
    },
  },
  {
    it: "null in what is no longer answered",
    base: choice({ type: "string" }),
    revision: choice({ type: ["string", "null"], writeOnly: true }),
  },
  {
    it: "a property that a map has under any name",
    base: { type: "object", properties: { a: text, b: text }, additionalProperties: text },
    revision: { type: "object", properties: { b: text }, additionalProperties: text },
  },
  {
    it: "a property that a map has as something else",
    base: { type: "object", properties: { a: text, b: text }, additionalProperties: { type: "integer" } },
    revision: { type: "object", properties: { b: text }, additionalProperties: { type: "integer" } },
  },
  {
    it: "a property that only a map had",
    base: { type: "object", properties: { b: text }, additionalProperties: {} },
    revision: { type: "object", properties: { a: text, b: text }, additionalProperties: {} },
  },
  {
    it: "patterns beside what others say, which are one type together",
    base: { type: "object", properties: { a: text }, additionalProperties: { type: "integer" } },
    revision: {
      type: "object",
      properties: { a: text },
      patternProperties: { "^x": text },
      additionalProperties: { type: "integer" },
    },
  },
];
