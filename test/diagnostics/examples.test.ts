import { expect, test } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { reportExamples } from "../../generator/examples.ts";
import { defaultModelOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

/** What is told of the examples of a document, and where. */
async function told(document: object): Promise<readonly string[]> {
  const { report, diagnostics } = createReporter();
  const texts = new Map([["file:///memory/spec.json", JSON.stringify(document)]]);
  const loader = createLoader({ report, cwd: "/memory", texts });
  const source = await loader.open("spec.json");
  const openapi = await openDocument(source!, loader, report);
  reportExamples(lower(openapi!, defaultModelOptions, report), openapi!, report);
  return diagnostics
    .filter(({ code }) => code === "example-invalid")
    .map(({ at, message }) => {
      const pointer = at !== undefined && "pointer" in at ? at.pointer : "";
      return `${pointer.slice(pointer.lastIndexOf("/example"))} ${/`\w+`/.exec(message)?.[0]}`;
    });
}

type Place = (media: object) => object;

const answer: Place = (content) => ({ get: { responses: { 200: { description: "", content } } } });
const body: Place = (content) => ({ post: { requestBody: { content }, responses: {} } });
const parameter: Place = (content) => ({
  get: { parameters: [{ name: "q", in: "query", content }], responses: {} },
});
const callback: Place = (content) => ({
  post: { callbacks: { c: { "{$url}": body(content) } }, responses: {} },
});

function toldOf(place: Place, type: string, media: object): Promise<readonly string[]> {
  const paths = { "/": place({ [type]: media }) };
  return told({ openapi: "3.2.0", info: { title: "T", version: "1" }, paths });
}

const integer = { type: "integer" };
const pet = { type: "object", required: ["name"], properties: { name: { type: "string" }, age: integer } };
const upload = {
  type: "object",
  properties: { file: { type: "string", contentMediaType: "image/png" }, age: integer },
};
const json = "application/json";
const lines = "application/x-ndjson";
const form = "application/x-www-form-urlencoded";

test.each<[string, Place, string, object, readonly string[]]>([
  ["a callback's body", callback, json, { schema: integer, example: "x" }, ["/example `type`"]],
  ["a text that looks like JSON", answer, json, { schema: { type: "string" }, example: '{"a":1}' }, []],
  [
    "a text that looks like JSON and is too long",
    answer,
    json,
    { schema: { type: "string", maxLength: 3 }, example: '{"a":1}' },
    ["/example `maxLength`"],
  ],
  ["JSON as a text", answer, json, { schema: pet, example: '{"name":"x"}' }, []],
  ["wrong JSON as a text", answer, json, { schema: pet, example: '{"name":1}' }, ["/example/name `type`"]],
  ["a parameter", parameter, json, { schema: pet, example: {} }, ["/example/name `required`"]],
  [
    "what a parameter has for data",
    parameter,
    json,
    { schema: pet, examples: { a: { dataValue: {} } } },
    ["/examples/a/dataValue/name `required`"],
  ],
  ["a form", body, form, { schema: pet, example: { name: "x", age: "y" } }, ["/example/age `type`"]],
  ["a form as it is sent", body, form, { schema: pet, example: "name=x&age=y" }, []],
  [
    "parts of which one is a file",
    body,
    "multipart/form-data",
    { schema: upload, example: { file: "abc", age: "y" } },
    ["/example/age `type`"],
  ],
  [
    "a text",
    answer,
    "text/plain",
    { schema: { type: "string", enum: ["a"] }, example: "b" },
    ["/example `enum`"],
  ],
  ["a number's text", answer, "text/plain", { schema: { type: "integer" }, example: "5" }, []],
  [
    "the text of a number that is too small",
    answer,
    "text/plain",
    { schema: { type: "integer", minimum: 9 }, example: "5" },
    ["/example `minimum`"],
  ],
  [
    "an object's text that is none",
    answer,
    "text/plain",
    { schema: { type: "object" }, example: "{" },
    ["/example `type`"],
  ],
  ["a text of digits", answer, "text/plain", { schema: { type: "string" }, example: 12 }, []],
  [
    "a sequence that is answered",
    answer,
    lines,
    { itemSchema: pet, example: [{ name: "x" }, {}] },
    ["/example/1/name `required`"],
  ],
  [
    "a sequence that is sent",
    body,
    lines,
    { itemSchema: pet, example: [{ name: "x" }, {}] },
    ["/example/1/name `required`"],
  ],
  [
    "a sequence as it is sent",
    answer,
    lines,
    { itemSchema: pet, example: '{"name":"x"}\n{"name":"y"}\n' },
    [],
  ],
  ["one item of a sequence", answer, lines, { itemSchema: pet, example: { name: "x" } }, []],
  [
    "an item that is a list",
    answer,
    lines,
    { itemSchema: { type: "array", items: integer }, example: [1, 2] },
    [],
  ],
  ["an event", answer, "text/event-stream", { itemSchema: pet, example: "data: x" }, []],
  ["XML", answer, "application/xml", { schema: pet, example: "<pet/>" }, []],
])("an example is held against its schema: %s", async (_, place, type, media, expected) => {
  expect(await toldOf(place, type, media)).toEqual(expected);
});

test("what stands for a file in a schema's own example is none of JSON's", async () => {
  const schema = { ...upload, example: { file: "abc", age: 1 } };
  expect(await toldOf(body, "multipart/form-data", { schema })).toEqual([]);
});
