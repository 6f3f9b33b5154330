import { describe, expect, it } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { loadOperations } from "./load.ts";

const binary = { type: "string", format: "binary" };
const bin = { $ref: "#/components/schemas/Bin" };

/** A document in which `send` takes a form, and `save` a body of JSON if one is given. */
function documentOf(
  form: object,
  { schemas = {}, json, version = "3.1.0" }: { schemas?: object; json?: object; version?: string } = {},
): string {
  const taking = (operationId: string, content: object) => ({
    post: { operationId, requestBody: { required: true, content }, responses: { 204: { description: "" } } },
  });
  return JSON.stringify({
    openapi: version,
    info: { title: "t", version: "1" },
    paths: {
      "/send": taking("send", { "multipart/form-data": { schema: form } }),
      ...(json && { "/save": taking("save", { "application/json": { schema: json } }) }),
    },
    components: { schemas: { Bin: binary, ...schemas } },
  });
}

/** A document in which `send` takes what is given, and answers it. */
function documentWith(content: object, schemas: object = {}): string {
  const responses = { 200: { description: "", content } };
  const post = { operationId: "send", requestBody: { required: true, content }, responses };
  const info = { title: "t", version: "1" };
  return JSON.stringify({ openapi: "3.1.0", info, paths: { "/send": { post } }, components: { schemas } });
}

const named = { fileName: "a.png", content: "A" };
const blob = new Blob(["B"]);

/** Has a form accepted, sent and read again. */
async function travel(spec: string, value: object): Promise<unknown> {
  const { http, operations } = await loadOperations(spec, {});
  const { request } = operations.send!;
  expect(request.schema.validate(value)).toEqual({ ok: true, value });
  const { body } = http.buildRequest(request, value);
  const read = http.parseRequest(request, { body });
  expect(read).toMatchObject({ ok: true });
  return read.ok && read.value;
}

