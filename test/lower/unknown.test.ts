import { expect, test } from "vitest";
import { check } from "../../generator/check/index.ts";
import { createShapes, walk } from "../../generator/ir/index.ts";
import { leaveOut } from "../../generator/lower/index.ts";
import { apiOf } from "../harness/api-of.ts";
import { loadModels } from "../validators/modules.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const nope = ref("Nope");
/** A pattern of another engine, at the start of a text. */
const broken = { type: "string", pattern: "(?i)^b" };
const text = { type: "string" };
const a = { type: "object", properties: { a: true } };

const parts = {
  Pet: { type: "object", required: ["name"], properties: { name: text } },
  None: 5,
  Holder: { type: "object", properties: { b: { ...broken } } },
};

function documentOf(schemas: object): object {
  const info = { title: "T", version: "1" };
  return { openapi: "3.1.0", info, paths: {}, components: { schemas } };
}

async function modelOf(schema: object) {
  const api = await apiOf(documentOf({ ...parts, Model: schema }));
  const byId = new Map(api.models.map((model) => [model.id, model.schema]));
  const model = api.models.find(({ name }) => name === "Model")!;
  const { is } = (await loadModels(api)).get("Model")!;
  const judge = (value: unknown) => check(value, model.schema, (id) => byId.get(id)!).verdict;
  return { api, model, judge, is };
}

test.each<[string, object, { readonly valid?: readonly unknown[]; readonly invalid?: readonly unknown[] }]>([
  ["an option", { oneOf: [ref("Pet"), nope] }, { valid: [{ name: "Rex" }, 42] }],
  ["an option's part", { oneOf: [{ ...text, pattern: "^a$" }, broken] }, { valid: ["a", "b"], invalid: [1] }],
  [
    "an option beside another choice",
    { anyOf: [text, { type: "number" }], oneOf: [{ minLength: 2 }, broken] },
    { valid: ["bb", "c"], invalid: [true] },
  ],
  [
    "an option that a tag tells",
    { oneOf: [ref("Pet"), nope], discriminator: { propertyName: "name", mapping: { p: "Pet" } } },
    { valid: [{ name: "p" }, { name: 1 }] },
  ],
  ["what is excluded", { not: nope }, { valid: [1, {}] }],
  ["a keyword of what is excluded", { ...text, not: { pattern: "(?i)x" } }, { valid: ["a"], invalid: [1] }],
  ["a bound of what is excluded", { ...text, not: { minLength: "3" } }, { valid: ["a", "abc"] }],
  ["a type of what is excluded", { not: { type: ["string", "nil"] } }, { valid: [1, null] }],
  ["what is excluded from a member", { properties: { p: { not: nope } } }, { valid: [{ p: 1 }] }],
  ["a model of what is excluded, further in", { not: ref("Holder") }, { valid: [{}, { b: "b" }] }],
  ["a model that is none", { not: ref("None") }, { valid: [1] }],
  ["a part of it by $dynamicRef", { not: { $dynamicRef: "#nope" } }, { valid: [1] }],
  ["a part that is no reference", { not: { $ref: 5 } }, { valid: [1] }],
  [
    "a condition",
    { if: broken, then: { minLength: 9 }, else: { type: "number" } },
    { valid: ["b", "bbbbbbbbb", 1, true] },
  ],
  ["what follows", { if: text, then: nope, else: { type: "number" } }, { valid: ["b", 1], invalid: [true] }],
  [
    "items that are counted",
    { type: "array", contains: broken, maxContains: 1 },
    { valid: [["b", "c"]], invalid: [[], [1]] },
  ],
  [
    "how many items there are at least",
    { type: "array", contains: text, minContains: "0" },
    { valid: [[], ["a"]] },
  ],
  ["types that are none", { type: [], maxLength: 1 }, { valid: [5, "a"], invalid: ["ab"] }],
  ["a type", { type: "sting", enum: ["a", 1] }, { valid: ["a", 1], invalid: ["b"] }],
  [
    "one of several types",
    { type: ["string", "intger"], maxLength: 1 },
    { valid: [5, "a"], invalid: ["ab"] },
  ],
  ["keys", { type: "object", propertyNames: broken }, { valid: [{ c: 1 }] }],
  ["keys that are excluded", { type: "object", propertyNames: { not: broken } }, { valid: [{ b: 1 }] }],
  [
    "what a key brings along",
    { type: "object", dependentSchemas: { a: { not: nope } } },
    { valid: [{ a: 1 }] },
  ],
  [
    "keys that match",
    {
      type: "object",
      properties: { a: true },
      patternProperties: { "(?i)^b": text },
      additionalProperties: false,
    },
    { valid: [{ a: 1, B: "b" }], invalid: [1] },
  ],
  [
    "the members that are declared",
    { type: "object", properties: 5, additionalProperties: false },
    { valid: [{ a: 1 }] },
  ],
  ["the first items", { type: "array", prefixItems: 5, items: text }, { valid: [[1, "a"]], invalid: [1] }],
  [
    "a part that may speak of members",
    { ...a, allOf: [nope], unevaluatedProperties: false },
    { valid: [{ b: 1 }], invalid: [1] },
  ],
  [
    "a part of a part that may speak of members",
    { ...a, allOf: [{ allOf: [nope], unevaluatedProperties: false }], unevaluatedProperties: false },
    { valid: [{ b: 1 }] },
  ],
  [
    "a model that may speak of members",
    { ...a, anyOf: [a, ref("None")], unevaluatedProperties: false },
    { valid: [{ b: 1 }] },
  ],
  [
    "what a key brings along that may speak of members",
    { ...a, dependentSchemas: { a: nope }, unevaluatedProperties: false },
    { valid: [{ a: 1, b: 1 }] },
  ],
  [
    "a condition that speaks of members",
    { ...a, if: { properties: { b: broken }, required: ["b"] }, unevaluatedProperties: false },
    { valid: [{ b: "b" }] },
  ],
  [
    "a part that speaks of members, and of what else they are",
    { ...a, allOf: [ref("Holder")], unevaluatedProperties: false },
    { valid: [{ a: 1, b: "b" }], invalid: [{ c: 1 }, { b: 1 }] },
  ],
  [
    "a part that may speak of items",
    { type: "array", allOf: [nope], unevaluatedItems: false },
    { valid: [[1]], invalid: [1] },
  ],
])("nothing is refused for what nobody knows: %s", async (_, schema, { valid = [], invalid = [] }) => {
  const { judge, is } = await modelOf(schema);
  for (const value of valid)
    expect([value, judge(value), is(value)], JSON.stringify(value)).toEqual([value, "valid", true]);
  for (const value of invalid)
    expect([value, judge(value), is(value)], JSON.stringify(value)).toEqual([value, "invalid", false]);
});

