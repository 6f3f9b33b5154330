import { beforeAll, describe, expect, it } from "vitest";
import { type Loaded, loadOperations } from "./load.ts";

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /pets/{id}:
    put:
      operationId: putPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: q, in: query, schema: { type: string } }
        - { name: f, in: query, style: deepObject, explode: true, schema: { type: object, properties: { a: { type: string } } } }
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
  /asking:
    post:
      operationId: ask
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Asking" } } } }
      responses: { "204": { description: ok } }
  /secured:
    get:
      operationId: getSecured
      security: [ {}, { key: [], header: [], nowhere: [] }, { twin: [] }, { second: [] } ]
      parameters: [ { name: q, in: query, schema: { type: string } } ]
      responses: { "204": { description: ok } }
  /pets?all=true:
    get: { operationId: allPets, responses: { "204": { description: ok } } }
  /forms:
    post:
      operationId: sendForm
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } } } }
      responses: { "204": { description: ok } }
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: api_key }
    twin: { type: apiKey, in: query, name: api_key }
    second: { type: apiKey, in: query, name: 'se"cond' }
    header: { type: apiKey, in: header, name: X-Key }
    other: { type: apiKey, in: query, name: other }
  schemas:
    Base:
      type: object
      properties:
        id: { type: integer }
        free: { type: object }
        open: { type: object, properties: { a: { type: string } }, additionalProperties: { $ref: "#/components/schemas/One" } }
        other: { type: object, properties: { a: { type: string } }, additionalProperties: true }
        named: { type: object, patternProperties: { "^x-": { type: string } } }
        pair: { type: array, prefixItems: [ { $ref: "#/components/schemas/One" } ], items: { $ref: "#/components/schemas/Two" } }
    Asking:
      type: object
      properties:
        required: { type: object, properties: { a: {} }, required: [b] }
        apart: { type: object, properties: { a: {} }, anyOf: [ { required: [b] }, { required: [c] } ] }
        beside: { type: object, properties: { a: {} }, dependentRequired: { b: [c] } }
        depending: { type: object, properties: { a: {} }, dependentSchemas: { b: { required: [c] } } }
        names: { type: object, properties: { a: {} }, propertyNames: { anyOf: [ { enum: [ a, b, z ] }, { const: c } ], not: { enum: [ y ] } } }
        not: { type: object, properties: { a: {} }, not: { required: [ b, c, d ] } }
        denied: { type: object, properties: { a: {} }, not: { properties: { b: { const: 1 } }, additionalProperties: true } }
        if: { type: object, properties: { a: {} }, if: { required: [b], additionalProperties: true }, then: { required: [c] } }
        undescribed: { type: object, not: { properties: { b: { const: 1 } }, required: [b] } }
        enum: { type: object, properties: { a: {} }, enum: [ { a: 1 }, { a: { x: 1 }, b: [ { y: 2 } ] } ] }
        const: { type: array, items: { type: object, properties: { a: {} } }, const: [ { a: 1, b: 2 } ] }
        other: { type: object, properties: { a: {} }, anyOf: [ { const: { a: 1, b: 2 } }, { maxProperties: 2 } ] }
    One: { type: object, required: [one], properties: { one: { type: string } } }
    Two: { type: object, required: [two], properties: { two: { type: string } } }
    Pet:
      allOf:
        - { $ref: "#/components/schemas/Base" }
        - type: object
          properties:
            kids: { type: array, items: { $ref: "#/components/schemas/Pet" } }
            either: { anyOf: [ { $ref: "#/components/schemas/One" }, { $ref: "#/components/schemas/Two" } ] }
