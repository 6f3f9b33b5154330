import { describe, expect, it } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import { createShapes, defaultDocsOptions, type History } from "../../generator/ir/index.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const text = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1.0.0" },
  tags: [{ name: "b" }, { name: "a" }],
  paths: {
    "/pets": {
      get: {
        tags: ["a", "b"],
        summary: "All pets, e.g. the first. And more.",
        operationId: "listPets",
        responses: { 200: ok({ type: "array", items: ref("Pet") }) },
      },
      put: { operationId: "setPet", requestBody: ok(ref("Pet")), responses: {} },
      post: { tags: ["b"], operationId: "addPet", requestBody: ok(ref("Pet")), responses: {} },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        properties: {
          name: { $ref: "#/components/schemas/Name" },
          'a"] --> x[<b>': ref("Owner"),
          count: { type: "integer", exclusiveMinimum: 0, multipleOf: 2 },
          list: { type: "array", minItems: 1, items: { type: "string", pattern: "^a$" } },
          map: { type: "object", additionalProperties: { type: "string", maxLength: 3 } },
          code: { anyOf: [{ type: "string", maxLength: 5, format: "uuid" }, { type: "null" }] },
        },
      },
      State: { enum: [0, 1], "x-enum-varnames": ["Off", "On"], "x-enum-descriptions": ["", "It runs."] },
      Name: { type: "string", minLength: 1, format: "email", default: "x" },
      Pay: {
        type: "object",
        properties: { amount: { type: "number", minimum: 1 } },
        oneOf: [ref("Owner"), { type: "object", required: ["x"], properties: { x: { type: "string" } } }],
      },
      Owner: { type: "object", minProperties: 1, properties: {} },
      Rules: {
        type: "object",
        properties: {
          n: { type: ["number", "null"], minimum: 1 },
          pair: { type: "array", prefixItems: [{ type: "string", minLength: 1 }], unevaluatedItems: false },
          some: { type: "array", contains: { const: 1 }, minContains: 2 },
          either: {
            anyOf: [
              { type: "string", maxLength: 2 },
              { type: "number", minimum: 5 },
            ],
          },
        },
        patternProperties: { "^x-": { type: "string", maxLength: 3 } },
        additionalProperties: { type: "integer", minimum: 10 },
        propertyNames: { maxLength: 9 },
        dependentRequired: { n: ["pair", "some"] },
        dependentSchemas: { some: { minProperties: 2 } },
        not: { required: ["b"] },
        if: { required: ["n"] },
        ...{ then: { maxProperties: 3 } },
      },
    },
  },
});

function ref(name: string): unknown {
  return { $ref: `#/components/schemas/${name}` };
}

function ok(schema: unknown): unknown {
  return { description: "", content: { "application/json": { schema } } };
}

async function pagesOf(docs: object): Promise<ReadonlyMap<string, string>> {
  const options = { ...defaultOptions, docs: { ...defaultDocsOptions, ...docs } };
  return (await generateCase("/", "spec.json", options, { "spec.json": text })).files;
}

