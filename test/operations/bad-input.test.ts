import { describe, expect, it } from "vitest";
import { type CaseResult, defaultOptions, generateCase } from "../harness/generate-case.ts";

/** Generates from a document with these members; each of what is reported, with its place. */
function run(
  members: object,
  view: Partial<typeof defaultOptions.model.view> = {},
  names = defaultOptions.model.names,
): Promise<CaseResult> {
  const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, ...members };
  const model = { ...defaultOptions.model, names, view: { ...defaultOptions.model.view, ...view } };
  const options = { ...defaultOptions, model };
  return generateCase("/", "spec.json", options, { "spec.json": JSON.stringify(document, null, 1) });
}

/** The messages of one code. */
function told({ diagnostics }: CaseResult, code: string): string[] {
  return diagnostics.filter((one) => one.code === code).map(({ message }) => message);
}

function modules({ files }: CaseResult, folder: string): string[] {
  return [...files.keys()]
    .filter((path) => path.startsWith(`src/${folder}/`) && !path.endsWith("index.ts"))
    .map((path) => path.slice(`src/${folder}/`.length, -".ts".length))
    .sort();
}

const ok = { responses: { 200: { description: "ok" } } };
const object = (key: string) => ({ type: "object", properties: { [key]: { type: "string" } } });

const noId = "this operation has no operationId; it is named after its method and path";

describe("what is done with a document that is not quite right is told", () => {
  it("of names that are words of the language", async () => {
    const result = await run({ components: { schemas: { class: object("a"), Promise: object("b") } } });
    expect(told(result, "name-settled")).toEqual([
      expect.stringMatching(/^"Promise" is renamed to "\w+": that name is reserved$/),
    ]);
    expect(modules(result, "models").length).toBe(2);
    const calls = await run({ paths: { "/x": { get: { operationId: "delete", ...ok } } } });
    expect(told(calls, "operation-name-settled")).toEqual([expect.stringContaining("delete is named ")]);
  });

  it("of files that cannot be called like what is in them", async () => {
    const long = `L${"o".repeat(150)}ng`;
    const schemas = Object.fromEntries(["Index", "NUL", "Plain", long].map((name) => [name, object("a")]));
    const paths = Object.fromEntries(
      ["index", "plain", "con"].map((operationId) => [`/${operationId}`, { get: { operationId, ...ok } }]),
    );
    const result = await run({ paths, components: { schemas } });
    expect(told(result, "name-settled")).toEqual([
      '"models/index" is renamed to "models/index-model": the index of the folder has that name',
      '"models/nul" is renamed to "models/nul-model": Windows has no files of that name',
      expect.stringMatching(
        /^"models\/lo+ng" is renamed to "models\/lo+-\w{12}": names of files may not be that/,
      ),
    ]);
    expect(told(result, "operation-name-settled")).toEqual([
      "operations/index is named operations/index-operation: the index of the folder has that name",
      "operations/con is named operations/con-operation: Windows has no files of that name",
    ]);
  });

  it("of a file that another model's has the name of", async () => {
    const schemas = { Operations: object("a"), OperationsModel: object("b") };
    const names = { ...defaultOptions.model.names, files: "kebab" as const };
    const result = await run({ components: { schemas } }, {}, names);
    expect(told(result, "name-settled")).toEqual([
      '"models/operations" is renamed to "models/operations-model": a folder with an index has that name',
      '"models/operations-model" is renamed to "models/operations-model2": another file has that name',
    ]);
  });

  it("of operations whose id says nothing", async () => {
    const paths = { "/pets": { get: { operationId: " ", ...ok }, put: { operationId: "-", ...ok } } };
    const result = await run({ paths });
    expect(modules(result, "operations")).toEqual(["getpets", "putpets"]);
    expect(told(result, "operation-without-id")).toEqual([noId]);
  });

  it("of names that are one once they are cased", async () => {
    const schemas = { user_name: object("a"), UserName: object("b"), "user-name": object("c") };
    const result = await run({ components: { schemas } });
    expect(told(result, "name-settled").length).toBe(2);
    expect(new Set(modules(result, "models")).size).toBe(3);
    const keys = { type: "object", properties: { a_b: { type: "string" }, "a-b": { type: "string" } } };
    const views = await run({ components: { schemas: { X: keys } } }, { properties: "camel" });
    expect(told(views, "property-name-kept")).toEqual([
      '"a-b" is not renamed to "aB": "a_b" is renamed to it',
    ]);
  });

  it("of operations without an id", async () => {
    const result = await run({ paths: { "/pets/{id}/toys": { get: ok } } });
    expect(told(result, "operation-without-id")).toEqual([noId]);
    expect(modules(result, "operations")).toEqual(["getpetsidtoys"]);
  });

  it("of operations without an id in one message, once for the forms of each", async () => {
    const content = { "application/json": { schema: object("a") }, "text/csv": { schema: object("b") } };
    const post = { requestBody: { content }, ...ok };
    const result = await run({ paths: { "/pets": { post }, "/toys": { get: ok } } });
    expect(modules(result, "operations")).toEqual(["gettoys", "postpets", "postpetsraw"]);
    expect(told(result, "operation-without-id")).toEqual([noId, noId]);
  });

  it("of operations with one id", async () => {
    const operation = { operationId: "pets", ...ok };
    const result = await run({ paths: { "/a": { get: operation, put: operation } } });
    expect(told(result, "duplicate-operation-id").length).toBe(1);
    expect(told(result, "operation-name-settled")).toEqual([]);
    expect(modules(result, "operations").length).toBe(2);
  });

  it("of media types that nobody knows", async () => {
    const content = { "application/x-my-own": { schema: { type: "string" } }, "image/png": {} };
    const result = await run({
      paths: { "/a": { get: { operationId: "a", responses: { 200: { description: "ok", content } } } } },
    });
    expect(told(result, "media-type-unknown")).toEqual([
      'unknown media type "application/x-my-own"; its content is treated as bytes',
    ]);
    expect(result.files.get("src/operations/a.ts")).toContain('"application/x-my-own": bytes');
  });
});
