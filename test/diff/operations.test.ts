import { describe, expect, it } from "vitest";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const text = { type: "string" };
const key = { in: "path", name: "id", required: true, schema: text };
const content = { "application/json": { schema: text } };
const oauth = (flows: Record<string, Node>): Node => ({
  type: "oauth2",
  flows: Object.fromEntries(
    Object.entries(flows).map(([key, flow]) => [key, { ...flow, scopes: { a: "", b: "" } }]),
  ),
});
const securitySchemes = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  other: { type: "apiKey", in: "header", name: "X-Key" },
  small: { type: "apiKey", in: "header", name: "x-key" },
  inQuery: { type: "apiKey", in: "query", name: "key" },
  inQueryToo: { type: "apiKey", in: "query", name: "Key" },
  grant: { type: "oauth2", flows: {} },
  token: oauth({ clientCredentials: { tokenUrl: "https://x/t" } }),
  tokenToo: oauth({ clientCredentials: { tokenUrl: "https://x/t", refreshUrl: "https://x/r" } }),
  elsewhere: oauth({ clientCredentials: { tokenUrl: "https://y/t" } }),
  code: oauth({ authorizationCode: { authorizationUrl: "https://x/a", tokenUrl: "https://x/t" } }),
  both: oauth({
    clientCredentials: { tokenUrl: "https://x/t" },
    authorizationCode: { authorizationUrl: "https://x/a", tokenUrl: "https://x/t" },
  }),
};
const schemas = {
  Text: text,
  Alias: { $ref: "#/components/schemas/Text" },
  Record: { type: "object" },
  Letter: { type: "string", enum: ["b", "a"] },
  Texts: { type: "array", items: { $ref: "#/components/schemas/Alias" } },
  Longs: { type: "array", items: { type: "string", enum: ["a".repeat(150), "b".repeat(150)] } },
};

function documentOf(operation: Node, path = "/a/{id}", kind: "paths" | "webhooks" = "paths"): object {
  const responses = { 200: { description: "done", content } };
  const item = { post: { operationId: "call", parameters: [key], responses, ...operation } };
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    [kind]: { [path]: item },
    components: { securitySchemes, schemas },
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
const header = (more?: Node): Node => ({
  responses: {
    200: {
      description: "done",
      content,
      headers: more === undefined ? {} : { "X-A": { schema: text, ...more } },
    },
  },
});
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
    [
      "a header that is gone",
      header({ required: true }),
      header(),
      ["response required-response-header-removed: breaking, safe"],
    ],
    [
      "a header that may be absent",
      header({ required: true }),
      header({}),
      ["response response-header-became-optional: breaking, safe"],
    ],
    [
      "a header of another type",
      header({}),
      header({ schema: { type: "integer" } }),
      ["response response-header-changed: unproven, safe"],
    ],
    [
      "a header whose members are written otherwise",
      header({ schema: { type: "object" } }),
      header({ schema: { $ref: "#/components/schemas/Record" }, explode: true }),
      ["response response-header-style-changed: breaking, safe"],
    ],
    [
      "a header that is JSON now",
      header({}),
      header({ schema: undefined, content }),
      ["response response-header-style-changed: breaking, safe"],
    ],
    [
      "a header that is no JSON any more",
      header({ schema: undefined, content }),
      header({ schema: undefined, content: { "text/plain": { schema: text } } }),
      ["response response-header-style-changed: breaking, safe"],
    ],
    ["a header in a style that it has anyway", header({}), header({ style: "simple", explode: true }), []],
    [
      "a header of JSON by another name",
      header({ schema: undefined, content }),
      header({ schema: undefined, content: { "Application/JSON; charset=utf-8": { schema: text } } }),
      [],
    ],
    ["a header told otherwise", header({}), header({ description: "again" }), []],
    ["a header by reference", header({}), header({ schema: { $ref: "#/components/schemas/Text" } }), []],
    [
      "a header by one reference more",
      header({ schema: { $ref: "#/components/schemas/Alias" } }),
      header({ schema: { $ref: "#/components/schemas/Text" } }),
      [],
    ],
    ...["Texts", "Longs"].map((name): [string, Node, Node, string[]] => [
      `a header whose ${name} are told by name`,
      header({ schema: schemas[name as "Texts"] }),
      header({ schema: { $ref: `#/components/schemas/${name}` } }),
      [],
    ]),
    [
      "a header whose parts are told by name, and in another order",
      header({ schema: { type: ["array", "null"], items: { enum: ["a", "b"], type: "string" } } }),
      header({ schema: { items: { $ref: "#/components/schemas/Letter" }, type: ["null", "array"] } }),
      [],
    ],
    [
      "a header whose parts changed",
      header({ schema: { type: "array", items: text } }),
      header({ schema: { type: "array", items: { $ref: "#/components/schemas/Letter" } } }),
      ["response response-header-changed: unproven, safe"],
    ],
    [
      "a header of another type by reference",
      header({ schema: { type: "integer" } }),
      header({ schema: { $ref: "#/components/schemas/Text" } }),
      ["response response-header-changed: unproven, safe"],
    ],
    [
      "a key that has to be sent",
      {},
      { security: [{ key: [] }] },
      ["request access-narrowed: breaking, safe"],
    ],
    [
      "another way to sign in",
      { security: [{ key: [] }] },
      { security: [{ key: [] }, {}] },
      ["request access-widened: safe, safe"],
    ],
    [
      "a right more",
      { security: [{ grant: ["a"] }] },
      { security: [{ grant: ["a", "b"] }] },
      ["request access-narrowed: breaking, safe"],
    ],
    [
      "another way to a token",
      { security: [{ token: ["a"] }] },
      { security: [{ code: ["a"] }] },
      ["request access-narrowed: breaking, safe"],
    ],
    [
      "another address for tokens",
      { security: [{ token: ["a"] }] },
      { security: [{ elsewhere: ["a"] }] },
      ["request access-narrowed: breaking, safe"],
    ],
    [
      "a way to a token less",
      { security: [{ both: ["a"] }] },
      { security: [{ token: ["a"] }] },
      ["request access-narrowed: breaking, safe"],
    ],
    [
      "a way to a token more",
      { security: [{ token: ["a"] }] },
      { security: [{ both: ["a"] }] },
      ["request access-widened: safe, safe"],
    ],
    ["the same ways to a token", { security: [{ token: ["a"] }] }, { security: [{ tokenToo: ["a"] }] }, []],
    [
      "a way to a token where none was told",
      { security: [{ grant: ["a"] }] },
      { security: [{ token: ["a"] }] },
      [],
    ],
    ["a header in other letters", { security: [{ key: [] }] }, { security: [{ small: [] }] }, []],
    [
      "a name in a query in other letters",
      { security: [{ inQuery: [] }] },
      { security: [{ inQueryToo: [] }] },
      ["request access-narrowed: breaking, safe"],
    ],
    ["a scheme by another name", { security: [{ key: [] }] }, { security: [{ other: [] }] }, []],
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
