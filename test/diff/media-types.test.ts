import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const model = (key: string): Node => ({
  type: "object",
  required: [key],
  properties: { [key]: { type: "string" } },
});
const schemas = { One: model("one"), Two: model("two") };
type Types = Readonly<Record<string, keyof typeof schemas>>;

const content = (types: Types): Node =>
  Object.fromEntries(
    Object.entries(types).map(([type, name]) => [type, { schema: { $ref: `#/components/schemas/${name}` } }]),
  );

const document = (operation: Node): Node => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: { "/a": { post: { operationId: "call", responses: {}, ...operation } } },
  components: { schemas },
});
const answering = (types: Types): Node =>
  document({ responses: { 200: { description: "done", content: content(types) } } });
const taking = (types: Types): Node => document({ requestBody: { content: content(types) } });

const both: Types = { "application/json; v=1": "One", "application/json; v=2": "Two" };
const turned: Types = { 'application/JSON;V="2"': "Two", "application/json;v=1": "One" };

describe("media types that differ by a parameter alone", () => {
  it.each<[string, Types, Types, string[]]>([
    ["as they were", both, both, []],
    ["written otherwise, in another order", both, turned, []],
    [
      "one less",
      both,
      { "application/json; v=1": "One" },
      ["response media-type-removed: breaking, breaking"],
    ],
    ["one more", { "application/json; v=2": "Two" }, both, ["response media-type-added: safe, safe"]],
    [
      "one more beside a plain one",
      { "application/json": "One" },
      { "application/json": "One", "application/json; v=2": "Two" },
      ["response media-type-added: safe, safe"],
    ],
    [
      "a parameter of what is the only one",
      { "application/json": "One" },
      { "application/json; charset=utf-8": "One" },
      [],
    ],
    [
      "a parameter of each",
      { "application/json; v=1": "One", "application/json; v=2": "Two" },
      { "application/json; v=3": "One", "application/json; v=4": "Two" },
      [],
    ],
    [
      "one that the plain one stands for",
      { "application/json": "One", "application/json; charset=utf-8": "One" },
      { "application/json": "One" },
      [],
    ],
    [
      "a plain one that another stands for",
      { "application/json": "One", "application/json; charset=utf-8": "One" },
      { "application/json; charset=utf-8": "One" },
      [],
    ],
    [
      "another model of the second",
      both,
      { ...both, "application/json; v=2": "One" },
      [
        "response reference-changed: safe, breaking",
        "response required-property-removed: breaking, breaking",
        "response required-property-added: safe, safe",
      ],
    ],
  ])("in an answer: %s", async (_, base, revision, expected) => {
    const ofOperation = (await compare(answering(base), answering(revision))).filter(({ subject }) =>
      subject.startsWith("POST"),
    );
    expect(told(ofOperation).sort()).toEqual(expected.sort());
  });

  it("are taken as they were, in any order; which of them code calls by the plain name is another thing", async () => {
    expect(told(await compare(taking(both), taking(both)))).toEqual([]);
    const renamed = "request operation-renamed: safe, breaking";
    expect(told(await compare(taking(both), taking(turned)))).toEqual([renamed, renamed]);
  });
});

describe("a media type that another variant of its operation takes", () => {
  const [form, json] = ["multipart/form-data", "application/json"] as const;
  const upload = (types: readonly string[], more: Node = {}): Node => ({
    ...taking(Object.fromEntries(types.map((type) => [type, "One"]))),
    components: {
      schemas: {
        One: { type: "object", properties: { name: { type: "string", minLength: 1 }, ...more } },
      },
    },
  });
  const file = { file: { type: "string", format: "binary" } };
  const ofOperation = async (base: Node, revision: Node): Promise<string[]> =>
    (await compare(base, revision))
      .filter(({ rule, subject }) => subject.startsWith("POST") && /^(?:media|operation|request)/.test(rule))
      .map(({ rule, wire, source, message }) => `${rule}: ${wire}, ${source}: ${message}`);

  it("is told as that: the wire stays as it is", async () => {
    const moved = (type: string, to: string): string[] => [
      `media-type-moved: safe, breaking: the media type ${type} is sent by ${to} now`,
    ];
    const [plain, withFile] = [upload([form, json]), upload([form, json], file)];
    expect(await ofOperation(plain, withFile)).toEqual(moved(json, "CallJson"));
    expect(await ofOperation(withFile, plain)).toEqual(moved(json, "Call"));
    expect(await ofOperation(plain, upload([json, form], file))).toEqual(moved(form, "CallMultipart"));
  });

  it("is compared with what it is there", async () => {
    const stricter = { ...file, name: { type: "string", minLength: 5 } };
    const changes = await compare(upload([form, json]), upload([form, json], stricter));
    const narrowed = changes.filter(({ wire }) => wire === "breaking");
    expect(told(narrowed)).toEqual(expect.arrayContaining(["request min-length-raised: breaking, safe"]));
  });

  it("is beside others that went and came", async () => {
    const [text, csv] = ["text/plain", "text/csv"] as const;
    const [base, revision] = [upload([form, json, text]), upload([form, json, csv], file)];
    expect((await ofOperation(base, revision)).map((line) => line.split(",")[0])).toEqual([
      "media-type-moved: safe",
      "media-type-removed: breaking",
      "media-type-added: safe",
    ]);
  });
});

it("the schema of the data of events is not compared with that of whole events", async () => {
  const tick = { type: "object", required: ["at"], properties: { at: { type: "integer" } } };
  const event = { type: "object", required: ["data"], properties: { data: { type: "string" } } };
  const streaming = (form: Node): Node => ({
    ...document({ responses: { 200: { description: "done", content: { "text/event-stream": form } } } }),
    openapi: "3.2.0",
  });
  const [data, whole] = [streaming({ schema: tick }), streaming({ itemSchema: event })];
  const expected = ["response event-schema-changed: unproven, breaking"];
  expect(told(await compare(data, whole))).toEqual(expected);
  expect(told(await compare(whole, data))).toEqual(expected);
  const kept = readBaseline(printBaseline(await apiOf(data)))!;
  expect(told(diff(kept, await apiOf(whole)))).toEqual(expected);
  expect(told(await compare(whole, whole))).toEqual([]);
});
