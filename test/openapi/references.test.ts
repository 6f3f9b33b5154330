import { describe, expect, test } from "vitest";
import type { Origin } from "../../generator/diagnostics/index.ts";
import type { OpenApi } from "../../generator/openapi/index.ts";
import { open, openCleanly } from "./open.ts";

const head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
const root: Origin = { file: "memory:///api.yaml", pointer: "" };

const target = (api: OpenApi | undefined, ref: string, from: Origin = root): string | undefined => {
  const found = api?.resolve(ref, from);
  return found === undefined ? undefined : `${found.at.file.slice("memory:///".length)}#${found.at.pointer}`;
};

describe("a reference by pointer", () => {
  const text = `${head}paths:
  /a/{b}:
    parameters: [{name: b, in: path, required: true, schema: {}}]
    get:
      responses:
        200: {description: x, content: {application/json: {schema: {type: string}}}}
components:
  schemas:
    "x y": {type: object, properties: {a~b: {type: integer}, "50%": {type: number}}}
    Alias: {$ref: "#/components/schemas/x%20y"}
    List: {type: array, prefixItems: [{type: string}]}
`;
  test.each([
    ["#/components/schemas/x%20y", "#/components/schemas/x y"],
    ["#/components/schemas/x y", "#/components/schemas/x y"],
    ["#/components/schemas/x%20y/properties/a~0b", "#/components/schemas/x y/properties/a~0b"],
    ["#/components/schemas/x%20y/properties/50%25", "#/components/schemas/x y/properties/50%"],
    ["#/components/schemas/x%20y/properties/50%", "#/components/schemas/x y/properties/50%"],
    ["#/components/schemas/List/prefixItems/0", "#/components/schemas/List/prefixItems/0"],
    [
      "#/paths/~1a~1%7Bb%7D/get/responses/200/content/application~1json/schema",
      "#/paths/~1a~1{b}/get/responses/200/content/application~1json/schema",
    ],
    ["#/components/schemas/Alias", "#/components/schemas/Alias"],
    ["#/components/schemas/Alias/properties/a~0b", "#/components/schemas/x y/properties/a~0b"],
    ["api.yaml#/components/schemas/List", "#/components/schemas/List"],
    ["memory:///api.yaml#/components/schemas/List", "#/components/schemas/List"],
    ["#", "#"],
    ["", "#"],
  ])("%s", async (ref, expected) => {
    const api = await openCleanly(text);
    expect(target(api, ref)).toBe(`api.yaml${expected}`);
  });

  test.each([
    ["#/components/schemas/List/prefixItems/00", undefined],
    ["#/components/schemas/Lst", "#/components/schemas/List"],
    ["#/components/schema/List", "#/components/schemas/List"],
    ["#/definitions/List", "#/components/schemas/List"],
    ["#/component/schema/Lists", "#/components/schemas/List"],
    ["List", "#/components/schemas/List"],
    ["#List", "#/components/schemas/List"],
    ["#/components/schemas/Quite-another", undefined],
    ["#/components/schemas/constructor", undefined],
  ])("%s leads nowhere", async (ref, guess) => {
    const { api, told, messages } = await open(`${text}    Bad: {$ref: ${JSON.stringify(ref)}}\n`);
    expect(target(api, ref, { ...root, pointer: "/components/schemas/Bad" })).toBeUndefined();
    expect(target(api, ref, { ...root, pointer: "/components/schemas/Bad" })).toBeUndefined();
    expect(told()).toEqual([["ref-not-found", 14, 17]]);
    expect(messages()[0]).toBe(
      `${JSON.stringify(ref)} does not exist${guess === undefined ? "" : `; did you mean ${JSON.stringify(guess)}?`}`,
    );
  });
});