describe("beyond the page format", async () => {
  const plain = await pagesOf({});
  const pages = await pagesOf({ extra: true });
  const pet = pages.get("docs/models/pet.md") ?? "";

  it("the format's own bytes stay, and everything else comes after them", () => {
    const models = [...plain].filter(([path]) => path.startsWith("docs/"));
    expect(models.length).toBeGreaterThan(2);
    for (const [path, page] of models) expect(pages.get(path)?.startsWith(page.trimEnd()), path).toBe(true);
    const added = [...pages.keys()].filter((path) => !plain.has(path));
    expect(added).toEqual(["docs/README.md", "docs/diagnostics.md"]);
  });

  it("constraints are told, those of what a field only names included", () => {
    const rows = pet.split("## Constraints")[1]?.matchAll(/^\| `(\w+)` +\| (.*?) +\| (.*?) +\|$/gm) ?? [];
    expect([...rows].map(([, ...cells]) => cells)).toEqual([
      ["name", "`minLength: 1`<br/>`format: email`", '`"x"`'],
      ["count", "`type: integer`<br/>`exclusiveMinimum: 0`<br/>`multipleOf: 2`", ""],
      ["list", "`minItems: 1`<br/>`items.pattern: ^a$`", ""],
      ["map", "`values.maxLength: 3`", ""],
      ["code", "`null: allowed`<br/>`maxLength: 5`<br/>`format: uuid`", ""],
    ]);
    expect(pages.get("docs/models/state.md")).toContain("- `0: Off`\n- `1: On: It runs.`");
    expect(pages.get("docs/models/owner.md")).toContain("- `minProperties: 1`");
    expect(pages.get("docs/models/pay.md")).toMatch(/## Constraints\n[^#]*\| `amount` +\| `minimum: 1` +\|/);
  });

  it("constraints are told of all parts of a value, and what takes more than a line is named", () => {
    const [, own = "", table = ""] =
      /## Constraints\n\n(.*?)\n\n(.*?)\n\n/s.exec(pages.get("docs/models/rules.md")!) ?? [];
    expect(own.split("\n")).toEqual([
      '- `patternProperties: "^x-"`',
      '- `dependentRequired["n"]: "pair", "some"`',
      "- `propertyNames.maxLength: 9`",
      '- `patternProperties["^x-"].maxLength: 3`',
      "- `additionalProperties.type: integer`",
      "- `additionalProperties.minimum: 10`",
      '- `dependentSchemas["some"].minProperties: 2`',
      "- `further rules: not, if, then, else`",
    ]);
    expect([...table.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, ...cells]) => cells)).toEqual([
      ["n", "`null: allowed`<br/>`minimum: 1`"],
      ["pair", "`unevaluatedItems: false`<br/>`prefixItems[0].minLength: 1`"],
      ["some", "`minContains: 2`<br/>`contains.const: 1`"],
    ]);
    expect(pages.get("docs/models/either.md")).toContain(
      "## Constraints\n\n- `anyOf[0].maxLength: 2`\n- `anyOf[1].minimum: 5`\n",
    );
  });

  it("users and operations are linked", () => {
    expect(pages.get("docs/models/owner.md")).toContain('- [Pet](../models/pet.md): `a"] --> x[<b>`');
    expect(pet).toContain("- [listPets](../README.md#operation-listpets) `GET /pets`: response 200");
    expect(pages.get("docs/README.md")).toContain('<a id="operation-listpets"></a>');
  });

  it("labels of diagrams hold nothing but letters, digits and numbers of characters", () => {
    const diagram = /```mermaid\n(.*?)\n```/s.exec(pet)?.[1]?.split("\n") ?? [];
    expect(diagram).toContain('  m0 -->|"a#34;#93; #45;#45;#62; x#91;#60;b#62;"| m2');
    const line = /^ {2}(?:m\d+\["[\w #;]+"\]|m\d+ -->(?:\|"[\w #;]+"\|)? m\d+)$/;
    expect(diagram.slice(1).filter((one) => !line.test(one))).toEqual([]);
  });

  it("the index has the document's order of tags, and what has none last", () => {
    const headings = [...(pages.get("docs/README.md") ?? "").matchAll(/^## (.*)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(["b", "a", "Without a tag", "All models"]);
  });

  it("an operation stands below each of its tags, with one anchor, and its summary's first sentence", () => {
    const lines = [...(pages.get("docs/README.md") ?? "").matchAll(/^- .*\*\*listPets\*\*.*?(?=<br|$)/gm)];
    expect(lines.map(([line]) => line)).toEqual([
      "- **listPets** `GET /pets`: All pets, e.g. the first.",
      '- <a id="operation-listpets"></a>**listPets** `GET /pets`: All pets, e.g. the first.',
    ]);
  });

  it("what versions brought is told of models and of fields", async () => {
    const { api } = await generateCase("/", "spec.json", defaultOptions, { "spec.json": text });
    const history: History = new Map([
      [
        "models/pet",
        { since: "1.1.0", changed: "1.2.0", properties: new Map([["name", { since: "1.2.0" }]]) },
      ],
    ]);
    const options = { ...defaultDocsOptions, extra: true };
    const { report } = createReporter();
    const page = (await emitDocs(api!, createShapes(api!), options, "pets", report, history)).get(
      "docs/models/pet.md",
    );
    expect(page).toContain("\n\nSince 1.1.0, changed in 1.2.0.\n\n");
    expect(page).toMatch(/\| `name` .*\| since 1\.2\.0 +\|/);
  });
});
