import { describe, expect, it } from "vitest";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const text = { type: "string" };
const small = { type: "object", properties: { a: text } };
const other = { type: "object", required: ["b"], properties: { b: text } };
const pet = { type: "object", properties: { id: text } };
const ref = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });

/** An operation that takes and gives bodies of some media types. */
const document = (request: Node, response: Node, Pet: Node = pet): Node => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/a": {
      post: {
        operationId: "call",
        requestBody: { content: request },
        responses: { 200: { description: "done", content: response } },
      },
    },
  },
  components: { schemas: { Pet, Small: small } },
});
const taking = (type: string, schema?: Node): Node => document({ [type]: { schema } }, {});
const giving = (type: string, schema?: Node): Node => document({}, { [type]: { schema } });

const types = [
  "application/xml",
  "text/xml",
  "application/soap+xml",
  "application/cbor",
  "application/pdf",
  "application/octet-stream",
];

describe("a class in a body that is handed on as it comes", () => {
  it.each(types)("changes: %s", async (type) => {
    expect(told(await compare(taking(type, small), taking(type, other)))).toEqual([
      "request raw-body-changed: unproven, safe",
    ]);
    expect(told(await compare(giving(type, small), giving(type, other)))).toEqual([
      "response raw-body-changed: unproven, safe",
    ]);
  });

  it.each(types)("stays: %s", async (type) => {
    const again = { ...small, description: "again", properties: { a: { ...text, title: "A" } } };
    expect(await compare(taking(type, small), taking(type, again))).toEqual([]);
    expect(await compare(giving(type, small), giving(type, again))).toEqual([]);
    expect(told(await compare(giving(type, small), giving(type, ref("Small"))))).toEqual([]);
    expect(told(await compare(giving(type, ref("Small")), giving(type, small)))).toEqual([]);
  });

  it("is told of the second media type as well", async () => {
    const both = (schema: Node): Node => document({ "image/png": {}, "application/xml": { schema } }, {});
    expect(told(await compare(both(small), both(other)))).toEqual([
      "request raw-body-changed: unproven, safe",
    ]);
  });

  it("came or went", async () => {
    const [plain, described] = [giving("application/pdf"), giving("application/pdf", small)];
    for (const [from, to] of [
      [plain, described],
      [described, plain],
    ] as const)
      expect(told(await compare(from, to))).toEqual(["response raw-body-changed: unproven, safe"]);
  });

  it("is nothing where it says no more than that there are bytes", async () => {
    const [plain, binary] = [undefined, { ...text, format: "binary" }].map((schema) =>
      giving("application/octet-stream", schema),
    ) as [Node, Node];
    expect(told(await compare(binary, plain))).toEqual([]);
    expect(told(await compare(plain, binary))).toEqual([]);
  });
});

describe("what is said of XML", () => {
  const named = { ...pet, xml: { name: "pet" }, properties: { id: { ...text, xml: { attribute: true } } } };
  const idle = {
    ...pet,
    xml: { wrapped: false },
    properties: { id: { ...text, xml: { attribute: false } } },
  };
  const of = (type: string, Pet: Node, schema = ref("Pet")): Node =>
    document({}, { [type]: { schema } }, Pet);

  it("counts in the models that travel so", async () => {
    for (const schema of [ref("Pet"), { type: "array", items: ref("Pet") }])
      expect(
        told(await compare(of("application/xml", pet, schema), of("application/xml", named, schema))),
      ).toEqual(["response xml-changed: unproven, safe", "response xml-changed: unproven, safe"]);
  });

  it("counts where it stands in place", async () => {
    const list = (xml?: Node): Node => of("application/xml", pet, { type: "array", items: { ...text, xml } });
    expect(told(await compare(list(), list({ name: "one" })))).toEqual([
      "response xml-changed: unproven, safe",
    ]);
  });

  it("is nothing where it is so anyway, or where there is no XML", async () => {
    expect(told(await compare(of("application/xml", pet), of("application/xml", idle)))).toEqual([]);
    expect(told(await compare(of("application/json", pet), of("application/json", named)))).toEqual([]);
  });
});
