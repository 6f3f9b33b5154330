import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const responses = { 204: { description: "done" } };
const url = "{$request.body#/url}";
const uri = "{$request.body#/uri}";

/** What is called at an expression, with a body that has to have a member. */
const at = (expression: string, key: string): Node => {
  const schema = { type: "object", required: [key], properties: { [key]: { type: "string" } } };
  const requestBody = { required: true, content: { "application/json": { schema } } };
  return { [expression]: { post: { requestBody, responses } } };
};
const asking = (operationId: string, callbacks: Node = {}): Node => ({
  post: { operationId, responses, callbacks },
});
const document = (paths: Node): Node => ({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });

const one = asking("one", { onEvent: at(url, "q") });
const two = asking("two", { onEvent: at(url, "z") });
const otherKey = asking("two", { onEvent: at(url, "y") });

describe("a callback", () => {
  it.each<[string, Node, Node, string[]]>([
    ["of one of two operations, in another order", { "/a": one, "/b": two }, { "/b": two, "/a": one }, []],
    [
      "of a new operation before another one",
      { "/b": two },
      { "/a": one, "/b": two },
      ["request operation-added: safe, safe", "request operation-added: safe, safe"],
    ],
    [
      "of one operation, in another order",
      { "/a": asking("one", { x: at(url, "q"), y: at(uri, "z") }) },
      { "/a": asking("one", { y: at(uri, "z"), x: at(url, "q") }) },
      [],
    ],
    [
      "at another address",
      { "/a": one },
      { "/a": asking("one", { onEvent: at(uri, "q") }) },
      ["request operation-removed: breaking, breaking", "request operation-added: safe, safe"],
    ],
    [
      "of another name",
      { "/a": one, "/b": two },
      { "/a": asking("one", { onChange: at(url, "q") }), "/b": two },
      ["response operation-renamed: safe, breaking", "response model-renamed: safe, breaking"],
    ],
    ["of an operation whose path has other names", { "/a/{id}": one }, { "/a/{key}": one }, []],
  ])("%s", async (_, base, revision, expected) => {
    expect(told(await compare(document(base), document(revision)))).toEqual(expected);
  });

  it("of another name is not known where there are two", async () => {
    const of = (first: string, second: string): Node =>
      document({ "/a": asking("one", { [first]: at(url, "q"), [second]: at(url, "z") }) });
    const changes = diff(await apiOf(of("x", "y")), await apiOf(of("u", "v")));
    expect(changes.map(({ rule }) => rule)).toEqual([
      "operation-removed",
      "operation-removed",
      "operation-added",
      "operation-added",
    ]);
  });

  it("that changes is told of its own operation", async () => {
    const changes = await compare(
      document({ "/a": one, "/b": two }),
      document({ "/b": otherKey, "/a": one }),
    );
    const broken = changes.filter(({ wire }) => wire !== "safe");
    expect(told(broken)).toEqual(["response required-property-removed: breaking, breaking"]);
    expect(broken[0]?.base?.pointer).toMatch(/^\/paths\/~1b\/.*\/z$/);
  });

  it("is kept with the operation that it belongs to", async () => {
    const text = printBaseline(await apiOf(document({ "/a": one })));
    const owner = '"owner":{"method":"post","path":"/a","callback":"onEvent"}';
    expect(text.match(/"owner"/g)).toHaveLength(1);
    expect(text).toContain(owner);
  });

  it("of an older version, which did not keep that, is found by its expression", async () => {
    const api = await apiOf(document({ "/a": one, "/b": two }));
    const older = printBaseline(api).replace(/"owner":\{[^}]*\},/g, "");
    expect(older).not.toContain("owner");
    expect(diff(readBaseline(older)!, api)).toEqual([]);
  });

  it("of a webhook, and of a callback, is called by those that got it, and known by all that leads there", async () => {
    const nested = (deep: string, back: string): Node => {
      const on = { [url]: { post: { responses, callbacks: { deep: at(uri, deep) } } } };
      const hook = { post: { responses, callbacks: { back: at(url, back) } } };
      return { ...document({ "/a": asking("one", { on }) }), webhooks: { hook } };
    };
    const required = (await compare(nested("q", "q"), nested("z", "z"))).filter(
      ({ wire }) => wire !== "safe",
    );
    expect(told(required)).toEqual([
      "request required-property-added: breaking, breaking",
      "request required-property-added: breaking, breaking",
    ]);
    const { operations } = await apiOf(nested("q", "q"));
    expect(operations.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      "operation One",
      "callback OneOn",
      "callback OneOnDeep",
      "webhook Hook",
      "callback HookBack",
    ]);
  });

  it("that leads back to itself has its own operations", async () => {
    const again = { $ref: "#/components/callbacks/Again" };
    const operation = { post: { responses, callbacks: { again } } };
    const { operations } = await apiOf({
      ...document({ "/a": asking("one", { again }) }),
      components: { callbacks: { Again: { [url]: operation } } },
    });
    expect(operations.map(({ name }) => name)).toEqual(["One", "OneAgain"]);
  });
});
