import { describe, expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

/**
 * One small pair per row: what a schema was, what it became, and how each direction is judged. A model that operations
 * both send and receive is judged in both.
 */
const rows: readonly {
  readonly it: string;
  readonly base: object;
  readonly revision: object;
  readonly rule: string;
  readonly request: string;
  readonly response: string;
}[] = [
  {
    it: "a minimum that rises",
    base: { type: "integer", minimum: 0 },
    revision: { type: "integer", minimum: 1 },
    rule: "minimum-raised",
    request: "breaking",
    response: "safe",
  },
  {
    it: "a minimum that falls",
    base: { type: "integer", minimum: 1 },
    revision: { type: "integer", minimum: 0 },
    rule: "minimum-lowered",
    request: "safe",
    response: "breaking",
  },
  {
    it: "a length that is limited",
    base: { type: "string" },
    revision: { type: "string", maxLength: 3 },
    rule: "max-length-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "a pattern that is added",
    base: { type: "string" },
    revision: { type: "string", pattern: "^a" },
    rule: "pattern-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "a pattern that changes",
    base: { type: "string", pattern: "^a+$" },
    revision: { type: "string", pattern: "^b+$" },
    rule: "pattern-changed",
    request: "breaking",
    response: "breaking",
  },
  {
    it: "a type that changes",
    base: { type: "string" },
    revision: { type: "integer" },
    rule: "type-changed",
    request: "breaking",
    response: "breaking",
  },
  {
    it: "an integer that may have a fraction",
    base: { type: "integer" },
    revision: { type: "number" },
    rule: "type-generalized",
    request: "safe",
    response: "breaking",
  },
  {
    it: "null that is accepted",
    base: { type: "string" },
    revision: { type: ["string", "null"] },
    rule: "became-nullable",
    request: "safe",
    response: "breaking",
  },
  {
    it: "an enum value that goes",
    base: { type: "string", enum: ["a", "b"] },
    revision: { type: "string", enum: ["a"] },
    rule: "enum-value-removed",
    request: "breaking",
    response: "safe",
  },
  {
    it: "an enum value that comes",
    base: { type: "string", enum: ["a"] },
    revision: { type: "string", enum: ["a", "b"] },
    rule: "enum-value-added",
    request: "safe",
    response: "breaking",
  },
  {
    it: "a format that is added",
    base: { type: "string" },
    revision: { type: "string", format: "date" },
    rule: "format-added",
    request: "breaking",
    response: "safe",
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
    it: "a property that becomes required",
    base: { type: "object", properties: { a: { type: "string" } } },
    revision: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    rule: "became-required",
    request: "breaking",
    response: "safe",
  },
  {
    it: "a required property that is new",
    base: { type: "object", properties: {} },
    revision: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    rule: "required-property-added",
    request: "breaking",
    response: "safe",
  },
  {
    it: "an optional property that is new in an open object",
    base: { type: "object", properties: { b: {} } },
    revision: { type: "object", properties: { a: { type: "string" }, b: {} } },
    rule: "property-added",
    request: "safe",
    response: "safe",
  },
  {
    it: "an optional property that is new in a closed object",
    base: { type: "object", properties: { b: {} }, additionalProperties: false },
    revision: { type: "object", properties: { a: { type: "string" }, b: {} }, additionalProperties: false },
    rule: "property-added",
    request: "safe",
    response: "breaking",
  },
  {
    it: "a required property that is gone",
    base: { type: "object", properties: { a: { type: "string" }, b: {} }, required: ["a"] },
    revision: { type: "object", properties: { b: {} } },
    rule: "required-property-removed",
    request: "safe",
    response: "breaking",
  },
  {
    it: "an object that is closed",
    base: { type: "object", properties: { a: {} } },
    revision: { type: "object", properties: { a: {} }, additionalProperties: false },
    rule: "additional-properties-closed",
    request: "breaking",
    response: "safe",
  },
  {
    it: "what is nested deeper",
    base: { type: "object", properties: { a: { type: "array", items: { type: "integer", maximum: 9 } } } },
    revision: {
      type: "object",
      properties: { a: { type: "array", items: { type: "integer", maximum: 5 } } },
    },
    rule: "maximum-lowered",
    request: "breaking",
    response: "safe",
  },
  {
    it: "content that is encoded otherwise: no value can prove it",
    base: { type: "string", contentEncoding: "base64" },
    revision: { type: "string", contentEncoding: "base32" },
    rule: "content-changed",
    request: "unproven",
    response: "unproven",
  },
  {
    it: "a default: nothing is judged differently",
    base: { type: "string", default: "a" },
    revision: { type: "string", default: "b" },
    rule: "default-changed",
    request: "safe",
    response: "safe",
  },
];

describe("a change of a schema", () => {
  for (const { it: name, base, revision, rule, request, response } of rows) {
    it(name, async () => {
      const verdict = async (direction: "request" | "response"): Promise<string | undefined> =>
        (await diffSchemas(base, revision, direction)).find((change) => change.rule === rule)?.wire;
      expect([await verdict("request"), await verdict("response")]).toEqual([request, response]);
    });
  }

  it("shows a value for every break, and none for what is safe", async () => {
    for (const { base, revision } of rows) {
      for (const direction of ["request", "response"] as const) {
        for (const { wire, witness } of await diffSchemas(base, revision, direction)) {
          expect(witness === undefined).toBe(wire !== "breaking");
        }
      }
    }
  });

  it("finds nothing between a document and itself", async () => {
    for (const { base } of rows) expect(await diffSchemas(base, base, "request")).toEqual([]);
  });
});
