import { describe, expect, it } from "vitest";
import type { Kind } from "../../generator/runtime/http/kinds.ts";
import type { Parameter } from "../../generator/runtime/http/parameters.ts";
import { matchPath } from "../../generator/runtime/http/paths.ts";
import { buildRequest, type OperationRequest, parseRequest } from "../../generator/runtime/http/requests.ts";
import { anything } from "./anything.ts";
import { loadOperations } from "./load.ts";

function taking(parameter: Omit<Parameter, "key">): OperationRequest<unknown> {
  const path = parameter.in === "path" ? "/x/{p}" : "/x";
  return { method: "get", path, parameters: [{ key: "p", ...parameter }], schema: anything };
}

/** What arrives of a parameter, and what was sent of it. */
function travel(parameter: Omit<Parameter, "key">, value: unknown): unknown[] {
  const operation = taking(parameter);
  const { url, headers } = buildRequest(operation, { p: value });
  const [path, query] = url.split("?");
  const { cookie, ...others } = headers;
  const result = parseRequest(operation, { path, query, headers: others, cookies: cookie });
  const { p } = (result.ok ? result.value : {}) as { p?: unknown };
  return [p, parameter.in === "header" ? headers.p : (cookie ?? url)];
}

describe("a value that is serialised as a whole", () => {
  it.each([
    ["path", "/x/a%20b"],
    ["query", "/x?p=a%20b"],
    ["querystring", "/x?a%20b"],
    ["header", "a b"],
    ["cookie", "p=a%20b"],
  ] as const)("is a text in a %s, where it is no JSON", (place, sent) => {
    expect(travel({ in: place, content: "text/plain" }, "a b")).toEqual(["a b", sent]);
    expect(travel({ in: place, content: "text/plain", kind: "integer" }, 5)[0]).toBe(5);
    expect(travel({ in: place, content: "application/json" }, "5")[0]).toBe("5");
  });

  it("is a string of JSON in a whole query", () => {
    expect(travel({ in: "querystring", content: "application/json" }, "5")).toEqual(["5", "/x?%225%22"]);
  });

  it("is read by the types of a document", async () => {
    const content = { "text/plain": { schema: { type: "integer" } } };
    const operation = { operationId: "ask", parameters: [{ name: "n", in: "query", content }] };
    const paths = { "/x": { get: { ...operation, responses: { 204: { description: "" } } } } };
    const info = { title: "t", version: "1" };
    const { http, operations } = await loadOperations(JSON.stringify({ openapi: "3.1.0", info, paths }), {});
    const { request } = operations.ask!;
    expect(http.parseRequest(request, { query: "n=5" })).toEqual({ ok: true, value: { n: 5 } });
  });
});

describe("a value that is serialised as a form", () => {
  const content = "application/x-www-form-urlencoded";
  const kind: Kind = { members: { n: "number", list: { items: "string" } } };

  it.each([
    ["path", "/x/n%3D1%26list%3Da%2526b%26list%3Dc"],
    ["query", "/x?p=n%3D1%26list%3Da%2526b%26list%3Dc"],
    ["header", "n=1&list=a%26b&list=c"],
    ["cookie", "p=n%3D1%26list%3Da%2526b%26list%3Dc"],
  ] as const)("is the text of one in a %s", (place, sent) => {
    const value = { n: 1, list: ["a&b", "c"] };
    expect(travel({ in: place, content, kind }, value)).toEqual([value, sent]);
  });

  it("has members that travel as the document says", async () => {
    const schema = {
      type: "object",
      properties: { at: { type: "string" }, l: { type: "array", items: {} } },
    };
    const encoding = { l: { style: "pipeDelimited", explode: false } };
    const parameters = [{ name: "f", in: "query", content: { [content]: { schema, encoding } } }];
    const get = { operationId: "find", parameters, responses: { 204: { description: "" } } };
    const info = { title: "t", version: "1" };
    const document = { openapi: "3.1.0", info, paths: { "/x": { get } } };
    const { http, operations } = await loadOperations(JSON.stringify(document), {});
    const { request } = operations.find!;
    const value = { f: { at: "a", l: ["b", "c"] } };
    const { url } = http.buildRequest(request, value);
    expect(url).toBe("/x?f=at%3Da%26l%3Db%257Cc");
    expect(http.parseRequest(request, { query: url.slice(3) })).toEqual({ ok: true, value });
    expect(http.parseRequest(request, {})).toEqual({ ok: true, value: {} });
  });
});

