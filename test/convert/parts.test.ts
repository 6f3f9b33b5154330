import { describe, expect, it } from "vitest";
import { day, emitted, issuesOf, long, text, thereAndBack } from "./emitted.ts";
import { apiOf, load, specOf } from "./package.ts";

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
    "leaves no rest in several members": [
      {
        X: {
          ...baseOf({
            on_day: day,
            pair: { type: "array", prefixItems: [text], unevaluatedItems: false },
            other: { type: "array", prefixItems: [text], unevaluatedItems: false },
          }),
          additionalProperties: { unevaluatedProperties: false },
        },
      },
      { on_day: "2024-01-01", pair: ["1"], other: ["2"], more: {} },
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

describe("an object inside of a value of which two parts speak", () => {
  const one = baseOf({ m_n: baseOf({ a_b: text }) });
  const two = baseOf({ m_n: baseOf({ c_d: day }) });
  const other = { required: ["k"], ...baseOf({ k: text }) };
  const third = { required: ["q"], ...baseOf({ q: text }) };
  const closed = baseOf({ m_n: { ...baseOf({ a_b: text }), additionalProperties: false } });
  const list = (properties: object) => baseOf({ m_n: { type: "array", items: baseOf(properties) } });
  const map = { patternProperties: { "^m_": baseOf({ c_d: day }) } };
  const condition = { if: { properties: { k: { const: "1" } } }, ...{ then: two, else: other } };
  const day2024 = new Date("2024-01-01");
  const json = { m_n: { a_b: "1", c_d: "2024-01-01" } };
  const model = { mN: { aB: "1", cD: day2024 } };

  const beside: Readonly<Record<string, Record<string, unknown>>> = {
    "anyOf, beside allOf": { X: { allOf: [one], anyOf: [two, other] } },
    "anyOf, beside properties": { X: { ...one, anyOf: [two, other] } },
    "oneOf, that is a model": {
      Two: two,
      X: { ...one, oneOf: [{ $ref: "#/components/schemas/Two" }, third] },
    },
    "oneOf, and anyOf": { X: { oneOf: [one, third], anyOf: [two, other] } },
    then: { X: { ...one, ...condition } },
    "what another key asks": { X: { ...one, dependentSchemas: { m_n: two } } },
    "a pattern": { X: { allOf: [one, map] } },
  };

  it.each(Object.entries(beside))("has what both make of it: %s", async (_, schemas) => {
    const x = await emitted(schemas);
    thereAndBack(x, json, model);
    const more = { m_n: { ...json.m_n, z: 1 }, k: "1" };
    thereAndBack(x, more, { mN: { ...model.mN, z: 1 }, k: "1" });
    const [strip, refuse] = [{ unknownKeys: "strip" }, { unknownKeys: "refuse" }];
    expect(x.decode(json, refuse)).toEqual(model);
    expect(x.decode(more, strip)).toMatchObject(model);
    expect(x.is(x.decode(more, strip))).toBe(true);
    expect((x.decode(more, strip) as typeof model).mN).toEqual(model.mN);
    expect(issuesOf(() => x.decode(more, refuse)).filter((issue) => issue !== "k unknown_key")).toEqual([
      "m_n/z unknown_key",
    ]);
  });

  it("is an item of a list", async () => {
    const x = await emitted({ X: { allOf: [list({ a_b: text })], anyOf: [list({ c_d: day }), other] } });
    thereAndBack(x, { m_n: [json.m_n] }, { mN: [model.mN] });
    expect(x.decode({ m_n: [{ ...json.m_n, z: 1 }] }, { unknownKeys: "strip" })).toEqual({ mN: [model.mN] });
  });

  it("must not have what one of them forbids and the other one knows, whatever is left out", async () => {
    for (const parts of [
      { allOf: [closed], anyOf: [two, other] },
      { allOf: [two], anyOf: [closed, { ...closed, title: "again" }] },
      { allOf: [closed, map] },
    ]) {
      const x = await emitted({ X: parts });
      const options = { unknownKeys: "strip" };
      expect(x.decode({ m_n: { a_b: "1", z: 1 } }, options)).toEqual({ mN: { aB: "1" } });
      expect(issuesOf(() => x.decode(json, options))).toEqual(["m_n/c_d additionalProperties"]);
    }
  });
});
