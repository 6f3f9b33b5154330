import { expect, test } from "vitest";
import { open, openCleanly } from "./open.ts";

const head = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n";
const root = { file: "memory:///api.yaml", pointer: "" };

test("schemas of other files speak OpenAPI 3.0's words too", async () => {
  const api = await openCleanly(
    `${head}paths: {/a: {get: {responses: {200: {description: a, schema: {$ref: 'models.yaml#/Pet'}}}}}}\n`,
    {
      files: {
        "memory:///models.yaml": `Pet:
  type: object
  discriminator: kind
  properties: {kind: {type: string}, name: {type: string, x-nullable: true}, photo: {$ref: photo.yaml}}
`,
        "memory:///photo.yaml": "type: file\nx-nullable: true\n",
      },
    },
  );
  expect(api.resolve("models.yaml#/Pet", root)?.value).toMatchObject({
    discriminator: { propertyName: "kind" },
    properties: { name: { type: "string", nullable: true } },
  });
  expect(api.resolve("photo.yaml", root)?.value).toEqual({
    type: "string",
    format: "binary",
    nullable: true,
    "x-nullable": true,
  });
});

test("a file parameter in a file of its own stays one", async () => {
  const api = await openCleanly(
    `${head}paths: {/a: {post: {parameters: [{$ref: avatar.yaml}], responses: {200: {description: a}}}}}\n`,
    { files: { "memory:///avatar.yaml": "{in: formData, name: avatar, type: file, required: true}\n" } },
  );
  expect(api.operations[0]?.requestBody?.content).toMatchObject([
    {
      type: "multipart/form-data",
      schema: { value: { properties: { avatar: { type: "string", format: "binary" } } } },
    },
  ]);
});

test("a response called example is no example", async () => {
  const api = await openCleanly(
    `${head}responses: {example: {description: a, schema: {type: string, x-nullable: true}}}\n`,
  );
  const schema = api.components.responses.get("example")?.content[0]?.schema;
  expect(schema?.value).toEqual({ type: "string", nullable: true, "x-nullable": true });
});

test("items of parameters and headers", async () => {
  const list = "type: array, items: {type: array, items: {type: string, x-nullable: true}}";
  const { api, told } = await open(
    `${head}parameters: {P: {in: query, name: p, ${list}}}\nresponses: {R: {description: a, headers: {H: {${list}}}}}\n`,
  );
  expect(told().map(([code]) => code)).toEqual(["swagger-lossy", "swagger-lossy"]);
  const text = { type: "string", nullable: true, "x-nullable": true };
  const expected = { type: "array", items: { type: "array", items: text } };
  expect(api?.components.parameters.get("P")?.schema?.value).toEqual(expected);
  expect(api?.components.responses.get("R")?.headers[0]?.schema?.value).toEqual(expected);
});

test("what only looks like a schema stays as it is written", async () => {
  const text = `${head}definitions:
  A: {type: object, example: {schema: {x-nullable: true}}, x-more: {schema: {type: file}}, default: {discriminator: a}}
`;
  const api = await openCleanly(text);
  expect(api.schemas[0]?.value).toEqual({
    type: "object",
    example: { schema: { "x-nullable": true } },
    "x-more": { schema: { type: "file" } },
    default: { discriminator: "a" },
  });
});
