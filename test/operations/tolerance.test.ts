import { describe, expect, it } from "vitest";
import type { View } from "../../generator/ir/index.ts";
import { type AnyOperation, type Http, loadOperations } from "./load.ts";

/** A closed model, an enum and a default, sent and received. */
const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /pets:
    post:
      operationId: addPet
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } } }
        "201": { description: ok, content: { application/x-ndjson: { schema: { $ref: "#/components/schemas/Pet" } } } }
components:
  schemas:
    Pet:
      type: object
      additionalProperties: false
      properties:
        pet_kind: { type: string, enum: [cat, dog] }
        pet_age: { type: integer, default: 1 }
        in_ner: { type: object, properties: { a_b: { type: string } }, additionalProperties: false }
`;

async function generate(
  view: Partial<View>,
): Promise<{ readonly http: Http; readonly addPet: AnyOperation }> {
  const { http, operations } = await loadOperations(spec, view);
  return { http, addPet: operations.addPet as AnyOperation };
}

const json = { "content-type": "application/json" };
const newer = [{ pet_kind: "bird", colour: "red", in_ner: { a_b: "1", __proto: 1 } }];

describe("what a newer server adds", () => {
  it.each<Partial<View>>([{ enums: "open" }, { enums: "open", properties: "camel" }])(
    "is tolerated in responses where an option says so, never in requests: %o",
    async (view) => {
      const { http, addPet } = await generate(view);
      const [kind, inner] = view.properties
        ? ["petKind", { inNer: { aB: "1" } }]
        : ["pet_kind", { in_ner: { a_b: "1" } }];
      const read = async (options?: object, body: unknown = newer) =>
        http.readResponse(addPet.responses, new Response(JSON.stringify(body), { headers: json }), options);
      const codes = (await read()).issues?.map(({ path, code }) => `${path.join(".")} ${code}`).sort();
      expect(codes).toEqual(["0.colour additionalProperties", "0.in_ner.__proto additionalProperties"]);
      expect(await read({ unknownKeys: "strip" })).toMatchObject({
        ok: true,
        value: { body: [{ [kind as string]: "bird", ...(inner as object) }] },
      });
      // What is wrong otherwise stays wrong.
      expect(
        (await read({ unknownKeys: "strip", first: true }, [{ x: 1, pet_kind: 5 }])).issues,
      ).toHaveLength(1);
      const ask = (body: unknown) =>
        http.parseRequest(addPet.request, { body }, { unknownKeys: "strip" as "keep" }).ok;
      expect([ask({ pet_kind: "cat" }), ask({ pet_kind: "bird" }), ask({ colour: "red" })]).toEqual([
        true,
        false,
        false,
      ]);
    },
  );

  it("is tolerated in each item of a stream", async () => {
    const { http, addPet } = await generate({});
    const text = '{"pet_kind":"cat","colour":1}\n{"pet_kind":1}\n';
    const response = new Response(text, { status: 201, headers: { "content-type": "application/x-ndjson" } });
    const result = await http.readResponse(addPet.responses, response, { unknownKeys: "strip" });
    if (!result.ok) throw new Error("no items");
    const items: unknown[] = [];
    for await (const item of (result.value as { body: AsyncIterable<{ ok: boolean; value?: unknown }> }).body)
      items.push(item.ok && item.value);
    expect(items).toEqual([{ pet_kind: "cat" }, false]);
  });

  it("and defaults are given where they are asked for", async () => {
    const { http, addPet } = await generate({ properties: "camel" });
    expect(http.parseRequest(addPet.request, { body: {} }, { defaults: true })).toEqual({
      ok: true,
      value: { petAge: 1 },
    });
  });

  it("does not take long to leave out", async () => {
    const { http, addPet } = await generate({});
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]));
    const response = new Response(JSON.stringify([many]), { headers: json });
    const result = await http.readResponse(addPet.responses, response, { unknownKeys: "strip" });
    expect(result).toMatchObject({ ok: true, value: { body: [{}] } });
  }, 5_000);
});
