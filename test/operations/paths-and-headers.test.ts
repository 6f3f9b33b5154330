import { describe, expect, it } from "vitest";
import type { Parameter } from "../../generator/runtime/http/parameters.ts";
import { matchPath } from "../../generator/runtime/http/paths.ts";
import { buildRequest, parseRequest, type RequestInput } from "../../generator/runtime/http/requests.ts";
import { anything } from "./anything.ts";

describe("path templates", () => {
  it.each([
    ["/a/{b}/c", "/a/x%2Fy/c", { b: "x%2Fy" }],
    ["/a/{b}.{c}", "/a/x.json", { b: "x", c: "json" }],
    ["/a/{b}:cancel", "/a/5:cancel", { b: "5" }],
    ["/a(b)/{c}", "/a(b)/1", { c: "1" }],
    ["/a/{b}?beta=true", "/a/1", { b: "1" }],
    ["/a/{b}#Target=x", "/a/1", { b: "1" }],
    ["/a/{b}-{c}-{d}.json", "/a/1-2-3-4.json", { b: "1", c: "2", d: "3-4" }],
    ["/a/{b}{c}/d", "/a/xy/d", { b: "", c: "xy" }],
    ["/{b}/a/{c}", "//a/", { b: "", c: "" }],
    ["/a", "/a", {}],
  ])("%s matches %s", (template, path, values) => {
    expect(Object.fromEntries(matchPath(template, path) ?? [])).toEqual(values);
  });

  it("may have a query of their own", () => {
    const parameters: Parameter[] = [
      { in: "path", key: "b" },
      { in: "query", key: "p" },
    ];
    const { url } = buildRequest(
      { method: "get", path: "/a/{b}?beta=true", parameters, schema: anything },
      { b: "1", p: "2" },
    );
    expect(url).toBe("/a/1?beta=true&p=2");
  });

  it.each([
    ["/a/{b}.{c}", { b: "a.tar", c: "gz" }, "/a/a%2Etar.gz"],
    ["/a/{b}-{c}/d", { b: "2020-01-01", c: "2020-02-01" }, "/a/2020%2D01%2D01-2020-02-01/d"],
    ["/a/{b}:{c}.json", { b: "x:y", c: "v.json" }, "/a/x%3Ay:v.json.json"],
    ["/a/{b}--{c}", { b: "x-", c: "-" }, "/a/x%2D---"],
    ["/a/{b}.json/{c}", { b: "x.json", c: "1" }, "/a/x.json.json/1"],
  ])("%s has values in one segment that are read again: %j", (path, value, url) => {
    const parameters = ["b", "c"].map((key): Parameter => ({ in: "path", key }));
    const operation = { method: "get", path, parameters, schema: anything };
    expect(buildRequest(operation, value).url).toBe(url);
    expect(parseRequest(operation, { path: url })).toEqual({ ok: true, value });
  });

  it("refuse what would be read as another value, and what is not there", () => {
    const parameters: Parameter[] = [
      { in: "path", key: "b", kind: { items: "string" } },
      { in: "path", key: "c" },
    ];
    const build = (path: string, value: Record<string, unknown>) => () =>
      buildRequest({ method: "get", path, parameters, schema: anything }, value);
    expect(build("/{b},{c}", { b: ["1", "2"], c: "3" })).toThrow(
      new TypeError('the path parameter b cannot be "1,2": it would end before ,'),
    );
    expect(build("/{b}é{c}", { b: ["é"], c: "3" })).toThrow(TypeError);
    expect(build("/{b}/{c}", { b: ["1"] })).toThrow(new TypeError("the path parameter c is missing"));
    expect(build("/{b}/{c}", { b: ["1"], c: "\uD800" })).toThrow(
      new TypeError('no URL can have "\\ud800" in it'),
    );
  });

  it("do not match other paths", () => {
    expect(matchPath("/a", "/a/")).toBeUndefined();
    expect(matchPath("/a/{b}-{c}", "/a/x/y-z")).toBeUndefined();
    expect(matchPath("/a/{b}.json", "/a/x.xml")).toBeUndefined();
    expect(matchPath("/a/{b}/ab", "/a/b")).toBeUndefined();
    const start = performance.now();
    expect(matchPath("/{a}-{b}-{c}-{d}-{e}", `/${"-".repeat(20_000)}/`)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(200);
    expect(matchPath("/a/{b}", "/a/b/c")).toBeUndefined();
    expect(matchPath("/a/{b}", "/b/a")).toBeUndefined();
  });
});

describe("methods", () => {
  it.each([
    ["get", "GET"],
    ["query", "QUERY"],
    ["Purge", "Purge"],
    ["PURGE", "PURGE"],
    ["purge", "purge"],
  ])("%s is sent as %s", (method, sent) => {
    expect(buildRequest({ method, path: "/x", schema: anything }, {}).method).toBe(sent);
  });
});

describe("headers", () => {
  it("may have spaces around their commas, however many", () => {
    const parameters: Parameter[] = [{ in: "header", key: "p", kind: { items: "string" } }];
    const read = (p: string) =>
      parseRequest({ method: "get", path: "/", parameters, schema: anything }, { headers: { p } });
    expect(read("a ,  b,c ")).toEqual({ ok: true, value: { p: ["a", "b", "c"] } });
    const start = performance.now();
    expect(read(`a${" ".repeat(200_000)}b`).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(200);
  });

  it("are found by their names in any case, and joined where they came more than once", () => {
    const parameters: Parameter[] = [{ in: "header", key: "X-P", name: "p" }];
    const read = (headers: RequestInput["headers"]) =>
      parseRequest({ method: "get", path: "/", parameters, schema: anything }, { headers });
    const sources = [
      { "x-p": ["a", "b"] },
      { "X-P": "a", other: "c", "x-P": "b" },
      new Headers([
        ["x-p", "a"],
        ["X-P", "b"],
      ]),
      [
        ["x-P", "a"],
        ["X-p", "b"],
      ] as const,
    ];
    for (const source of sources) expect(read(source)).toEqual({ ok: true, value: { p: "a, b" } });
    expect(read({ other: "c", "x-p": undefined })).toEqual({ ok: true, value: {} });
  });
});

describe("what no parameter is in", () => {
  it("is not read", () => {
    const parameters: Parameter[] = [{ in: "path", key: "p" }];
    const unread = new Proxy({}, { get: refuseToBeRead, has: refuseToBeRead, ownKeys: refuseToBeRead });
    const result = parseRequest(
      { method: "get", path: "/{p}", parameters, schema: anything },
      { path: "/1", query: unread, headers: unread, cookies: unread },
    );
    expect(result).toEqual({ ok: true, value: { p: "1" } });
  });
});

function refuseToBeRead(): never {
  throw new Error("read");
}
