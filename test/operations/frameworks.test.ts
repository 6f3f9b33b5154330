import { describe, expect, it } from "vitest";
import type { Parameter } from "../../generator/runtime/http/parameters.ts";
import { parseRequest, type RequestInput } from "../../generator/runtime/http/requests.ts";
import { anything } from "./anything.ts";

function parse(parameters: readonly Parameter[], input: RequestInput): unknown {
  const result = parseRequest({ method: "get", path: "/x/{p}", parameters, schema: anything }, input);
  return result.ok ? result.value : result.issues;
}

describe("what frameworks hand over is read", () => {
  const number: Parameter = { in: "path", key: "p", kind: "number" };
  const list: Parameter = { in: "query", key: "tags", kind: { items: "string" } };

  it("decoded path values", () => {
    expect(parse([number], { path: { p: "5" } })).toEqual({ p: 5 });
    expect(parse([number], { path: { p: "five" } })).toEqual({ p: "five" });
    expect(parse([{ in: "path", key: "p" }], { path: { p: "100%" } })).toEqual({ p: "100%" });
  });

  it("queries as text, as URLSearchParams and by name", () => {
    for (const query of [
      "?tags=a&tags=b%20c",
      new URLSearchParams("tags=a&tags=b+c"),
      { tags: ["a", "b c"] },
    ]) {
      expect(parse([list], { query })).toEqual({ tags: ["a", "b c"] });
    }
    expect(parse([list], { query: "tags=a" })).toEqual({ tags: ["a"] });
    expect(parse([list], { query: "" })).toEqual({});
    expect(parse([{ ...list, required: true }], { query: "" })).toEqual({ tags: [] });
  });

  it("a name of its own, and objects that frameworks made of brackets", () => {
    const deep: Parameter = {
      in: "query",
      key: "f",
      name: "filter",
      style: "deepObject",
      kind: { members: { n: "number" } },
    };
    expect(parse([deep], { query: "f[n]=1" })).toEqual({ filter: { n: 1 } });
    expect(parse([deep], { query: { f: { n: "1" } } })).toEqual({ filter: { n: 1 } });
    expect(parse([deep], { query: "f%5Bn%5D=1&f[m]=x" })).toEqual({ filter: { n: 1, m: "x" } });
  });

  it("headers in any case, joined where they come more than once", () => {
    const parameter: Parameter = { in: "header", key: "X-Ids", kind: { items: "number" } };
    expect(parse([parameter], { headers: new Headers({ "x-ids": "1, 2" }) })).toEqual({ "X-Ids": [1, 2] });
    expect(parse([parameter], { headers: { "X-IDS": ["1", "2"] } })).toEqual({ "X-Ids": [1, 2] });
  });

  it("cookies as text and by name", () => {
    const parameter: Parameter = { in: "cookie", key: "on", kind: "boolean" };
    expect(parse([parameter], { cookies: "a=1; on=true; b=2" })).toEqual({ on: true });
    expect(parse([parameter], { cookies: { on: "true" } })).toEqual({ on: true });
  });

  it("a text or a list of them, whichever comes", () => {
    const parameter: Parameter = { in: "query", key: "q", kind: ["string", { items: "string" }] };
    expect(parse([parameter], { query: "q=a" })).toEqual({ q: "a" });
    expect(parse([parameter], { query: "q=a&q=b" })).toEqual({ q: ["a", "b"] });
  });

  it("members of an object beside other parameters, but not those", () => {
    const rest: Parameter = { in: "query", key: "rest", kind: { members: { n: "number" }, rest: "string" } };
    expect(parse([rest, list], { query: "n=1&x=y&tags=t" })).toEqual({ rest: { n: 1, x: "y" }, tags: ["t"] });
  });

  it("names such as __proto__ as data", () => {
    const rest: Parameter = { in: "query", key: "r", kind: { members: {}, rest: "string" } };
    const deep: Parameter = {
      in: "query",
      key: "d",
      style: "deepObject",
      kind: { members: {}, rest: { members: {}, rest: "string" } },
    };
    for (const [parameter, query] of [
      [rest, "__proto__=x"],
      [deep, "d[__proto__][polluted]=x"],
    ] as const) {
      parse([parameter], { query });
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
    expect(parse([{ in: "query", key: "__proto__" }], { query: "__proto__=x" })).toHaveProperty(
      ["__proto__"],
      "x",
    );
  });
});
