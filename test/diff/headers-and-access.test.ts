import { describe, expect, it } from "vitest";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;
type Case = [name: string, base: Node, revision: Node, told: string[]];

const text = { type: "string" };
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

function documentOf(operation: Node): object {
  const responses = { 200: { description: "done", content } };
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/a": { post: { operationId: "call", responses, ...operation } } },
    components: { securitySchemes, schemas },
  };
}

const header = (more?: Node): Node => ({
  responses: {
    200: {
      description: "done",
      content,
      headers: more === undefined ? {} : { "X-A": { schema: text, ...more } },
    },
  },
});
describe("a change of what a response's headers hold", () => {
  it.each<Case>([
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
    ...["Texts", "Longs"].map(
      (name): Case => [
        `a header whose ${name} are told by name`,
        header({ schema: schemas[name as "Texts"] }),
        header({ schema: { $ref: `#/components/schemas/${name}` } }),
        [],
      ],
    ),
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
  ])("%s", async (_, base, revision, expected) => {
    expect(told(await compare(documentOf(base), documentOf(revision)))).toEqual(expected);
  });
});

describe("a change of who may call", () => {
  it.each<Case>([
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
});
