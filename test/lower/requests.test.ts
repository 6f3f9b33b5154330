import { expect, test } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const source = { ...defaultOptions, package: { ...defaultOptions.package, output: "source" as const } };
const text = { type: "string" };

test("each member of a request has a name of its own: the body, and parameters of one name", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/plans/{plan}": {
        put: {
          operationId: "replace",
          parameters: [
            { name: "plan", in: "path", required: true, schema: text },
            { name: "at", in: "query", schema: text },
            { name: "at", in: "header", schema: text },
            { name: "atQueryParameter", in: "query", schema: text },
          ],
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Plan" } } } },
          responses: { 204: { description: "None." } },
        },
      },
    },
    components: { schemas: { Plan: { type: "object", properties: { plan: text } } } },
  };
  const { api, report } = await generateCase("/api", "spec.json", source, {
    "spec.json": JSON.stringify(document),
  });
  const request = api?.models.find(({ name }) => name === "ReplaceRequest");
  const names = ["plan", "atQueryParameter", "atHeaderParameter", "atQueryParameter2", "planBody"];
  expect(request?.schema.object?.properties?.map(({ name }) => name)).toEqual(names);
  expect(report).toEqual([
    expect.stringMatching(/name-settled: "plan" is renamed to "planBody": a parameter has that name$/),
  ]);
});

test("two bodies of JSON that say different things have a request each", async () => {
  const content = {
    "application/json": { schema: { type: "object", properties: { whole: text } } },
    "application/merge-patch+json": { schema: { type: "object", properties: { part: text } } },
  };
  const parameters = [{ name: "id", in: "path", required: true, schema: text }];
  const responses = { 204: { description: "None." } };
  const patch = { operationId: "change", parameters, requestBody: { content }, responses };
  const get = { operationId: "change2", parameters, responses };
  const { api } = await generateCase("/api", "spec.json", source, {
    "spec.json": JSON.stringify({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: { "/a/{id}": { patch, get } },
    }),
  });
  const requests = new Map(api?.models.map((model) => [model.id, model]));
  const told = api?.operations.map(({ name, request }) => {
    const body = requests.get(request!)?.schema.object?.properties?.find(({ key }) => key === "requestBody");
    const members = requests.get(body?.schema.ref ?? "")?.schema.object?.properties;
    return [name, members?.map(({ key }) => key)];
  });
  expect(told).toEqual([
    ["Change", ["whole"]],
    ["Change2", ["part"]],
    ["Change22", undefined],
  ]);
});

test("a file of Swagger 2.0 is bytes, under JSON as well", async () => {
  const get = {
    operationId: "load",
    produces: ["application/json"],
    responses: { 200: { description: "A file.", schema: { type: "file" } } },
  };
  const { api, report } = await generateCase("/api", "spec.json", source, {
    "spec.json": JSON.stringify({
      swagger: "2.0",
      info: { title: "T", version: "1" },
      paths: { "/": { get } },
    }),
  });
  const [content] = api?.operations[0]?.responses[0]?.contents ?? [];
  expect([content?.mediaType, content?.schema.native]).toEqual(["application/octet-stream", "stream"]);
  expect(report).toEqual([expect.stringMatching(/swagger-lossy: a file under application\/json /)]);
});

test("what is in a form of Swagger 2.0 stands where its parameters are written", async () => {
  const parameters = [
    { name: "q", in: "query", type: "string" },
    { name: "list", in: "formData", type: "array", items: { type: "integer" } },
  ];
  const put = { operationId: "put", parameters, responses: { 204: { description: "Done." } } };
  const { api } = await generateCase("/api", "spec.json", source, {
    "spec.json": JSON.stringify({
      swagger: "2.0",
      info: { title: "T", version: "1" },
      paths: { "/": { put } },
    }),
  });
  const form = api?.models.find(({ name }) => name === "PutRequestBody");
  const list = form?.schema.object?.properties?.[0]?.schema;
  expect([list?.at.pointer, list?.array?.items?.at.pointer]).toEqual([
    "/paths/~1/put/parameters/1",
    "/paths/~1/put/parameters/1/items",
  ]);
});

test("an operation may stand in a file of its own", async () => {
  const { api, report } = await generateCase("/api", "spec.yaml", source, {
    "spec.yaml":
      "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /a/{id}:\n    get: { $ref: 'a/get.yaml' }\n",
    "a/get.yaml":
      "operationId: getA\nparameters: [{ $ref: 'id.yaml' }]\nresponses: { '204': { description: None. } }\n",
    "a/id.yaml": "{ name: id, in: path, required: true, schema: { type: integer } }\n",
  });
  expect(report).toEqual([]);
  expect(api?.models.map(({ name }) => name)).toEqual(["GetARequest"]);
});

test("a media type that Swagger 2.0 lists twice is one", async () => {
  const json = ["application/json", "application/json"];
  const post = {
    operationId: "send",
    consumes: json,
    produces: json,
    parameters: [{ name: "body", in: "body", schema: text }],
    responses: { 200: { description: "Sent.", schema: text } },
  };
  const { api } = await generateCase("/api", "spec.json", source, {
    "spec.json": JSON.stringify({
      swagger: "2.0",
      info: { title: "T", version: "1" },
      paths: { "/": { post } },
    }),
  });
  const [operation] = api?.operations ?? [];
  expect(operation?.bodies.map(({ mediaType }) => mediaType)).toEqual(["application/json"]);
  expect(operation?.responses[0]?.contents.map(({ mediaType }) => mediaType)).toEqual(["application/json"]);
});
