import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { BodyContent } from "../../generator/runtime/http/forms.ts";
import type { Kind } from "../../generator/runtime/http/kinds.ts";
import { buildRequest, type OperationRequest, parseRequest } from "../../generator/runtime/http/requests.ts";
import { anything } from "./anything.ts";
import { type Loaded, loadOperations } from "./load.ts";

const form = "application/x-www-form-urlencoded";

function sending(content: BodyContent): OperationRequest<unknown> {
  return { method: "post", path: "/x", body: { contents: { [form]: content } }, schema: anything };
}

function read(content: BodyContent, body: unknown): unknown {
  const result = parseRequest(sending(content), { body });
  return result.ok ? result.value : result.issues;
}

/** What arrives of a form. */
function travel(content: BodyContent, value: unknown): unknown {
  return read(content, buildRequest(sending(content), value).body);
}

const strings: Kind = { items: "string" };

describe("a member of a multipart form whose encoding has a style", () => {
  const kind: Kind = { members: { l: { items: "number" }, o: { members: { n: "number", t: "string" } } } };
  const taking = (content: BodyContent): OperationRequest<unknown> => ({
    method: "post",
    path: "/x",
    body: { contents: { "multipart/form-data": content } },
    schema: anything,
  });
  const sent = (encoding: BodyContent["encoding"], value: object) => {
    const request = taking({ kind, encoding });
    const { body } = buildRequest(request, value);
    expect(parseRequest(request, { body })).toEqual({ ok: true, value });
    return [...(body as FormData)];
  };

  it.each<[BodyContent["encoding"], object, [string, string][]]>([
    [{ l: { explode: false } }, { l: [1, 2] }, [["l", "1,2"]]],
    [{ l: { style: "pipeDelimited", explode: false } }, { l: [1, 2] }, [["l", "1|2"]]],
    [{ l: { style: "spaceDelimited", explode: false } }, { l: [1, 2] }, [["l", "1 2"]]],
    [
      { o: { style: "deepObject" } },
      { o: { n: 1, t: "é/" } },
      [
        ["o[n]", "1"],
        ["o[t]", "é/"],
      ],
    ],
    [{ o: { explode: false } }, { o: { n: 1, t: "é/" } }, [["o", "n,1,t,é/"]]],
    [
      { o: { style: "form" } },
      { o: { n: 1, t: "é/" } },
      [
        ["n", "1"],
        ["t", "é/"],
      ],
    ],
  ])("travels so, and nothing is percent-encoded: %j", (encoding, value, parts) => {
    expect(sent(encoding, value)).toEqual(parts);
  });

  it("is refused where an item has the comma in it that parts items", () => {
    const text: Kind = { members: { l: { items: "string" } } };
    const request = taking({ kind: text, encoding: { l: { explode: false } } });
    expect(() => buildRequest(request, { l: ["a,b"] })).toThrow("has the delimiter");
  });

  it("is files all the same", () => {
    const files: Kind = { members: { l: { items: "file" } } };
    const request = taking({ kind: files, encoding: { l: { explode: false } } });
    const { body } = buildRequest(request, { l: [new Blob(["a"]), new Blob(["b"])] });
    expect([...(body as FormData)]).toEqual([
      ["l", expect.any(File)],
      ["l", expect.any(File)],
    ]);
  });
});

