import { describe, expect, it } from "vitest";
import type { BodyContent } from "../../generator/runtime/http/forms.ts";
import type { Kind } from "../../generator/runtime/http/kinds.ts";
import type { Parameter } from "../../generator/runtime/http/parameters.ts";
import {
  buildRequest,
  type OperationRequest,
  parseRequest,
  type RequestBody,
} from "../../generator/runtime/http/requests.ts";
import { anything } from "./anything.ts";
import { loadOperations } from "./load.ts";

function taking(parameter: Omit<Parameter, "key">): OperationRequest<unknown> {
  const path = parameter.in === "path" ? "/x/{p}" : "/x";
  return { method: "get", path, parameters: [{ key: "p", ...parameter }], schema: anything };
}

const form = "application/x-www-form-urlencoded";

function sending(contents: RequestBody["contents"]): OperationRequest<unknown> {
  return { method: "post", path: "/x", body: { contents }, schema: anything };
}

const nullableText: Kind = ["string", "null"];
const nullableNumber: Kind = ["number", "null"];

describe("null", () => {
  // RFC 6570, 2.3 and 3.2.1: null is undefined, and what is undefined is omitted.
  it.each(["query", "header", "cookie"] as const)("is left out of a %s that need not be there", (place) => {
    for (const kind of [nullableText, nullableNumber]) {
      const built = buildRequest(taking({ in: place, kind }), { p: null });
      expect(built).toMatchObject({ url: "/x", headers: {} });
    }
    const required = buildRequest(taking({ in: place, kind: nullableNumber, required: true }), { p: null });
    expect(`${required.url} ${JSON.stringify(required.headers)}`).toContain("null");
  });

  it("is JSON where the parameter or the member is", () => {
    const content = "application/json";
    expect(buildRequest(taking({ in: "query", content }), { p: null }).url).toBe("/x?p=null");
    const kind: Kind = { members: { o: [{ members: {} }, "null"] } };
    const sent = (encoding: BodyContent["encoding"]) =>
      buildRequest(sending({ [form]: { kind, encoding } }), { o: null }).body;
    expect([sent({}), sent({ o: { content } })]).toEqual(["", "o=null"]);
  });

  it("keeps its place among the items of a form that is a list", () => {
    const list = sending({ [form]: { kind: { items: nullableNumber } } });
    expect(buildRequest(list, [null, 1]).body).toBe("0=null&1=1");
  });

  it.each(["query", "header", "path"] as const)(
    "is refused where a text of a %s has to be there",
    (place) => {
      const operation = taking({ in: place, kind: nullableText, required: true });
      expect(() => buildRequest(operation, { p: null })).toThrow("the parameter p cannot be null");
    },
  );

  it.each<[Omit<Parameter, "key">, string]>([
    [{ in: "query" }, "/x?a=1&l=2&r=null"],
    [{ in: "query", explode: false }, "/x?p=a,1,l,%5B2%5D,r,null"],
    [{ in: "query", style: "deepObject" }, "/x?p%5Ba%5D=1&p%5Bl%5D=2&p%5Br%5D=null"],
    [{ in: "query", style: "pipeDelimited", explode: false }, "/x?p=a%7C1%7Cl%7C%5B2%5D%7Cr%7Cnull"],
    [{ in: "path" }, "/x/a,1,l,%5B2%5D,r,null"],
    [{ in: "path", style: "label", explode: true }, "/x/.a=1.l=%5B2%5D.r=null"],
    [{ in: "path", style: "matrix", explode: true }, "/x/;a=1;l=%5B2%5D;r=null"],
  ])("is left out of objects where it need not be there: %j", (parameter, url) => {
    const members = {
      a: nullableNumber,
      n: nullableNumber,
      t: nullableText,
      l: { items: "number" as const },
    };
    const kind: Kind = { members: { ...members, r: nullableNumber }, required: ["r"] };
    const value = { a: 1, n: null, t: null, l: [2], r: null };
    expect(buildRequest(taking({ ...parameter, kind }), { p: value }).url).toBe(url);
  });

  it("is left out of objects at any depth, and of maps", () => {
    const rest: Kind = [{ members: { n: nullableNumber } }, "null"];
    const deep = taking({ in: "query", style: "deepObject", kind: { members: {}, rest } });
    expect(buildRequest(deep, { p: { o: { n: null }, i: { n: 1 }, x: null } }).url).toBe(
      "/x?p%5Bi%5D%5Bn%5D=1",
    );
  });

  it("is left out of forms where it would be a word, or need not be there", async () => {
    const kind: Kind = { members: { a: nullableText, n: nullableNumber, o: nullableNumber } };
    const content = { kind, required: ["n"] };
    const value = { a: null, n: null, o: null };
    const text = buildRequest(sending({ [form]: content }), value);
    expect(text.body).toBe("n=null");
    const parts = buildRequest(sending({ "multipart/form-data": content }), value);
    expect([...(parts.body as FormData)]).toEqual([["n", "null"]]);
    expect(parseRequest(sending({ [form]: content }), { body: text.body })).toEqual({
      ok: true,
      value: { n: null },
    });
  });
});

