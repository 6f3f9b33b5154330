import { describe, expect, it } from "vitest";
import { loadOperations } from "./load.ts";

const list = { type: "array", items: { type: "string" } };

/** A document in which `find` takes a whole query as a form. */
function documentOf(encoding: object, schema: object): string {
  const content = { "application/x-www-form-urlencoded": { schema, encoding } };
  const parameters = [{ name: "q", in: "querystring", required: true, content }];
  const get = { operationId: "find", parameters, responses: { 204: { description: "" } } };
  const info = { title: "t", version: "1" };
  return JSON.stringify({ openapi: "3.2.0", info, paths: { "/x": { get } } });
}

describe("a whole query that is a form", () => {
  it.each<[object, object, string]>([
    [{ l: { style: "pipeDelimited", explode: false } }, { l: ["a", "b"] }, "l=a%7Cb"],
    [{ o: { style: "deepObject", explode: true } }, { o: { n: 1 } }, "o%5Bn%5D=1"],
    [{ o: { style: "form" } }, { o: { n: 1 } }, "n=1"],
    [{ l: { contentType: "application/json" } }, { l: ["a", "b"] }, "l=%22a%22&l=%22b%22"],
    [{ t: { allowReserved: true } }, { t: "a/b?c" }, "t=a/b?c"],
    [{}, { o: { n: 1 } }, "o=%7B%22n%22%3A1%7D"],
  ])("has members that travel as its encoding says: %j", async (encoding, q, query) => {
    const o = { type: "object", properties: { n: { type: "integer" } } };
    const schema = { type: "object", properties: { l: list, o, t: { type: "string" } } };
    const { http, operations } = await loadOperations(documentOf(encoding, schema), {});
    const { request } = operations.find!;
    expect(http.buildRequest(request, { q }).url).toBe(`/x?${query}`);
    expect(http.parseRequest(request, { query })).toEqual({ ok: true, value: { q } });
  });

  it("may be empty, and has lists without items where they have to be there", async () => {
    const schema = { type: "object", required: ["l"], properties: { l: list } };
    const { http, operations } = await loadOperations(documentOf({}, schema), {});
    const { request } = operations.find!;
    expect(http.buildRequest(request, { q: { l: [] } }).url).toBe("/x");
    expect(http.parseRequest(request, { query: "" })).toEqual({ ok: true, value: { q: { l: [] } } });
  });
});
