import { describe, expect, it } from "vitest";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import {
  createShapes,
  defaultDocsOptions,
  defaultModelOptions,
  type View,
  wireView,
} from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

const instant = { type: "string", format: "date-time" };
const long = { type: "integer", format: "int64" };

/** The value that the page of a schema called `It` shows, `Card` and `Iban` beside it. */
async function shownFor(it: object, view: View = wireView): Promise<string> {
  const schemas = {
    It: it,
    Card: { type: "object", required: ["pan"], properties: { pan: { type: "string" } } },
    Iban: { type: "object", required: ["i_ban"], properties: { i_ban: long } },
  };
  const info = { title: "t", version: "1" };
  const document = { openapi: "3.1.0", info, paths: {}, components: { schemas } };
  const api = await apiOf(document, { ...defaultModelOptions, view });
  const pages = await emitDocs(api, createShapes(api), defaultDocsOptions, "t", () => {});
  return /^let value: It = (.*?);\n```/ms.exec(pages.get("docs/models/it.md") ?? "")?.[1] ?? "";
}

describe("a value of a list", () => {
  const properties = { a_b: instant };
  const listed = { a_b: "2020-01-01T00:00:00Z" };
  const view: View = { ...wireView, properties: "camel", dates: "Date" };

  it("is an object as it is listed, in any view", async () => {
    const shown = '{\n  a_b: "2020-01-01T00:00:00Z",\n}';
    expect(await shownFor({ const: listed })).toBe(shown);
    expect(await shownFor({ type: "object", properties, enum: [listed, "x"] }, view)).toBe(shown);
  });

  it("is one of its type where the list is open", async () => {
    const it = { type: "object", properties, required: ["a_b"], enum: [listed, {}] };
    expect(await shownFor({ ...it, "x-speakeasy-unknown-values": "allow" }, view)).toMatch(
      /^\{\n {2}aB: new Date\("\S+"\),\n\}$/,
    );
  });
});

describe("a value that several parts describe", () => {
  it("is an example also where they lead back to it", async () => {
    const example = { a: "x", pan: "1" };
    const back = { anyOf: [{ $ref: "#/components/schemas/It" }, { type: "object", required: ["b"] }] };
    const around = { properties: { pan: { type: "string" } }, ...back };
    const it = { type: "object", properties: { a: { type: "string" } }, anyOf: [around], example };
    expect(await shownFor(it)).toMatch(/^\{\n {2}\w+: "[x1]",\n {2}\w+: "[x1]",\n\}$/);
  });

  it("is one that all of them take", async () => {
    const anyOf = [
      { type: "string", enum: ["a", "b"] },
      { type: "string", minLength: 3 },
    ];
    expect(await shownFor({ type: "string", anyOf })).toBe('"<value>"');
    const oneOf = [{ type: "array" }, { type: "string" }];
    const command = await shownFor({ type: "array", items: { type: "string" }, oneOf });
    expect(command).toMatch(/^\[/);
  });

  it("is one object where each is one, each key once", async () => {
    const oneOf = [{ $ref: "#/components/schemas/Card" }];
    const members = { type: "object", required: ["pan"], properties: { pan: { type: "string" } } };
    const anyOf = [members, { ...members, title: "Other" }];
    expect((await shownFor({ allOf: [{ oneOf }, { anyOf }] })).match(/pan/g)).toHaveLength(1);
  });
});

it("a value that requires one of itself is cut at once, wherever it stands", async () => {
  const next = { type: "object", required: ["b"], properties: { b: { $ref: "#/components/schemas/It" } } };
  const it = { type: "object", required: ["a"], properties: { a: next } };
  expect(await shownFor(it)).toBe("{\n  a: {},\n}");
});

describe("examples in a program's view", () => {
  const view: View = { properties: "camel", dates: "Date", int64: "bigint", enums: "closed" };

  it("are converted in tuples", async () => {
    const prefixItems = [instant, { type: "object", properties: { in_ner: long } }];
    const example = ["2024-08-15T12:34:56Z", { in_ner: 5 }];
    expect(await shownFor({ type: "array", prefixItems, items: long, example: [...example, 6] }, view)).toBe(
      '[\n  new Date("2024-08-15T12:34:56Z"),\n  {\n    inNer: BigInt("5"),\n  },\n  BigInt("6"),\n]',
    );
  });

  it("are converted by each part that describes them", async () => {
    const oneOf = ["Card", "Iban"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const example = { pay_at: "2024-08-15T12:34:56Z", i_ban: 7 };
    expect(await shownFor({ type: "object", properties: { pay_at: instant }, oneOf, example }, view)).toBe(
      '{\n  iBan: BigInt("7"),\n  payAt: new Date("2024-08-15T12:34:56Z"),\n}',
    );
  });
});
