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
  "no object": [{ properties: { a: string } }, []],
};

// `parse` asks all rules; `validate` has a quick way for one member of another type.
it.each(Object.entries(wrong))("validate says what parse says: %s", async (_, [schema, value]) => {
  const models = await loadModels(apiOf({ X: { type: "object", ...schema }, Kind: kind }));
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
});
