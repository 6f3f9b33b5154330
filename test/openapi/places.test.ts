import { describe, expect, test } from "vitest";
import type { Origin } from "../../generator/diagnostics/index.ts";
import type { OpenApi } from "../../generator/openapi/index.ts";
import { open, openCleanly } from "./open.ts";

const head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
const root: Origin = { file: "memory:///api.yaml", pointer: "" };
const schemas = (text: string): string => `${head}components:\n  schemas:\n${text}`;

const sourcesOf = ({ sources }: OpenApi): readonly string[] =>
  sources.map(({ file }) => file.slice("memory:///".length));

const target = (api: OpenApi, ref: string, from: Origin = root): string | undefined => {
  const found = api.resolve(ref, from);
  return found === undefined ? undefined : `${found.at.file.slice("memory:///".length)}#${found.at.pointer}`;
};

describe("a reference inside of data is data", () => {
  // Nothing of it could be read as a document.
  const files = { "memory:///code/a.js": 'f({a: [1, "' };
  const ref = "{$ref: code/a.js}";
  test.each([
    ["an extension", schemas(`    A: {type: string, x-code: ${ref}}\n`)],
    ["an example", schemas(`    A: {type: object, example: ${ref}}\n`)],
    ["examples", schemas(`    A: {type: object, examples: [${ref}]}\n`)],
    ["const", schemas(`    A: {type: object, const: ${ref}}\n`)],
    ["enum", schemas(`    A: {enum: [${ref}, {discriminator: {mapping: {a: code/a.js}}}]}\n`)],
    ["default", schemas(`    A: {type: object, default: {discriminator: {mapping: {a: code/a.js}}}}\n`)],
    ["an Example Object's value", `${head}components: {examples: {a: {value: ${ref}}}}\n`],
    ["a link's body", `${head}components: {links: {a: {operationRef: "#", requestBody: ${ref}}}}\n`],
    [
      "an extension of an operation, of paths and of responses",
      `${head}paths:
  x-all: ${ref}
  /a:
    get:
      x-codeSamples: [{lang: js, source: ${ref}}]
      responses: {x-none: ${ref}, 200: {description: a}}
`,
    ],
    [
      "an example of Swagger's",
      `swagger: '2.0'
info: {title: T, version: '1'}
paths: {/a: {get: {responses: {200: {description: a, schema: {type: object}, examples: {application/json: ${ref}}}}}}}
`,
    ],
  ])("%s", async (_, text) => {
    expect(sourcesOf(await openCleanly(text, { files }))).toEqual(["api.yaml"]);
  });
});

describe("names are no keywords", () => {
  const files = { "memory:///pet.yaml": "type: object\n" };
  test.each([
    ["properties", schemas("    A: {type: object, properties: {default: {$ref: pet.yaml}}}\n")],
    ["properties called so", schemas("    A: {properties: {properties: {items: {$ref: pet.yaml}}}}\n")],
    ["schemas", schemas("    x-foo: {$ref: pet.yaml}\n")],
    ["$defs", schemas("    A: {$defs: {example: {const: {$ref: data.yaml}, items: {$ref: pet.yaml}}}}\n")],
    [
      "responses",
      `${head}paths: {/a: {get: {responses: {default: {description: a, content: {a/b: {schema: {$ref: pet.yaml}}}}}}}}\n`,
    ],
    [
      "callbacks",
      `${head}paths: {/a: {get: {callbacks: {example: {value: {post: {requestBody: {content: {a/b: {schema: {$ref: pet.yaml}}}}}}}}}}}\n`,
    ],
  ])("%s", async (_, text) => {
    const { api } = await open(text, { files });
    expect(sourcesOf(api!)).toEqual(["api.yaml", "pet.yaml"]);
  });
});

describe("what is referred to is found wherever it stands", () => {
  const files = {
    "memory:///bag.yaml": `x-all:
  Owner: {type: object, properties: {pet: {$ref: 'pets.yaml#/x-pets/Pet'}}}
example: {$ref: pet.yaml}
more: {$ref: pets.yaml}
`,
    "memory:///pets.yaml": "x-pets: {Pet: {type: object}}\n",
    "memory:///pet.yaml": "a: [",
  };

  test("under an extension, and in a file's", async () => {
    const text = `${schemas("    A: {$ref: '#/x-schemas/B'}\n")}x-schemas:\n  B: {$ref: 'bag.yaml#/x-all/Owner'}\n`;
    const api = await openCleanly(text, { files });
    expect(sourcesOf(api)).toEqual(["api.yaml", "bag.yaml", "pets.yaml"]);
    const at = { file: "memory:///bag.yaml", pointer: "/x-all/Owner/properties/pet" };
    expect(target(api, "pets.yaml#/x-pets/Pet", at)).toBe("pets.yaml#/x-pets/Pet");
  });

  test("behind a reference that stands in the way of a pointer", async () => {
    const api = await openCleanly(schemas("    A: {$ref: 'bag.yaml#/more/x-pets/Pet'}\n"), { files });
    expect(target(api, "bag.yaml#/more/x-pets/Pet")).toBe("pets.yaml#/x-pets/Pet");
  });

  test("as what a mapping names", async () => {
    const text = `${schemas("    A: {oneOf: [{$ref: '#/x-a/B'}], discriminator: {propertyName: k, mapping: {b: '#/x-a/B'}}}\n")}x-a: {B: {items: {$ref: pets.yaml}}}\n`;
    expect(sourcesOf(await openCleanly(text, { files }))).toEqual(["api.yaml", "pets.yaml"]);
  });

  test("with a comment between the reference and its value", async () => {
    const api = await openCleanly(schemas("    A:\n      $ref: # the pet\n        pets.yaml#/x-pets/Pet\n"), {
      files,
    });
    expect(target(api, "pets.yaml#/x-pets/Pet")).toBe("pets.yaml#/x-pets/Pet");
  });
});

describe("identifiers in files that are schemas only in part", () => {
  const files = {
    "memory:///bag.yaml": `Owner: {$anchor: owner, type: object, properties: {o: {$ref: '#owner'}}}
Pet: {$id: 'https://example.com/pet', properties: {self: {$ref: '#'}}}
const: {$anchor: data}
`,
    "memory:///whole.yaml": "$defs: {a: {$anchor: a, items: {$ref: '#b'}}, b: {$anchor: b}}\n",
  };

  test("an anchor", async () => {
    const api = await openCleanly(schemas("    Owner: {$ref: 'bag.yaml#/Owner'}\n"), { files });
    const at = { file: "memory:///bag.yaml", pointer: "/Owner/properties/o" };
    expect(target(api, "#owner", at)).toBe("bag.yaml#/Owner");
  });

  test("an $id", async () => {
    const api = await openCleanly(schemas("    Pet: {$ref: 'bag.yaml#/Pet'}\n"), { files });
    const at = { file: "memory:///bag.yaml", pointer: "/Pet/properties/self" };
    expect(target(api, "#", at)).toBe("bag.yaml#/Pet");
  });

  test("those of a file that is a schema, whatever part of it is referred to", async () => {
    const api = await openCleanly(schemas("    A: {$ref: 'whole.yaml#a'}\n"), { files });
    expect(target(api, "whole.yaml#a")).toBe("whole.yaml#/$defs/a");
    expect(target(api, "#b", { file: "memory:///whole.yaml", pointer: "/$defs/a/items" })).toBe(
      "whole.yaml#/$defs/b",
    );
  });
});