describe("null in forms of a document", () => {
  const maybe = { anyOf: [{ type: "integer" }, { type: "null" }] };
  const properties = { n: maybe, o: maybe, list: { type: ["array", "null"], items: { type: "string" } } };
  const object = { type: "object", required: ["n", "list"], properties };

  it.each<[string, object]>([
    ["a form", object],
    ["a part of one", { allOf: [object, { properties: { more: maybe } }] }],
    ["a choice", { oneOf: [object, { type: "object", required: ["x"], properties: { x: maybe } }] }],
  ])("is the word where %s requires a member", async (_, schema) => {
    const post = {
      operationId: "send",
      requestBody: { content: { [form]: { schema } } },
      responses: { 204: { description: "" } },
    };
    const info = { title: "t", version: "1" };
    const spec = JSON.stringify({ openapi: "3.1.0", info, paths: { "/x": { post } } });
    const { http, operations } = await loadOperations(spec, {});
    const { body } = http.buildRequest(operations.send!.request, { n: null, o: null, list: null });
    expect(body).toBe("n=null&list=null");
  });
});

describe("null in objects of a document", () => {
  it("is the word where a member has to be there", async () => {
    const maybe = { type: ["integer", "null"] };
    const text = { type: ["string", "null"] };
    const base = { type: "object", required: ["n", "text"], properties: { n: maybe, text, o: maybe } };
    const inner = { type: "object", required: ["m"], properties: { m: maybe, o: maybe } };
    const schema = { allOf: [base, { type: "object", required: ["i"], properties: { i: inner } }] };
    const parameters = [{ name: "f", in: "query", style: "deepObject", explode: true, schema }];
    const get = { operationId: "find", parameters, responses: { 204: { description: "" } } };
    const info = { title: "t", version: "1" };
    const spec = JSON.stringify({ openapi: "3.1.0", info, paths: { "/x": { get } } });
    const { http, operations } = await loadOperations(spec, {});
    const f = { n: null, text: null, o: null, i: { m: null, o: null } };
    const { url } = http.buildRequest(operations.find!.request, { f });
    expect(decodeURIComponent(url)).toBe("/x?f[n]=null&f[i][m]=null");
  });
});

describe("a header", () => {
  it.each(["a\r\nX-Other: 1", "a\0", "日本"])("cannot be %j", (text) => {
    expect(() => buildRequest(taking({ in: "header" }), { p: text })).toThrow("the header p cannot be");
  });

  it("has any text where it is JSON", () => {
    const operation = taking({ in: "header", content: "application/json" });
    const { headers } = buildRequest(operation, { p: { a: "日本\n😀" } });
    expect(new Headers(headers).get("p")).toBe('{"a":"\\u65e5\\u672c\\n\\ud83d\\ude00"}');
    expect(parseRequest(operation, { headers })).toEqual({ ok: true, value: { p: { a: "日本\n😀" } } });
  });
});

describe("forms", () => {
  const both = sending({
    "application/json": {},
    [form]: { kind: { members: { n: "number" } } },
    "multipart/form-data": { kind: { members: { n: "number" } } },
  });

  it("are known as such where nobody says what they are", () => {
    const data = new FormData();
    data.append("n", "1");
    expect(parseRequest(both, { body: data })).toEqual({ ok: true, value: { n: 1 } });
    expect(parseRequest(both, { body: new URLSearchParams("n=2") })).toEqual({ ok: true, value: { n: 2 } });
    expect(parseRequest(both, { body: { n: "3" } })).toEqual({ ok: true, value: { n: "3" } });
    const json = parseRequest(sending({ "application/json": {} }), { body: data });
    expect(json).toMatchObject({
      issues: [{ code: "media_type", message: "the media type must be application/json, got a form" }],
    });
  });

  it("number the items of a list", () => {
    const list = sending({ [form]: { kind: { items: { members: { n: "number" } } } } });
    const { body } = buildRequest(list, [{ n: 1 }, { n: 2 }]);
    expect(parseRequest(list, { body })).toEqual({ ok: true, value: [{ n: 1 }, { n: 2 }] });
  });

  it("carry files as they are, or by name and content", async () => {
    const upload: Kind = ["file", { members: { fileName: "string", content: "file" } }];
    const contents = {
      "multipart/form-data": {
        kind: { members: { one: upload, all: { items: upload } } } as Kind,
        encoding: { one: { type: "image/png" }, all: { type: "image/*" } },
      },
    };
    const named = (content: unknown) => ({ fileName: "a.png", content });
    const value = { one: named(new Uint8Array([65])), all: [new File(["B"], "b.png"), named("C")] };
    const { body } = buildRequest(sending(contents), value);
    const sent = [...(body as FormData)] as [string, File][];
    const told = await Promise.all(
      sent.map(async ([name, file]) => [name, file.name, file.type, await file.text()]),
    );
    expect(told).toEqual([
      ["one", "a.png", "image/png", "A"],
      ["all", "b.png", "", "B"],
      ["all", "a.png", "", "C"],
    ]);
    const stream = new Response("x").body;
    expect(() => buildRequest(sending(contents), { one: named(stream) })).toThrow(
      "is a stream: read it first",
    );
  });

  it("take files and models of them in lists as well", async () => {
    const files = { type: "array", items: { type: "string", format: "binary" } };
    const schema = { type: "object", properties: { files } };
    const { http, operations } = await loadOperations(
      JSON.stringify({
        openapi: "3.0.3",
        info: { title: "t", version: "1" },
        paths: {
          "/x": {
            post: {
              operationId: "send",
              requestBody: { content: { "multipart/form-data": { schema } } },
              responses: { 204: { description: "" } },
            },
          },
        },
      }),
      {},
    );
    const { request } = operations.send!;
    const value = { files: [new File(["A"], "a"), { fileName: "b", content: "B" }] };
    expect(request.schema.is(value)).toBe(true);
    const { body } = http.buildRequest(request, value);
    expect(http.parseRequest(request, { body })).toMatchObject({ ok: true });
  });
});