describe("files of multipart forms", () => {
  it.each<[string, object]>([
    ["by itself", bin],
    ["in a list", { type: "array", items: bin }],
  ])("have no JSON Schema, a file %s", async (_, file) => {
    const form = { type: "object", properties: { file } };
    const { operations } = await loadOperations(documentOf(form, { json: { type: "object" } }), {});
    const tell = (name: string) => () =>
      operations[name]!.request.schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    expect(tell("send")).toThrow("not JSON");
    expect(tell("save")()).toMatchObject({ type: "object" });
  });

  it.each<[string, object]>([
    ["a component", bin],
    ["a component in allOf", { allOf: [bin], description: "D" }],
    ["a component or null", { oneOf: [bin, { type: "null" }] }],
    ["bytes or null", { type: ["string", "null"], format: "binary" }],
  ])("may be written as %s", async (_, file) => {
    const spec = documentOf({ type: "object", required: ["file"], properties: { file } });
    for (const value of [blob, named]) expect(await travel(spec, { file: value })).toBeTruthy();
  });

  it.each<[string, object]>([
    ["of a component", { type: "array", items: bin }],
    ["that is a component", { $ref: "#/components/schemas/Bins" }],
  ])("may be a list %s", async (_, files) => {
    const schemas = { Bins: { type: "array", items: bin } };
    const spec = documentOf({ type: "object", properties: { files } }, { schemas });
    const read = await travel(spec, { files: [blob, named] });
    expect(read).toMatchObject({ files: [expect.any(File), expect.any(File)] });
  });

  it("may be one or a list of them", async () => {
    const schemas = { Some: { anyOf: [bin, { type: "array", items: bin }] } };
    const files = { $ref: "#/components/schemas/Some" };
    const spec = documentOf({ type: "object", properties: { files } }, { schemas });
    expect(await travel(spec, { files: named })).toMatchObject({ files: expect.any(File) });
    const read = await travel(spec, { files: [blob, named] });
    expect(read).toMatchObject({ files: [expect.any(File), expect.any(File)] });
  });

  it.each([
    ["3.0.3", { ...binary, nullable: true }],
    ["3.1.0", { type: ["string", "null"], format: "binary" }],
  ])("may be null, as version %s writes it", async (version, maybe) => {
    const form = { type: "object", properties: { maybe } };
    const spec = documentOf({ ...form, required: ["maybe"] }, { version });
    expect(await travel(spec, { maybe: null })).toEqual({ maybe: null });
    // What need not be there is left out where it is null (RFC 6570, 2.3).
    expect(await travel(documentOf(form, { version }), { maybe: null })).toEqual({});
    expect(await travel(spec, { maybe: named })).toMatchObject({ maybe: expect.any(File) });
  });

  it("may stand under allOf, here and in a component, which stays JSON elsewhere", async () => {
    const Base = {
      type: "object",
      required: ["photo"],
      properties: { photo: binary, note: { type: "string" } },
    };
    const base = { $ref: "#/components/schemas/Base" };
    const form = { allOf: [base, { type: "object", properties: { file: bin } }] };
    const spec = documentOf(form, { schemas: { Base }, json: base });
    expect(await travel(spec, { photo: blob, file: named, note: "n" })).toMatchObject({ note: "n" });
    const { operations } = await loadOperations(spec, {});
    expect(operations.save!.request.schema.is({ photo: "text" })).toBe(true);
    expect(operations.save!.request.schema.is({ photo: blob })).toBe(false);
    expect(operations.send!.request.schema.is({ photo: "text" })).toBe(false);
  });

  it("may stand in the members of a union", async () => {
    const one = { type: "object", required: ["a"], properties: { a: bin } };
    const Other = { type: "object", required: ["b"], properties: { b: binary } };
    const spec = documentOf({ oneOf: [one, { $ref: "#/components/schemas/Other" }] }, { schemas: { Other } });
    for (const key of ["a", "b"]) expect(await travel(spec, { [key]: blob })).toBeTruthy();
  });

  it("belong to a model of their own where the form is a component that is JSON as well", async () => {
    const Form = {
      type: "object",
      required: ["file"],
      properties: { file: bin, next: { $ref: "#/components/schemas/Form" } },
    };
    const form = { $ref: "#/components/schemas/Form" };
    const { files } = await generateCase("/", "spec.yaml", defaultOptions, {
      "spec.yaml": documentOf(form, { schemas: { Form }, json: form }),
    });
    const textOf = (name: string): string => files.get(`src/models/${name}.ts`) ?? "";
    expect(textOf("form")).toContain("file: Bin;");
    expect(textOf("formmultipart")).toContain("file: Blob | File");
    expect(textOf("formmultipart")).toContain("next?: Form");
    expect(files.get("src/operations/send.ts")).toContain("OperationRequest<FormMultipart>");
    expect(files.get("src/operations/save.ts")).toContain("OperationRequest<Form>");
  });

  it.each<[string, object]>([
    ["any media type", { type: "string", contentMediaType: "*/*" }],
    ["that of an image", { type: "string", contentMediaType: "image/png" }],
    ["that of an image and no type", { contentMediaType: "image/png" }],
    ["that of an image, or null", { type: ["string", "null"], contentMediaType: "image/png" }],
    ["nothing", {}],
    ["a description", { description: "The file.", maxLength: 1000 }],
  ])("may be of the version 3.1 and have %s", async (_, file) => {
    const form = {
      type: "object",
      required: ["file"],
      properties: { file, more: { type: "array", items: file } },
    };
    const value = { file: named, more: [blob, named] };
    const read = await travel(documentOf(form), value);
    expect(read).toMatchObject({ file: expect.any(File), more: [expect.any(File), expect.any(File)] });
  });

  it.each<[string, object, string]>([
    ["of no type are what their encoding says: JSON", {}, "application/json"],
    ["of no type are what their encoding says: a text", {}, "text/plain"],
    ["that are a token are no files", { type: "string", contentMediaType: "application/jwt" }, ""],
    ["in base64 are no files", { type: "string", contentEncoding: "base64" }, "image/png"],
    ["that have a default are no files", { default: "a" }, ""],
    ["that have a pattern are no files", { type: "string", pattern: "^a" }, "image/png"],
  ])("parts %s", async (_, part, contentType) => {
    const schema = { type: "object", properties: { part } };
    const content = { schema, ...(contentType && { encoding: { part: { contentType } } }) };
    const { operations } = await loadOperations(documentWith({ "multipart/form-data": content }), {});
    expect(operations.send!.request.schema.is({ part: "a" })).toBe(true);
  });

  it.each(["a", "1", '{"a":1}', ""])(
    "may be texts where nothing is said of a part, such as %j",
    async (text) => {
      const properties = { part: { maxLength: 7 }, list: { type: "array", items: {} } };
      const form = { type: "object", required: ["part"], properties };
      const { http, operations } = await loadOperations(
        documentWith({ "multipart/form-data": { schema: form } }),
        {},
      );
      const { request } = operations.send!;
      const value = { part: text, list: [text, text] };
      expect(request.schema.is(value)).toBe(true);
      expect(request.schema.is({ part: "a long text" })).toBe(false);
      const { body } = http.buildRequest(request, value);
      expect([...(body as FormData)].map(([, sent]) => sent)).toEqual([text, text, text]);
      expect(http.parseRequest(request, { body })).toEqual({ ok: true, value });
    },
  );

  it("are none where content is missing", async () => {
    const { http, operations } = await loadOperations(
      documentOf({ type: "object", properties: { file: bin } }),
      {},
    );
    const { body } = http.buildRequest(operations.send!.request, { file: { a: 1 } });
    expect([...(body as FormData)]).toEqual([["file", '{"a":1}']]);
  });

  it("are not meant by a schema of OpenAPI 3.0 that says nothing", async () => {
    const spec = documentOf({ type: "object", properties: { part: {} } }, { version: "3.0.3" });
    const { operations } = await loadOperations(spec, {});
    expect(operations.send!.request.schema.is({ part: "a" })).toBe(true);
  });

  it.each<[string, object]>([
    ["any type", {}],
    ["a text", { type: "string" }],
  ])("may have a media type in the encoding, beside the schema of %s", async (_, file) => {
    const schema = { allOf: [{ $ref: "#/components/schemas/Form" }] };
    const encoding = { file: { contentType: "image/png, image/jpeg" } };
    const schemas = { Form: { type: "object", properties: { file } } };
    const spec = documentWith({ "multipart/form-data": { schema, encoding } }, schemas);
    expect(await travel(spec, { file: named })).toMatchObject({ file: expect.any(File) });
  });

  it.each([
    [new Uint8Array([255, 0])],
    [new Uint8Array([255, 0]).buffer],
    [new Blob([new Uint8Array([255, 0])])],
  ])("are sent where nothing is said of a part", async (bytes) => {
    const { http, operations } = await loadOperations(documentOf({ type: "object" }), {});
    for (const [file, name] of [
      [bytes, "blob"],
      [{ fileName: "a.png", content: bytes }, "a.png"],
    ] as const) {
      const { body } = http.buildRequest(operations.send!.request, { file });
      const sent = (body as FormData).get("file") as File;
      expect(sent).toMatchObject({ name });
      expect(new Uint8Array(await sent.arrayBuffer())).toEqual(new Uint8Array([255, 0]));
    }
  });
});

