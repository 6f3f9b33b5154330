import { expect, test } from "vitest";
import { canonicalText } from "../../generator/lower/canonical.ts";
import type { OpenApi } from "../../generator/openapi/index.ts";

test("a schema that nests deep and leads back to itself has a text", () => {
  let value: unknown = { $ref: "#/a" };
  for (let level = 0; level < 240; level++) value = { type: "object", properties: { a: value } };
  const node = { value, at: { file: "a.json", pointer: "/a" } };
  const openapi = { resolve: () => node } as unknown as OpenApi;
  const text = canonicalText(node, openapi);
  expect(text).toBe(canonicalText(node, openapi));
  expect(text).toContain(`"$ref":"#/a"`);
});

test("what stands beside a reference counts from OpenAPI 3.1 on", () => {
  const textIn = (dialect: string, value: object): string => {
    const target = { value: { type: "object" }, at: { file: "a.json", pointer: "/p" } };
    const openapi = { dialect, resolve: () => target } as unknown as OpenApi;
    return canonicalText({ value, at: { file: "a.json", pointer: "/a" } }, openapi);
  };
  const bare = { $ref: "#/p" };
  const worded = { ...bare, description: "said otherwise" };
  const asking = { ...bare, required: ["a"] };
  expect(textIn("2020-12", worded)).toBe(textIn("2020-12", bare));
  expect(textIn("2020-12", asking)).not.toBe(textIn("2020-12", bare));
  expect(textIn("openapi-3.0", asking)).toBe(textIn("openapi-3.0", bare));
});
