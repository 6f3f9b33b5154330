import { describe, expect, it } from "vitest";
import { apiOf, load, specOf } from "./package.ts";

const text = { type: "string" };
const day = { type: "string", format: "date" };
const long = { type: "integer", format: "int64" };
const base = { $ref: "#/components/schemas/Base" };
const ofText = { type: "object", properties: { a_b: text, c_d: text } };
const baseOf = (properties: object) => ({ type: "object", properties });

/** Schemas of several parts, and a value of each. */
const cases: Readonly<Record<string, readonly [schemas: Readonly<Record<string, unknown>>, json: unknown]>> =
  {
    "asks for what another part declares": [
      { Base: ofText, X: { allOf: [base, { required: ["a_b"] }] } },
      { a_b: "1" },
    ],
    "asks for one of several": [
      { X: { ...ofText, anyOf: [{ required: ["a_b"] }, { required: ["c_d"] }] } },
      { a_b: "1" },
    ],
    "refuses two at once": [{ X: { ...ofText, not: { required: ["a_b", "c_d"] } } }, { a_b: "1" }],
    "asks for one beside another": [
      { X: { ...ofText, dependentRequired: { a_b: ["c_d"] } } },
      { a_b: "1", c_d: "2" },
    ],
    "declares one beside another": [
      { X: { ...ofText, dependentSchemas: { a_b: { required: ["e_f"], properties: { e_f: day } } } } },
      { a_b: "1", e_f: "2024-01-01" },
    ],
    "asks for a key on a condition": [
      {
        X: {
          ...baseOf({ a_b: text, c_d: day }),
          if: { properties: { a_b: { const: "1" } } },
          ...{ then: { required: ["c_d"] } },
        },
      },
      { a_b: "1", c_d: "2024-01-01" },
    ],
    "looks at a date's text": [
      {
        X: {
          ...baseOf({ a_b: text, c_d: day }),
          if: { properties: { c_d: { type: "string", pattern: "^2024" } } },
          ...{ then: { required: ["a_b"] } },
        },
      },
      { a_b: "1", c_d: "2024-01-01" },
    ],
    "speaks of its names": [
      { X: { ...ofText, propertyNames: { pattern: "^[a-z_]+$" } } },
      { a_b: "1", e_f: 1 },
    ],
    "speaks of one object twice": [
      {
        X: {
          allOf: [
            baseOf({ in_ner: baseOf({ a_b: text, same_one: text }) }),
            baseOf({ in_ner: baseOf({ c_d: text, same_one: text }) }),
          ],
        },
      },
      { in_ner: { a_b: "1", c_d: "2", same_one: "3", other: 4 } },
    ],
    "speaks of one list twice": [
      {
        X: {
          allOf: [
            { type: "array", items: baseOf({ a_b: text }) },
            { items: { type: "object", properties: { c_d: text } } },
          ],
        },
      },
      [{ a_b: "1", c_d: "2" }],
    ],
    "has a date that another part describes": [
      { Base: baseOf({ on_day: day }), X: { allOf: [base, baseOf({ on_day: { ...text, title: "x" } })] } },
      { on_day: "2024-01-01" },
    ],
    "has a text that another part calls a date": [
      { Base: baseOf({ on_day: text }), X: { allOf: [base, baseOf({ on_day: day })] } },
      { on_day: "2024-01-01" },
    ],
    "has a long integer that another part bounds": [
      { Base: baseOf({ n: long }), X: { allOf: [base, baseOf({ n: { type: "integer", minimum: 1 } })] } },
      { n: 5 },
    ],
    "has a long integer where another part takes a text as well": [
      {
        Base: baseOf({ n: { type: ["string", "integer"] } }),
        X: { allOf: [base, baseOf({ n: long })] },
      },
      { n: 5 },
    ],
    "has a day where another part takes a number as well": [
      {
        Base: baseOf({ on_day: { type: ["string", "integer"] } }),
        X: { allOf: [base, baseOf({ on_day: day })] },
      },
      { on_day: "2024-01-01" },
    ],
    "wants one of its items to be such": [
      { X: { type: "array", contains: { ...ofText, required: ["a_b"] } } },
      [{ a_b: "1" }, 2],
    ],
    "leaves the rest to dates": [
      { X: { ...ofText, unevaluatedProperties: day } },
      { a_b: "1", q: "2024-01-01" },
    ],
    "leaves no rest": [
      { Base: baseOf({ on_day: day }), X: { allOf: [base], ...ofText, unevaluatedProperties: false } },
      { a_b: "1", on_day: "2024-01-01" },
    ],
    "leaves the rest of a list to dates": [
      { X: { type: "array", prefixItems: [text], unevaluatedItems: day } },
      ["1", "2024-01-01"],
    ],
  };

describe("a model of several parts, decoded and encoded, that", () => {
  for (const [name, [schemas, json]] of Object.entries(cases)) {
    it(name, async () => {
      const view = { properties: "camel", dates: "Date", int64: "bigint" } as const;
      const { api } = await apiOf(specOf(schemas), view);
      const x = (await load(api)).get("X")!;
      if (x.decode === undefined) return expect(x.is(json)).toBe(true);
      const model = x.decode(json);
      expect(x.is(model)).toBe(true);
      expect(x.encode(model)).toEqual(json);
    });
  }

  it("keeps the JSON's form where it has to says so", async () => {
    const condition = { if: { properties: { on: { pattern: "^2" } } }, ...{ then: { required: ["a"] } } };
    const { diagnostics } = await apiOf(specOf({ X: { ...baseOf({ on: day }), ...condition } }), {
      dates: "Date",
    });
    expect(diagnostics.map(({ code }) => code)).toContain("form-kept");
  });

  it("gives up in one model what another one cannot follow", async () => {
    const disagreeing = {
      Base: baseOf({ on: day }),
      Other: baseOf({ on: text }),
      X: { allOf: [base, { $ref: "#/components/schemas/Other" }, { required: ["on"] }] },
    };
    const { api, diagnostics } = await apiOf(specOf(disagreeing), { dates: "Date" });
    expect(diagnostics.map(({ code }) => code)).toContain("form-kept");
    expect((await load(api)).get("X")!.is({ on: "2024-01-01" })).toBe(true);
  });
});