describe("references to references", () => {
  const schemas = (text: string) => `${head}components:\n  schemas:\n${text}`;

  test("one step at a time", async () => {
    const api = await openCleanly(
      schemas("    A: {$ref: '#/components/schemas/B'}\n    B: {type: string}\n"),
    );
    expect(api.resolve("#/components/schemas/A", root)?.value).toEqual({ $ref: "#/components/schemas/B" });
  });

  test("a circle is told once, at its first member, whoever asks", async () => {
    const text =
      "    X: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n    A: {$ref: '#/components/schemas/B'}\n";
    const { api, told } = await open(schemas(text));
    expect(target(api, "#/components/schemas/X")).toBe("api.yaml#/components/schemas/X");
    expect(target(api, "#/components/schemas/B")).toBeUndefined();
    expect(target(api, "#/components/schemas/A")).toBeUndefined();
    expect(told()).toEqual([["ref-circular", 7, 15]]);
  });

  test("a reference to itself", async () => {
    const { api, told } = await open(schemas("    A: {$ref: '#/components/schemas/A'}\n"));
    expect(target(api, "#/components/schemas/A")).toBeUndefined();
    expect(told()).toEqual([["ref-circular", 5, 15]]);
  });

  test("a pointer through a circle ends", async () => {
    const { api, told } = await open(schemas("    A: {$ref: '#/components/schemas/A/properties/b'}\n"));
    expect(target(api, "#/components/schemas/A/properties/b")).toBeUndefined();
    expect(told().map(([code]) => code)).toEqual(["ref-not-found"]);
  });
});

describe("references to other documents", () => {
  const files = {
    "memory:///models/pet.yaml":
      "type: object\nproperties:\n  owner: {$ref: '../people.json#/Owner'}\n  self: {$ref: '#'}\n",
    "memory:///people.json":
      '{"Owner": {"type": "object", "properties": {"pet": {"$ref": "models/pet.yaml"}}}}',
    "memory:///paths.yaml":
      "/pets:\n  get:\n    operationId: pets\n    responses:\n      200: {$ref: 'responses.yaml#/ok'}\n",
    "memory:///responses.yaml":
      "ok: {description: fine, content: {application/json: {schema: {$ref: models/pet.yaml}}}}\n",
  };
  const text = `${head}paths:\n  /pets: {$ref: 'paths.yaml#/~1pets'}\ncomponents:\n  schemas:\n    Pet: {$ref: models/pet.yaml}\n`;

  test("are read, circles of files included, each once", async () => {
    const api = await openCleanly(text, { files });
    expect(api.sources.map(({ file }) => file.slice(10)).sort()).toEqual([
      "api.yaml",
      "models/pet.yaml",
      "paths.yaml",
      "people.json",
      "responses.yaml",
    ]);
    expect(target(api, "models/pet.yaml")).toBe("models/pet.yaml#");
    expect(
      target(api, "../people.json#/Owner", {
        file: "memory:///models/pet.yaml",
        pointer: "/properties/owner",
      }),
    ).toBe("people.json#/Owner");
    expect(target(api, "#", { file: "memory:///models/pet.yaml", pointer: "/properties/self" })).toBe(
      "models/pet.yaml#",
    );
  });

  test("parts keep the file in which they stand", async () => {
    const api = await openCleanly(text, { files });
    const [operation] = api.operations;
    expect(operation?.at).toEqual({ file: "memory:///paths.yaml", pointer: "/~1pets/get" });
    expect(operation?.responses[0]?.at).toEqual({ file: "memory:///responses.yaml", pointer: "/ok" });
    const schema = operation?.responses[0]?.content[0]?.schema;
    expect(schema?.value).toEqual({ $ref: "models/pet.yaml" });
    expect(target(api, "models/pet.yaml", schema?.at)).toBe("models/pet.yaml#");
    expect(api.locate({ file: "memory:///people.json", pointer: "/Owner/type" })).toEqual({
      line: 1,
      column: 20,
    });
  });

  test("a broken one is told where it is broken, and asked for once", async () => {
    const { api, told } = await open(`${head}components:\n  schemas:\n    A: {$ref: bad.yaml}\n`, {
      files: { "memory:///bad.yaml": "a: [\n" },
    });
    expect(target(api, "bad.yaml")).toBeUndefined();
    expect(told().map(([code]) => code)).toEqual(["syntax-error"]);
  });

  test("what only an example names is nobody's fault", async () => {
    await openCleanly(
      `${head}components:\n  schemas:\n    A: {type: string, example: {$ref: nowhere.yaml}}\n`,
    );
  });

  test("OpenAPI 3.2 documents say themselves what they are called", async () => {
    const api = await openCleanly(
      "openapi: 3.2.0\n$self: https://example.com/apis/one\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {type: string}}}\n",
      {},
    );
    expect(target(api, "https://example.com/apis/one#/components/schemas/A")).toBe(
      "api.yaml#/components/schemas/A",
    );
    expect(target(api, "one#/components/schemas/A")).toBe("api.yaml#/components/schemas/A");
  });
});

