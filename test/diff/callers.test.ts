import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";

type Node = Record<string, unknown>;

const model = (key: string): Node => ({
  type: "object",
  required: [key],
  properties: { [key]: { type: "string" } },
});
const schemas = { Pet: model("name"), Fault: model("code"), Gone: model("since") };
const of = (name: keyof typeof schemas): Node => ({
  description: "d",
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const pet = of("Pet").content as Node;
const none: Node = { description: "d" };

/** What is said of two operations of one document, but for models: nothing more where a package's own record is asked. */
async function compare(base: Node, revision: Node): Promise<string[]> {
  const [before, after] = [await apiOf(base), await apiOf(revision)];
  const tell = (from: typeof before): string[] =>
    diff(from, after)
      .filter(({ subject }) => /^[A-Z]+ /.test(subject))
      .map(({ rule, path, wire, source }) => `${rule}${path === "" ? "" : ` ${path}`}: ${wire}, ${source}`);
  const found = tell(before);
  expect(tell(readBaseline(printBaseline(before))!)).toEqual(found);
  return found;
}

const answering = (responses: Node, kind: "paths" | "webhooks" = "paths"): Node => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  [kind]: { "/a": { get: { operationId: "call", responses } } },
  components: { schemas },
});

describe("a status that is told otherwise", () => {
  it.each<[string, Node, Node, string[]]>([
    [
      "one of a range",
      { "2XX": of("Pet") },
      { 200: of("Pet") },
      ["response-covered: safe, breaking", "response-added: safe, safe"],
    ],
    [
      "several of a range",
      { "2XX": of("Pet") },
      { 200: of("Pet"), 201: of("Pet") },
      ["response-covered: safe, breaking", "response-added: safe, safe", "response-added: safe, safe"],
    ],
    [
      "one of a range that answers nothing",
      { "2XX": of("Pet") },
      { 204: none },
      [
        "media-type-removed: breaking, breaking",
        "response-covered: safe, breaking",
        "response-added: safe, safe",
      ],
    ],
    [
      "a range around it",
      { 200: of("Pet") },
      { "2XX": of("Pet") },
      ["response-covered: safe, breaking", "response-added: safe, safe"],
    ],
    [
      "a success that only `default` is left to tell",
      { 200: of("Pet") },
      { default: of("Pet") },
      ["response-removed: breaking, breaking", "response-added: safe, safe"],
    ],
    [
      "an error like all others",
      { 200: of("Pet"), default: of("Fault") },
      { 200: of("Pet"), 404: of("Fault"), default: of("Fault") },
      ["response-added: safe, safe"],
    ],
    [
      "an error that says nothing of its body",
      { 200: of("Pet"), default: of("Fault") },
      { 200: of("Pet"), 404: none, default: of("Fault") },
      ["response-added: safe, safe"],
    ],
    [
      "an error unlike what readers of all errors know",
      { 200: of("Pet"), default: of("Fault") },
      { 200: of("Pet"), 404: of("Gone"), default: of("Fault") },
      [
        "response-added: safe, safe",
        "reference-changed 404: safe, breaking",
        "required-property-removed 404.code: breaking, breaking",
        "required-property-added 404.since: safe, safe",
      ],
    ],
    [
      "a success more, where `default` is for errors",
      { 200: of("Pet"), default: of("Fault") },
      { 200: of("Pet"), 201: of("Pet"), default: of("Fault") },
      ["response-added: safe, safe"],
    ],
    [
      "a success more, which code that holds any answer does not know",
      { 200: of("Pet"), 201: of("Fault") },
      { 200: of("Pet"), 201: of("Fault"), 202: of("Gone") },
      ["response-added: safe, breaking"],
    ],
    [
      "a success more with a body that others have, and an error",
      { 200: of("Pet"), 201: of("Fault") },
      { 200: of("Pet"), 201: of("Fault"), 202: of("Pet"), 204: none, 404: of("Gone") },
      ["response-added: safe, safe", "response-added: safe, safe", "response-added: safe, safe"],
    ],
    [
      "a media type more, which code that holds any answer does not know",
      { 200: of("Pet"), 201: of("Fault") },
      {
        200: { ...of("Pet"), content: { ...pet, "text/plain": { schema: { type: "string" } } } },
        201: of("Fault"),
      },
      ["media-type-added: safe, breaking"],
    ],
    ["a range in small letters", { "4xx": of("Fault") }, { "4XX": of("Fault") }, []],
  ])("%s", async (_, base, revision, expected) => {
    const found = await compare(answering(base), answering(revision));
    expect(found.sort()).toEqual(expected.sort());
  });

  it("is one that a webhook no longer takes, where it is the client's", async () => {
    const hook = (responses: Node): Node => answering(responses, "webhooks");
    expect(await compare(hook({ "2XX": none }), hook({ 200: none }))).toContain(
      "response-removed: breaking, safe",
    );
    expect(await compare(hook({ 200: none }), hook({ "2XX": none }))).toContain(
      "response-covered: safe, safe",
    );
  });
});

