import { describe, expect, it } from "vitest";
import { type Loaded, loadOperations } from "./load.ts";

const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";
const object = { type: "object", properties: { a: { type: "integer" } } };

/** A form of lists that are JSON, in a version of OpenAPI. */
function load(openapi: string, mediaType: string): Promise<Loaded> {
  const lists = {
    rows: { type: "array", items: object },
    texts: { type: "array", items: { type: "string" } },
    lists: { type: "array", items: { type: "array", items: { type: "integer" } } },
    either: { oneOf: [object, { type: "array", items: object }] },
  };
  const encoding = Object.fromEntries(
    Object.keys(lists).map((key) => [key, { contentType: "application/json" }]),
  );
  const schema = { type: "object", properties: { ...lists, plain: lists.lists } };
  const operation = {
    operationId: "send",
    requestBody: { required: true, content: { [mediaType]: { schema, encoding } } },
    responses: { 204: { description: "" } },
  };
  const info = { title: "t", version: "1" };
  return loadOperations(JSON.stringify({ openapi, info, paths: { "/x": { post: operation } } }), {});
}

const value = {
  rows: [{ a: 1 }, { a: 2 }],
  texts: ["a", "5"],
  lists: [[1, 2], [3]],
  either: [{ a: 1 }],
  plain: [[1], [2, 3]],
};

describe("styles of a multipart form", () => {
  it.each([
    ["3.0.3", "multipart/form-data", 2],
    ["3.1.0", "multipart/form-data", 1],
    ["3.1.0", "multipart/mixed", 2],
  ])("count from 3.1 on and in form-data: %s, %s", async (openapi, type, count) => {
    const schema = { type: "object", properties: { l: { type: "array", items: { type: "string" } } } };
    const content = { [type]: { schema, encoding: { l: { style: "form", explode: false } } } };
    const post = { operationId: "send", requestBody: { content }, responses: { 204: { description: "" } } };
    const spec = JSON.stringify({ openapi, info: { title: "t", version: "1" }, paths: { "/x": { post } } });
    const { http, operations } = await loadOperations(spec, {});
    const { body } = http.buildRequest(operations.send!.request, { l: ["a", "b"] });
    const text = await new Response(body as FormData).text();
    expect(text.match(/name="l"/g)).toHaveLength(count);
  });
});

describe("a list of which each item is JSON", () => {
  it("has a part for each item", async () => {
    const { http, operations } = await load("3.1.0", multipart);
    const { request } = operations.send!;
    const { body, headers } = http.buildRequest(request, value);
    const text = await (body as Blob).text();
    const json = "Content-Type: application/json\r\n\r\n";
    expect(text).toContain(`name="rows"\r\n${json}{"a":1}\r\n`);
    expect(text).toContain(`name="rows"\r\n${json}{"a":2}\r\n`);
    expect(text).toContain(`name="texts"\r\n${json}"5"\r\n`);
    const type = headers["content-type"] ?? "";
    const read = await new Response(body as Blob, { headers: { "content-type": type } }).formData();
    expect(http.parseRequest(request, { body: read })).toEqual({ ok: true, value });
    const whole = new FormData();
    whole.append("rows", '[{"a":1},{"a":2}]');
    whole.append("lists", "[[1],[2]]");
    whole.append("either", '{"a":1}');
    expect(http.parseRequest(request, { body: whole })).toEqual({
      ok: true,
      value: { rows: value.rows, lists: [[1], [2]], either: { a: 1 } },
    });
  });

  it.each([
    ["3.1.0", `rows=${encodeURIComponent('[{"a":1},{"a":2}]')}`],
    ["3.2.0", `rows=${encodeURIComponent('{"a":1}')}&rows=${encodeURIComponent('{"a":2}')}`],
  ])("is written as OpenAPI %s has it, and read either way", async (version, text) => {
    const { http, operations } = await load(version, form);
    const { request } = operations.send!;
    expect(http.buildRequest(request, { rows: value.rows }).body).toBe(text);
    const { body } = http.buildRequest(request, value);
    expect(http.parseRequest(request, { body })).toEqual({ ok: true, value });
    const encoded = (json: unknown) => encodeURIComponent(JSON.stringify(json));
    for (const rows of [
      `rows=${encoded(value.rows)}`,
      value.rows.map((row) => `rows=${encoded(row)}`).join("&"),
    ])
      expect(http.parseRequest(request, { body: rows })).toEqual({ ok: true, value: { rows: value.rows } });
  });
});
