import { expect, it } from "vitest";
import { apiOf, loadModels } from "./modules.ts";

const string = { type: "string" };
const kind = { type: "string", enum: ["a", "b", "c", "d", "e", "f"] };
const wrong: Readonly<Record<string, readonly [schema: object, value: unknown]>> = {
  "a member of another type": [{ properties: { a: string, b: string } }, { a: 1, b: "" }],
  "a number that is none of the asked kind": [{ properties: { a: { type: "integer" } } }, { a: 1.5 }],
  "a member of a model": [{ properties: { a: { $ref: "Kind" } } }, { a: "x" }],
  "keys that are no words": [{ properties: { "": string, "a/b": string } }, { "": 1 }],
  "a key that all objects inherit": [{ properties: { constructor: string } }, { constructor: 1 }],
  "the last member beside others": [
    { properties: { a: string }, additionalProperties: { type: "integer" } },
    { a: 1, b: "x" },
  ],
  "a member of a closed object": [
    { properties: { a: string }, additionalProperties: false },
    { a: 1, z: 1 },
  ],
  "what is missing": [{ properties: { a: string }, required: ["a"] }, {}],
  "a missing key that all objects inherit": [
    { properties: { toString: string }, required: ["toString"] },
    {},
  ],
  "a model that is missing": [{ properties: { a: { $ref: "Leaf" } }, required: ["a"] }, {}],
  "what is missing in a model": [{ properties: { a: { $ref: "Leaf" } } }, { a: {} }],
  "what is missing where a key is no word": [{ properties: { "a/b": { $ref: "Leaf" } } }, { "a/b": {} }],
  "no object": [{ properties: { a: string } }, []],
  "no object, but something with members": [{ properties: { length: string } }, "abc"],
  "no object, but a list": [{ properties: { length: string } }, [1]],
  "a member of a member": [{ properties: { "a b": { $ref: "Leaf" } } }, { "a b": { "c d": 1, id: 1 } }],
  "a member of an object inside": [
    { properties: { a: { type: "object", properties: { b: string, c: string }, required: ["c"] } } },
    { a: { b: 1, c: "" } },
  ],
  "what is missing in an object inside": [
    { properties: { a: { type: "object", properties: { b: string, c: string }, required: ["c"] } } },
    { a: { b: "" } },
  ],
  "a member of an object inside, of which more is asked": [
    { properties: { a: { type: "object", properties: { b: string }, minProperties: 2 } } },
    { a: { b: "" } },
  ],
  "an inherited key of an object inside": [
    { properties: { a: { type: "object", properties: { toString: string } } } },
    { a: { toString: 1 } },
  ],
  "an item": [{ properties: { a: { type: "array", items: string } } }, { a: ["", 1, ""] }],
  "a hole": [{ properties: { a: { type: "array", items: string } } }, { a: new Array(1) }],
  "two items": [{ properties: { a: { type: "array", items: string } } }, { a: [1, "", 1] }],
  "an item of an item": [
    { properties: { a: { type: "array", items: { type: "array", items: { type: "integer" } } } } },
    { a: [[1], [2, 2.5], []] },
  ],
  "a member of an item": [
    { properties: { a: { type: "array", items: { $ref: "Leaf" } } } },
    { a: [{ id: 1 }, { id: "x" }] },
  ],
  "an item of which more is asked": [
    { properties: { a: { type: "array", items: { type: "string", minLength: 2 } } } },
    { a: ["ab", "a"] },
  ],
  "a list of which more is asked": [
    { properties: { a: { type: "array", items: string, minItems: 2 } } },
    { a: ["a"] },
  ],
  "a member of a record": [{ additionalProperties: { type: "integer" } }, { a: 1, "b c": "x", d: 1 }],
  "two members of a record": [{ additionalProperties: { type: "integer" } }, { a: 1.5, b: "x", d: 1 }],
  "a member of a record of models": [{ additionalProperties: { $ref: "Leaf" } }, { a: { id: 1 }, b: {} }],
  "a member of an inherited record": [
    { additionalProperties: { type: "integer" } },
    Object.create({ a: "x" }),
  ],
  "a record in a record": [
    { additionalProperties: { $ref: "Counts" } },
    { a: { b: 1 }, c: { "d e": "x", f: 1 } },
  ],
  "a number that is too large": [
    { properties: { a: { type: "integer", maximum: 3, multipleOf: 2 } } },
    { a: 5 },
  ],
  "a member of a number's, in a model that may be null": [
    { properties: { a: { oneOf: [{ $ref: "Leaf" }, { type: "null" }] } } },
    { a: { id: "x" } },
  ],
  "a text where null is fine as well": [{ properties: { a: { type: ["string", "null"] } } }, { a: 1 }],
  "a member of a model that is a part": [
    { allOf: [{ properties: { a: string }, type: "object" }, { $ref: "Leaf" }] },
    { a: "", id: "x" },
  ],
  "a member of a part, and of a model that is another": [
    { allOf: [{ properties: { a: string }, type: "object" }, { $ref: "Leaf" }] },
    { a: 1, id: "x" },
  ],
  "a member of a model that leads back": [
    { properties: { a: { $ref: "Tree" } } },
    { a: { items: [{}, { items: [{ size: 1 }, { size: "x" }] }] } },
  ],
};
const kinds = {
  Kind: kind,
  Leaf: { type: "object", properties: { id: { type: "integer" }, "c d": string }, required: ["id"] },
  Counts: { type: "object", additionalProperties: { type: "integer" } },
  Tree: {
    type: "object",
    properties: { size: { type: "integer" }, items: { type: "array", items: { $ref: "Tree" } } },
  },
};

// `parse` asks all rules; `validate` has a quick way for what is wrong in one place.
it.each(Object.entries(wrong))("validate says what parse says: %s", async (_, [schema, value]) => {
  const models = await loadModels(apiOf({ X: { type: "object", ...schema }, ...kinds }));
  const { validate, parse } = models.get("X")!;
  const { issues } = validate(value);
  expect(issues?.length).toBeGreaterThan(0);
  try {
    expect(parse(value)).toBe("refused");
  } catch (error) {
    expect((error as { issues?: unknown }).issues).toEqual(issues);
  }
  expect(validate(value, { first: true }).issues).toEqual(issues?.slice(0, 1));
  expect(validate(value).issues).not.toBe(issues);
  const messages = { [issues?.[0]?.code ?? ""]: "my own words" };
  expect(validate(value, { messages, limit: 1 }).issues?.map(({ message }) => message)).toEqual([
    "my own words",
  ]);
});

it.each([
  [0, 100],
  [-1, 100],
  [Number.NaN, 100],
  [0.5, 100],
  [1.5, 1],
  [Number.POSITIVE_INFINITY, 150],
])("what is refused has an issue whatever the limit: %s", async (limit, count) => {
  const models = await loadModels(apiOf({ X: { type: "object", additionalProperties: string } }));
  const value = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`k${at}`, at]));
  expect(models.get("X")!.validate(value, { limit }).issues).toHaveLength(count);
});