`;

describe("keys that nobody knows, where they are to be refused", () => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await loadOperations(spec, {});
  });

  /** The places of what is refused. */
  function refused(name: string, input: object, options: object = {}): string[] {
    const { http, operations } = loaded;
    const result = http.parseRequest(operations[name]!.request, input, { unknownKeys: "refuse", ...options });
    return result.ok ? [] : result.issues.map(({ path, code }) => `${path.join(".")} ${code}`);
  }

  it("are issues, however deep they are", () => {
    const known = {
      ...{
        id: 1,
        free: { x: { y: 1 } },
        open: { a: "b", c: { one: "d" } },
        other: { z: 1 },
        named: { "x-a": "b" },
      },
      ...{ pair: [{ one: "a" }, { two: "b" }], kids: [{ id: 2 }], either: { one: "a", two: "b" } },
    };
    const path = "/pets/1";
    expect(refused("putPet", { path, body: known })).toEqual([]);
    const body = {
      ...known,
      ...{ zz: 1, open: { c: { one: "d", zz: 1 } }, named: { zz: 1 }, pair: [{ one: "a", two: "b" }] },
      ...{ kids: [{ kids: [{ zz: 1 }] }], either: { one: "a", zz: 1 } },
    };
    const places = ["open.c.zz", "named.zz", "pair.0.two", "kids.0.kids.0.zz", "either.zz", "zz"];
    const all = places.map((place) => `pet.${place} unknown_key`);
    expect(refused("putPet", { path, body }).sort()).toEqual(all.sort());
    expect(refused("putPet", { path, body }, { first: true })).toHaveLength(1);
    expect(refused("putPet", { path, body }, { unknownKeys: "keep" })).toEqual([]);
  });

  it.each([
    ["required", { b: 1 }],
    ["apart", { b: 1, c: 1 }],
    ["beside", { b: 1, c: 1 }],
    ["depending", { b: 1, c: 1 }],
    ["not", { b: 1, c: 1 }],
    ["denied", { b: 2 }],
    ["if", { b: 1, c: 1 }],
  ])("are none that a schema asks for: %s", (name, value) => {
    expect(refused("ask", { body: { [name]: value } })).toEqual([]);
    expect(refused("ask", { body: { [name]: { ...value, z: 1 } } })).toEqual([`${name}.z unknown_key`]);
  });

  it("are none that a schema lists", () => {
    expect(refused("ask", { body: { names: { a: 1, b: 1, c: 1 } } })).toEqual([]);
    expect(refused("ask", { body: { enum: { a: { x: 1 }, b: [{ y: 2 }] } } })).toEqual([]);
    expect(refused("ask", { body: { const: [{ a: 1, b: 2 }] } })).toEqual([]);
    expect(refused("ask", { body: { other: { a: 1, b: 2 } } })).toEqual([]);
    expect(refused("ask", { body: { other: { a: 1, b: 3 } } })).toEqual(["other.b unknown_key"]);
  });

  it("are none where a schema describes nothing itself", () => {
    expect(refused("ask", { body: { undescribed: { b: 2, c: 1 } } })).toEqual([]);
  });

  it("are issues in forms and queries", () => {
    expect(refused("sendForm", { body: "a=1&zz=2" })).toEqual(["zz unknown_key"]);
    const query = "q=1&f[a]=2&zz=3";
    expect(refused("putPet", { path: "/pets/x", query })).toEqual(["zz unknown_key", "id type"]);
    expect(refused("allPets", { query: "all=true" })).toEqual([]);
    expect(refused("allPets", { query: { all: "true", zz: "1" } })).toEqual(["zz unknown_key"]);
  });

  it("are no API keys that an operation asks for", () => {
    expect(refused("getSecured", { query: "q=1&api_key=2&se%22cond=3" })).toEqual([]);
    const query = "X-Key=1&other=2&key=3";
    const all = ["X-Key unknown_key", "other unknown_key", "key unknown_key"];
    expect(refused("getSecured", { query })).toEqual(all);
    expect(refused("allPets", { query: "api_key=1" })).toEqual(["api_key unknown_key"]);
  });

  it("are issues in queries that can be read once", () => {
    const query = (text: string) => new URLSearchParams(text).entries();
    expect(refused("getSecured", { query: query("q=1&zz=2") })).toEqual(["zz unknown_key"]);
    const { http, operations } = loaded;
    const { request } = operations.getSecured!;
    const result = http.parseRequest(request, { query: query("q=1") }, { unknownKeys: "refuse" });
    expect(result).toEqual({ ok: true, value: { q: "1" } });
  });

  it("are looked for in what has its members from a class", () => {
    const input = Object.create({ path: "/pets/1", query: "zz=1", body: { zz: 2 } });
    expect(refused("putPet", input)).toEqual(["zz unknown_key", "pet.zz unknown_key"]);
  });

  it("are issues in answers", async () => {
    const { http, operations } = loaded;
    const answer = new Response('{"id":1,"zz":2}', { headers: { "content-type": "application/json" } });
    const { responses } = operations.putPet!;
    const result = await http.readResponse(responses, answer, { unknownKeys: "refuse" });
    expect(result).toMatchObject({ ok: false, issues: [{ path: ["zz"], code: "unknown_key" }] });
  });
});