const servers = (...urls: string[]): Node => ({ servers: urls.map((url) => ({ url })) });
const at = (own: Node, operation: Node = {}, path: Node = {}): Node => ({
  ...answering({}),
  paths: { "/a": { ...path, get: { operationId: "call", responses: { 204: none }, ...operation } } },
  ...own,
});
const region = (values: string[] | undefined, name = "region"): Node => ({
  servers: [
    {
      url: `https://{${name}}.a.dev`,
      variables: { [name]: { default: "eu", ...(values && { enum: values }) } },
    },
  ],
});
const swagger = (host: string, schemes: string[]): Node => ({
  swagger: "2.0",
  info: { title: "t", version: "1" },
  host,
  basePath: "/v1",
  schemes,
  paths: { "/a": { get: { operationId: "call", responses: { 204: none } } } },
});

describe("an address", () => {
  it.each<[string, Node, Node, string[]]>([
    [
      "that is gone",
      at(servers("https://a.dev/v1")),
      at(servers("https://a.dev/v2")),
      ["server-removed: breaking, safe", "server-added: safe, safe"],
    ],
    [
      "more",
      at(servers("https://a.dev")),
      at(servers("https://a.dev", "https://b.dev")),
      ["server-added: safe, safe"],
    ],
    ["written otherwise", at(servers("https://A.dev/v1/")), at(servers("https://a.dev/v1")), []],
    [
      "of the own machine",
      at(servers("https://a.dev", "http://localhost:8080")),
      at(servers("https://a.dev")),
      ["server-removed: safe, safe"],
    ],
    ["that nobody told before", at({}), at(servers("https://a.dev")), []],
    [
      "that nobody tells any more",
      at(servers("https://a.dev/v1")),
      at({}),
      ["server-removed: breaking, safe"],
    ],
    ["of the document's own host", at(servers("/v1")), at(servers("https://a.dev/v1")), []],
    [
      "of an operation",
      at(servers("https://a.dev")),
      at(servers("https://a.dev"), servers("https://up.a.dev")),
      ["server-removed: breaking, safe", "server-added: safe, safe"],
    ],
    ["of a path", at(servers("https://a.dev")), at({}, {}, servers("https://a.dev")), []],
    ["with a value less", at(region(["eu", "us"])), at(region(["eu"])), ["server-removed: breaking, safe"]],
    ["with a variable of another name", at(region(undefined)), at(region(undefined, "tenant")), []],
    [
      "that one of any name stands for",
      at(region(["eu"])),
      at(region(undefined)),
      ["server-added: safe, safe"],
    ],
    [
      "that asks for another scheme",
      swagger("a.dev", ["http", "https"]),
      swagger("a.dev", ["https"]),
      ["server-removed: breaking, safe"],
    ],
  ])("%s", async (_, base, revision, expected) => {
    expect(await compare(base, revision)).toEqual(expected);
  });
});
