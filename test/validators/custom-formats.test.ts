import { describe, expect, it } from "vitest";
import { type CustomFormat, defaultModelOptions } from "../../generator/ir/index.ts";
import { verdictsOf } from "../fuzz/agreement.ts";
import { apiOf } from "../harness/api-of.ts";
import { loadModels } from "./modules.ts";

const customFormats: Readonly<Record<string, CustomFormat>> = {
  iban: { rules: { minLength: 4, maxLength: 6, pattern: { source: "^[A-Z]{2}\\d+$", flags: "u" } } },
  money: { rules: { minimum: 0, maximum: 10, multipleOf: 0.5 } },
  small: { rules: { maxLength: 2, maximum: 99 } },
  // What the names mean elsewhere asks for other values.
  date: { rules: { pattern: { source: "^\\d{8}$", flags: "u" } } },
  int32: { rules: { maximum: 5 } },
  double: { rules: { maximum: 5 } },
  uuid: { type: { of: "string", parts: ["string", "{ id: true }"], by: "&" } },
  anything: { rules: { minLength: 0 } },
};

interface Options {
  readonly formats: "assert" | "annotate";
  readonly dates: "string" | "Date";
}

async function load(X: object, { formats = "assert", dates = "string" }: Partial<Options> = {}) {
  const document = { openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas: { X } } };
  const view = { ...defaultModelOptions.view, dates };
  const api = await apiOf(document, { ...defaultModelOptions, formats, customFormats, view });
  return { api, emitted: (await loadModels(api)).get("X")! };
}

describe("formats of a configuration", () => {
  it.each([
    {
      X: { type: "string", format: "iban" },
      accepts: ["DE12"],
      refuses: ["DE1", "DE12345", "1234", 1, null],
    },
    { X: { format: "iban" }, accepts: ["DE12", 1, null, {}], refuses: ["DE1"] },
    {
      X: { type: ["string", "null"], format: "iban", maxLength: 4 },
      accepts: ["DE12", null],
      refuses: ["DE123"],
    },
    { X: { type: "number", format: "money" }, accepts: [0, 1.5, 10], refuses: [-1, 10.5, 0.3, "1"] },
    { X: { type: "integer", format: "money" }, accepts: [0, 10], refuses: [0.5, 11] },
    { X: { format: "money" }, accepts: [0.5, "a", null], refuses: [11, 0.3] },
    { X: { format: "small" }, accepts: [99, "ab", null], refuses: [100, "abc"] },
    { X: { type: ["string", "integer"], format: "small" }, accepts: [99, "ab"], refuses: [100, "abc", 1.5] },
    { X: { type: "string", format: "money" }, accepts: ["a"], refuses: [1] },
    { X: { type: "string", format: "date" }, accepts: ["20250131"], refuses: ["2025-01-31"] },
    { X: { type: "integer", format: "int32" }, accepts: [5, -(2 ** 40)], refuses: [6] },
    { X: { type: "number", format: "double" }, accepts: [5], refuses: [6] },
    {
      X: { type: "string", format: "uuid" },
      accepts: ["123e4567-e89b-12d3-a456-426614174000"],
      refuses: ["a"],
    },
    { X: { type: "string", format: "anything" }, accepts: ["", "a"], refuses: [1] },
    { X: { enum: ["DE12", "de"], format: "iban" }, accepts: ["DE12"], refuses: ["de"] },
    {
      X: { type: "object", propertyNames: { format: "iban" }, additionalProperties: { format: "money" } },
      accepts: [{ DE12: 1 }],
      refuses: [{ DE: 1 }, { DE12: 11 }],
    },
  ])("$X", async ({ X, accepts, refuses }) => {
    for (const dates of ["string", "Date"] as const) {
      const { api, emitted } = await load(X, { dates });
      for (const [values, is] of [[accepts, true] as const, [refuses, false] as const]) {
        for (const value of values) {
          const all = { is, validate: is, parse: is, standard: is, check: is };
          expect(verdictsOf(value, api, "X", emitted), JSON.stringify(value)).toEqual(all);
        }
      }
    }
  });

  it("tell readers and assert nothing where formats do", async () => {
    const X = { type: ["string", "number"], format: "small" };
    expect((await load(X)).emitted.is("abc")).toBe(false);
    expect((await load(X, { formats: "annotate" })).emitted.is("abc")).toBe(true);
  });

  it.each([
    [{ type: "string", format: "iban" }, "a", "iban"],
    [{ format: "money" }, 10.3, "money"],
    [{ not: { const: 1 }, format: "money" }, 10.3, "money"],
    [{ type: "object", properties: { "a/b": { type: "string", format: "iban" } } }, { "a/b": "a" }, "iban"],
  ])("say what they are called, once: %j", async (X, value, expected) => {
    const pointer = `/components/schemas/X${typeof value === "object" ? "/properties/a~1b" : ""}`;
    for (const dates of ["string", "Date"] as const) {
      const { issues } = (await load(X, { dates })).emitted.validate(value);
      expect(issues).toEqual([expect.objectContaining({ code: "format", expected, pointer })]);
    }
  });
});
