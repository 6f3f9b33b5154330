import { describe, expect, test } from "vitest";
import { openSwagger } from "./open.ts";

describe("Swagger 2.0 is read as OpenAPI 3.0", () => {
  test("its definitions, where they stand", async () => {
    const { api } = await openSwagger(`definitions:
  Pet:
    type: object
    discriminator: kind
    properties:
      name: {type: string, x-nullable: true}
      photo: {type: file}
      friend: {$ref: '#/definitions/Pet'}
      list: {type: array, items: {type: string, x-nullable: true}}
      x-nullable: {type: boolean}
`);
    expect(api).toMatchObject({ version: "2.0", dialect: "openapi-3.0" });
    expect(api.schemas).toMatchObject([
      {
        name: "Pet",
        at: { pointer: "/definitions/Pet" },
        value: {
          discriminator: { propertyName: "kind" },
          properties: {
            name: { type: "string", nullable: true },
            photo: { type: "string", format: "binary" },
            list: { items: { nullable: true } },
            "x-nullable": { type: "boolean" },
          },
        },
      },
    ]);
    const found = api.resolve("#/definitions/Pet", { file: "memory:///api.yaml", pointer: "/x" });
    expect(found?.at.pointer).toBe("/definitions/Pet");
    expect(found && api.componentAt(found.at)).toEqual({ section: "schemas", name: "Pet" });
    expect(api.sources[0]?.value).toMatchObject({ definitions: { Pet: { discriminator: "kind" } } });
  });

  test("what an operation produces, with its examples", async () => {
    const { operation } = await openSwagger(`produces: [application/json]
paths:
  /a:
    get:
      produces: [application/json, text/plain]
      responses:
        200: {description: x, schema: {type: file}, examples: {text/plain: hello}}
        204: {description: y}
`);
    expect(operation?.responses).toMatchObject([
      {
        content: [
          {
            type: "text/plain",
            examples: ["hello"],
            schema: { value: { type: "string", format: "binary" } },
          },
        ],
      },
      { content: [] },
    ]);
  });

  test("security definitions", async () => {
    const { api } = await openSwagger(`securityDefinitions:
  b: {type: basic}
  k: {type: apiKey, in: query, name: key}
  o: {type: oauth2, flow: accessCode, authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: {x: X}}
`);
    expect(api.securitySchemes).toMatchObject([
      { name: "b", type: "http", scheme: "basic" },
      { name: "k", type: "apiKey", in: "query", parameter: "key" },
      {
        name: "o",
        type: "oauth2",
        value: { flows: { authorizationCode: { tokenUrl: "https://t", scopes: { x: "X" } } } },
      },
    ]);
  });
});
