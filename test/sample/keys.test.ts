import { expect, it } from "vitest";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import { createShapes, defaultDocsOptions } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

/** The keys that the sample of a map shows whose names are as a schema says. */
async function keysShown(propertyNames: object | undefined): Promise<readonly string[]> {
  const map = { type: "object", additionalProperties: { type: "integer" }, propertyNames };
  const api = await apiOf({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {},
    components: {
      schemas: {
        Color: { type: "string", enum: ["red", "blue"] },
        ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`M${at}`, map])),
      },
    },
  });
  const pages = await emitDocs(api, createShapes(api), defaultDocsOptions, "t", () => {});
  const samples = [...pages].filter(([path]) => /\/m\d\.md$/.test(path)).map(([, text]) => text);
  return samples.flatMap((text) => [...text.matchAll(/^ {2}"?([^"]+?)"?: \d/gm)].map(([, key]) => key!));
}

it.each<[string, object | undefined, RegExp]>([
  ["no schema", undefined, /^key[12]?$/],
  ["a list", { enum: ["red", "blue"] }, /^(?:red|blue)$/],
  ["one word", { const: "only" }, /^only$/],
  ["another model's list", { $ref: "#/components/schemas/Color" }, /^(?:red|blue)$/],
  ["a format", { format: "uuid" }, /^[0-9a-f]{8}-/],
  ["a pattern", { pattern: "^[A-Z]+\\d?$" }, /^[A-Z]+\d?$/],
  ["a pattern that has an example", { pattern: "^x-", examples: ["x-one"] }, /^x-one$/],
  ["a length", { maxLength: 1 }, /^.$/],
])("the keys of a map are names that its schema allows: %s", async (_, names, allowed) => {
  const keys = await keysShown(names);
  expect(keys).not.toEqual([]);
  for (const key of keys) expect(key).toMatch(allowed);
});

it("a map has no members where no name is found", async () => {
  expect(await keysShown({ pattern: "^never found$" })).toEqual([]);
  expect(await keysShown({ type: "integer" })).toEqual([]);
});
