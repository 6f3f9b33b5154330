import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnyOperation, type Loaded, loadOperations } from "./load.ts";

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /owners/{owner}/pets/{petId}:
    put:
      operationId: putPet
      parameters:
        - { name: owner, in: path, required: true, schema: { type: string } }
        - { name: petId, in: path, required: true, schema: { type: integer, format: int64 } }
        - { name: at, in: query, schema: { type: string, format: date-time } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, properties: { max_age: { type: integer } } } }
        - { name: X-Flags, in: header, schema: { type: array, items: { type: boolean } } }
        - { name: session, in: cookie, schema: { type: string } }
      requestBody:
        required: true
        content: { application/merge-patch+json: { schema: { $ref: "#/components/schemas/Pet" } } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        4XX: { description: no, content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } } }
  /photos:
    post:
      operationId: addPhoto
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [photo]
              properties: { photo: { type: string, contentMediaType: application/octet-stream }, meta: { $ref: "#/components/schemas/Pet" } }
      responses:
        default: { description: each, content: { application/x-ndjson: { itemSchema: { $ref: "#/components/schemas/Pet" } } } }
components:
  schemas:
    Pet: { type: object, required: [pet_name], properties: { pet_name: { type: string, minLength: 1 }, born_at: { type: string, format: date-time } } }
    Problem: { type: object, required: [title], properties: { title: { type: string } } }
`;

/** A request's body as frameworks hand it over: JSON parsed, forms as FormData. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const type = request.headers["content-type"] ?? "";
  const whole = Buffer.concat(chunks);
  if (type.startsWith("multipart/"))
    return new Response(whole, { headers: { "content-type": type } }).formData();
  return /json/.test(type) ? JSON.parse(whole.toString()) : whole;
}

let loaded: Loaded;
let server: Server;
let origin = "";
/** What the server understood last. */
let understood: unknown;

beforeAll(async () => {
  loaded = await loadOperations(spec, { properties: "camel", dates: "Date", int64: "bigint" });
  const { http, operations } = loaded;
  server = createServer(async (request, response) => {
    const [path = "", query] = (request.url ?? "").split("?");
    const operation = Object.values(operations).find(
      ({ request: taken }) =>
        taken?.method === request.method?.toLowerCase() &&
        http.matchPath(taken?.path ?? "", path) !== undefined,
    ) as AnyOperation;
    const { headers } = request;
    const result = http.parseRequest(operation.request, {
      ...{ path, query, headers, cookies: headers.cookie, contentType: headers["content-type"] },
      body: await bodyOf(request),
    });
    understood = result.ok ? result.value : result.issues;
    const type = operation === operations.putPet ? "application/json" : "application/x-ndjson";
    response.writeHead(result.ok ? 200 : 422, {
      "content-type": result.ok ? type : "application/problem+json",
    });
    const pet = { pet_name: "Rex", born_at: "2025-01-01T00:00:00.000Z" };
    response.end(result.ok ? JSON.stringify(pet) : JSON.stringify({ title: result.issues[0]?.message }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

/** Sends a request model, and reads what comes back. */
async function call({ request, responses }: AnyOperation, value: unknown) {
  const { url, method, headers, body } = loaded.http.buildRequest(request, value);
  return loaded.http.readResponse(
    responses,
    await fetch(origin + url, { method, headers, body: body as string }),
  );
}

const rex = { petName: "Rex", bornAt: new Date("2025-01-01T00:00:00Z") };

describe("a server and a client that are written by the same operations", () => {
  it("understand each other: parameters of every place and JSON", async () => {
    const value = {
      owner: "a/b é",
      petId: 9007199254740993n,
      at: new Date("2024-02-29T12:00:00Z"),
      filter: { maxAge: 3 },
      xFlags: [true, false],
      session: "s; t",
      pet: rex,
    };
    const answer = await call(loaded.operations.putPet!, value);
    expect(understood).toEqual(value);
    expect(answer).toMatchObject({ ok: true, value: { response: 200, body: rex } });
  });

  it("tell what is wrong", async () => {
    const response = await fetch(`${origin}/owners/a/pets/x`, {
      method: "PUT",
      headers: { "content-type": "application/merge-patch+json" },
      body: "{}",
    });
    expect(
      (understood as { path: unknown[]; code: string }[]).map(({ path, code }) => [path.join("."), code]),
    ).toEqual([
      ["petId", "type"],
      ["pet.pet_name", "required"],
    ]);
    const answer = await loaded.http.readResponse(loaded.operations.putPet!.responses, response);
    expect(answer).toMatchObject({ ok: true, value: { response: "4XX", status: 422 } });
  });

  it("exchange files, and lists of values one by one", async () => {
    const photo = { fileName: "rex.png", content: new Uint8Array([1, 2]) };
    const answer = await call(loaded.operations.addPhoto!, { photo, meta: rex });
    expect(understood).toMatchObject({ meta: rex });
    const file = (understood as { photo: File }).photo;
    expect([file.name, new Uint8Array(await file.arrayBuffer())]).toEqual(["rex.png", photo.content]);
    if (!answer.ok) throw new Error("refused");
    const items: unknown[] = [];
    for await (const item of (answer.value as { body: AsyncIterable<unknown> }).body) items.push(item);
    expect(items).toEqual([{ ok: true, value: rex }]);
  });
});
