import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { emitWire } from "../../generator/emit/wire/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import { toldOf } from "../source/read.ts";

const head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
const head30 = head.replace("3.1.0", "3.0.3");

async function emit(text: string, files: Readonly<Record<string, string>> = {}) {
  const { report, diagnostics } = createReporter();
  const texts = new Map([["memory:///api.yaml", text], ...Object.entries(files)]);
  const loader = createLoader({ report, cwd: "/", texts });
  const source = await loader.load("memory:///api.yaml");
  if (!("value" in source)) throw new Error("the document is broken");
  const api = await openDocument(source, loader, report);
  if (api === undefined) throw new Error("the document is refused");
  const wire = (await emitWire(api, report)) ?? "";
  return { wire, told: toldOf(diagnostics, api.locate) };
}

const libraries = new Map<string, ts.SourceFile | undefined>();

/** What TypeScript has against modules that are checked together, strictly. */
function errorsOf(modules: Readonly<Record<string, string>>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    isolatedDeclarations: true,
    declaration: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = modules[name];
    if (text !== undefined) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    const known = libraries.get(name) ?? getSourceFile(name, ...rest);
    libraries.set(name, known);
    return known;
  };
  host.fileExists = (name) => name in modules || fileExists(name);
  host.readFile = (name) => modules[name] ?? readFile(name);
  const program = ts.createProgram(Object.keys(modules), options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

/** Documents that openapi-typescript would not take, or would write code for that does not compile. */
const documents: Readonly<Record<string, string>> = {
  "object-enum": `${head30}components:\n  schemas:\n    A: {type: object, enum: [x, y]}\n    B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}\n`,
  "duplicate-ids": `${head}paths:\n  /a:\n    get: {operationId: x}\n    put: {operationId: x, parameters: [{name: q, in: query}]}\n`,
  heirs: `${head}components:
  schemas:
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}
    Pet: {type: object, required: [name], properties: {name: {type: string}}, oneOf: [{$ref: '#/components/schemas/Dog'}]}
    Self: {allOf: [{$ref: '#/components/schemas/Self'}]}
    Ring: {anyOf: [{$ref: '#/components/schemas/Round'}, {type: string}]}
    Round: {oneOf: [{$ref: '#/components/schemas/Ring'}, {type: number}]}
`,
  keys: `${head}paths:
  /a%b/{c~d}#e:
    parameters: [{name: c~d, in: path, required: true, schema: {type: string}}]
    get: {operationId: "x#/~y%", responses: {200: {$ref: '#/components/responses/50%25'}}}
components:
  responses: {"50%": {description: x, content: {"a/b;c=%": {schema: {$ref: '#/components/schemas/a~1b%25'}}}}}
  schemas:
    a/b%: {type: object, required: ["", "50%"], properties: {"": {type: string}, "50%": {type: object, properties: {"#/x": {type: string}}}, __proto__: {type: string}, constructor: {type: string}}}
    WithRequired: {allOf: [{$ref: '#/components/schemas/a~1b%25'}], required: ["50%", constructor]}
    Tagged: {oneOf: [{$ref: '#/components/schemas/a~1b%25'}], discriminator: {propertyName: "t%"}}
`,
  literals: `${head}components:
  schemas:
    A: {enum: [null, -1, 1e21, true, "a\\"b\\\\", {allOf: [x], $ref: y, "k%": [1]}, []]}
    B: {const: null}
    C: {const: {discriminator: {propertyName: x}}}
    D: {default: {allOf: [x]}, example: {discriminator: {propertyName: x}}, type: object}
    E: {type: [string, nothing], enum: []}
    F: {type: nothing}
    G: {type: array, items: false, prefixItems: [true, false, {type: string}]}
    H: {allOf: [true, false], anyOf: [], properties: 5, required: x, enum: 7}
    I: {title: 5, description: {a: 1}, summary: [], format: {}, type: object, properties: {a: {title: 5, description: [x], format: 5}}}
    J: {type: object, enum: [{a: 1}], properties: {a: {type: integer}}}
    K: {discriminator: kind, oneOf: [{$ref: '#/components/schemas/D'}]}
    L: {type: object, additionalProperties: 5, patternProperties: {"^%": {type: string}}, properties: {a: true, b: false}}
    N: {type: array, items: {$ref: '#/components/schemas/O'}}
    O: no schema
    M: {$defs: {x: {type: string}}, type: object, properties: {y: {$ref: '#/components/schemas/M/$defs/x'}}}
`,
  unions: `${head30}components:
  schemas:
    A: {type: object, properties: {x: {type: string}}, anyOf: [{type: object, properties: {y: {type: string}}}]}
    B: {required: [x], allOf: [{$ref: '#/components/schemas/A'}, {required: [x]}]}
    C: {type: object, discriminator: {propertyName: t, mapping: {d: D, e: '#/components/schemas/E', f: Nowhere}}, properties: {t: {type: string}}, required: [t]}
    D: {allOf: [{$ref: '#/components/schemas/C'}, {type: object, properties: {t: {type: string, enum: [d]}}}]}
    E: {allOf: [{$ref: '#/components/schemas/C'}], properties: {t: {type: string}}}
    F: {oneOf: [{allOf: [{$ref: '#/components/schemas/C'}], properties: {z: {type: integer}}}]}
`,
  places: `${head}paths:
  /a:
    get:
      parameters: [{$ref: '#/paths/~1b/get/parameters/0'}]
      responses: {200: {description: x, content: {a/b: {schema: {$ref: '#/paths/~1b/get/parameters/0/schema'}}}}}
  /b:
    get:
      parameters: [{name: q, in: query, schema: {type: object, properties: {next: {$ref: '#/paths/~1b/get/parameters/0/schema'}, pet: {$ref: '#/components/schemas/Pet/properties/owner'}}}}]
components:
  schemas:
    Pet: {type: object, properties: {owner: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
`,
};

describe("openapi.ts", () => {
  test("compiles, whatever the document holds", async () => {
    const modules: Record<string, string> = {};
    for (const [name, text] of Object.entries(documents)) modules[`/${name}.ts`] = (await emit(text)).wire;
    expect(errorsOf(modules)).toEqual([]);
    for (const text of Object.values(modules))
      expect(text.replace(/\/\*.*?\*\/|"(?:[^"\\]|\\.)*"/gs, "")).not.toMatch(/\bany\b/);
  }, 30_000);

  test("says what it means", async () => {
    const wire = async (name: string): Promise<string> => (await emit(documents[name] ?? "")).wire;
    const use = `
import type * as Ids from "./duplicate-ids.ts";
import type * as Enum from "./object-enum.ts";
import type * as Heirs from "./heirs.ts";
import type * as Keys from "./keys.ts";
import type * as Places from "./places.ts";
import type * as Unions from "./unions.ts";
export const a: Enum.components["schemas"]["B"] = { a: "x" };
export const ids: Ids.paths["/a"]["put"]["parameters"]["query"] = { q: "x" };
export const dog: Heirs.components["schemas"]["Dog"] = { name: "x", bark: "y" };
export const key: Keys.components["schemas"]["a/b%"] = { "": "x", "50%": { "#/x": "y" }, "t%": "a/b%", constructor: "x" };
export const answer: Keys.operations["x#/~y%"]["responses"][200]["content"]["a/b;c=%"] = key;
export const pets: Places.components["schemas"]["Pet"] = { owner: { pets: [{}] } };
export const next: Places.paths["/a"]["get"]["parameters"]["query"] = { q: { next: { next: {} }, pet: { pets: [] } } };
export const ring: Heirs.components["schemas"]["Ring"][] = ["x", 1];
export const d: Unions.components["schemas"]["D"] = { t: "d" };
export const f: Unions.components["schemas"]["F"] = { t: "any", z: 1 };
// @ts-expect-error: the name is required, as the parent has it
export const unnamed: Heirs.components["schemas"]["Dog"] = { bark: "y" };
// @ts-expect-error: no member of the enum
export const b: Enum.components["schemas"]["B"] = { a: "z" };
`;
    const names = ["duplicate-ids", "object-enum", "heirs", "keys", "places", "unions"];
    const modules = Object.fromEntries(
      await Promise.all(names.map(async (name) => [`/${name}.ts`, await wire(name)])),
    );
    expect(errorsOf({ ...modules, "/use.ts": use })).toEqual([]);
  }, 30_000);

  test("repairs are told with their places", async () => {
    expect((await emit(documents["object-enum"] ?? "")).told).toEqual([["wire-repaired", 5, 15]]);
    expect(
      (await emit(`${head}paths:\n  /a:\n    get: {operationId: x}\n    put: {operationId: x}\n`)).told,
    ).toEqual([["duplicate-operation-id", 6, 24]]);
    const { told } = await emit(documents.heirs ?? "");
    expect(told).toEqual([
      ["wire-repaired", 6, 10],
      ["wire-repaired", 7, 11],
      ["wire-repaired", 8, 11],
    ]);
  });

  test("what it has no place for is told", async () => {
    const text =
      "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    query: {operationId: x}\n    get: {}\n";
    const { wire, told } = await emit(text);
    expect(told).toEqual([["wire-left-out", 5, 12]]);
    expect(wire).toContain("get: {");
  });

  test("no text of the document escapes its comment or string", async () => {
    const payloads = [
      "*/ export const x = 1; /*",
      "`$" + "{1}`",
      "\\",
      '"; export const y = 1; "',
      "\u2028",
      "</script>",
      "'",
    ];
    const text = JSON.stringify({
      openapi: "3.1.0",
      info: { title: payloads.join(""), version: "1" },
      paths: Object.fromEntries(
        payloads.map((payload, index) => [
          `/${payload}`,
          {
            get: {
              operationId: payload,
              summary: payload,
              description: payload,
              parameters: [{ name: payload, in: "query", description: payload, schema: { enum: [payload] } }],
              responses: {
                [payload]: { description: payload, content: { [payload]: { schema: { const: payload } } } },
              },
              tags: [`${index}`],
            },
          },
        ]),
      ),
      components: {
        schemas: Object.fromEntries(
          payloads.map((payload) => [
            payload,
            {
              type: "object",
              title: payload,
              format: payload,
              default: payload,
              example: { [payload]: payload },
              properties: { [payload]: { type: "string", description: payload } },
              discriminator: { propertyName: payload, mapping: { [payload]: payload } },
            },
          ]),
        ),
      },
    });
    const { wire } = await emit(text);
    const source = ts.createSourceFile("wire.ts", wire, ts.ScriptTarget.ES2022, true);
    expect(source.statements.map(({ kind }) => ts.SyntaxKind[kind])).toEqual([
      "InterfaceDeclaration",
      "TypeAliasDeclaration",
      "InterfaceDeclaration",
      "TypeAliasDeclaration",
      "InterfaceDeclaration",
    ]);
    expect(errorsOf({ "/wire.ts": wire })).toEqual([]);
  }, 30_000);

  test("several files and Swagger 2.0 become one contract", async () => {
    const files = {
      "memory:///pet.yaml":
        "type: object\nproperties: {friend: {$ref: '#'}, owner: {$ref: 'people.yaml#/Owner'}}\n",
      "memory:///people.yaml": "Owner: {type: object, properties: {pet: {$ref: pet.yaml}}}\n",
    };
    const text = `swagger: '2.0'
info: {title: T, version: '1'}
paths:
  /a:
    post:
      parameters: [{name: b, in: body, schema: {$ref: pet.yaml}}, {name: q, in: query, type: integer}]
      responses: {200: {description: x, schema: {$ref: 'people.yaml#/Owner'}}}
`;
    const { wire, told } = await emit(text, files);
    expect(told).toEqual([]);
    const use = `import type { components, paths } from "./wire.ts";
type Post = paths["/a"]["post"];
export const body: NonNullable<Post["requestBody"]>["content"]["application/json"] = { friend: { owner: {} } };
export const owner: Post["responses"][200]["content"]["application/json"] = { pet: {} } satisfies components["schemas"]["Owner"];
`;
    expect(errorsOf({ "/wire.ts": wire, "/use.ts": use })).toEqual([]);
  }, 30_000);

  test("thousands of files that lead from one to the next are followed without an end of the stack", async () => {
    const files = Array.from({ length: 3000 }, (_, index) => {
      const next = `{$ref: "m${(index + 1) % 3000}.yaml"}`;
      return [`memory:///m${index}.yaml`, `type: object\nproperties: {next: ${next}}\n`] as const;
    });
    const { wire, told } = await emit(
      `${head}components:\n  schemas:\n    First: {$ref: "m0.yaml"}\n`,
      Object.fromEntries(files),
    );
    expect(told).toEqual([]);
    expect(wire).toContain('m2999: {\n            next?: components["schemas"]["m0"];');
  });

  test("is the same, time after time", async () => {
    for (const text of Object.values(documents))
      expect((await emit(text)).wire).toBe((await emit(text)).wire);
  });
});