test("words for readers that nobody can use leave the verdict as it is", async () => {
  const { judge } = await modelOf({ not: { ...text, description: 5, deprecated: "no", $id: 1 } });
  expect([judge("a"), judge(1)]).toEqual(["invalid", "valid"]);
});

test("types follow, and nothing in an Api is marked", async () => {
  const { api, model } = await modelOf({ properties: { p: { not: nope } }, oneOf: [nope, ref("Pet")] });
  const { object } = model.schema;
  expect(createShapes(api).of(object!.properties![0]!.schema)).toEqual({ kind: "unknown" });
  for (const { schema } of api.models) walk(schema, (part) => expect(part).not.toHaveProperty("unknown"));
});

test("what is left out of an Api is as unknown, in operations too", async () => {
  const schema = {
    oneOf: [
      { ...text, pattern: "^(a+)+$" },
      { ...text, pattern: "^b$" },
    ],
  };
  const content = { "application/json": { schema } };
  const responses = { 200: { description: "", content } };
  const document = { ...documentOf({ Model: schema }), paths: { "/": { get: { responses } } } };
  const api = leaveOut(await apiOf(document), ({ string }) => string?.pattern?.source === "^(a+)+$");
  const found = [api.models[0]!.schema, api.operations[0]!.responses[0]!.contents[0]!.schema];
  for (const one of found) {
    expect(check("b", one, () => one).verdict).toBe("valid");
    expect(JSON.stringify(one)).not.toContain("a+");
  }
});