describe("files of a form that come by any name", () => {
  const list = { type: "array", items: bin };
  const content = { type: "object", properties: { note: { type: "string" } } };

  it.each<[string, object]>([
    ["alone", { type: "object", additionalProperties: bin }],
    ["beside members", { ...content, additionalProperties: binary }],
    ["by a pattern", { ...content, patternProperties: { "^f": bin }, additionalProperties: false }],
    ["in a component", { $ref: "#/components/schemas/Files" }],
  ])("are files, %s", async (_, form) => {
    const spec = documentOf(form, { schemas: { Files: { type: "object", additionalProperties: bin } } });
    const { operations } = await loadOperations(spec, {});
    expect(operations.send!.request.schema.is({ f1: "a" })).toBe(false);
    const read = await travel(spec, { f1: blob, f2: named });
    expect(read).toEqual({ f1: expect.any(File), f2: expect.any(File) });
  });

  it("are lists of files where the map has such", async () => {
    const spec = documentOf({ type: "object", additionalProperties: list });
    const read = await travel(spec, { f1: [blob, named], f2: [named] });
    expect(read).toEqual({ f1: [expect.any(File), expect.any(File)], f2: [expect.any(File)] });
  });

  it("are beside parameters, and texts in JSON of the same schema", async () => {
    const schema = { type: "object", additionalProperties: binary };
    const post = {
      operationId: "send",
      parameters: [{ name: "q", in: "query", schema: { type: "string" } }],
      requestBody: { content: { "application/json": { schema }, "multipart/form-data": { schema } } },
      responses: { 204: { description: "" } },
    };
    const info = { title: "t", version: "1" };
    const spec = JSON.stringify({ openapi: "3.1.0", info, paths: { "/send": { post } } });
    const { operations } = await loadOperations(spec, {});
    const { send, sendMultipart } = operations;
    for (const [operation, file, other] of [
      [send, "a", blob],
      [sendMultipart, blob, "a"],
    ] as const) {
      expect(operation!.request.schema.is({ q: "a", requestBody: { file } })).toBe(true);
      expect(operation!.request.schema.is({ q: "a", requestBody: { file: other } })).toBe(false);
    }
  });

  it("are not meant where any value may be there", async () => {
    const spec = documentOf({ ...content, additionalProperties: true });
    const { operations } = await loadOperations(spec, {});
    expect(operations.send!.request.schema.is({ x: 1, y: { z: "a" } })).toBe(true);
  });
});

describe("a body of any media type", () => {
  it.each([[binary], [{ type: "string", contentMediaType: "*/*" }], [{ contentMediaType: "image/png" }]])(
    "is bytes where its schema says so",
    async (schema) => {
      const { operations } = await loadOperations(documentWith({ "*/*": { schema } }), {});
      const { request, responses } = operations.send!;
      expect(request.schema.is(new Uint8Array())).toBe(true);
      const answer = (responses as { 200: { "*/*": { is(value: unknown): boolean } } })[200]["*/*"];
      expect(answer.is(new Uint8Array())).toBe(true);
    },
  );
});