describe("reserved characters where a document allows them", () => {
  it.each([
    ["3.2.0", "/a:b@c,%2Fd%2F%3F%23/e", "c=a:b"],
    ["3.1.0", "/a%3Ab%40c%2C%252Fd%2F%3F%23/e", "c=a%3Ab"],
  ])(
    "stay in what is percent-encoded, of a path and a cookie since 3.2: %s",
    async (openapi, url, cookie) => {
      const schema = { type: "string" };
      const parameters = [
        { name: "p", in: "path", required: true, allowReserved: true, schema },
        { name: "c", in: "cookie", allowReserved: true, schema },
      ];
      const get = { operationId: "find", parameters, responses: { 204: { description: "" } } };
      const document = { openapi, info: { title: "t", version: "1" }, paths: { "/{p}/e": { get } } };
      const { http, operations } = await loadOperations(JSON.stringify(document), {});
      const built = http.buildRequest(operations.find!.request, { p: "a:b@c,%2Fd/?#", c: "a:b" });
      expect(built).toMatchObject({ url, headers: { cookie } });
    },
  );
});

describe("what has no text is left out", () => {
  const words: Kind = { items: ["string", "null"] };
  const members: Kind = { members: { a: ["string", "null"], list: words }, rest: "number" };

  it.each([
    [{ in: "query", kind: words }, "/x?p=a"],
    [{ in: "query", kind: words, explode: false }, "/x?p=a"],
    [{ in: "path", kind: words }, "/x/a"],
    [{ in: "header", kind: words }, "a"],
    [{ in: "cookie", kind: words }, "p=a"],
  ] as const)("of lists: %j", (parameter, sent) => {
    expect(travel(parameter, [null, "a"])).toEqual([["a"], sent]);
  });

  it("of objects and what is in them", () => {
    const value = { a: null, list: [null, "x"], n: 1 };
    const left = { list: ["x"], n: 1 };
    expect(travel({ in: "query", kind: members, style: "deepObject", explode: true }, value)[0]).toEqual(
      left,
    );
    expect(travel({ in: "query", kind: members }, value)[0]).toEqual(left);
    expect(travel({ in: "query", kind: { items: ["number", "null"] } }, [null, 1])[0]).toEqual([null, 1]);
  });

  it("of a header without items, which is a list where it has to be there", () => {
    const list: Omit<Parameter, "key"> = { in: "header", kind: { items: "string" } };
    expect(travel(list, [])).toEqual([undefined, undefined]);
    expect(travel({ ...list, required: true }, [])).toEqual([[], undefined]);
    expect(travel(list, [""])).toEqual([[""], ""]);
  });
});

describe("what a URL cannot have is encoded", () => {
  it("pipes between items among it, which are read either way", () => {
    const list: Omit<Parameter, "key"> = { in: "query", kind: { items: "string" }, style: "pipeDelimited" };
    expect(travel(list, ["a", "b"])).toEqual([["a", "b"], "/x?p=a%7Cb"]);
    expect(parseRequest(taking(list), { query: "p=a|b" })).toEqual({ ok: true, value: { p: ["a", "b"] } });
  });

  it("in templates of paths, which match such paths in any spelling", () => {
    const path = "/größe/{id}/100% {n}|";
    const parameters = ["id", "n"].map((key): Parameter => ({ in: "path", key }));
    const operation: OperationRequest<unknown> = { method: "get", path, parameters, schema: anything };
    const { url } = buildRequest(operation, { id: "ü%", n: "1" });
    expect(url).toBe("/gr%C3%B6%C3%9Fe/%C3%BC%25/100%25%201%7C");
    for (const sent of [url, url.toLowerCase(), "/größe/ü%/100% 1|"])
      expect(parseRequest(operation, { path: sent })).toEqual({ ok: true, value: { id: "ü%", n: "1" } });
    expect(matchPath("/gr%c3%b6%C3%9Fe/{id}", "/größe/1")?.get("id")).toBe("1");
    expect(matchPath("/\uD800ſ", `/\uD800${encodeURIComponent("ſ")}`)).toBeDefined();
    expect(matchPath("/größe", "/grosse")).toBeUndefined();
  });
});

