import { expect, test } from "vitest";
import { open, openCleanly } from "./open.ts";

const head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

/** A document whose schema `Owner` is meant by a reference, in a file and in a schema with a home of its own. */
const inFile = (ref: string) => ({
  text: `${head}components: {schemas: {Pet: {$ref: models/pet.yaml}, Owner: {type: object}}}\n`,
  files: { "memory:///models/pet.yaml": `type: object\nproperties: {owner: {$ref: "${ref}"}}\n` },
  at: { file: "memory:///models/pet.yaml", pointer: "/properties/owner" },
});
const inResource = (ref: string) => ({
  text: `${head}components: {schemas: {Pet: {$id: 'https://example.com/pet', items: {$ref: "${ref}"}}, Owner: {type: object}}}\n`,
  files: {},
  at: { file: "memory:///api.yaml", pointer: "/components/schemas/Pet/items" },
});

test.each([
  ["#/components/schemas/Owner", inFile, "../api.yaml#/components/schemas/Owner"],
  ["Owner", inFile, "../api.yaml#/components/schemas/Owner"],
  ["components/schemas/Owner", inFile, "../api.yaml#/components/schemas/Owner"],
  ["#/components/schemas/Owner", inResource, "api.yaml#/components/schemas/Owner"],
  ["Owner", inResource, "api.yaml#/components/schemas/Owner"],
])("%s: what is proposed leads there", async (ref, documentWith, guess) => {
  const wrong = documentWith(ref);
  const { api, messages } = await open(wrong.text, { files: wrong.files });
  expect(api?.resolve(ref, wrong.at)).toBeUndefined();
  expect(messages()).toEqual([
    `${JSON.stringify(ref)} does not exist; did you mean ${JSON.stringify(guess)}?`,
  ]);
  const cured = documentWith(guess);
  const found = (await openCleanly(cured.text, { files: cured.files })).resolve(guess, cured.at);
  expect(found?.at).toEqual({ file: "memory:///api.yaml", pointer: "/components/schemas/Owner" });
});

test("of very many references that lead nowhere, the first ones are guessed at", async () => {
  const names = Array.from({ length: 600 }, (_, index) => `Owner${index}`);
  const { api, messages } = await open(
    `${head}components: {schemas: {${names.map((name) => `${name}: {}`).join(", ")}}}\n`,
  );
  const at = { file: "memory:///api.yaml", pointer: "/components/schemas/Owner0" };
  for (const name of names) api?.resolve(`#/components/schemas/${name}x`, at);
  expect(messages()).toHaveLength(600);
  expect(messages().filter((message) => message.includes("did you mean"))).toHaveLength(500);
  expect(messages()[599]).toBe('"#/components/schemas/Owner599x" does not exist');
});
