import { expect, it } from "vitest";
import { json } from "../../generator/runtime/http/bodies.ts";
import { readItems } from "../../generator/runtime/http/items.ts";
import { parseRequest } from "../../generator/runtime/http/requests.ts";
import { loadOperations } from "./load.ts";

const type = "application/geo+json-seq";

it("a type that ends with +json-seq is a sequence of what its items are", async () => {
  const itemSchema = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
  const { http, operations } = await loadOperations(
    JSON.stringify({
      openapi: "3.2.0",
      info: { title: "t", version: "1" },
      paths: {
        "/x": {
          get: { operationId: "follow", responses: { 200: { content: { [type]: { itemSchema } } } } },
        },
      },
    }),
    {},
  );
  const response = new Response('\u001E{"id":1}\n\u001E{"id":"2"}\n', { headers: { "content-type": type } });
  const read = await http.readResponse(operations.follow!.responses, response);
  expect(read).toMatchObject({ ok: true, value: { mediaType: type } });
  const items: unknown[] = [];
  const { body } = (read as { value: { body: AsyncIterable<{ ok: boolean }> } }).value;
  for await (const item of body) items.push(item.ok);
  expect(items).toEqual([true, false]);
});

/** What a text is read as, in pieces of a size: values, or what is wrong. */
async function itemsOf(text: string, size: number): Promise<unknown[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const found: unknown[] = [];
  for await (const item of readItems(json, pieces(), "application/json-seq"))
    found.push(item.ok ? item.value : item.issues.map(({ code, message }) => `${code}: ${message}`));
  return found;
}

const part = expect.arrayContaining([expect.stringContaining("body: value must be JSON between a record")]);

it.each([1, 3, 100])(
  "a number or a word that may have been longer is no value (RFC 7464, 2.4): %d",
  async (size) => {
    expect(await itemsOf("\u001E12\n\u001E34", size)).toEqual([12, part]);
    expect(await itemsOf("\u001E1\u001Etrue\u001Enull \u001E34\r", size)).toEqual([part, part, null, 34]);
    expect(await itemsOf('\u001E{"a":1}\u001E"b"\u001E[2]', size)).toEqual([{ a: 1 }, "b", [2]]);
  },
);

it.each([1, 100])("what no record separator begins is no value (RFC 7464, 2.1): %d", async (size) => {
  expect(await itemsOf("77\n\u001E34\n", size)).toEqual([part, 34]);
  expect(await itemsOf('{"a":1}\n', size)).toEqual([part]);
  expect(await itemsOf("\n\u001E34\n", size)).toEqual([34]);
});

it("a request is told where such a text stands", () => {
  const body = { contents: { "application/json-seq": { items: "json" } } } as const;
  const request = { method: "post", path: "/x", body, schema: json };
  const read = parseRequest(request, { body: "\u001E1\n\u001E2" });
  expect(read.ok ? [] : read.issues.map(({ path, code }) => [path, code])).toEqual([[[1], "body"]]);
});