describe("a body of a range of types", () => {
  it("is of the type that the caller says", () => {
    const contents = { "image/*": {}, "application/*": {} };
    const operation: OperationRequest<unknown> = {
      method: "post",
      path: "/x",
      body: { contents },
      schema: anything,
    };
    const sent = (contentType: string, value: unknown) => buildRequest(operation, value, { contentType });
    expect(sent("image/png", "x").headers).toEqual({ "content-type": "image/png" });
    expect(sent("application/json", { a: 1 }).body).toBe('{"a":1}');
    expect(parseRequest(operation, { body: "x", contentType: "image/png" }).ok).toBe(true);
  });
});

describe("a body of a media type that is none of the operation's", () => {
  it("is refused, as it would not be sent", () => {
    const contents = { "application/json": {}, "text/*": {} };
    const operation: OperationRequest<unknown> = {
      method: "post",
      path: "/x",
      body: { field: "body", optional: true, contents },
      schema: anything,
    };
    const send = (value: unknown, contentType?: string) => buildRequest(operation, value, { contentType });
    expect(() => send({ body: {} }, "application/xml")).toThrow(
      new TypeError("the media type must be application/json or text/*, got application/xml"),
    );
    expect(send({}, "application/xml").body).toBeUndefined();
    expect(send({ body: "a" }, "text/csv").headers).toEqual({ "content-type": "text/csv" });
  });
});

describe("what would arrive as another value", () => {
  const list: Kind = { items: { members: { a: "string" } } };

  it.each<[Omit<Parameter, "key">, unknown]>([
    [{ in: "header" }, " a"],
    [{ in: "header" }, "a\t"],
    [{ in: "header", kind: { items: "string" } }, ["a", "b "]],
    [{ in: "header", kind: { members: {}, rest: "string" } }, { a: " b" }],
    [{ in: "cookie", style: "cookie" }, "a "],
    [{ in: "query", style: "deepObject", kind: { members: { l: list } } }, { l: [{}, { a: "x" }] }],
  ])("is refused: %j %j", (parameter, value) => {
    expect(() => travel(parameter, value)).toThrow(TypeError);
  });

  it("are blanks within a header, which stay, and items by their numbers, in any order", () => {
    expect(travel({ in: "header" }, "a b")[0]).toBe("a b");
    const kind: Kind = { members: { l: list } };
    const deep = taking({ in: "query", style: "deepObject", kind });
    const query = "p[l][10][a]=c&p[l][1][a]=b&p[l][0][a]=a";
    const items = [{ a: "a" }, { a: "b" }, { a: "c" }];
    expect(parseRequest(deep, { query })).toEqual({ ok: true, value: { p: { l: items } } });
    const contents = { "application/x-www-form-urlencoded": { kind: { items: "string" as const } } };
    const form = { method: "post", path: "/x", body: { contents }, schema: anything };
    expect(
      parseRequest(form, {
        body: [
          ["1", "b"],
          ["0", "a"],
        ],
      }),
    ).toEqual({ ok: true, value: ["a", "b"] });
  });

  it("is a line's end in a multipart form, which stays as it is", async () => {
    const contents = { "multipart/form-data": { kind: { members: { t: "string" as const } } } };
    const operation = { method: "post", path: "/x", body: { contents }, schema: anything };
    const { headers, body } = buildRequest(operation, { t: "a\nb\r" });
    const sent = await new Response(body as Blob, { headers }).formData();
    expect(sent.get("t")).toBe("a\nb\r");
    expect(buildRequest(operation, { t: "a" }).body).toBeInstanceOf(FormData);
  });

  it("is a query behind a path", () => {
    expect(parseRequest(taking({ in: "path" }), { path: "/x/1?a=b" })).toEqual({
      ok: true,
      value: { p: "1" },
    });
  });
});
