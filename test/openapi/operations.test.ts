import { describe, expect, test } from "vitest";
import type { Operation } from "../../generator/openapi/document.ts";
import { inOrder, marked, open, openCleanly } from "./open.ts";

const head = "openapi: 3.1.0\ninfo: {title: T, version: 1}\n";

describe("operations", () => {
  test("are found in document order, with what they say", async () => {
    const api = await openCleanly(`${head}security: [{key: []}, {}]
tags: [{name: a, description: A}]
x-root: 1
paths:
  x-other: {}
  /b:
    put: {operationId: put, tags: [a], summary: S, description: D, deprecated: true, security: [], x-y: {z: 1}}
    get: {security: [{one: [], two: [x]}]}
  /a: {}
components:
  securitySchemes:
    key: {type: http, scheme: basic}
    one: {type: http, scheme: basic}
    two: {type: http, scheme: bearer}
`);
    expect(api).toMatchObject({
      version: "3.1",
      dialect: "json-schema-2020-12",
      title: "T",
      apiVersion: "1",
      security: [[{ name: "key", scopes: [] }], []],
      tags: [{ name: "a", description: "A" }],
      extensions: { "x-root": 1 },
    });
    const [put, get] = api.operations;
    expect(put).toMatchObject({
      kind: "operation",
      method: "put",
      path: "/b",
      operationId: "put",
      tags: ["a"],
    });
    expect(put).toMatchObject({
      summary: "S",
      description: "D",
      deprecated: true,
      security: [],
      extensions: { "x-y": { z: 1 } },
    });
    expect(get).toMatchObject({ method: "get", operationId: undefined, tags: [], deprecated: false });
    expect(get?.security).toEqual([
      [
        { name: "one", scopes: [] },
        { name: "two", scopes: ["x"] },
      ],
    ]);
    expect(get?.at.pointer).toBe("/paths/~1b/get");
  });

  test("take over the parameters of their path, and override them", async () => {
    const api = await openCleanly(`${head}paths:
  /a/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: q, in: query, schema: {type: string}}
    get:
      parameters:
        - {name: h, in: header, schema: true, style: simple, explode: true}
        - {name: q, in: query, required: true, deprecated: true, schema: {}, example: 5}
        - $ref: '#/components/parameters/Page'
components:
  parameters:
    Page: {name: page, in: query, description: P, content: {application/json: {schema: {type: integer}}}, examples: {a: {value: 1}}}
`);
    const [operation] = api.operations;
    expect(
      operation?.parameters.map(({ name, in: place, required, component }) => [
        name,
        place,
        required,
        component,
      ]),
    ).toEqual([
      ["id", "path", true, undefined],
      ["q", "query", true, undefined],
      ["h", "header", false, undefined],
      ["page", "query", false, "Page"],
    ]);
    expect(operation?.parameters[1]).toMatchObject({ deprecated: true, examples: [5] });
    expect(operation?.parameters[2]).toMatchObject({
      schema: { value: true },
      style: "simple",
      explode: true,
    });
    expect(operation?.parameters[3]).toMatchObject({
      at: { pointer: "/components/parameters/Page" },
      description: "P",
      examples: [1],
    });
    expect(operation?.parameters[3]?.content[0]?.schema?.at.pointer).toBe(
      "/components/parameters/Page/content/application~1json/schema",
    );
    expect(api.pathItems[0]?.parameters.map(({ name }) => name)).toEqual(["id", "q"]);
    expect([...api.components.parameters.keys()]).toEqual(["Page"]);
  });

  test("bodies, responses and headers, in place and by reference", async () => {
    const api = await openCleanly(`${head}paths:
  /a:
    post:
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses:
        default: {$ref: '#/components/responses/E'}
        4XX: {description: F}
        x-note: 1
components:
  requestBodies:
    B: {required: true, content: {text/csv: {}, multipart/form-data: {schema: {type: string}, examples: {a: {value: x}, b: {$ref: '#/components/examples/X'}}, encoding: {p: {contentType: a/b}}}}}
  responses:
    E:
      description: E
      headers:
        x-rate: {$ref: '#/components/headers/x-rate'}
        Other: {required: true, schema: {type: string}}
  headers:
    x-rate: {description: R, schema: {type: integer}}
  examples:
    X: {value: {a: 1}}
`);
    const [operation] = api.operations;
    expect(operation?.requestBody).toMatchObject({ component: "B", required: true });
    expect(operation?.requestBody?.content).toMatchObject([
      { type: "text/csv", schema: undefined, examples: [] },
      { type: "multipart/form-data", examples: ["x", { a: 1 }], encoding: { p: { contentType: "a/b" } } },
    ]);
    expect(operation?.responses).toMatchObject([
      { status: "default", component: "E", at: { pointer: "/components/responses/E" } },
      { status: "4XX", component: undefined, description: "F", content: [] },
    ]);
    expect(operation?.responses[0]?.headers).toMatchObject([
      { name: "x-rate", component: "x-rate", required: false, description: "R" },
      { name: "Other", component: undefined, required: true },
    ]);
  });

  test("webhooks and callbacks, callbacks by reference too", async () => {
    const api = await openCleanly(`${head}paths:
  /a:
    post:
      callbacks:
        done: {'{$request.body#/url}': {post: {operationId: done}}}
        other: {$ref: '#/components/callbacks/C'}
webhooks:
  new: {post: {operationId: hook}}
components:
  callbacks:
    C: {'http://x': {get: {}}}
`);
    expect(api.operations[0]?.callbacks).toMatchObject([
      { name: "done", operations: [{ kind: "callback", path: "{$request.body#/url}", operationId: "done" }] },
      { name: "other", operations: [{ kind: "callback", path: "http://x", method: "get" }] },
    ]);
    expect(api.webhooks).toMatchObject([
      { kind: "webhook", path: "new", method: "post", operationId: "hook" },
    ]);
  });

  test("callbacks that refer to each other end", async () => {
    const names = Array.from({ length: 20 }, (_, at) => `C${at}`);
    const all = names.map((name) => `${name}: {$ref: '#/components/callbacks/${name}'}`).join(", ");
    const api = await openCleanly(`${head}paths:
  /a: {post: {callbacks: {${all}}}}
components:
  callbacks:
${names.map((name) => `    ${name}: {'http://${name}': {post: {callbacks: {${all}}}}}`).join("\n")}
`);
    const count = (operations: readonly Operation[]): number =>
      operations.reduce(
        (sum, { callbacks }) => sum + 1 + count(callbacks.flatMap((callback) => callback.operations)),
        0,
      );
    expect(api.operations[0]?.callbacks.map(({ name }) => name)).toEqual(names);
    expect(count(api.operations)).toBeGreaterThan(100);
    expect(count(api.operations)).toBeLessThan(1_100);
  });

  test("a reference has the last word in descriptions, from 3.1 on", async () => {
    const text = `${head}paths:
  /a:
    get: {responses: {200: {description: x}}, parameters: [{$ref: '#/components/parameters/P', description: here}]}
components:
  parameters:
    P: {name: p, in: query, description: there, schema: {}}
`;
    expect((await openCleanly(text)).operations[0]?.parameters[0]?.description).toBe("here");
    const older = await open(text.replace("3.1.0", "3.0.3").replace("1.0}", "'1'}"));
    expect(older.api?.operations[0]?.parameters[0]?.description).toBe("there");
    expect(older.told()).toEqual([["ref-sibling-ignored", 5, 96]]);
  });

  test("a path item by reference, with operations of its own", async () => {
    const api = await openCleanly(`${head}paths:
  /a: {$ref: '#/components/pathItems/P', put: {operationId: own}}
components:
  pathItems:
    P: {get: {operationId: get}, put: {operationId: hidden}}
`);
    expect(api.operations.map(({ operationId, path }) => [path, operationId])).toEqual([
      ["/a", "own"],
      ["/a", "get"],
    ]);
  });

  test("OpenAPI 3.2: query, additional methods, sequences, media types by reference, whole query strings", async () => {
    const api = await openCleanly(`openapi: 3.2.0
info: {title: T, version: '1'}
paths:
  /a:
    query: {operationId: q, parameters: [{name: all, in: querystring, content: {application/json: {}}}]}
    additionalOperations:
      COPY: {operationId: copy, responses: {200: {content: {application/jsonl: {$ref: '#/components/mediaTypes/L'}}}}}
components:
  mediaTypes:
    L: {itemSchema: {type: integer}}
`);
    expect(api.operations.map(({ method, operationId }) => [method, operationId])).toEqual([
      ["query", "q"],
      ["COPY", "copy"],
    ]);
    expect(api.operations[0]?.parameters[0]?.in).toBe("querystring");
    expect(api.operations[1]?.responses[0]?.content[0]).toMatchObject({
      type: "application/jsonl",
      itemSchema: { value: { type: "integer" }, at: { pointer: "/components/mediaTypes/L/itemSchema" } },
    });
  });

  test("OpenAPI 3.2: additional methods are told apart by case, and those that have a field are told", async () => {
    const { text, told } = marked(`openapi: 3.2.0
info: {title: T, version: '1'}
paths:
  /a:
    post: {operationId: post}
    additionalOperations:
      Purge: {operationId: purgeA}
      PURGE: {operationId: purgeB}
      ‹method-has-field›POST: {operationId: lost}
      ‹method-has-field›Query: {operationId: query}
`);
    const opened = await open(text);
    expect(inOrder(opened.told())).toEqual(told);
    expect(opened.messages()).toEqual([
      'the method "POST" belongs in the field "post" of the path item; the operation there is used',
      'the method "Query" belongs in the field "query" of the path item; it is read as if it stood there',
    ]);
    expect(opened.api?.operations.map(({ method, operationId }) => [method, operationId])).toEqual([
      ["post", "post"],
      ["Purge", "purgeA"],
      ["PURGE", "purgeB"],
      ["query", "query"],
    ]);
  });

  test.each(["3.0.0", "3.0.4", "3.1.1", "3.2.0", "3.0", "3.1.0-rc1"])("version %s", async (version) => {
    const api = await openCleanly(`openapi: '${version}'\ninfo: {title: T, version: '1'}\npaths: {}\n`);
    expect(api.version).toBe(version.slice(0, 3));
    expect(api.dialect).toBe(version.startsWith("3.0") ? "openapi-3.0" : "json-schema-2020-12");
  });

  test("security schemes", async () => {
    const api = await openCleanly(`${head}components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key, description: K}
    http: {type: http, scheme: bearer}
`);
    expect(api.securitySchemes).toMatchObject([
      { name: "key", type: "apiKey", in: "header", parameter: "X-Key", description: "K" },
      { name: "http", type: "http", scheme: "bearer" },
    ]);
  });
});
