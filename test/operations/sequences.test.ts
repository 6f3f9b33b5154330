import { beforeAll, describe, expect, it } from "vitest";
import { type Loaded, loadOperations } from "./load.ts";

const spec = `openapi: 3.2.0
info: { title: T, version: "1" }
paths:
  /lines:
    put:
      operationId: putLines
      requestBody: { required: true, content: { application/jsonl: { schema: { $ref: "#/components/schemas/Entry" } } } }
      responses:
        "200": { description: each, content: { application/jsonl: { itemSchema: { type: string } }, application/json-seq: { itemSchema: { $ref: "#/components/schemas/Entry" } } } }
        "201": { description: all, content: { application/jsonl: { schema: { $ref: "#/components/schemas/Excerpt" } } } }
        "202": { description: events, content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Event" } } } }
        "208": { description: texts, content: { text/event-stream: { schema: { type: string } } } }
        "206": { description: named texts, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Word" } } } }
        "207": { description: texts and more, content: { text/event-stream: { schema: { anyOf: [{ type: string }, { $ref: "#/components/schemas/Entry" }] } } } }
        "203": { description: data, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Entry" } } } }
  /logs/{log}:
    put:
      operationId: putLog
      parameters: [{ name: log, in: path, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json-seq: { itemSchema: { $ref: "#/components/schemas/Entry" } } } }
      responses: { "204": { description: ok } }
  /excerpts:
    put:
      operationId: putExcerpt
      requestBody: { required: true, content: { application/x-ndjson: { schema: { $ref: "#/components/schemas/Excerpt" } } } }
      responses: { "204": { description: ok } }
  /events:
    put:
      operationId: putEvents
      requestBody: { required: true, content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Event" } } } }
      responses: { "204": { description: ok } }
  /data:
    put:
      operationId: putData
      requestBody: { required: true, content: { text/event-stream: { schema: { anyOf: [{ type: string }, { $ref: "#/components/schemas/Entry" }] } } } }
      responses: { "204": { description: ok } }
  /words:
    put:
      operationId: putWords
      requestBody: { required: true, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Word" } } } }
      responses: { "204": { description: ok } }
  /texts:
    put:
      operationId: putText
      requestBody: { required: true, content: { application/x-ndjson: { schema: { type: string } } } }
      responses: { "204": { description: ok } }
components:
  schemas:
    Word: { anyOf: [{ type: string, maxLength: 9 }, { enum: ["a longer text"] }] }
    Entry: { type: object, required: [a], properties: { a: { type: integer } } }
    Excerpt: { type: array, maxItems: 2, items: { $ref: "#/components/schemas/Entry" } }
    Event:
      type: object
      required: [data]
      properties: { data: { type: string }, event: { type: string }, id: { type: string }, retry: { type: integer } }
`;

let loaded: Loaded;
beforeAll(async () => {
  loaded = await loadOperations(spec, {});
}, 30_000);

/** What is sent for a body, and what it is read as again. */
function send(name: string, body: unknown) {
  const { request } = loaded.operations[name]!;
  const built = loaded.http.buildRequest(request, body);
  const contentType = built.headers["content-type"];
  return { text: built.body, read: loaded.http.parseRequest(request, { body: built.body, contentType }) };
}

/** The issues of a body that came in. */
function refusals(name: string, body: unknown): unknown {
  const { request } = loaded.operations[name]!;
  const result = loaded.http.parseRequest(request, { path: "/logs/x", body });
  return result.ok ? result.value : result.issues.map(({ code, message }) => [code, message]);
}

/** The items of a response: their values, or the codes of what is wrong. */
async function receive(status: number, type: string, text: string | ReadableStream): Promise<unknown[]> {
  const response = new Response(text, { status, headers: { "content-type": type } });
  const result = await loaded.http.readResponse(loaded.operations.putLines!.responses, response);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  const items: unknown[] = [];
  const { body } = result.value as {
    body: AsyncIterable<{ ok: boolean; value: unknown; issues: { code: string }[] }>;
  };
  for await (const item of body) items.push(item.ok ? item.value : item.issues.map(({ code }) => code));
  return items;
}