describe("members of forms", () => {
  it("have any names that are declared, brackets among them", () => {
    const kind: Kind = { members: { "ids[]": { items: "number" }, "a[b]": "string", list: strings } };
    const value = { "ids[]": [1, 2], "a[b]": "x", list: ["a"] };
    expect(travel({ kind }, value)).toEqual(value);
    expect(read({ kind }, { "ids[]": ["1", "2"], "a[b]": "x", list: "a" })).toEqual(value);
    const beside: Kind = { members: { "a[b]": "number", a: { members: { b: "string", c: "string" } } } };
    expect(read({ kind: beside }, "a[b]=1&a[c]=2")).toEqual({ "a[b]": 1, a: { c: "2" } });
  });

  it("that nobody declared keep their names, where these lead nowhere", () => {
    const texts: BodyContent = { kind: { members: {}, rest: "string" } };
    expect(read(texts, "a[b]=1&c[=2&d[]=3&e=4&e[x]=5")).toEqual({
      ...{ "a[b]": "1", "c[": "2", "d[]": "3", e: "4", "e[x]": "5" },
    });
    expect(read({ kind: { members: { a: "number" } } }, "a[b]=1")).toEqual({ "a[b]": "1" });
    expect(read({ kind: { members: {}, rest: { items: "number" } } }, "a[]=1&a[]=2")).toEqual({ a: [1, 2] });
  });

  it("may be lists and objects by their brackets", () => {
    const kind: Kind = {
      members: { rows: { items: { members: { n: "number" } } }, ids: { items: "number" } },
    };
    const value = { rows: [{ n: 1 }, { n: 2 }], ids: [1] };
    expect(read({ kind }, "rows[0][n]=1&rows[1][n]=2&ids[]=1")).toEqual(value);
    expect(read({ kind }, { rows: [{ n: "1" }, { n: "2" }], ids: "1" })).toEqual(value);
  });

  it("are lists without items where they have to be there", () => {
    const kind: Kind = { members: { list: strings, other: strings, rows: { items: { members: {} } } } };
    expect(travel({ kind, required: ["list", "rows"] }, { list: [], rows: [], other: [] })).toEqual({
      list: [],
      rows: [],
    });
    const deep = { list: { style: "deepObject", explode: true }, rows: { explode: false } } as const;
    expect(read({ kind, required: ["list", "rows"], encoding: deep }, "")).toEqual({ list: [], rows: [] });
  });

  it("are objects whose members stand beside them, where the document says so", () => {
    const o: Kind = { members: { x: "number" }, rest: "string" };
    const content: BodyContent = {
      kind: { members: { o, id: "number" } },
      encoding: { o: { style: "form", explode: true } },
    };
    const value = { o: { x: 1, y: "2" }, id: 3 };
    expect(buildRequest(sending(content), value).body).toBe("x=1&y=2&id=3");
    expect(travel(content, value)).toEqual(value);
    expect(read(content, { o: { x: "1", y: "2" }, id: "3" })).toEqual(value);
  });

  it("that hold themselves, or of another media type, travel whole", () => {
    const kind: Kind = { members: { next: "json", xml: { members: { a: "string" } } } };
    const value = { next: { id: "1", next: { id: "2" } }, xml: { a: "b" } };
    expect(travel({ kind, encoding: { xml: { type: "application/xml" } } }, value)).toEqual(value);
  });

  it("may be null where they are lists or objects of one", () => {
    const kind: Kind = {
      members: { ids: [{ items: "number" }, "null"], o: [{ members: { n: "number" } }, "null"] },
    };
    const encoding: BodyContent["encoding"] = { ids: { explode: false }, o: { explode: false } };
    for (const value of [
      { ids: [5], o: { n: 1 } },
      { ids: [5, 6], o: null },
      { ids: null, o: null },
    ]) {
      // What need not be there is left out where it is null (RFC 6570, 2.3).
      expect(travel({ kind, required: ["ids", "o"] }, value)).toEqual(value);
      expect(travel({ kind, required: ["ids", "o"], encoding }, value)).toEqual(value);
    }
  });

  it("are what was written, whatever they are called", () => {
    const names = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.stringMatching(/^[ab[\]]{1,6}$/),
    );
    const kinds: readonly (readonly [Kind, fc.Arbitrary<unknown>])[] = [
      ["string", fc.string({ unit: "grapheme", maxLength: 6 })],
      [["integer", "null"], fc.oneof(fc.integer(), fc.constant(null))],
      [{ items: "number" }, fc.array(fc.integer(), { minLength: 1 })],
      [
        { items: { members: {}, rest: "number" } },
        fc.array(fc.dictionary(names, fc.integer()), { minLength: 1 }),
      ],
      [{ members: {}, rest: "boolean" }, fc.dictionary(names, fc.boolean())],
    ];
    const members = fc.uniqueArray(fc.tuple(names, fc.nat(kinds.length - 1)), { selector: ([name]) => name });
    const forms = members.chain((chosen) => {
      const kind: Kind = { members: Object.fromEntries(chosen.map(([name, at]) => [name, kinds[at]![0]])) };
      const values = fc.record(Object.fromEntries(chosen.map(([name, at]) => [name, kinds[at]![1]])), {
        requiredKeys: [],
      });
      // Null is left out where it may be (RFC 6570, 2.3).
      const required = chosen.flatMap(([name, at]) => (at === 1 ? [name] : []));
      return values.map((value) => ({ kind, required, value: JSON.parse(JSON.stringify(value)) as unknown }));
    });
    fc.assert(
      fc.property(forms, ({ kind, required, value }) => {
        expect(travel({ kind, required }, value)).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a form of a document", () => {
  const schema = {
    type: "object",
    required: ["list"],
    properties: {
      "ids[]": { type: "array", items: { type: "integer" } },
      "a[b]": { type: "string" },
      list: { $ref: "#/components/schemas/List" },
      o: { type: "object", properties: { x: { type: "integer" } } },
    },
  };
  let loaded: Loaded;

  beforeAll(async () => {
    const content = { [form]: { schema, encoding: { o: { explode: true } } } };
    const asked = { name: "ids[]", in: "query", schema: { type: "array", items: { type: "integer" } } };
    const responses = { 204: { description: "" } };
    loaded = await loadOperations(
      JSON.stringify({
        openapi: "3.1.0",
        info: { title: "t", version: "1" },
        paths: {
          "/x": {
            post: { operationId: "send", requestBody: { required: true, content }, responses },
            get: { operationId: "ask", parameters: [asked], responses },
          },
        },
        components: { schemas: { List: { type: "array", items: { type: "string" } } } },
      }),
      {},
    );
  });

  it.each([
    { "ids[]": [1, 2], "a[b]": "x", list: ["a"] },
    { list: [], o: { x: 1 } },
  ])("is read as it was written: %j", (value) => {
    const { http, operations } = loaded;
    const { request } = operations.send!;
    const { body } = http.buildRequest(request, value);
    expect(http.parseRequest(request, { body })).toEqual({ ok: true, value });
  });

  it("and queries have such names as well", () => {
    const { http, operations } = loaded;
    const { request } = operations.ask!;
    const { url } = http.buildRequest(request, { "ids[]": [1, 2] });
    expect(url).toBe("/x?ids%5B%5D=1&ids%5B%5D=2");
    expect(http.parseRequest(request, { query: url.slice(3) })).toEqual({
      ok: true,
      value: { "ids[]": [1, 2] },
    });
  });
});
