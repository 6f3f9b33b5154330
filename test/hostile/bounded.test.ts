import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type CaseResult, defaultOptions, generateCase } from "../harness/generate-case.ts";

// Small documents that once took all memory, or had no end: each was found by damaging others, or in the wild.
describe("a small document stays small:", () => {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-bounded-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const generate = (schemas: object, paths: object = {}): Promise<CaseResult> => {
    const document = {
      openapi: "3.1.0",
      info: { title: "Bounded", version: "1" },
      paths,
      components: { schemas },
    };
    const options = { ...defaultOptions, package: { ...defaultOptions.package, output: "source" as const } };
    return generateCase(folder, "spec.json", options, { "spec.json": JSON.stringify(document) });
  };
  const size = ({ files }: CaseResult): number =>
    [...files.values()].reduce((sum, text) => sum + text.length, 0);

  test("lists of lists, forty deep", async () => {
    let list: object = { type: "string" };
    for (let depth = 0; depth < 40; depth++) list = { type: "array", items: list };
    let map: object = { type: "string" };
    for (let depth = 0; depth < 40; depth++) map = { type: "object", additionalProperties: map };
    const lists = { type: "object", required: ["list", "map"], properties: { list, map } };
    const result = await generate({
      Lists: lists,
      Either: { oneOf: [list, { type: "object", properties: { a: {} } }] },
    });
    expect(size(result)).toBeLessThan(500_000);
  });

  test("models that each refer to all others, compared and written as forms", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `M${index}`);
    const properties = Object.fromEntries(
      names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
    );
    const schemas = Object.fromEntries(names.map((name) => [name, { type: "object", properties }]));
    const schema = { type: "object", properties };
    const content = {
      "application/json": { schema },
      "application/x-www-form-urlencoded": { schema },
      "multipart/form-data": { schema },
    };
    const post = {
      operationId: "send",
      requestBody: { content },
      responses: { 200: { description: "d", content } },
    };
    const result = await generate(schemas, { "/send": { post } });
    expect(size(result)).toBeLessThan(2_000_000);
  });

  test("an example in a circle of unions", async () => {
    const result = await generate({
      A: { anyOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }], example: "text" },
      B: { anyOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/C" }], example: "text" },
      C: { anyOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }], example: "text" },
    });
    expect(result.files.has("docs/models/a.md")).toBe(true);
  });

  const next = (index: number) => ({ $ref: `#/components/schemas/A${index + 1}` });
  const chain = (count: number, write: (index: number) => object): object =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `A${index}`,
        index + 1 < count ? write(index) : { type: "object", properties: { a: { type: "string" } } },
      ]),
    );

  test.each<[string, (index: number) => object]>([
    ["allOf", (index) => ({ allOf: [next(index), { allOf: [next(index)] }] })],
    ["anyOf", (index) => ({ anyOf: [next(index), { allOf: [next(index)] }] })],
    ["oneOf", (index) => ({ oneOf: [next(index), { type: "object", allOf: [next(index)] }] })],
    [
      "unevaluated",
      (index) => ({ allOf: [next(index), { allOf: [next(index)] }], unevaluatedProperties: false }),
    ],
  ])("schemas that hold the next one twice: %s", async (_, write) => {
    const result = await generate(chain(40, write));
    expect(new Set(result.diagnostics.map(({ code }) => code))).toContain("composition-too-large");
    expect(size(result)).toBeLessThan(1_000_000);
  });

  test("schemas that are made of the next one, three hundred times", async () => {
    const heir = (index: number) => ({
      allOf: [next(index), { type: "object", properties: { [`p${index}`]: { type: "string" } } }],
    });
    const result = await generate(chain(300, heir));
    expect(result.files.has("docs/models/a299.md")).toBe(true);
  });

  test.each<[string, (level: number) => string]>([
    ["of one name", () => "a"],
    ["of names that others have as well", (level) => `p${String.fromCharCode(97 + (level % 26))}`],
  ])("inline classes a hundred levels deep, %s", async (_, nameOf) => {
    let deep: object = { type: "string" };
    for (let level = 0; level < 100; level++)
      deep = { type: "object", properties: { [nameOf(level)]: deep } };
    const result = await generate({
      Group: deep,
      GroupOf: { type: "object", properties: { data: deep, group: deep } },
    });
    expect(result.report).toEqual([]);
    expect(new Set(result.api?.models.map(({ name }) => name)).size).toBe(result.api?.models.length);
  });

  // A call has room for some 120,000 arguments, and none of the lists of a document is bounded.
  const wide = 150_000;

  test("lines, spans and examples by the hundred thousand", async () => {
    const type = "string";
    const result = await generate({
      Lines: { type, description: "a line\n".repeat(wide) },
      Spans: { type: "object", description: "`a` ".repeat(wide), properties: { a: { type } } },
      Shown: { type, examples: Array.from({ length: wide }, (_, index) => `e${index}`) },
    });
    expect(result.report).toEqual([]);
    expect(size(result)).toBeLessThan(40_000_000);
  });

  test("empty lines of a block of YAML by the hundred thousand", async () => {
    const text = [
      "openapi: 3.1.0",
      "info: { title: Blank, version: '1' }",
      "paths: {}",
      "components:",
      "  schemas:",
      "    A:",
      "      type: string",
      "      description: |",
      `        a${"\n".repeat(wide)}        b`,
    ].join("\n");
    const { report } = await generateCase(folder, "spec.yaml", defaultOptions, { "spec.yaml": text });
    expect(report).toEqual([]);
  });

  test("classes that ask for two others, each in a circle", async () => {
    const count = 300;
    const ref = (index: number) => ({ $ref: `#/components/schemas/M${index % count}` });
    const model = (index: number) => ({
      type: "object",
      required: ["a", "b"],
      properties: { a: ref(index + 1), b: ref(index * 7 + 3) },
    });
    const result = await generate(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`M${index}`, model(index)])),
    );
    for (const [path, text] of result.files)
      if (path.endsWith(".md")) expect(text.length, path).toBeLessThan(600_000);
  });

  test("models that each choose among all others", async () => {
    const count = 60;
    const model = (index: number) => ({
      oneOf: Array.from({ length: count }, (_, other) => other)
        .filter((other) => other !== index)
        .map((other) => ({ $ref: `#/components/schemas/M${other}` })),
    });
    const result = await generate(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`M${index}`, model(index)])),
    );
    expect(result.files.has("src/models/m0.ts")).toBe(true);
  });
});