describe("a sequence that is sent", () => {
  it("is the list of its items, a line each", () => {
    const list = [{ a: 1 }, { a: 2 }];
    const { text, read } = send("putLines", list);
    expect(text).toBe('{"a":1}\n{"a":2}\n');
    expect(read).toEqual({ ok: true, value: list });
  });

  it("is read from bytes and from a list as well", () => {
    const bytes = new TextEncoder().encode('{"a":1}\r\n\r\n{"a":2}');
    expect(refusals("putLines", bytes)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(refusals("putLines", [{ a: 1 }])).toEqual([{ a: 1 }]);
    expect(refusals("putLines", "")).toEqual([]);
  });

  it("has a separator before each of its texts where it is one of RFC 7464", () => {
    const value = { log: "x", requestBody: [{ a: 1 }, { a: 2 }] };
    const { text } = send("putLog", value);
    expect(text).toBe('\u001E{"a":1}\n\u001E{"a":2}\n');
    expect(refusals("putLog", text)).toEqual(value);
    expect(refusals("putLog", '\u001E{\n "a": 1\n}\n\u001E{"a":2}\u001E\u001E')).toEqual(value);
  });

  it("has issues with the place of their item", () => {
    expect(refusals("putLines", '{"a":1}\n{"a":2}\n{"a":"3"}\n')).toEqual([
      ["type", "[2].a must be an integer, got string"],
    ]);
    expect(refusals("putLog", '\u001E{"a":1}\n\u001E{"a":')).toEqual([
      ["body", "requestBody[1] must be JSON, got string of length 5"],
    ]);
  });

  it("is judged as a whole where the schema is that of a list", () => {
    expect(send("putExcerpt", [{ a: 1 }, { a: 2 }]).text).toBe('{"a":1}\n{"a":2}\n');
    expect(refusals("putExcerpt", '{"a":1}\n'.repeat(2))).toEqual([{ a: 1 }, { a: 1 }]);
    expect(refusals("putExcerpt", '{"a":1}\n'.repeat(3))).toEqual([["maxItems", expect.anything()]]);
  });

  it("may be of events, or of their data", () => {
    const events = [{ data: "one\ntwo", event: "add", id: "7", retry: 5 }, { data: '{"a":1}' }];
    const { text, read } = send("putEvents", events);
    expect(text).toBe('event: add\nid: 7\nretry: 5\ndata: one\ndata: two\n\ndata: {"a":1}\n\n');
    expect(read).toEqual({ ok: true, value: events });
    expect(() => send("putEvents", [{ data: "", id: "1\nretry: 1" }])).toThrow("one line");
    const data = ["plain", "5", '"quoted"', { a: 1 }];
    expect(send("putData", data)).toMatchObject({ read: { ok: true, value: data } });
  });

  it("is of texts as they are, where nothing else is described", () => {
    const words = ["plain", "5", '"quoted"', "null", "a longer text"];
    const { text, read } = send("putWords", words);
    expect(text).toBe(words.map((word) => `data: ${word}\n\n`).join(""));
    expect(read).toEqual({ ok: true, value: words });
    expect(refusals("putWords", "data: more than 9\n\n")).toHaveLength(1);
  });

  it("travels as it is where it is given, or described, as a text", () => {
    expect(send("putLines", '{"a":1}\n')).toMatchObject({ text: '{"a":1}\n', read: { value: [{ a: 1 }] } });
    expect(send("putText", "{}\n{}\n")).toMatchObject({ text: "{}\n{}\n", read: { value: "{}\n{}\n" } });
  });
});

describe("a sequence that comes back", () => {
  it("of JSON texts has them between separators, lines or none", async () => {
    const found = [{ a: 1 }, { a: 2 }];
    for (const text of ['\u001E{\n "a": 1\n}\n\u001E{"a":2}\n', '\u001E{"a":1}\u001E{"a":2}'])
      expect(await receive(200, "application/json-seq", text)).toEqual(found);
  });

  it("of JSON has an issue where a line is none", async () => {
    expect(await receive(200, "application/jsonl", '"ok"\n{broken\n')).toEqual(["ok", ["body"]]);
  });

  it("has the items of a list that is described", async () => {
    expect(await receive(201, "application/jsonl", '{"a":1}\n{"a":"2"}\n')).toEqual([{ a: 1 }, ["type"]]);
  });

  it("of events has their fields, where it is described by item", async () => {
    const text =
      "event: add\ndata: formatted\ndata: across two lines\nretry: 5\n\n" +
      "id\nother: ignored\nretry: soon\ndata:1234.5\n\n: a comment\nevent: none\n\n" +
      'event: json\ndata: {"foo": 42}\n\ndata: cut off';
    expect(await receive(202, "text/event-stream", text)).toEqual([
      { event: "add", data: "formatted\nacross two lines", retry: 5 },
      { id: "", data: "1234.5" },
      { event: "json", data: '{"foo": 42}' },
    ]);
  });

  it("of events is their data, where it is described by no list", async () => {
    expect(await receive(203, "text/event-stream", 'event: x\ndata: {"a":1}\n\n')).toEqual([{ a: 1 }]);
  });

  it.each([208, 206])("of events whose data is text has it as it came: %d", async (status) => {
    const text = ["hello", "1", "true", "null", '{"a":1}', '"quoted"', " 12 "];
    const stream = text.map((one) => `data: ${one}\n\n`).join("");
    expect(await receive(status, "text/event-stream", stream)).toEqual(text);
  });

  it("of events whose data is text or JSON has JSON first", async () => {
    const stream = ["hello", "1", '{"a":1}', '{"a":"1"}', '"quoted"']
      .map((one) => `data: ${one}\n\n`)
      .join("");
    const found = ["hello", "1", { a: 1 }, '{"a":"1"}', "quoted"];
    expect(await receive(207, "text/event-stream", stream)).toEqual(found);
    expect(await receive(203, "text/event-stream", 'data: {"a":"1"}\n\n')).toEqual([["type"]]);
  });

  it("takes no longer for an item that comes in many pieces", async () => {
    const piece = new TextEncoder().encode("x".repeat(1000));
    let left = 20_000;
    const text = new ReadableStream({
      pull: (stream) => (left-- > 0 ? stream.enqueue(piece) : stream.close()),
    });
    expect(await receive(200, "application/jsonl", text)).toEqual([["body"]]);
  }, 20_000);
});
