import { describe, expect, it } from "vitest";
import { loadOperations } from "./load.ts";

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /posts/{id}:
    put:
      operationId: putPost
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int64 } }
        - { name: after, in: query, schema: { type: integer, format: int64 } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Post" } } } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Post" } } } }
        "201": { description: ok, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Post" } } } }
components:
  schemas:
    Post: { type: object, required: [id], properties: { id: { type: integer, format: int64 }, text: { type: string } } }
`;

const digits = "9007199254740993";

describe.each([
  ["bigint", BigInt(digits), -BigInt(digits)],
  ["string", digits, `-${digits}`],
] as const)("integers of 64 bits as %s", (int64, id, negative) => {
  it("are exact in what is sent and in what is answered", async () => {
    const { http, operations } = await loadOperations(spec, { int64 });
    const { request, responses } = operations.putPost!;
    expect(http.buildRequest(request, { id, after: id, post: { id, text: "x" } })).toMatchObject({
      url: `/posts/${digits}?after=${digits}`,
      body: `{"id":${digits},"text":"x"}`,
    });
    const input = { path: `/posts/${digits}`, query: `after=-${digits}`, body: { id: 1 } };
    expect(http.parseRequest(request, input)).toMatchObject({ value: { id, after: negative } });
    expect(() => http.buildRequest(request, { id, post: { id: "x" } })).toThrow();
    // What is exact is not at fault for what is missing.
    expect(() => http.buildRequest(request, { id, post: {} })).toThrow(/^post\.id is required$/);
    const answer = (status: number, type: string, body: string) =>
      http.readResponse(responses, new Response(body, { status, headers: { "content-type": type } }));
    expect(await answer(200, "application/json", `{"id":${digits}}`)).toMatchObject({
      value: { body: { id } },
    });
    expect((await answer(200, "application/json", "{")).issues?.[0]?.code).toBe("json");
    const events = await answer(201, "text/event-stream", `data: {"id":${digits}}\n\n`);
    if (!events.ok) throw new Error("no events");
    const items: unknown[] = [];
    for await (const item of (events.value as { body: AsyncIterable<unknown> }).body) items.push(item);
    expect(items).toEqual([{ ok: true, value: { id } }]);
  });
});

const int64Schema = { type: "integer", format: "int64" };

/** A document in which `send` takes a body beside a parameter that is JSON. */
function sending(version: string, media: object, model?: object): string {
  const parameters = ["query", "header"].map((place) => ({
    name: `${place}-json`,
    in: place,
    content: { "application/json": { schema: { $ref: "#/components/schemas/Post" } } },
  }));
  const post = {
    operationId: "send",
    parameters,
    requestBody: { required: true, content: media },
    responses: { 204: { description: "" } },
  };
  const properties = {
    id: int64Schema,
    ids: { type: "array", items: int64Schema },
    size: { type: "number" },
  };
  const schemas = { Post: model ?? { type: "object", required: ["id"], properties } };
  const info = { title: "T", version: "1" };
  return JSON.stringify({ openapi: version, info, paths: { "/x": { post } }, components: { schemas } });
}

describe.each([
  ["bigint", BigInt(digits)],
  ["string", digits],
] as const)("integers of 64 bits as %s", (int64, id) => {
  const ref = { $ref: "#/components/schemas/Post" };
  const list = { type: "array", items: ref };
  const form = {
    type: "object",
    properties: { post: ref, list, ids: { type: "array", items: int64Schema } },
  };
  const encoding = { list: { contentType: "application/json" }, ids: { contentType: "application/json" } };
  const model = { id, ids: [id], size: 2 ** 60 };
  const text = `{"id":${digits},"ids":[${digits}],"size":${2 ** 60}}`;

  it.each([
    ["application/jsonl", { itemSchema: ref }, [model, model], `${text}\n${text}\n`],
    ["application/json-seq", { itemSchema: ref }, [model], `\u001E${text}\n`],
    ["text/event-stream", { schema: ref }, [model], `data: ${text}\n\n`],
    ["application/x-ndjson", { schema: list }, [model], `${text}\n`],
  ])("are exact in sent sequences: %s", async (type, media, value, written) => {
    // Before 3.2 the schema of a sequence is that of each item.
    const version = "itemSchema" in media || media.schema === list ? "3.2.0" : "3.1.0";
    const { http, operations } = await loadOperations(sending(version, { [type]: media }), { int64 });
    const { request } = operations.send!;
    const { body } = http.buildRequest(request, { requestBody: value });
    expect(body).toBe(written);
    expect(http.parseRequest(request, { body })).toEqual({ ok: true, value: { requestBody: value } });
  });

  const integer = int64Schema;
  it.each<[string, object, object]>([
    [
      "holds itself",
      { properties: { id: integer, next: { $ref: "#/components/schemas/Post" } } },
      { id, next: { id } },
    ],
    ["has a condition", { if: { required: ["k"] }, then: { properties: { v: integer } } }, { k: "1", v: id }],
    ["has dependents", { dependentSchemas: { k: { properties: { v: integer } } } }, { k: "1", v: id }],
    [
      "has patterns",
      { properties: { k: { type: "string" } }, patternProperties: { "^v": integer } },
      { k: "1", v: id },
    ],
    [
      "has rules for what is left",
      { properties: { k: { type: "string" } }, unevaluatedProperties: integer },
      { k: "1", v: id },
    ],
  ])("are exact wherever JSON stands in a request whose model %s", async (_, Post, value) => {
    const json = { contentType: "application/json" };
    const form = { type: "object", properties: { one: ref, list } };
    for (const [type, media, requestBody] of [
      [
        "application/x-www-form-urlencoded",
        { schema: form, encoding: { one: json, list: json } },
        { one: value, list: [value] },
      ],
      [
        "multipart/form-data",
        { schema: form, encoding: { one: json, list: json } },
        { one: value, list: [value] },
      ],
      ["application/jsonl", { itemSchema: ref }, [value]],
    ] as const) {
      const spec = sending("3.2.0", { [type]: media }, { type: "object", ...Post });
      const { http, operations } = await loadOperations(spec, { int64 });
      const { request } = operations.send!;
      const sent = { "query-json": value, "header-json": value, requestBody };
      const { body, url, headers } = http.buildRequest(request, sent);
      const input = body instanceof Blob ? await new Response(body).formData() : body;
      const parsed = http.parseRequest(request, { query: url.slice(3), headers, body: input });
      expect(parsed, type).toEqual({ ok: true, value: sent });
    }
  });

  it.each(["multipart/form-data", "application/x-www-form-urlencoded"])(
    "are exact in JSON in parameters and members of %s",
    async (type) => {
      const spec = sending("3.1.0", { [type]: { schema: form, encoding } });
      const { http, operations } = await loadOperations(spec, { int64 });
      const { request } = operations.send!;
      const value = {
        "query-json": model,
        "header-json": model,
        requestBody: { post: model, list: [model], ids: [id] },
      };
      const { body, url, headers } = http.buildRequest(request, value);
      expect(url).toBe(`/x?query-json=${encodeURIComponent(text)}`);
      const input = body instanceof Blob ? await new Response(body).formData() : body;
      const parsed = http.parseRequest(request, { query: url.slice(3), headers, body: input });
      expect(parsed).toEqual({ ok: true, value });
    },
  );
});
