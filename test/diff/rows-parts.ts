import type { Row } from "./rows.ts";

const text = { type: "string" };
const either = { type: ["integer", "string"] };

/** A choice that is ambiguous for whole numbers from a minimum on. */
const from = (minimum: number): object => ({ oneOf: [{ type: "integer" }, { type: "number", minimum }] });

/** Where a value may stand that is no property and no item by its place. */
const places: Readonly<Record<string, (part: object) => object>> = {
  "a member by a pattern": (part) => ({ type: "object", patternProperties: { "^x-": part } }),
  "a required member by a pattern": (part) => ({
    type: "object",
    required: ["x-a"],
    patternProperties: { "^x-": part },
  }),
  "a member that nothing speaks of": (part) => ({ type: "object", unevaluatedProperties: part }),
  "an item that nothing speaks of": (part) => ({ type: "array", unevaluatedItems: part }),
  "an item behind a tuple": (part) => ({ type: "array", prefixItems: [text], unevaluatedItems: part }),
};

const placedRows = Object.entries(places).flatMap(([where, place]): Row[] => [
  {
    it: `a choice that gets ambiguous, of ${where}`,
    base: place(from(5)),
    revision: place(from(3)),
    rule: "minimum-lowered",
    request: "breaking",
    response: "breaking",
  },
  {
    it: `fewer types of ${where}`,
    base: place(either),
    revision: place(text),
    rule: "type-narrowed",
    request: "breaking",
    response: "safe",
  },
  {
    it: `a shorter text of ${where}`,
    base: place(text),
    revision: place({ ...text, maxLength: 1 }),
    rule: "max-length-added",
    request: "breaking",
    response: "safe",
  },
]);

/** Items, and what schemas are put together of. */
export const partRows: readonly Row[] = [
  ...placedRows,
  {
    it: "a choice that gets ambiguous, of an item that a list contains",
    base: { type: "array", contains: from(5) },
    revision: { type: "array", contains: from(3) },
    rule: "minimum-lowered",
    request: "breaking",
    response: "breaking",
  },
  {
    it: "less that is refused of a member that nothing speaks of",
    base: { type: "object", unevaluatedProperties: { not: { type: "integer", minimum: 3 } } },
    revision: { type: "object", unevaluatedProperties: { not: { type: "integer", minimum: 5 } } },
    rule: "not-changed",
    request: "unproven",
    response: "breaking",
  },
  {
    it: "more that is refused of an item that nothing speaks of",
    base: { type: "array", unevaluatedItems: { not: { type: "integer", minimum: 5 } } },
    revision: { type: "array", unevaluatedItems: { not: { type: "integer", minimum: 3 } } },
    rule: "not-changed",
    request: "breaking",
    response: "unproven",
  },
  {
    it: "items that must differ",
    base: { type: "array" },
    revision: { type: "array", uniqueItems: true },
    rule: "unique-items-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "null that is refused",
    base: { type: ["integer", "null"] },
    revision: { type: "integer" },
    rule: "became-not-nullable",
    request: "breaking",
    response: "safe",
  },
  {
    it: "fewer items",
    base: { type: "array", items: { type: "string" }, maxItems: 4 },
    revision: { type: "array", items: { type: "string" }, maxItems: 2 },
    rule: "max-items-lowered",
    request: "breaking",
    response: "safe",
  },
  {
    it: "items that are constrained",
    base: { type: "array" },
    revision: { type: "array", items: { type: "string" } },
    rule: "items-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "an item of a tuple that is new",
    base: { type: "array", prefixItems: [{ type: "string" }] },
    revision: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] },
    rule: "prefix-item-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "an item that a list has to contain",
    base: { type: "array", items: { type: "integer" } },
    revision: { type: "array", items: { type: "integer" }, contains: { const: 7 } },
    rule: "contains-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "more such items",
    base: { type: "array", contains: { type: "string" }, minContains: 1 },
    revision: { type: "array", contains: { type: "string" }, minContains: 2 },
    rule: "min-contains-raised",
    request: "breaking",
    response: "safe",
  },
  {
    it: "one such item where none was needed",
    base: { type: "array", items: { type: "string" }, contains: { const: "x" }, minContains: 0 },
    revision: { type: "array", items: { type: "string" }, contains: { const: "x" } },
    rule: "min-contains-removed",
    request: "breaking",
    response: "safe",
  },
  {
    it: "none of them where one was needed",
    base: { type: "array", contains: { type: "string" } },
    revision: { type: "array", contains: { type: "string" }, minContains: 0 },
    rule: "min-contains-added",
    request: "safe",
    response: "breaking",
  },
  {
    it: "at most so many of them",
    base: { type: "array", contains: { type: "string" }, maxContains: 3 },
    revision: { type: "array", contains: { type: "string" }, maxContains: 2 },
    rule: "max-contains-lowered",
    request: "breaking",
    response: "safe",
  },
  {
    it: "what is not allowed",
    base: { type: "string" },
    revision: { type: "string", not: { const: "a" } },
    rule: "not-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "the same, arranged otherwise",
    base: { type: "object", properties: { a: { type: "string" }, b: {} }, required: ["a"] },
    revision: {
      allOf: [
        { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
        { properties: { b: {} } },
      ],
    },
    rule: "all-of-rearranged",
    request: "safe",
    response: "safe",
  },
  {
    it: "what stood beside a choice",
    base: {
      type: "string",
      enum: ["a", "b"],
      anyOf: [{ enum: ["a", "c"] }, { type: "object", minProperties: 1 }],
    },
    revision: { anyOf: [{ enum: ["a", "c"] }, { type: "object", minProperties: 1 }] },
    rule: "enum-removed",
    request: "safe",
    response: "breaking",
  },
  {
    it: "a part that limits what the other allows",
    base: { allOf: [{ type: "string", minLength: 1 }] },
    revision: { allOf: [{ type: "string", minLength: 1 }, { maxLength: 3 }] },
    rule: "max-length-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "a part that cannot be put together with the other",
    base: { allOf: [{ type: "string", pattern: "^a" }] },
    revision: { allOf: [{ type: "string", pattern: "^a" }, { pattern: "b$" }] },
    rule: "all-of-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "a member more to choose from",
    base: { anyOf: [{ type: "string" }, { type: "integer" }] },
    revision: { anyOf: [{ type: "string" }, { type: "integer" }, { type: "boolean" }] },
    rule: "any-of-added",
    request: "safe",
    response: "breaking",
  },
  {
    it: "a member less of which exactly one holds",
    base: { oneOf: [{ type: "string" }, { type: "integer" }, { type: "boolean" }] },
    revision: { oneOf: [{ type: "string" }, { type: "integer" }] },
    rule: "one-of-removed",
    request: "breaking",
    response: "safe",
  },
  {
    it: "a member that makes a choice ambiguous",
    base: { oneOf: [{ type: "string" }, { type: "integer" }] },
    revision: { oneOf: [{ type: "string" }, { type: "integer" }, { type: "string", minLength: 3 }] },
    rule: "one-of-added",
    request: "breaking",
    response: "unproven",
  },
  {
    it: "a condition",
    base: { type: "object", properties: { kind: { type: "string" }, size: { type: "integer" } } },
    revision: {
      type: "object",
      properties: { kind: { type: "string" }, size: { type: "integer" } },
      if: { properties: { kind: { const: "a" } }, required: ["kind"] },
      then: { required: ["size"] },
    },
    rule: "then-added",
    request: "breaking",
    response: "safe",
  },
];
