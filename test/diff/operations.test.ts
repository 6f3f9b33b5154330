import { describe, expect, it } from "vitest";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const text = { type: "string" };
const key = { in: "path", name: "id", required: true, schema: text };
const content = { "application/json": { schema: text } };
function documentOf(operation: Node, path = "/a/{id}", kind: "paths" | "webhooks" = "paths"): object {
  const responses = { 200: { description: "done", content } };
  const item = { post: { operationId: "call", parameters: [key], responses, ...operation } };
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    [kind]: { [path]: item },
  };
}

const query = (more: Node): Node => ({
  parameters: [key, { in: "query", name: "q", schema: { type: "array", items: text }, ...more }],
});
const body = (more: Node, parameters: readonly Node[] = [key]): Node => ({
  parameters,
  requestBody: { content, ...more },
});
const answer = (bodies: Node): Node => ({ responses: { 200: { description: "done", content: bodies } } });
const form = (contentType: string): Node => ({
  requestBody: {
    content: {
      "multipart/form-data": {
        schema: { type: "object", properties: { a: {} } },
        encoding: { a: { contentType } },
      },
    },
  },
});

const whole = (encoding: Node): Node => {
  const schema = { type: "object", properties: { l: { type: "array", items: text } } };
  const media = { "application/x-www-form-urlencoded": { schema, encoding } };
  return { parameters: [{ in: "querystring", name: "q", content: media }] };
};

describe("a change of an operation", () => {
  it.each<[string, Node, Node, string[]]>([
    [
      "another style",
      query({}),
      query({ style: "pipeDelimited" }),
      ["request parameter-style-changed: breaking, safe"],
    ],
    [
      "a list that is no longer spread",
      query({}),
      query({ explode: false }),
      ["request parameter-style-changed: breaking, safe"],
    ],
    ["the usual style, said", query({}), query({ style: "form", explode: true }), []],
    [
      "a style that one value does not show",
      query({ schema: text }),
      query({ schema: text, explode: false }),
      [],
    ],
    [
      "reserved characters",
      query({ allowReserved: true }),
      query({}),
      ["request parameter-reserved-refused: breaking, safe"],
    ],
    [
      "a body that has to be there",
      body({}),
      body({ required: true }),
      ["request request-body-became-required: breaking, breaking"],
    ],
    [
      "a body alone that has to be there",
      body({}, []),
      body({ required: true }, []),
      ["request request-body-became-required: breaking, breaking"],
    ],
    [
      "a body that may be left out",
      body({ required: true }),
      body({}),
      ["request request-body-became-optional: safe, safe"],
    ],
    ["a new body", {}, body({ required: true }), ["request request-body-added: breaking, breaking"]],
    ["a new body that may be left out", {}, body({}), ["request optional-request-body-added: safe, safe"]],
    [
      "a parameter beside what was a body alone",
      body({}, []),
      body({}, [{ in: "query", name: "q", schema: text }]),
      ["request request-body-wrapped: safe, breaking", "request parameter-added: safe, safe"],
    ],
    [
      "how a part of a form travels",
      form("text/plain"),
      form("application/json"),
      ["request encoding-changed: breaking, safe"],
    ],
    [
      "how a member of a whole query travels",
      whole({}),
      whole({ l: { explode: false } }),
      ["request encoding-changed: breaking, safe"],
    ],
    [
      "an answer of any type that is of one now",
      answer({ "*/*": { schema: { ...text, maxLength: 3 } } }),
      answer({ "application/json": { schema: text } }),
      [
        "response max-length-removed: breaking, safe",
        "response media-type-covered: safe, breaking",
        "response media-type-added: safe, safe",
      ],
    ],
    [
      "an answer of one type that is of any now",
      answer({ "text/plain": { schema: text } }),
      answer({ "text/*": { schema: text } }),
      ["response media-type-removed: breaking, breaking", "response media-type-added: safe, safe"],
    ],
    [
      "an answer of any type that is JSON, and others as well",
      answer({ "*/*": { schema: text } }),
      answer({ "application/json": { schema: text }, "application/xml": { schema: text } }),
      [
        "response media-type-covered: safe, breaking",
        "response media-type-added: safe, safe",
        "response media-type-added: safe, safe",
      ],
    ],
    [
      "a body of one type, where any of its range is taken now",
      body({ content: { "text/plain": { schema: text } } }),
      body({ content: { "text/*": { schema: text } } }),
      ["request media-type-covered: safe, breaking", "request media-type-added: safe, safe"],
    ],
    [
      "a body of any type, where one is taken now",
      body({ content: { "*/*": { schema: text } } }),
      body({ content: { "application/json": { schema: { ...text, maxLength: 3 } } } }),
      [
        "request max-length-added: breaking, safe",
        "request media-type-removed: breaking, breaking",
        "request media-type-added: safe, safe",
      ],
    ],
  ])("%s", async (_, base, revision, expected) => {
    expect(told(await compare(documentOf(base), documentOf(revision)))).toEqual(expected);
  });

  it("a name in a path is no matter of the wire", async () => {
    const renamed = documentOf({ parameters: [{ ...key, name: "key" }] }, "/a/{key}");
    expect(told(await compare(documentOf({}), renamed))).toEqual([
      "request parameter-renamed: safe, breaking",
    ]);
  });

  it.each<[string, string, readonly string[], string, readonly string[], string[]]>([
    [
      "one of two in a segment is of another type",
      "/r/{from}..{to}",
      ["string", "string"],
      "/r/{from}..{to}",
      ["integer", "string"],
      ["request type-changed: breaking, breaking"],
    ],
    [
      "two in a segment trade places",
      "/r/{from}-{to}",
      ["integer", "string"],
      "/r/{to}-{from}",
      ["integer", "string"],
      [
        "request parameter-renamed: safe, breaking",
        "request type-changed: breaking, breaking",
        "request parameter-renamed: safe, breaking",
        "request type-changed: breaking, breaking",
      ],
    ],
    [
      "two in a segment have other names",
      "/r/{from}-{to}",
      ["integer", "string"],
      "/r/{a}-{b}",
      ["integer", "string"],
      ["request parameter-renamed: safe, breaking", "request parameter-renamed: safe, breaking"],
    ],
  ])("of a path: %s", async (_, base, was, revision, is, expected) => {
    const of = (path: string, types: readonly string[]): object => {
      const names = path === "/r/{a}-{b}" ? ["a", "b"] : ["from", "to"];
      const parameters = names.map((name, index) => ({ ...key, name, schema: { type: types[index] } }));
      return documentOf({ parameters }, path);
    };
    expect(told(await compare(of(base, was), of(revision, is)))).toEqual(expected);
  });

  it("what a webhook sends is what its readers get", async () => {
    const sent = (schema: Node): object =>
      documentOf(
        { parameters: [], requestBody: { content: { "application/json": { schema } } } },
        "hook",
        "webhooks",
      );
    const [few, many] = [sent({ type: "string", maxLength: 3 }), sent(text)];
    expect(told(await compare(few, many))).toEqual(["response max-length-removed: breaking, safe"]);
    expect(told(await compare(many, few))).toEqual(["response max-length-added: safe, safe"]);
  });
});
