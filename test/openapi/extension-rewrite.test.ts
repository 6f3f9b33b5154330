import { expect, test } from "vitest";
import { openCleanly } from "./open.ts";

const head = `openapi: 3.1.0
info: { title: T, version: "1" }
x-speakeasy-extension-rewrite: { x-speakeasy-ignore: x-internal, x-speakeasy-name-override: x-sdk-name }
`;

test("extensions go by the names that the document says they stand for", async () => {
  const api = await openCleanly(`${head}paths:
  /a:
    get: { operationId: get, x-internal: true, responses: { "200": { description: ok } } }
components:
  schemas:
    Pet:
      example: { x-internal: true }
      properties:
        name: { x-sdk-name: calledBy }
        age: { x-sdk-name: other, x-speakeasy-name-override: own }
        x-internal: { type: boolean }
`);
  expect(api.operations[0]?.extensions).toEqual({ "x-internal": true, "x-speakeasy-ignore": true });
  expect(api.schemas[0]?.value).toEqual({
    example: { "x-internal": true },
    properties: {
      name: { "x-sdk-name": "calledBy", "x-speakeasy-name-override": "calledBy" },
      age: { "x-sdk-name": "other", "x-speakeasy-name-override": "own" },
      "x-internal": { type: "boolean" },
    },
  });
});

test("extensions of other files do as well", async () => {
  const files = { "memory:///other.yaml": "$defs: { File: { x-sdk-name: Document } }\n" };
  const text = `${head}paths: {}
components: { schemas: { Pet: { properties: { file: { $ref: "other.yaml#/$defs/File" } } } } }
`;
  const api = await openCleanly(text, { files });
  const found = api.resolve("other.yaml#/$defs/File", api.schemas[0]!.at);
  expect(found?.value).toEqual({ "x-sdk-name": "Document", "x-speakeasy-name-override": "Document" });
});

test("what is no name of an extension is left alone", async () => {
  const told = "x-speakeasy-extension-rewrite: { type: x-type, x-speakeasy-ignore: [x-internal] }";
  const api = await openCleanly(`openapi: 3.1.0
info: { title: T, version: "1" }
${told}
paths: {}
components: { schemas: { Pet: { x-type: string, x-internal: true } } }
`);
  expect(api.schemas[0]?.value).toEqual({ "x-type": "string", "x-internal": true });
});
