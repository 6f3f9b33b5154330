import { describe, expect, it } from "vitest";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const text = { type: "string" };
const file = { type: "string", format: "binary" };
const object = { type: "object", properties: { z: text } };
const schemas = { File: file, Texts: { type: "array", items: text }, Object: object };
const ref = (name: keyof typeof schemas): Node => ({ $ref: `#/components/schemas/${name}` });
const parts = {
  t: text,
  l: ref("Texts"),
  f: ref("File"),
  fs: { type: "array", items: file },
  o: ref("Object"),
};

const multipart = "multipart/form-data";
const responses = { 204: { description: "done" } };
const urlencoded = "application/x-www-form-urlencoded";

/** An operation that takes a form, or a webhook that sends one. */
const document =
  (type: string, kind: "paths" | "webhooks" = "paths") =>
  (encoding: Node = {}, properties: Node = parts): Node => {
    const requestBody = { content: { [type]: { schema: { type: "object", properties }, encoding } } };
    return {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      [kind]: { "/a": { post: { operationId: "call", requestBody, responses } } },
      components: { schemas },
    };
  };
const taking = document(multipart);
const taken = document(urlencoded);
const sending = document(multipart, "webhooks");

/** What is told of how members travel. */
const ways = async (base: Node, revision: Node): Promise<string[]> =>
  told(await compare(base, revision)).filter((line) => line.includes("encoding"));

describe("how a member of a form travels is the same", () => {
  it.each<[string, Node, Node]>([
    ["a type that a text has anyway", taking(), taking({ t: { contentType: "text/plain" } })],
    ["a type that an object has anyway", taking(), taking({ o: { contentType: "application/json" } })],
    ["a type that bytes have anyway", taking(), taking({ f: { contentType: "application/octet-stream" } })],
    [
      "a type that each of several has anyway",
      taking(),
      taking({ fs: { contentType: "Application/Octet-Stream" } }),
    ],
    ["a style that a list has anyway", taken(), taken({ l: { style: "form", explode: true } })],
    ["a style that a text does not show", taken(), taken({ t: { style: "spaceDelimited", explode: false } })],
    ["a style alone", taken({ o: { explode: true } }), taken({ o: { style: "form" } })],
    ["a style without more", taken({ l: { style: "form", explode: true } }), taken({ l: { style: "form" } })],
    [
      "types in another order",
      taking({ f: { contentType: "image/png, image/jpeg" } }),
      taking({ f: { contentType: "image/jpeg,image/png" } }),
    ],
    [
      "a new member",
      taking({}, { t: text }),
      taking({ f: { contentType: "image/png" } }, { t: text, f: file }),
    ],
    ["a member that is no more", taking({ f: { contentType: "image/png" } }), taking({}, { t: text })],
    ["no member at all", taking({ no: { contentType: "image/png" } }), taking()],
  ])("%s", async (_, base, revision) => {
    expect(await ways(base, revision)).toEqual([]);
    expect(await ways(revision, base)).toEqual([]);
  });
});

describe("how a member of a form travels is another way", () => {
  const [one, two] = ["image/png", "image/png, image/jpeg"].map((contentType) => ({ f: { contentType } }));
  const range = { f: { contentType: "image/*" } };
  it.each<[string, Node, Node, string]>([
    ["one type more is taken", taking(one), taking(two), "request encoding-changed: safe, safe"],
    ["a range is taken", taking(two), taking(range), "request encoding-changed: safe, safe"],
    ["one type less is taken", taking(two), taking(one), "request encoding-changed: breaking, safe"],
    ["one type more is sent", sending(one), sending(two), "response encoding-changed: breaking, safe"],
    ["one type less is sent", sending(two), sending(one), "response encoding-changed: safe, safe"],
    ["another type of bytes", taking(), taking(one), "request encoding-changed: breaking, safe"],
    [
      "an object that is spread",
      taken(),
      taken({ o: { style: "form" } }),
      "request encoding-changed: breaking, safe",
    ],
    [
      "a list that is not",
      taken(),
      taken({ l: { style: "form", explode: false } }),
      "request encoding-changed: breaking, safe",
    ],
    [
      "a list that is JSON as a whole",
      taken(),
      taken({ l: { contentType: "application/json" } }),
      "request encoding-changed: breaking, safe",
    ],
    [
      "a text that is JSON",
      taken(),
      taken({ t: { contentType: "application/json" } }),
      "request encoding-changed: breaking, safe",
    ],
    [
      "reserved characters",
      taken({ t: { allowReserved: true } }),
      taken(),
      "request encoding-changed: breaking, safe",
    ],
    [
      "reserved ones more",
      taken(),
      taken({ t: { allowReserved: true } }),
      "request encoding-changed: safe, safe",
    ],
  ])("%s", async (_, base, revision, expected) => {
    expect(await ways(base, revision)).toEqual([expected]);
  });
});

it("a list in a form of Swagger is what it is in OpenAPI 3", async () => {
  const info = { title: "t", version: "1" };
  const list = { type: "array", items: text };
  const parameters = [{ name: "l", in: "formData", collectionFormat: "multi", ...list }];
  const old = {
    swagger: "2.0",
    info,
    paths: { "/a": { post: { consumes: [urlencoded], parameters, responses } } },
  };
  const content = { [urlencoded]: { schema: { type: "object", properties: { l: list } } } };
  const young = {
    openapi: "3.0.3",
    info,
    paths: { "/a": { post: { requestBody: { content }, responses } } },
  };
  expect(await ways(old, young)).toEqual([]);
});
