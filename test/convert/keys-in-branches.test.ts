import { describe, expect, it } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { all, moment, text, thereAndBack } from "./emitted.ts";
import { apiOf, load, specOf } from "./package.ts";

const pay = { properties: { pay_load: text } };
const kind = (tag: string) => ({ required: ["kind"], properties: { kind: { const: tag } } });
const needs = { type: "object", required: ["pay_load"] };
const one = { ...kind("a"), properties: { ...kind("a").properties, ...pay.properties } };

describe("a key that is always required", () => {
  it.each([
    ["then", { ...needs, if: kind("a"), then: pay }],
    ["then, inside of allOf", { ...needs, allOf: [{ if: kind("a"), then: pay }] }],
    ["one of oneOf", { ...needs, oneOf: [one, kind("b")] }],
    ["one of anyOf", { ...needs, anyOf: [one, kind("b")] }],
    ["what another key asks", { ...needs, dependentSchemas: { other_key: pay } }],
  ])("keeps its name where it is declared only in %s", async (_, schema) => {
    const { api, diagnostics } = await apiOf(specOf({ X: schema }), { properties: "camel" });
    expect(diagnostics.map(({ code }) => code)).toContain("name-judged");
    const { is } = (await load(api)).get("X")!;
    expect([is({ kind: "a", pay_load: "1" }), is({ kind: "b", pay_load: "1" })]).toEqual([true, true]);
    expect(is({ kind: "b" })).toBe(false);
  });

  it.each([
    [
      "each of oneOf",
      { ...needs, oneOf: [one, { ...one, properties: { ...kind("b").properties, ...pay.properties } }] },
    ],
    ["then and else", { ...needs, if: kind("a"), then: pay, else: pay }],
    ["what the key asks", { ...needs, dependentSchemas: { pay_load: pay } }],
    ["then, where it is there", { ...needs, if: { required: ["pay_load"] }, then: pay }],
  ])("has its name in the view where it is declared in %s", async (_, schema) => {
    const { api, diagnostics } = await apiOf(specOf({ X: schema }), { properties: "camel" });
    expect(diagnostics.filter(({ code }) => code === "name-judged")).toEqual([]);
    thereAndBack((await load(api)).get("X")!, { kind: "b", pay_load: "1" }, { kind: "b", payLoad: "1" });
  });
});

describe("a key that is declared in some cases only", () => {
  const asked = { required: ["pay_load"] };
  it.each([
    ["else, and looked at by if", { if: asked, ...{ then: true }, else: pay }],
    ["else, and required by then", { if: kind("a"), ...{ then: asked }, else: pay }],
    ["then, and excluded by else", { if: kind("a"), ...{ then: pay }, else: { not: asked } }],
    ["then, where it is there", { if: asked, ...{ then: pay } }],
    ["what it asks itself", { dependentSchemas: { pay_load: pay } }],
  ])("keeps its name, which is told, where that is %s", async (_, schema) => {
    const X = { type: "object", properties: { made_at: text }, ...schema };
    const { api, diagnostics } = await apiOf(specOf({ X }), { properties: "camel" });
    expect(diagnostics.map(({ code }) => code)).toContain("name-judged");
    const x = (await load(api)).get("X")!;
    for (const json of [{ payLoad: 1 }, { pay_load: "1" }, { kind: "a", payLoad: 1, pay_load: "1" }]) {
      const decoded = x.schema.tryDecode(json);
      if (decoded.ok) thereAndBack(x, json, json);
    }
  });

  it("has its name in the view where nothing else asks for it", async () => {
    const X = { type: "object", properties: { kind: text }, if: kind("a"), ...{ then: pay } };
    const { api, diagnostics } = await apiOf(specOf({ X }), { properties: "camel" });
    expect(diagnostics).toEqual([]);
    const x = (await load(api)).get("X")!;
    thereAndBack(x, { kind: "a", pay_load: "1" }, { kind: "a", payLoad: "1" });
    thereAndBack(x, { kind: "b", pay_load: 1 }, { kind: "b", pay_load: 1 });
  });
});

it("a key that only a schema declares whose pattern is refused is known by no name", async () => {
  const slow = { type: "object", properties: { x_y: text }, patternProperties: { "^(a+)+$": text } };
  const X = { allOf: [{ type: "object", properties: { made_at: moment }, required: ["x_y"] }, slow] };
  const view = { ...defaultOptions.model.view, ...all };
  const options = {
    ...defaultOptions,
    model: { ...defaultOptions.model, view, patterns: "refuse" as const },
  };
  const { api } = await generateCase("/", "spec.yaml", options, { "spec.yaml": specOf({ X }) });
  const made = "2020-01-01T00:00:00.000Z";
  thereAndBack((await load(api!)).get("X")!, { made_at: made, x_y: 1 }, { madeAt: new Date(made), x_y: 1 });
});
