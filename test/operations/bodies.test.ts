import { describe, expect, it } from "vitest";
import { bytes, text } from "../../generator/runtime/http/bodies.ts";
import { readItems } from "../../generator/runtime/http/items.ts";
import type { Kind } from "../../generator/runtime/http/kinds.ts";
import { matchMedia, mediaKind } from "../../generator/runtime/http/media.ts";
import {
  buildRequest,
  type OperationRequest,
  parseRequest,
  type RequestBody,
} from "../../generator/runtime/http/requests.ts";
import { findResponse, readResponse, responseKey } from "../../generator/runtime/http/responses.ts";
import type { Schema } from "../../generator/runtime/schemas.ts";

/** Accepts what a function accepts; issues are told by a word. */
function accepting<T>(accepts: (value: unknown) => boolean): Schema<T, unknown> {
  const issue = { path: [], code: "no", message: "no", expected: "", received: "", pointer: "" };
  const validate = (value: unknown) => (accepts(value) ? { value } : { issues: [issue] });
  return { "~standard": { validate } } as unknown as Schema<T, unknown>;
}

const anything = accepting<unknown>(() => true);

function request(body: RequestBody, schema: Schema<unknown, unknown> = anything): OperationRequest<unknown> {
  return { method: "post", path: "/x", body, schema };
}

const form = "application/x-www-form-urlencoded";
const kind: Kind = {
  members: { n: "number", on: "boolean", list: { items: "number" }, deep: { members: { a: "number" } } },
};

