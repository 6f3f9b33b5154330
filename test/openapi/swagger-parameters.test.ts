import { describe, expect, test } from "vitest";
import { inOrder, marked, open, openSwagger, swaggerHead } from "./open.ts";

describe("parameters of Swagger 2.0 are read as OpenAPI 3.0", () => {
  test("a body parameter is the request body", async () => {
    const { operation } = await openSwagger(`consumes: [application/json, application/xml]
paths:
  /a:
    post:
      responses: {200: {description: x}}
      parameters:
        - {name: body, in: body, required: true, description: B, schema: {type: string}}
        - {name: q, in: query, type: string}
`);
    expect(operation?.parameters.map(({ name }) => name)).toEqual(["q"]);
    expect(operation?.requestBody).toMatchObject({
      at: { pointer: "/paths/~1a/post/parameters/0" },
      required: true,
      description: "B",
      content: [
        {
          type: "application/json",
          schema: { value: { type: "string" }, at: { pointer: "/paths/~1a/post/parameters/0/schema" } },
        },
        { type: "application/xml" },
      ],
    });
  });

  test("form parameters are one body; a file makes it multipart", async () => {
    const { api, operation } = await openSwagger(`paths:
  /a:
    post:
      responses: {200: {description: x}}
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {name: id, in: formData, type: integer, required: true, description: I}
        - {name: names, in: formData, type: array, items: {type: string}}
    put:
      responses: {200: {description: x}}
      parameters:
        - {name: upload, in: formData, type: file}
`);
    const schema = operation?.requestBody?.content[0]?.schema;
    expect(operation?.requestBody).toMatchObject({
      required: true,
      content: [{ type: "application/x-www-form-urlencoded" }],
    });
    expect(schema?.value).toEqual({
      type: "object",
      properties: {
        id: { type: "integer", description: "I" },
        names: { type: "array", items: { type: "string" } },
      },
      required: ["id"],
    });
    const names = { file: "memory:///api.yaml", pointer: `${schema?.at.pointer}/properties/names` };
    expect(api.locate({ ...names, pointer: `${names.pointer}/items/type` })).toEqual({
      line: 10,
      column: 66,
      origin: { file: names.file, pointer: "/paths/~1a/post/parameters/1/items/type" },
    });
    expect(api.operations[1]?.requestBody?.content).toMatchObject([
      {
        type: "multipart/form-data",
        schema: { value: { properties: { upload: { type: "string", format: "binary" } } } },
      },
    ]);
  });

  test("form parameters of the path and of the operation are one form, the operation's own in place of their like", async () => {
    const { api, operation } = await openSwagger(`consumes: [application/x-www-form-urlencoded]
paths:
  /a:
    parameters:
      - {name: token, in: formData, type: string, required: true}
      - $ref: '#/parameters/Count'
    post:
      responses: {200: {description: x}}
      parameters:
        - {name: count, in: formData, type: integer}
        - {name: b, in: formData, type: array, items: {type: string}}
    put: {responses: {200: {description: x}}}
parameters:
  Count: {name: count, in: formData, type: string, required: true}
`);
    expect(operation?.requestBody).toMatchObject({ required: true });
    const content = operation?.requestBody?.content[0];
    expect(content?.schema?.value).toEqual({
      type: "object",
      properties: {
        token: { type: "string" },
        count: { type: "integer" },
        b: { type: "array", items: { type: "string" } },
      },
      required: ["token"],
    });
    expect(content?.encoding).toEqual({ b: { style: "form", explode: false } });
    expect(api.operations[1]?.requestBody?.content[0]?.schema?.value).toMatchObject({
      properties: { token: {}, count: { type: "string" } },
      required: ["token", "count"],
    });
  });

  test("a body parameter of the operation takes the place of the path's", async () => {
    const { operation } = await openSwagger(`paths:
  /a:
    parameters:
      - {name: shared, in: body, schema: {type: object}}
    post:
      responses: {200: {description: x}}
      parameters:
        - {name: own, in: body, schema: {type: string}}
`);
    expect(operation?.requestBody?.content).toMatchObject([{ schema: { value: { type: "string" } } }]);
  });

  test("a body beside form parameters is told, whichever of the two is the path's", async () => {
    const { text, told } = marked(`${swaggerHead}paths:
  /a:
    parameters:
      - ‹body-twice›{name: form, in: formData, type: string}
    post:
      responses: {200: {description: x}}
      parameters:
        - {name: body, in: body, schema: {type: object}}
  /b:
    parameters:
      - ‹body-twice›{name: body, in: body, schema: {type: object}}
    post:
      responses: {200: {description: x}}
      parameters:
        - {name: form, in: formData, type: string}
        - ‹duplicate-parameter›{name: form, in: formData, type: integer}
`);
    const opened = await open(text);
    expect(inOrder(opened.told())).toEqual(told);
    expect(opened.api?.operations.map(({ requestBody }) => requestBody?.content[0]?.schema?.value)).toEqual([
      { type: "object" },
      { type: "object", properties: { form: { type: "string" } } },
    ]);
  });

  test("what is said of a form leads to where its parameters are written", async () => {
    const { operation, api } = await openSwagger(`paths:
  /up:
    parameters: [{in: formData, name: token, type: string, minLength: 2, required: true}]
    post: {responses: {200: {description: x}}}
`);
    const form = operation?.requestBody?.content[0]?.schema?.at;
    const located = (path: string) => api.locate({ ...form!, pointer: form!.pointer + path });
    const { file } = form!;
    const parameter = "/paths/~1up/parameters/0";
    expect(located("/properties/token/minLength")).toEqual({
      line: 5,
      column: 71,
      origin: { file, pointer: `${parameter}/minLength` },
    });
    expect(located("/required/0")?.origin).toEqual({ file, pointer: `${parameter}/required` });
    expect(located("/properties/token/none")?.origin).toEqual({ file, pointer: parameter });
    expect(located("/required")?.origin).toEqual({ file, pointer: "/paths/~1up/post" });
    expect(api.locate({ file, pointer: parameter })).not.toHaveProperty("origin");
  });

  test("a list inside of a list is told to travel as JSON, and its format is no keyword of its schema", async () => {
    const { text, told } = marked(`${swaggerHead}paths:
  /a:
    get:
      responses: {200: {description: x, headers: {H: {type: array, items: ‹swagger-lossy›{type: array, items: {type: string}}}}}}
      parameters:
        - {name: q, in: query, type: array, items: {type: array, collectionFormat: ‹swagger-lossy›pipes, items: {type: string}}}
        - {name: n, in: query, type: array, items: {type: string, ‹no-effect›collectionFormat: ssv}}
`);
    const opened = await open(text);
    expect(inOrder(opened.told())).toEqual(told);
    expect(opened.api?.operations[0]?.parameters.map(({ schema }) => schema?.value)).toEqual([
      { type: "array", items: { type: "array", items: { type: "string" } } },
      { type: "array", items: { type: "string" } },
    ]);
  });

  test("parameters by reference, of the path and of the operation", async () => {
    const { operation, api } = await openSwagger(`paths:
  /a/{id}:
    parameters:
      - $ref: '#/parameters/Id'
      - $ref: '#/parameters/Body'
    post: {responses: {200: {$ref: '#/responses/R'}}}
parameters:
  Id: {name: id, in: path, required: true, type: string, maxLength: 5}
  Body: {name: b, in: body, schema: {type: object}}
responses:
  R: {description: R, schema: {type: string}, headers: {X-A: {type: integer, description: A}}}
`);
    expect(operation?.parameters).toMatchObject([
      { component: "Id", schema: { value: { type: "string", maxLength: 5 } } },
    ]);
    expect(operation?.requestBody).toMatchObject({
      component: "Body",
      content: [{ type: "application/json" }],
    });
    expect(operation?.responses).toMatchObject([
      {
        status: "200",
        component: "R",
        content: [{ type: "application/json", schema: { at: { pointer: "/responses/R/schema" } } }],
      },
    ]);
    expect(operation?.responses[0]?.headers).toMatchObject([
      { name: "X-A", schema: { value: { type: "integer" } } },
    ]);
    expect([...api.components.parameters.keys()]).toEqual(["Id"]);
  });

  test("collection formats", async () => {
    const formats = ["csv", "ssv", "pipes", "multi"];
    const { operation } = await openSwagger(
      `paths:\n  /a:\n    get:\n      responses: {200: {description: x}}\n      parameters:\n${formats
        .map(
          (format) =>
            `        - {name: ${format}, in: query, type: array, items: {type: string}, collectionFormat: ${format}}\n`,
        )
        .join(
          "",
        )}        - {name: plain, in: query, type: string}\n        - {name: h, in: header, type: array, items: {type: string}}\n`,
    );
    expect(operation?.parameters.map(({ name, style, explode }) => [name, style, explode])).toEqual([
      ["csv", "form", false],
      ["ssv", "spaceDelimited", false],
      ["pipes", "pipeDelimited", false],
      ["multi", "form", true],
      ["plain", undefined, undefined],
      ["h", "simple", false],
    ]);
    expect(operation?.parameters[0]?.schema?.value).toEqual({ type: "array", items: { type: "string" } });
  });

  test("collection formats of a form", async () => {
    const { operation } = await openSwagger(`consumes: [application/x-www-form-urlencoded]
paths:
  /a:
    post:
      responses: {200: {description: x}}
      parameters:
        - {name: plain, in: formData, type: array, items: {type: string}}
        - {name: piped, in: formData, type: array, items: {type: string}, collectionFormat: pipes}
        - {name: multi, in: formData, type: array, items: {type: string}, collectionFormat: multi}
        - {name: text, in: formData, type: string}
`);
    expect(operation?.requestBody?.content[0]?.encoding).toEqual({
      plain: { style: "form", explode: false },
      piped: { style: "pipeDelimited", explode: false },
      multi: { style: "form", explode: true },
    });
  });
});
