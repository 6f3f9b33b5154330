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