describe("bodies", () => {
  const forms = { field: "body", contents: { "application/json": {}, [form]: { kind } } };

  it("are what was parsed, where they are JSON", () => {
    expect(parseRequest(request(forms), { body: { a: 1 } })).toEqual({ ok: true, value: { body: { a: 1 } } });
    expect(parseRequest(request({ contents: { "application/json": {} } }), { body: [1] })).toEqual({
      ok: true,
      value: [1],
    });
  });

  it.each([
    ["n=1&on=true&list=1&list=2&deep=%7B%22a%22%3A1%7D"],
    ["n=1&on=true&list=1&list=2&deep[a]=1"],
    [new URLSearchParams("n=1&on=true&list=1&list=2&deep[a]=1")],
    [{ n: "1", on: "true", list: ["1", "2"], deep: { a: "1" } }],
  ])("are read from forms: %s", (body) => {
    const result = parseRequest(request(forms), { body, contentType: `${form}; charset=utf-8` });
    expect(result).toEqual({ ok: true, value: { body: { n: 1, on: true, list: [1, 2], deep: { a: 1 } } } });
  });

  it("are written as forms that are read again", () => {
    const value = { body: { n: 1.5, on: false, list: [1, 2], deep: { a: 1 } } };
    const built = buildRequest(request(forms), value, { contentType: form });
    expect(built.headers["content-type"]).toBe(form);
    expect(parseRequest(request(forms), { body: built.body, contentType: form })).toEqual({
      ok: true,
      value,
    });
  });

  it("follow a member's encoding", () => {
    const encoded = request({
      contents: {
        [form]: {
          kind,
          encoding: { list: { explode: false }, deep: { style: "deepObject", explode: true } },
        },
      },
    });
    const built = buildRequest(encoded, { list: [1, 2], deep: { a: 1 } });
    expect(built.body).toBe("list=1,2&deep%5Ba%5D=1");
    expect(parseRequest(encoded, { body: built.body })).toEqual({
      ok: true,
      value: { list: [1, 2], deep: { a: 1 } },
    });
  });

  it("carry files and objects in multipart forms", () => {
    const parts: Kind = {
      members: { file: "file", files: { items: "file" }, meta: { members: { a: "number" } }, n: "number" },
    };
    const multipart = request({ contents: { "multipart/form-data": { kind: parts } } });
    const file = new Blob(["x"]);
    const value = { file, files: [file, file], meta: { a: 1 }, n: 2 };
    const { body, headers } = buildRequest(multipart, value);
    expect(body).toBeInstanceOf(FormData);
    expect(headers["content-type"]).toBeUndefined();
    const result = parseRequest(multipart, { body });
    expect(result.ok && result.value).toMatchObject({ meta: { a: 1 }, n: 2 });
    const read = (result.ok ? result.value : {}) as Record<string, unknown>;
    expect(read.file).toBeInstanceOf(Blob);
    expect(read.files).toHaveLength(2);
  });

  it("give parts media types and headers of their own where the document or the caller says so", async () => {
    const parts: Kind = { members: { file: "file", meta: { members: { a: "number" } }, note: "string" } };
    const encoding = { meta: { content: "application/json" }, note: { type: "text/markdown" } };
    const multipart = request({ contents: { "multipart/form-data": { kind: parts, encoding } } });
    const value = {
      file: new File(["x\r\n"], 'a "b".txt', { type: "text/plain" }),
      meta: { a: 1 },
      note: "é",
    };
    const { body, headers } = buildRequest(multipart, value, {
      parts: { file: { headers: { "X-Checksum": "42" } } },
    });
    expect(body).toBeInstanceOf(Blob);
    const text = await (body as Blob).text();
    expect(text).toContain(
      'Content-Disposition: form-data; name="file"; filename="a %22b%22.txt"\r\nContent-Type: text/plain\r\nX-Checksum: 42\r\n\r\nx\r\n\r\n--',
    );
    expect(text).toContain('name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n');
    expect(text).toContain("Content-Type: text/markdown\r\n\r\né\r\n");
    const form = await new Response(body as Blob, {
      headers: { "content-type": headers["content-type"] ?? "" },
    }).formData();
    const result = parseRequest(multipart, { body: form });
    expect(result.ok && result.value).toMatchObject({ meta: { a: 1 }, note: "é" });
    expect(() =>
      buildRequest(multipart, value, { parts: { file: { headers: { "X-A": "1\r\nX-B: 2" } } } }),
    ).toThrow("line break");
    const mixed = buildRequest(request({ contents: { "multipart/mixed": { kind: parts } } }), { note: "n" });
    expect(mixed.headers["content-type"]).toMatch(/^multipart\/mixed; boundary=/);
  });

  it("of bytes, texts and streams travel as they are", () => {
    const raw = new Uint8Array([1, 2]);
    for (const [type, body] of [
      ["application/octet-stream", raw],
      ["text/plain", "a"],
      ["application/x-ndjson", "1\n2\n"],
    ] as const) {
      const operation = request({ contents: { [type]: {} } });
      const built = buildRequest(operation, body);
      expect(built).toMatchObject({ body, headers: { "content-type": type } });
      expect(parseRequest(operation, { body: built.body, contentType: type })).toEqual({
        ok: true,
        value: body,
      });
    }
    const stream = new Blob(["a"]).stream();
    const sent = buildRequest(request({ contents: { "application/octet-stream": {} } }), stream);
    expect(sent).toMatchObject({ body: stream, duplex: "half" });
    expect(() => new Request("http://localhost/", sent as RequestInit)).not.toThrow();
    expect(buildRequest(request({ contents: { "text/plain": {} } }), "a")).not.toHaveProperty("duplex");
    const merge = request({ contents: { "application/merge-patch+json": {} } });
    const built = buildRequest(merge, { a: 1 });
    expect(built).toMatchObject({
      body: '{"a":1}',
      headers: { "content-type": "application/merge-patch+json" },
    });
  });

  it("may be left out only where the operation says so", () => {
    const strict = accepting<unknown>((value) => value !== undefined);
    const contents = { "application/json": {} };
    expect(parseRequest(request({ contents }, strict), {}).ok).toBe(false);
    expect(parseRequest(request({ contents, optional: true }, strict), {})).toEqual({
      ok: true,
      value: undefined,
    });
    expect(buildRequest(request({ contents, optional: true }, strict), undefined).body).toBeUndefined();
  });

  it("of another media type are refused", () => {
    const result = parseRequest(request(forms), { body: "x", contentType: "text/csv" });
    expect(result.ok ? [] : result.issues).toMatchObject([
      { code: "media_type", expected: `application/json or ${form}`, received: "text/csv" },
    ]);
  });
});

describe("media types", () => {
  it.each([
    ["application/json; charset=utf-8", "json"],
    ["application/problem+JSON", "json"],
    [form, "form"],
    ["multipart/form-data; boundary=x", "multipart"],
    ["text/csv", "text"],
    ["text/event-stream", "items"],
    ["application/x-ndjson", "items"],
    ["application/geo+json-seq; charset=utf-8", "items"],
    ["application/pdf", "bytes"],
    ["nonsense", "bytes"],
  ])("%s is %s", (type, expected) => expect(mediaKind(type)).toBe(expected));

  it("are found by themselves, by range, or by any", () => {
    const versions = ["application/json; v=1", "application/json; v=2"];
    expect(matchMedia(versions, 'application/json;v="2"')).toBe(versions[1]);
    expect(matchMedia(versions, "application/json; charset=utf-8")).toBe(versions[0]);
    const keys = ["*/*", "image/*", "image/png"];
    expect(matchMedia(keys, "image/PNG; q=1")).toBe("image/png");
    expect(matchMedia(keys, "image/gif")).toBe("image/*");
    expect(matchMedia(keys, "text/plain")).toBe("*/*");
    expect(matchMedia(["image/*"], "text/plain")).toBeUndefined();
  });
});

