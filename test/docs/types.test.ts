import { expect, it } from "vitest";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import { createShapes, defaultDocsOptions } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

it("the Type column has a choice's list in parentheses, and says which items of a tuple are optional", async () => {
  const properties = {
    files: { type: "array", items: { type: "string", format: "binary" } },
    pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], minItems: 1, items: false },
  };
  const content = { "multipart/form-data": { schema: { type: "object", properties } } };
  const post = { operationId: "send", requestBody: { content }, responses: {} };
  const info = { title: "t", version: "1" };
  const api = await apiOf({ openapi: "3.1.0", info, paths: { "/": { post } } });
  const pages = [...(await emitDocs(api, createShapes(api), defaultDocsOptions, "t", () => {})).values()];
  expect(pages.join("\n")).toMatch(
    /\| \(\[File\]\([^)]*\) \\\| \[Blob\]\([^)]*\) \\\| \[\S+\]\([^)]*\)\)\[\] +\|/,
  );
  expect(pages.join("\n")).toContain("[*string*, *number*?]");
});
