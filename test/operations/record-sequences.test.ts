import { expect, it } from "vitest";
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
