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