describe("identifiers of JSON Schema", () => {
  const text = `${head}components:
  schemas:
    A:
      $id: https://example.com/a
      $defs:
        b: {$id: b, $anchor: here, type: string}
        c: {$anchor: there, $dynamicAnchor: node, type: integer}
      properties:
        $id: {type: string}
      const: {$id: https://example.com/data}
    D: {$dynamicAnchor: node, type: object}
`;
  const inA: Origin = { ...root, pointer: "/components/schemas/A/properties/x" };
  test.each([
    ["https://example.com/a", root, "#/components/schemas/A"],
    ["https://example.com/a#there", root, "#/components/schemas/A/$defs/c"],
    ["https://example.com/b", root, "#/components/schemas/A/$defs/b"],
    ["https://example.com/b#here", root, "#/components/schemas/A/$defs/b"],
    ["https://example.com/a#/$defs/c", root, "#/components/schemas/A/$defs/c"],
    ["b", inA, "#/components/schemas/A/$defs/b"],
    ["#there", inA, "#/components/schemas/A/$defs/c"],
    ["#/$defs/c", inA, "#/components/schemas/A/$defs/c"],
    ["#node", root, "#/components/schemas/D"],
  ] as const)("%s", async (ref, from, expected) => {
    const api = await openCleanly(text);
    expect(target(api, ref, from)).toBe(`api.yaml${expected}`);
  });

  test("files that lie beside each other are found there, whatever they are called", async () => {
    const api = await openCleanly(`${head}components: {schemas: {A: {$ref: pet.json}}}\n`, {
      files: {
        "memory:///pet.json":
          '{"$id": "https://example.com/pet.json", "properties": {"owner": {"$ref": "owner.json#/x"}}}',
        "memory:///owner.json": '{"$id": "https://example.com/owner.json", "x": {"type": "string"}}',
      },
    });
    const pet = api.resolve("pet.json", root);
    expect(target(api, "owner.json#/x", { file: pet?.at.file ?? "", pointer: "/properties/owner" })).toBe(
      "owner.json#/x",
    );
    expect(target(api, "https://example.com/owner.json#/x")).toBe("owner.json#/x");
  });

  test("inside of data they are data", async () => {
    const { api } = await open(text);
    expect(target(api, "https://example.com/data")).toBeUndefined();
  });

  test("dynamic anchors are found by name", async () => {
    const api = await openCleanly(text);
    expect(api.dynamicAnchors.map(({ name, at }) => [name, at.pointer])).toEqual([
      ["node", "/components/schemas/A/$defs/c"],
      ["node", "/components/schemas/D"],
    ]);
    expect(api.baseAt(inA)).toBe("https://example.com/a");
  });

  test("OpenAPI 3.0 does not know them", async () => {
    const { api } = await open(text.replace("3.1.0", "3.0.3"));
    expect(target(api, "#there", inA)).toBeUndefined();
    expect(target(api, "#/components/schemas/A", inA)).toBe("api.yaml#/components/schemas/A");
  });

  test("a reference may be an address beside an $id alone", async () => {
    const { api, messages } = await open(
      `${head}components: {schemas: {A: {$id: 'http://example.com/a', not: {$ref: 'http:?q'}}}}\n`,
    );
    expect(target(api, "http:?q", { ...root, pointer: "/components/schemas/A/not" })).toBeUndefined();
    expect(messages()).toEqual([expect.stringMatching(/^"http:\?q" is not followed: .* example\.com/)]);
  });

  test("remote schemas come from memory where they are at hand", async () => {
    const api = await openCleanly(
      `${head}components: {schemas: {A: {$ref: 'http://localhost:1234/s.json#/$defs/x'}}}\n`,
      {
        files: {
          "http://localhost:1234/s.json":
            '{"$id": "http://localhost:1234/s.json", "$defs": {"x": {"$ref": "t.json"}}}',
          "http://localhost:1234/t.json": "true",
        },
      },
    );
    const found = api.resolve("http://localhost:1234/s.json#/$defs/x", root);
    expect(found?.value).toEqual({ $ref: "t.json" });
    expect(api.resolve("t.json", found?.at as Origin)?.value).toBe(true);
  });
});
