import { describe, expect, it } from "vitest";
import { type AnyOperation, loadOperations } from "./load.ts";

const json = "application/json";
const urlencoded = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";

/** A document in which `send` takes one schema as several media types. */
function documentOf(schema: object, types: readonly string[], beside: object = {}): string {
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  const post = {
    operationId: "send",
    requestBody: { required: true, content },
    responses: { 204: { description: "" } },
    ...beside,
  };
  const info = { title: "t", version: "1" };
  const components = { schemas: { Form: form } };
  return JSON.stringify({ openapi: "3.0.3", info, paths: { "/send": { post } }, components });
}

/** The operations alone: modules export their requests and responses as well. */
async function load(spec: string): Promise<readonly [string, AnyOperation][]> {
  const { operations } = await loadOperations(spec, {});
  return Object.entries(operations).filter(([, one]) => "responses" in one);
}

const form = {
  type: "object",
  required: ["file"],
  properties: { file: { type: "string", format: "binary" }, note: { type: "string" } },
};

describe("files of a form that is another media type as well", () => {
  const parameters = [{ name: "q", in: "query", schema: { type: "string" } }];

  it.each<[string, object]>([
    ["inline", form],
    ["a component", { $ref: "#/components/schemas/Form" }],
  ])("are files in the multipart form alone, %s", async (_, schema) => {
    for (const types of [
      [json, multipart],
      [urlencoded, multipart],
      [multipart, json],
      [multipart, urlencoded],
    ]) {
      const [first, second] = (await load(documentOf(schema, types))).map(([, operation]) => operation);
      const [upload, other] = types[0] === multipart ? [first, second] : [second, first];
      expect(Object.keys(upload!.request.body!.contents)).toEqual([multipart]);
      expect(upload!.request.schema.is({ file: new Blob(["a"]) })).toBe(true);
      expect(upload!.request.schema.is({ file: "a" })).toBe(false);
      expect(other!.request.schema.is({ file: "a" })).toBe(true);
      expect(other!.request.schema.is({ file: new Blob(["a"]) })).toBe(false);
    }
  });

  it("are so beside parameters", async () => {
    const spec = documentOf(form, [json, multipart], { parameters });
    const { http, operations } = await loadOperations(spec, {});
    const { send, sendMultipart } = operations;
    const value = { q: "a", requestBody: { file: new Blob(["a"]) } };
    expect(send!.request.schema.is({ ...value, requestBody: { file: "a" } })).toBe(true);
    expect(send!.request.schema.is(value)).toBe(false);
    const { url, body } = http.buildRequest(sendMultipart!.request, value);
    const read = http.parseRequest(sendMultipart!.request, { query: url.slice(url.indexOf("?")), body });
    expect(read).toEqual({ ok: true, value: { q: "a", requestBody: { file: expect.any(File) } } });
  });

  it("have an operation of their own, by a name that is free", async () => {
    const names = async (types: readonly string[], schema: object = form) =>
      (await load(documentOf(schema, types))).map(([name]) => name);
    expect(await names([json, multipart])).toEqual(["send", "sendMultipart"]);
    expect(await names([multipart, json])).toEqual(["send", "sendJson"]);
    expect(await names([multipart, urlencoded])).toEqual(["send", "sendForm"]);
    // Without files all media types carry the same.
    expect(await names([json, multipart], { type: "object", properties: { a: { type: "string" } } })).toEqual(
      ["send"],
    );
  });
});