describe("responses", () => {
  const pet = accepting<{ name: string }>(
    (value) => typeof value === "object" && value !== null && "name" in value,
  );
  const responses = {
    200: { "application/json": pet, "text/plain": text, "image/*": bytes },
    204: {},
    "4XX": { "application/problem+json": anything },
    default: { "text/event-stream": pet },
  };
  const answer = (status: number, type: string, body: string | null): Response =>
    new Response(body, { status, headers: { "content-type": type } });

  it("belong to their status, its range, or the default", () => {
    expect([200, 404, 500].map((status) => responseKey(responses, status))).toEqual([
      "200",
      "4XX",
      "default",
    ]);
    expect(responseKey({ 200: {} }, 500)).toBeUndefined();
    expect(findResponse(responses, 418, "application/problem+json")).toBe(anything);
    expect(findResponse(responses, 418, "text/plain")).toBeUndefined();
  });

  it("are read and judged", async () => {
    expect(await readResponse(responses, answer(200, "application/json", '{"name":"x"}'))).toEqual({
      ok: true,
      value: { response: 200, status: 200, mediaType: "application/json", body: { name: "x" } },
    });
    expect((await readResponse(responses, answer(200, "application/json", "{}"))).ok).toBe(false);
    expect((await readResponse(responses, answer(200, "application/json", "{"))).ok).toBe(false);
    const picture = await readResponse(responses, answer(200, "image/png", "x"));
    expect(picture.ok && picture.value.body).toEqual(new Uint8Array([120]));
    const none = await readResponse(responses, new Response(null, { status: 204 }));
    expect(none.ok && none.value).toEqual({
      response: 204,
      status: 204,
      mediaType: undefined,
      body: undefined,
    });
    const problem = await readResponse(responses, answer(404, "application/problem+json", "[]"));
    expect(problem.ok && problem.value.response).toBe("4XX");
  });

  it("that nobody described are refused", async () => {
    expect((await readResponse({ 200: {} }, answer(500, "a/b", ""))).issues).toMatchObject([
      { code: "status" },
    ]);
    expect((await readResponse(responses, answer(200, "a/b", ""))).issues).toMatchObject([
      { code: "media_type" },
    ]);
  });

  it("of events are read one by one", async () => {
    const stream =
      'data: {"name":\ndata: "a"}\n\n: a comment\nevent: x\ndata: {}\r\n\r\ndata:{"name":"b"}\n\n';
    const result = await readResponse(responses, answer(500, "text/event-stream", stream));
    if (!result.ok || result.value.response !== "default") throw new Error("no events");
    const events: unknown[] = [];
    for await (const event of result.value.body) events.push(event.ok ? event.value : "no");
    expect(events).toEqual([{ name: "a" }, "no", { name: "b" }]);
  });
});

describe("items", () => {
  async function* chunks(text: string, size: number) {
    const all = new TextEncoder().encode(text);
    for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
  }

  it.each([1, 2, 3, 7, 100])("are read wherever the stream is cut: %d bytes", async (size) => {
    const found: unknown[] = [];
    for await (const item of readItems(
      anything,
      chunks('{"é":"€"}\r\n\n[1]\r\n2', size),
      "application/jsonl",
    )) {
      found.push(item.ok && item.value);
    }
    expect(found).toEqual([{ é: "€" }, [1], 2]);
  });

  it("are read between separators, wherever the type says so", async () => {
    const found: unknown[] = [];
    const text = '\u001E{"a":\n1}\u001E2\n';
    for (const size of [1, 4, 100])
      for await (const item of readItems(anything, chunks(text, size), "application/geo+json-seq"))
        found.push(item.ok && item.value);
    expect(found).toEqual([{ a: 1 }, 2, { a: 1 }, 2, { a: 1 }, 2]);
  });

  it("are none of no body", async () => {
    for await (const _ of readItems(anything, null, "text/event-stream")) throw new Error("an item");
  });
});
