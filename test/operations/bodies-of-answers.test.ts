import { describe, expect, expectTypeOf, it } from "vitest";
import { bytes, json } from "../../generator/runtime/http/bodies.ts";
import { readItems } from "../../generator/runtime/http/items.ts";
import { type Answer, readResponse } from "../../generator/runtime/http/responses.ts";
import type { Result } from "../../generator/runtime/results.ts";
import type { Schema } from "../../generator/runtime/schemas.ts";
import { loadOperations } from "./load.ts";

/** Accepts `{ x: 1 }`, and says no to anything else. */
const pet = {
  "~standard": {
    validate: (value: unknown) => {
      const { x } = Object(value) as { readonly x?: unknown };
      return typeof x === "number" ? { value } : { issues: [{ code: "no" }] };
    },
  },
} as unknown as Schema<unknown, unknown>;

/** A body of so many pieces of a kilobyte, and what was asked of it; it fails where it says so. */
function bodyOf(pieces: number, failsAt = 0) {
  const asked = { pieces: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (stream) => {
        asked.pieces += 1;
        if (asked.pieces === failsAt) stream.error(new Error("broken"));
        else if (asked.pieces > pieces) stream.close();
        else stream.enqueue(new TextEncoder().encode(`"${"x".repeat(1021)}"\n`));
      },
      cancel: () => {
        asked.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { asked, body };
}

describe("an answer that has no content, whatever is described", () => {
  const responses = {
    200: { "application/json": pet },
    "2XX": { "application/json": pet },
    default: { "application/json": pet },
  };
  const headers = { "content-type": "application/json" };

  it.each([204, 205, 304])("is that of a status, which is told by itself: %d", async (status) => {
    const result = await readResponse(responses, new Response(null, { status, headers }));
    expect(result).toEqual({
      ok: true,
      value: { response: status, status, mediaType: undefined, body: undefined },
    });
  });

  it("is told by its range where that describes no content either", async () => {
    const result = await readResponse({ "2XX": {} }, new Response(null, { status: 204 }));
    expect(result).toMatchObject({ ok: true, value: { response: "2XX", status: 204 } });
  });

  it("is so for the compiler", () => {
    type Pets = { "application/json": 1 };
    type Nothing = Record<never, never>;
    type Empty<A> =
      Extract<A, { readonly body: undefined }> extends { readonly response: infer R } ? R : never;
    type Ranges = Answer<{ 200: Pets; 204: Nothing; "2XX": Pets; default: Pets }>;
    expectTypeOf<Empty<Ranges>>().toEqualTypeOf<204 | 205 | 304>();
    expectTypeOf<Extract<Ranges, { response: "default" | "2XX" | 200 }>["body"]>().toEqualTypeOf<1>();
    expectTypeOf<Empty<Answer<{ "2XX": Nothing; "3XX": Nothing; default: Pets }>>>().toEqualTypeOf<
      "2XX" | "3XX"
    >();
    expectTypeOf<Answer<{ "4XX": Pets }>["body"]>().toEqualTypeOf<1>();
  });

  it("is that to HEAD, and that of a status with a key of its own", async () => {
    const content = {
      "application/json": { schema: { type: "object", required: ["a"], properties: { a: {} } } },
    };
    const described = {
      200: { description: "", content },
      204: { description: "", content },
      404: { description: "", content },
    };
    const { http, operations } = await loadOperations(
      JSON.stringify({
        openapi: "3.1.0",
        info: { title: "t", version: "1" },
        paths: {
          "/x": {
            head: { operationId: "ask", responses: described },
            get: { operationId: "get", responses: described },
          },
        },
      }),
      {},
    );
    const read = async (name: string, status: number) =>
      http.readResponse(operations[name]!.responses, new Response(null, { status, headers }));
    for (const [name, status] of [
      ["ask", 200],
      ["ask", 404],
      ["ask", 204],
      ["get", 204],
    ] as const)
      expect(await read(name, status)).toMatchObject({ ok: true, value: { status, body: undefined } });
    expect((await read("get", 200)).ok).toBe(false);
    expect(operations.ask!.responses).toEqual({ 200: {}, 204: {}, 404: {} });
  });
});

describe("a body of which the operation says nothing", () => {
  const read = async ({ body }: { body: ReadableStream }) => {
    const result = await readResponse({ 202: {} }, new Response(body, { status: 202 }));
    expect(result).toMatchObject({ ok: true, value: { status: 202, body: undefined } });
    await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it("is read to its end, so that its connection is free again", async () => {
    const sent = bodyOf(10);
    await read(sent);
    expect(sent.asked).toEqual({ pieces: 11, isCancelled: false });
  });

  it("is cancelled where it is long", async () => {
    const sent = bodyOf(1_000);
    await read(sent);
    expect(sent.asked).toEqual({ pieces: 65, isCancelled: true });
  });

  it("may break off", async () => {
    const sent = bodyOf(10, 3);
    await read(sent);
    expect(sent.asked.pieces).toBe(3);
  });
});

it("the body of an answer that is refused by its media type is the caller's", async () => {
  const response = new Response("<html>", { headers: { "content-type": "text/html" } });
  expect((await readResponse({ 200: { "application/json": json } }, response)).ok).toBe(false);
  expect(await response.text()).toBe("<html>");
});

describe("a stream without an async iterator, as some browsers have it", () => {
  const withReader = (body: ReadableStream) => ({ getReader: () => body.getReader() });

  it("is read to its end", async () => {
    const sent = bodyOf(3);
    let count = 0;
    for await (const item of readItems(json, withReader(sent.body), "application/jsonl"))
      if (item.ok) count += 1;
    expect([count, sent.asked.isCancelled]).toEqual([3, false]);
  });

  it("is cancelled by whoever wants no more", async () => {
    const sent = bodyOf(3);
    for await (const _ of readItems(json, withReader(sent.body), "application/jsonl")) break;
    expect(sent.asked).toEqual({ pieces: 1, isCancelled: true });
  });
});

describe("an answer that comes as a sequence", () => {
  const read = async (responses: object, body: string) => {
    const headers = { "content-type": "application/jsonl" };
    const result = await readResponse({ 200: responses }, new Response(body, { headers }));
    return result.ok ? result.value.body : result.issues.map(({ code }) => code);
  };

  it.each(["*/*", "application/*"])("is one value where a range is described: %s", async (range) => {
    expect(await read({ [range]: json }, '{"x":1}\n')).toBe('{"x":1}\n');
    expect(await read({ [range]: pet }, '{"x":1}\n')).toEqual({ x: 1 });
    expect(await read({ [range]: pet }, '{"x":"1"}\n')).toEqual(["no"]);
    expect(await read({ [range]: pet }, '{"x":1}\n{"x":2}\n')).toEqual(["no"]);
    expect(await read({ [range]: bytes }, "1\n")).toEqual(new TextEncoder().encode("1\n"));
  });

  it("is a sequence for the compiler where its media type is described as one", () => {
    type BodyOf<M extends string> = Answer<{ 200: { [K in M]: 1 } }>["body"];
    type Items = AsyncIterable<Result<1>>;
    expectTypeOf<BodyOf<"application/jsonl">>().toEqualTypeOf<Items>();
    expectTypeOf<BodyOf<"Application/JSONL; charset=utf-8">>().toEqualTypeOf<Items>();
    expectTypeOf<BodyOf<"application/geo+json-seq">>().toEqualTypeOf<Items>();
    expectTypeOf<BodyOf<"application/jsonlines">>().toEqualTypeOf<1>();
    expectTypeOf<BodyOf<"*/*">>().toEqualTypeOf<1>();
  });
});
