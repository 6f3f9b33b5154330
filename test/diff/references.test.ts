import { describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import type { Api } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

const text = { type: "string" };
const toName = { $ref: "#/components/schemas/Name" };

/** An API that takes and gives its components; the first is what both directions carry. */
function openApi(schemas: Readonly<Record<string, object>>): Promise<Api> {
  const [first] = Object.keys(schemas);
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${first}` } } };
  return apiOf({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/owner": {
        post: {
          operationId: "call",
          requestBody: { required: true, content },
          responses: { 200: { description: "done", content } },
        },
      },
    },
    components: { schemas },
  });
}

/** What changes where a property is spelled in one way, then in another. */
async function diffProperty(named: object, base: object, revision: object): Promise<Change[]> {
  const open = (schema: object): Promise<Api> =>
    openApi({ Owner: { type: "object", properties: { name: schema } }, Name: named });
  return diff(await open(base), await open(revision));
}

describe.each([
  ["text", { ...text, pattern: "^a" }],
  ["a list", { ...text, enum: ["a", "b"] }],
  ["items", { type: "array", items: text, maxItems: 2 }],
  ["an object", { type: "object", properties: { a: text }, required: ["a"] }],
  ["a map", { type: "object", additionalProperties: text }],
  ["a choice", { oneOf: [text, { type: "integer" }] }],
])("a reference to %s", (_, named) => {
  const spellings = [
    toName,
    { allOf: [toName] },
    { allOf: [toName, { description: "words" }] },
    { allOf: [toName], description: "words", default: undefined },
    { anyOf: [toName] },
    { ...toName, description: "words" },
  ];
  it("is the same in whatever way it is spelled", async () => {
    for (const base of spellings) {
      for (const revision of spellings) {
        const found = await diffProperty(named, base, revision);
        // What is written out of parts of an object is a class of its own, which can do all that the other could.
        const felt = found.filter(
          ({ rule, wire }) => wire !== "safe" || (rule !== "reference-changed" && rule !== "model-removed"),
        );
        expect({ base, revision, felt }).toEqual({ base, revision, felt: [] });
      }
    }
  });
});

it("what is asked for beside a reference is told as that", async () => {
  const added = { allOf: [toName, { maxLength: 3 }] };
  for (const revision of [added, { ...toName, maxLength: 3 }]) {
    const [grown] = await diffProperty({ ...text, minLength: 1 }, toName, revision);
    expect(grown).toMatchObject({ rule: "max-length-added", path: "name", wire: "breaking" });
    expect(grown!.witness?.value).toEqual({ name: expect.stringMatching(/^.{4,}$/) });
    const [gone] = await diffProperty({ ...text, minLength: 1 }, revision, toName);
    expect(gone).toMatchObject({ rule: "max-length-removed", path: "name", wire: "breaking" });
  }
});

it("a reference among parts that cannot be put together is still the same reference", async () => {
  const closed = { type: "object", properties: { a: text }, additionalProperties: text };
  const parts = { allOf: [toName, { properties: { b: { type: "string", minLength: 2 } } }] };
  const found = await diffProperty(closed, toName, parts);
  expect(found.map(({ rule, wire }) => [rule, wire])).toEqual([
    ["reference-changed", "safe"],
    ["all-of-added", "breaking"],
  ]);
  const back = await diffProperty(closed, parts, toName);
  expect(back.map(({ rule, wire }) => [rule, wire])).toEqual([
    ["reference-changed", "safe"],
    ["all-of-removed", "breaking"],
    ["model-removed", "safe"],
  ]);
});

it("a part in which two say otherwise is told of as a part", async () => {
  const patterns = { allOf: [{ ...text, pattern: "^a" }, { pattern: "b$" }] };
  const found = await diffProperty(text, { allOf: [{ ...text, pattern: "^a" }] }, patterns);
  expect(found.map(({ rule, wire }) => [rule, wire])).toEqual([["all-of-added", "breaking"]]);
});

it("a class that several models have under one key is shown in each by a value of its own", async () => {
  const holder = (...needed: readonly string[]): object => ({
    type: "object",
    properties: {
      kind: { $ref: "#/components/schemas/Kind" },
      ...Object.fromEntries(needed.map((key) => [key, text])),
    },
    required: [...needed, "kind"],
  });
  const open = (kinds: readonly string[], place: object): Promise<Api> =>
    openApi({
      Both: {
        type: "object",
        properties: { one: { $ref: "#/components/schemas/One" }, two: { $ref: "#/components/schemas/Two" } },
      },
      One: {
        ...holder("a"),
        properties: { ...(holder("a") as { properties: object }).properties, kind: place },
      },
      Two: {
        ...holder("b"),
        properties: { ...(holder("b") as { properties: object }).properties, kind: place },
      },
      Kind: { ...text, enum: kinds },
      Kinds: { ...text, enum: kinds },
    });
  const base = await open(["x"], { $ref: "#/components/schemas/Kind" });
  const revision = await open(["x", "y"], { $ref: "#/components/schemas/Kinds" });
  const shown = diff(base, revision).filter(({ witness }) => witness !== undefined);
  expect(shown.map(({ subject }) => subject)).toEqual(expect.arrayContaining(["One", "Two"]));
  for (const { subject, witness } of shown) {
    const verdicts = [base, revision].map(({ models }) => {
      const model = models.find(({ name }) => name === subject)!;
      return check(witness!.value, model.schema, (id) => models.find((one) => one.id === id)!.schema).verdict;
    });
    const expected = witness!.acceptedBy === "base" ? ["valid", "invalid"] : ["invalid", "valid"];
    expect({ subject, verdicts }).toEqual({ subject, verdicts: expected });
  }
});
