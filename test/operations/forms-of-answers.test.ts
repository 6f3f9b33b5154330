import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../harness/compile.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { type Loaded, loadOperations } from "./load.ts";

const spec = `openapi: 3.2.0
info: { title: T, version: "1" }
paths:
  /tokens:
    get:
      operationId: getToken
      responses:
        "200": { description: ok, content: { application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Token" } } } }
        "201": { description: ok, content: { "application/x-www-form-urlencoded; charset=utf-8": { schema: { type: object, required: [scopes], properties: { scopes: { type: array, items: { type: string } } } } } } }
        "202": { description: ok, content: { application/x-www-form-urlencoded: { schema: { type: string } } } }
        default: { description: no, content: { application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Problem" } } } }
  /rows:
    get:
      operationId: getRows
      responses:
        "200": { description: rows, content: { text/csv: { schema: { type: array, items: { $ref: "#/components/schemas/Token" } } } } }
        "201": { description: parts, content: { multipart/mixed: { itemSchema: { $ref: "#/components/schemas/Token" } } } }
        "202": { description: parts, content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } } } } }
        "203": { description: text, content: { text/csv: { schema: { type: string } }, text/plain: { schema: { $ref: "#/components/schemas/Problem" } } } }
        "206": { description: rows, content: { text/csv: { schema: { $ref: "#/components/schemas/Alias" } } } }
        "207": { description: rows, content: { text/csv: { schema: { allOf: [{ $ref: "#/components/schemas/Rows" }, { description: all }] } } } }
        "208": { description: rows, content: { text/csv: { schema: { oneOf: [{ $ref: "#/components/schemas/Alias" }, { $ref: "#/components/schemas/Token" }] } } } }
        "209": { description: rows, content: { text/csv: { schema: { anyOf: [{ $ref: "#/components/schemas/Rows" }, { type: string }] } } } }
        "400": { description: rows, content: { text/csv: { schema: { $ref: "#/components/schemas/Problem" } } } }
components:
  schemas:
    Alias: { $ref: "#/components/schemas/Rows" }
    Rows: { type: array, items: { $ref: "#/components/schemas/Token" } }
    Token:
      type: object
      required: [access_token]
      properties:
        access_token: { type: string }
        expires_in: { type: integer, minimum: 1 }
        is_new: { type: boolean }
        issued_at: { type: string, format: date-time }
        owner: { type: object, properties: { id: { type: integer } } }
    Problem: { type: object, required: [error], properties: { error: { type: string } }, additionalProperties: { type: integer } }
`;

const form = "application/x-www-form-urlencoded";

let loaded: Loaded;
beforeAll(async () => {
  loaded = await loadOperations(spec, { properties: "camel", dates: "Date" });
}, 30_000);

async function read(name: string, status: number, type: string, text: string): Promise<unknown> {
  const response = new Response(text, { status, headers: { "content-type": type } });
  const result = await loaded.http.readResponse(loaded.operations[name]!.responses, response);
  return result.ok
    ? (result.value as { body: unknown }).body
    : result.issues.map(({ code, path }) => [path.join("."), code]);
}

describe("an answer that is a form", () => {
  it("is read as its schema describes it", async () => {
    const text = "access_token=1&expires_in=3&is_new=true&issued_at=2026-01-02T03%3A04%3A05Z&owner[id]=7";
    expect(await read("getToken", 200, `${form}; charset=UTF-8`, text)).toEqual({
      accessToken: "1",
      expiresIn: 3,
      isNew: true,
      issuedAt: new Date("2026-01-02T03:04:05Z"),
      owner: { id: 7 },
    });
    expect(await read("getToken", 500, form, "error=a+b%21&more=5")).toMatchObject({ error: "a b!" });
  });

  it("is judged", async () => {
    expect(await read("getToken", 200, form, "expires_in=0")).toEqual([
      ["expires_in", "minimum"],
      ["access_token", "required"],
    ]);
    expect(await read("getToken", 500, form, "error=a&more=b")).toEqual([["more", "type"]]);
  });

  it("may have lists, of no items as well", async () => {
    expect(await read("getToken", 201, form, "scopes=a&scopes=b")).toEqual({ scopes: ["a", "b"] });
    expect(await read("getToken", 201, form, "")).toEqual({ scopes: [] });
  });

  it("is a text where it is described as one", async () => {
    expect(await read("getToken", 202, form, "a=1")).toBe("a=1");
  });
});

describe("an answer that is described as an object or a list, and is read as none", () => {
  it.each([
    [200, "text/csv", "a,b\n"],
    [201, "multipart/mixed; boundary=x", "--x--"],
    [202, "multipart/form-data; boundary=x", "--x--"],
    [206, "text/csv", "a,b\n"],
    [207, "text/csv", "a,b\n"],
    [208, "text/csv", "a,b\n"],
    [400, "text/csv", "a,b\n"],
  ])("is bytes: %d %s", async (status, type, text) => {
    expect(await read("getRows", status, type, text)).toEqual(new TextEncoder().encode(text));
  });

  it("is a text, or JSON in one, where that is described", async () => {
    expect(await read("getRows", 203, "text/csv", "a,b\n")).toBe("a,b\n");
    expect(await read("getRows", 209, "text/csv", "a,b\n")).toBe("a,b\n");
    expect(await read("getRows", 203, "text/plain", '{"error":"a"}')).toEqual({ error: "a" });
  });
});

it("the compiler knows what such answers are", async () => {
  const { files } = await generateCase("/", "spec.yaml", defaultOptions, { "spec.yaml": spec });
  const program = `
    import type { Answer } from "./src/http.ts";
    import type { GetRowsResponses, GetTokenResponses } from "./src/operations/index.ts";

    export const token = (answer: Answer<GetTokenResponses>): string =>
      answer.response === 200 ? answer.body.access_token : "";
    export const rows = (answer: Answer<GetRowsResponses>): Uint8Array | undefined =>
      answer.status === 203 || answer.status === 209 ? undefined : answer.body;
  `;
  const sources = [...files].filter(([path]) => path.startsWith("src/"));
  expect(compile(new Map([...sources, ["program.ts", program]]))).toEqual([]);
}, 30_000);
