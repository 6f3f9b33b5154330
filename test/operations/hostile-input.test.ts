import { beforeAll, describe, expect, it } from "vitest";
import { createSplitter } from "../../generator/runtime/http/sequences.ts";
import { type Loaded, loadOperations } from "./load.ts";

const form = "application/x-www-form-urlencoded";
const numbers = { type: "object", additionalProperties: { type: "integer" } };
const rows = {
  type: "object",
  additionalProperties: { type: "object", properties: { n: { type: "integer" } } },
};
const exploded = { name: "f", in: "query", schema: numbers };
const deep = { name: "f", in: "query", style: "deepObject", explode: true, schema: numbers };
const sending = (operationId: string, schema: object) => ({
  operationId,
  requestBody: { content: { [form]: { schema } } },
  responses: { 204: { description: "" } },
});
const asking = (operationId: string, parameter: object) => ({
  operationId,
  parameters: [parameter],
  responses: { 204: { description: "" } },
});

const spec = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: {
    "/numbers": { post: sending("sendNumbers", numbers), get: asking("askNumbers", exploded) },
    "/rows": { post: sending("sendRows", rows), get: asking("askDeep", deep) },
    "/anything": { post: sending("sendAnything", { type: "object", additionalProperties: true }) },
    "/count": {
      get: asking("askCount", { name: "n", in: "query", schema: { type: "integer", format: "int64" } }),
    },
  },
});

let loaded: Loaded;

beforeAll(async () => {
  loaded = await loadOperations(spec, { int64: "bigint" });
});

/** What a request is understood as, or the codes of what is wrong with it. */
function parse(name: string, input: object): unknown {
  const { http, operations } = loaded;
  const result = http.parseRequest(operations[name]!.request, input);
  return result.ok ? result.value : result.issues.map(({ code }) => code);
}

const many = 20_000;
const letters = Array.from({ length: 2_000 }, (_, index) => [`a${index}`, 1] as const);
const pairs = (name: (index: number) => string): string =>
  Array.from({ length: many }, (_, index) => `${name(index)}=1`).join("&");

describe("what comes in takes as long as it is", () => {
  it.each([
    ["sendNumbers", { body: pairs((index) => `a${index}`) }],
    ["sendRows", { body: pairs((index) => `a${index}[n]`) }],
    ["sendNumbers", { body: pairs(() => "a") }],
    ["askNumbers", { query: pairs((index) => `a${index}`) }],
    ["askDeep", { query: pairs((index) => `f[a${index}]`) }],
    ["askDeep", { query: pairs((index) => `f${index}[a]`) }],
    ["sendAnything", { body: { ["k".repeat(50_000)]: Object.fromEntries(letters) } }],
    ["askCount", { query: `n=${"9".repeat(4_000_000)}` }],
  ])(
    "%s",
    (name, input) => {
      const start = performance.now();
      parse(name, input);
      expect(performance.now() - start).toBeLessThan(8_000);
    },
    60_000,
  );
});

it.each([
  ["application/jsonl", "\u001E"],
  ["text/event-stream", "\u001E"],
  ["application/json-seq", "\n"],
])(
  "a sequence of %s is not looked through again with each piece that ends nothing there",
  (mediaType, end) => {
    const split = createSplitter(mediaType);
    const piece = "a".repeat(1_000) + end;
    const start = performance.now();
    for (let index = 0; index < 8_000; index += 1) expect(split(piece).length).toBe(0);
    expect(performance.now() - start).toBeLessThan(8_000);
  },
);

describe("what comes in is an issue, whatever it is", () => {
  const root: Record<string, unknown> = {};
  let end = root;
  for (let depth = 0; depth < 20_000; depth += 1) {
    const inner = {};
    end.a = inner;
    end = inner;
  }
  end.a = 1;

  it.each([
    ["sendNumbers", { body: root }, ["type"]],
    ["sendNumbers", { body: { a: root } }, ["type"]],
    ["askDeep", { query: { f: root } }, ["type"]],
    ["sendRows", { body: { a: { n: root } } }, ["type"]],
    ["sendNumbers", { body: [1], contentType: form }, ["type"]],
    ["sendNumbers", { body: [["a"], null], contentType: form }, ["type"]],
    ["sendNumbers", { body: 5, contentType: form }, ["type"]],
    ["sendNumbers", { body: null, contentType: form }, ["type"]],
  ])("%s %#", (name, input, codes) => {
    expect(parse(name, input)).toEqual(codes);
  });

  it("bytes that nobody read as a form among it", () => {
    expect(parse("sendNumbers", { body: new Uint8Array([97, 61, 49]), contentType: form })).not.toEqual({});
  });
});
