import { describe, expect, it } from "vitest";
import { bytes, json, text } from "../../generator/runtime/http/bodies.ts";
import { readResponse } from "../../generator/runtime/http/responses.ts";
import type { Schema } from "../../generator/runtime/schemas.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const contents = { "application/json": {}, "text/plain": {}, "application/octet-stream": {} };

const document = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/x": {
      post: {
        operationId: "send",
        requestBody: { content: contents },
        responses: {
          200: { description: "", content: contents },
          default: { description: "", content: contents },
        },
      },
    },
    "/xml": {
      put: {
        operationId: "sendXml",
        requestBody: { content: { "application/xml": { schema: { type: "object" } } } },
        responses: { 204: { description: "" } },
      },
    },
  },
};

const { files } = await generateCase("/", "spec.json", defaultOptions, {
  "spec.json": JSON.stringify(document),
});

describe("a body of which only the media type is said", () => {
  it.each([
    ["send", "unknown", '"application/json": {}'],
    ["sendstring", "string", '"text/plain": {}'],
    [
      "sendraw",
      "ReadableStream<Uint8Array> | Blob | ArrayBuffer | Uint8Array | string",
      '"application/octet-stream": {}',
    ],
  ])("is any JSON, any text, or bytes: %s", (module, type, sent) => {
    const text = files.get(`src/operations/${module}.ts`) ?? "";
    expect(text.replace(/\s*\n\s*/g, " ").replace(/= \| /g, "= ")).toMatch(
      new RegExp(`export type Send\\w*Body = ${type.replace(/[|]/g, "\\|")};`),
    );
    expect(text).toContain(sent);
    const one =
      '"application/json": unknown, "text/plain": string, "application/octet-stream": Uint8Array, }';
    expect(text.replace(/\s+/g, " ")).toContain(`200: { ${one}`);
    expect(text.replace(/\s+/g, " ")).toContain(`default: { ${one}`);
  });

  it("may be a text where it is XML", () => {
    expect(files.get("src/operations/sendxml.ts")?.replace(/\s+/g, " ")).toContain("| Uint8Array | string");
  });
});

describe("a response", () => {
  const integer: Schema<unknown, unknown> = {
    "~standard": {
      validate: (value: unknown) => (Number.isInteger(value) ? { value } : { issues: [{ code: "type" }] }),
    },
  } as unknown as Schema<unknown, unknown>;
  const responses = {
    200: { "application/json": json, "text/plain": integer, "text/json": integer, "text/event-stream": json },
    201: { "*/*": integer },
    202: { "application/json": integer, "text/html": text, "image/*": bytes },
  };
  const read = async (status: number, type: string, body: string): Promise<unknown> => {
    const response = new Response(body, {
      status,
      ...(type !== "" && { headers: { "content-type": type } }),
    });
    if (type === "") response.headers.delete("content-type");
    const result = await readResponse(responses, response);
    return result.ok ? result.value.body : result.issues.map(({ code }) => code);
  };

  it("may be any JSON, and nothing, where nothing is said", async () => {
    expect(await read(200, "application/json", '{"a":[1]}')).toEqual({ a: [1] });
    expect(await read(200, "application/json", "")).toBeUndefined();
  });

  it("that should be JSON and is none is refused", async () => {
    expect(await read(200, "application/json", "{bad")).toEqual(["body"]);
    expect(await read(202, "application/json", "five")).toEqual(["body"]);
  });

  it("of a number may be a text", async () => {
    expect(await read(200, "text/plain; charset=utf-8", "5")).toBe(5);
    expect(await read(200, "text/plain", "five")).toEqual(["type"]);
    expect(await read(200, "text/json", "5")).toBe(5);
  });

  it("of any type is JSON where its type is not said", async () => {
    expect(await read(201, "", "5")).toBe(5);
    expect(await read(201, "application/json", "5")).toBe(5);
  });

  it("of events is read where nothing is said of them", async () => {
    const items = (await read(
      200,
      "text/event-stream",
      'data: {"a":1}\n\ndata: b\n\n',
    )) as AsyncIterable<unknown>;
    const found: unknown[] = [];
    for await (const item of items) found.push(item);
    expect(found).toEqual([
      { ok: true, value: { a: 1 } },
      { ok: true, value: "b" },
    ]);
  });
});
