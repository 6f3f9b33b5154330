import { describe, expect, it } from "vitest";
import type { View } from "../../generator/ir/index.ts";
import { apiOf, type Emitted, load, specOf } from "./package.ts";

const all: Partial<View> = { properties: "camel", dates: "Date", int64: "bigint" };

/** The functions of the component X, as that view has them. */
async function emitted(schemas: Record<string, unknown>, view: Partial<View> = all): Promise<Emitted> {
  const { api } = await apiOf(specOf(schemas), view);
  const found = (await load(api)).get("X");
  if (found === undefined) throw new Error("no model is called X");
  return found;
}

/** The issues of a call that throws, as `path code`. */
function issuesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    const { issues } = error as { issues: readonly { path: (string | number)[]; code: string }[] };
    return issues.map(({ path, code }) => `${path.join("/")} ${code}`);
  }
  return [];
}

/** Decodes, compares, encodes, compares. */
function thereAndBack(x: Emitted, json: unknown, model: unknown): void {
  const before = structuredClone(json);
  expect(x.decode(json)).toEqual(model);
  expect(json).toEqual(before);
  expect(x.is(model)).toBe(true);
  expect(x.encode(model)).toEqual(json);
}

const moment = { type: "string", format: "date-time" };
const day = { type: "string", format: "date" };
const long = { type: "integer", format: "int64" };
const text = { type: "string" };

describe("a model whose JSON is another than it is", () => {
  it("has its keys renamed, its dates made Dates, its long integers bigints", async () => {
    const x = await emitted({
      X: {
        type: "object",
        required: ["user_id"],
        properties: { user_id: text, made_at: moment, birth_day: day, big_count: long, plain: text },
      },
    });
    thereAndBack(
      x,
      {
        plain: "p",
        user_id: "u",
        made_at: "2024-02-29T12:00:00.123Z",
        birth_day: "2000-02-29",
        big_count: 7,
      },
      {
        plain: "p",
        userId: "u",
        madeAt: new Date("2024-02-29T12:00:00.123Z"),
        birthDay: new Date("2000-02-29"),
        bigCount: 7n,
      },
    );
    expect(Object.keys(x.decode({ plain: "p", user_id: "u" }) as object)).toEqual(["plain", "userId"]);
  });

  it("says what is wrong by the keys of the JSON, and while encoding by those of the model", async () => {
    const x = await emitted({
      X: {
        type: "object",
        required: ["user_id"],
        properties: {
          user_id: text,
          made_at: moment,
          sub_list: { type: "array", items: { $ref: "#/components/schemas/X" } },
        },
      },
    });
    expect(issuesOf(() => x.decode({ made_at: "yesterday", sub_list: [{ user_id: 1 }] }))).toEqual([
      "made_at format",
      "sub_list/0/user_id type",
      "user_id required",
    ]);
    expect(issuesOf(() => x.encode({ madeAt: new Date(Number.NaN), subList: [{ userId: 1 }] }))).toEqual([
      "madeAt type",
      "subList/0/userId type",
      "userId required",
    ]);
    expect(issuesOf(() => x.decode([]))).toEqual([" type"]);
  });

  it("keeps the reference of what is the same in both", async () => {
    const x = await emitted({
      X: { type: "object", properties: { same_thing: { $ref: "#/components/schemas/Same" } } },
      Same: { type: "object", properties: { a: text, list: { type: "array", items: text } } },
    });
    const json = { same_thing: { a: "1", list: ["x"], other: {} } };
    expect((x.decode(json) as { sameThing: object }).sameThing).toBe(json.same_thing);
    const model = { sameThing: json.same_thing };
    expect((x.encode(model) as { same_thing: object }).same_thing).toBe(json.same_thing);
  });

  it("has __proto__ and constructor as keys like any other", async () => {
    const x = await emitted({
      X: {
        type: "object",
        properties: { constructor: moment, b_c: text },
        additionalProperties: true,
      },
    });
    const json: unknown = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": "2024-01-01T00:00:00.000Z", "toString": 1}',
    );
    const model = x.decode(json) as Record<string, unknown>;
    expect(Object.getPrototypeOf(model)).toBe(Object.prototype);
    expect(Object.keys(model)).toEqual(["__proto__", "constructor", "toString"]);
    expect(model.constructor).toEqual(new Date("2024-01-01"));
    expect(JSON.stringify(x.encode(model))).toBe(JSON.stringify(json));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("renames a property that is called __proto__", async () => {
    const spec =
      '{"X": {"type": "object", "properties": {"__proto__": {"type": "string", "format": "date"}, "a_b": {"type": "string"}}}}';
    const x = await emitted(JSON.parse(spec));
    const json: unknown = JSON.parse('{"__proto__": "2024-01-01"}');
    const [[, value]] = Object.entries(x.decode(json) as object) as [[string, unknown]];
    expect(value).toEqual(new Date("2024-01-01"));
    expect(JSON.stringify(x.encode(x.decode(json)))).toBe(JSON.stringify(json));
  });
});

describe("unknown keys", () => {
  const schemas = {
    X: {
      type: "object",
      properties: { a_b: text, inner: { $ref: "#/components/schemas/Inner" } },
    },
    Inner: { type: "object", properties: { c_d: text } },
  };
  const json = { a_b: "1", z: 1, inner: { c_d: "2", y: 2 } };

  it("are kept, left out or refused", async () => {
    const x = await emitted(schemas);
    expect(x.decode(json)).toEqual({ aB: "1", z: 1, inner: { cD: "2", y: 2 } });
    expect(x.decode(json, { unknownKeys: "strip" })).toEqual({ aB: "1", inner: { cD: "2" } });
    expect(issuesOf(() => x.decode(json, { unknownKeys: "refuse" }))).toEqual([
      "z unknown_key",
      "inner/y unknown_key",
    ]);
  });

  it("are found in parts that are the same in both as well", async () => {
    const x = await emitted({
      X: {
        type: "object",
        properties: {
          a_b: text,
          same: { $ref: "#/components/schemas/Same" },
          list: { type: "array", items: { type: "object", properties: { e: text } } },
          map: { type: "object", additionalProperties: { $ref: "#/components/schemas/Same" } },
          free: { type: "object" },
        },
      },
      Same: {
        type: "object",
        properties: {
          c: text,
          again: { $ref: "#/components/schemas/Same" },
          size: { type: "integer", default: 3 },
        },
      },
    });
    const json = {
      a_b: "1",
      same: { c: "2", z: 1, again: { y: 1 } },
      list: [{ e: "3", w: 1 }],
      map: { any: { v: 1 } },
      free: { some: { thing: 1 } },
    };
    const kept = x.decode(json) as { readonly same: object };
    expect(kept.same).toBe(json.same);
    expect(kept).toEqual({ aB: "1", same: json.same, list: json.list, map: json.map, free: json.free });
    const stripped = {
      aB: "1",
      same: { c: "2", again: {} },
      list: [{ e: "3" }],
      map: { any: {} },
      free: json.free,
    };
    expect(x.decode(json, { unknownKeys: "strip" })).toEqual(stripped);
    expect(issuesOf(() => x.decode(json, { unknownKeys: "refuse" }))).toEqual([
      "same/z unknown_key",
      "same/again/y unknown_key",
      "list/0/w unknown_key",
      "map/any/v unknown_key",
    ]);
    expect(x.decode({ same: { again: {} } }, { defaults: true })).toEqual({
      same: { again: { size: 3 }, size: 3 },
    });
    expect(issuesOf(() => x.decode({ same: { again: { c: 1 } } }))).toEqual(["same/again/c type"]);
    expect(issuesOf(() => x.decode({ same: { again: { c: 1 } } }, { unknownKeys: "strip" }))).toEqual([
      "same/again/c type",
    ]);
  });

  it("do not decide which member of a union a value is meant for", async () => {
    const one = { type: "object", properties: { a: text } };
    const two = { type: "object", properties: { b: text } };
    const x = await emitted({
      X: {
        type: "object",
        properties: {
          any_of: { anyOf: [one, two] },
          one_of: { oneOf: [one, two] },
          shut: {
            oneOf: [
              { ...one, additionalProperties: false },
              { ...two, additionalProperties: false },
            ],
          },
        },
      },
    });
    expect(x.decode({ any_of: { b: "1", c: 1 } }, { unknownKeys: "strip" })).toEqual({ anyOf: { b: "1" } });
    expect(issuesOf(() => x.decode({ any_of: { b: "1", c: 1 } }, { unknownKeys: "refuse" }))).toEqual([
      "any_of/c unknown_key",
    ]);
    expect(issuesOf(() => x.decode({ one_of: { b: "1" } }, { unknownKeys: "refuse" }))).toEqual([
      "one_of oneOf",
    ]);
    expect(x.decode({ shut: { b: "1" } }, { unknownKeys: "strip" })).toEqual({ shut: { b: "1" } });
    expect(issuesOf(() => x.decode({ shut: { c: "1" } }))).toEqual(["shut oneOf"]);
  });

  it("that are what another key becomes are refused, as one of them would be lost", async () => {
    const x = await emitted(schemas);
    expect(issuesOf(() => x.decode({ aB: 1, a_b: "1" }))).toEqual(["aB key_clash"]);
    expect(x.decode({ aB: 1, a_b: "1" }, { unknownKeys: "strip" })).toEqual({ aB: "1" });
    expect(issuesOf(() => x.encode({ aB: "1", a_b: 1 }))).toEqual(["a_b key_clash"]);
  });

  it("are known where additionalProperties says so", async () => {
    const x = await emitted({
      X: { type: "object", properties: { a_b: text }, additionalProperties: moment },
    });
    const made = new Date("2024-01-01T00:00:00.000Z");
    thereAndBack(x, { a_b: "1", c_d: made.toISOString() }, { aB: "1", c_d: made });
    expect(x.decode({ c_d: made.toISOString() }, { unknownKeys: "refuse" })).toEqual({ c_d: made });
    expect(issuesOf(() => x.decode({ c_d: 1 }))).toEqual(["c_d type"]);
  });

  it("are refused by a closed schema", async () => {
    const x = await emitted({
      X: { type: "object", properties: { a_b: text }, additionalProperties: false },
    });
    expect(issuesOf(() => x.decode({ a_b: "1", z: 1 }))).toEqual(["z additionalProperties"]);
    expect(issuesOf(() => x.decode({ aB: "1" }))).toEqual(["aB additionalProperties"]);
    expect(x.decode({ a_b: "1", z: 1 }, { unknownKeys: "strip" })).toEqual({ aB: "1" });
  });

  it("of a model in several parts are those that no part knows", async () => {
    const x = await emitted({
      Base: { type: "object", properties: { base_at: moment } },
      X: {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { type: "object", properties: { own_at: day, plain: text } },
        ],
      },
    });
    const made = "2024-01-01T00:00:00.000Z";
    const json = { base_at: made, own_at: "2024-01-01", plain: "p", zzz: 1 };
    const model = { baseAt: new Date(made), ownAt: new Date("2024-01-01"), plain: "p" };
    thereAndBack(x, json, { ...model, zzz: 1 });
    expect(x.decode(json, { unknownKeys: "strip" })).toEqual(model);
    expect(issuesOf(() => x.decode(json, { unknownKeys: "refuse" }))).toEqual(["zzz unknown_key"]);
  });
});

describe("defaults", () => {
  const schemas = {
    X: {
      type: "object",
      properties: {
        page_size: { type: "integer", default: 10 },
        since_day: { ...day, default: "2020-01-01" },
        max_id: { ...long, default: 5 },
        wrong_one: { type: "string", default: 5 },
      },
    },
  };

  it("are given where they are asked for and the schema accepts them", async () => {
    const x = await emitted(schemas);
    expect(x.decode({})).toEqual({});
    expect(x.decode({}, { defaults: true })).toEqual({
      pageSize: 10,
      sinceDay: new Date("2020-01-01"),
      maxId: 5n,
    });
    expect(x.decode({ page_size: 1 }, { defaults: true })).toMatchObject({ pageSize: 1 });
  });
});

describe("dates", () => {
  const schemas = { X: { type: "object", properties: { at: moment, on: day } } };
  const decoded = async (at: string) => {
    const x = await emitted(schemas);
    return (x.decode({ at }) as { at: Date }).at.toISOString();
  };

  it("have their offset applied and their fraction cut to milliseconds", async () => {
    expect(await decoded("2024-01-01T02:00:00.123999+02:00")).toBe("2024-01-01T00:00:00.123Z");
    expect(await decoded("2024-01-01t00:00:00z")).toBe("2024-01-01T00:00:00.000Z");
    expect(await decoded("0001-01-01T00:00:00Z")).toBe("0001-01-01T00:00:00.000Z");
  });

  it("take a leap second as the moment after it", async () => {
    expect(await decoded("2016-12-31T23:59:60Z")).toBe("2017-01-01T00:00:00.000Z");
    expect(await decoded("2016-12-31T15:59:60.5-08:00")).toBe("2017-01-01T00:00:00.000Z");
  });

  it("stay within the years that RFC 3339 can write", async () => {
    const x = await emitted(schemas);
    expect(issuesOf(() => x.decode({ at: "9999-12-31T23:59:59-01:00" }))).toEqual(["at format"]);
    expect(x.is({ at: new Date(8.64e15) })).toBe(false);
    expect(issuesOf(() => x.encode({ at: new Date(8.64e15) }))).toEqual(["at type"]);
  });

  it("are midnight in UTC where they are days", async () => {
    const x = await emitted(schemas);
    expect(x.is({ on: new Date("2024-01-01T01:00:00Z") })).toBe(false);
    expect(issuesOf(() => x.encode({ on: new Date("2024-01-01T01:00:00Z") }))).toEqual(["on type"]);
    thereAndBack(x, { on: "0000-02-29" }, { on: new Date("0000-02-29") });
  });

  it("may have rules for their text, and may be null", async () => {
    const x = await emitted({
      X: {
        type: "object",
        properties: { at: { ...moment, maxLength: 20 }, on: { type: ["string", "null"], format: "date" } },
      },
    });
    expect(issuesOf(() => x.decode({ at: "2024-01-01T00:00:00.000Z" }))).toEqual(["at maxLength"]);
    expect(x.decode({ at: "2024-01-01T00:00:00Z", on: null })).toEqual({
      at: new Date("2024-01-01"),
      on: null,
    });
  });
});

describe("integers of 64 bits", () => {
  const schemas = {
    X: {
      type: "object",
      properties: {
        id_number: long,
        ids: { type: "array", items: long },
        small: { ...long, maximum: 10 },
        map: { type: "object", additionalProperties: long },
        any: { type: "number" },
        alias: { $ref: "#/components/schemas/Long" },
        either: { oneOf: [long, { type: "string" }] },
      },
    },
    Long: long,
  };
  const big = "9223372036854775807";

  it("are refused where a number has lost their digits", async () => {
    const x = await emitted(schemas);
    expect(issuesOf(() => x.decode({ id_number: 2 ** 53, ids: [2 ** 60] }))).toEqual([
      "id_number unsafe_integer",
      "ids/0 unsafe_integer",
    ]);
    expect(issuesOf(() => x.decode({ id_number: 1.5 }))).toEqual(["id_number type"]);
    expect(issuesOf(() => x.decode({ small: 11 }))).toEqual(["small maximum"]);
    expect(issuesOf(() => x.encode({ small: 11n }))).toEqual(["small maximum"]);
    expect(issuesOf(() => x.encode({ idNumber: 2n ** 60n }))).toEqual(["idNumber unsafe_integer"]);
    expect(issuesOf(() => x.encode({ idNumber: 2n ** 63n }))).toEqual(["idNumber format"]);
  });

  it("are exact from and to text, wherever they stand", async () => {
    const x = await emitted(schemas);
    const json = `{"id_number":${big},"ids":[1,-${big},2],"map":{"k":${big}},"any":${big},"alias":${big},"either":${big},"other":"\\u0000123"}`;
    const model = x.parseJson(json);
    expect(model).toEqual({
      idNumber: BigInt(big),
      ids: [1n, -BigInt(big), 2n],
      map: { k: BigInt(big) },
      any: Number(big),
      alias: BigInt(big),
      either: BigInt(big),
      other: "\u0000123",
    });
    expect(x.is(model)).toBe(true);
    const written = x.stringify(model);
    expect(written).toBe(json.replace(`"any":${big}`, `"any":${Number(big)}`));
    expect(x.parseJson(written)).toEqual(model);
  });

  it("have the other forms that JSON writes an integer in", async () => {
    const x = await emitted(schemas);
    expect(
      x.parseJson('{"id_number": 1.0, "ids": [1e3, 123456789012345678e1, 12345678901234567890.0e-1]}'),
    ).toEqual({
      idNumber: 1n,
      ids: [1000n, 1234567890123456780n, 1234567890123456789n],
    });
    expect(issuesOf(() => x.parseJson(`{"id_number": ${big}0}`))).toEqual(["id_number format"]);
    expect(issuesOf(() => x.parseJson(`{"id_number": 1${"0".repeat(400)}}`)).length).toBe(1);
  });

  it("are strings where the view says so", async () => {
    const x = await emitted(schemas, { int64: "string" });
    expect(x.decode({ id_number: 12, ids: [1] })).toEqual({ id_number: "12", ids: ["1"] });
    expect(x.encode({ id_number: "12", ids: ["1"] })).toEqual({ id_number: 12, ids: [1] });
    expect(x.parseJson(`{"id_number":${big}}`)).toEqual({ id_number: big });
    expect(x.stringify({ id_number: big })).toBe(`{"id_number":${big}}`);
    expect(issuesOf(() => x.encode({ id_number: "1.5" }))).toEqual(["id_number type"]);
  });

  it("keep to their bounds as strings, too", async () => {
    const small = { ...long, minimum: 3, exclusiveMaximum: 10, multipleOf: 2 };
    const x = await emitted({ X: { type: "object", properties: { n: small } } }, { int64: "string" });
    thereAndBack(x, { n: 4 }, { n: "4" });
    expect(issuesOf(() => x.decode({ n: 2 }))).toEqual(["n minimum"]);
    expect(issuesOf(() => x.decode({ n: 10 }))).toEqual(["n exclusiveMaximum"]);
    expect(issuesOf(() => x.encode({ n: "5" }))).toEqual(["n multipleOf"]);
    expect(issuesOf(() => x.encode({ n: "x" }))).toEqual(["n type"]);
    expect(["2", "10", "5", "x", "6"].map((n) => x.is({ n }))).toEqual([false, false, false, false, true]);
  });

  it("come from texts that are hostile", async () => {
    const x = await emitted(schemas);
    expect(issuesOf(() => x.parseJson('{"id_number": '))).toEqual([" json"]);
    expect(issuesOf(() => x.parseJson(`${'"\\'.repeat(100_000)} 12345678901234567890`))).toEqual([" json"]);
    const deep = `${"[".repeat(1_000_000)}12345678901234567890${"]".repeat(1_000_000)}`;
    expect(issuesOf(() => x.parseJson(deep)).length).toBe(1);
    const long = `{"other": "${'\\"a'.repeat(1_000_000)}", "id_number": ${big}}`;
    expect((x.parseJson(long) as { idNumber: bigint }).idNumber).toBe(BigInt(big));
    const proto = x.parseJson(`{"__proto__": {"a": ${big}}, "\\u0000k": "\\u0000\\u0000v"}`) as object;
    expect(Object.entries(proto)[1]).toEqual(["\u0000k", "\u0000\u0000v"]);
    expect(Object.getPrototypeOf(proto)).toBe(Object.prototype);
  });
});

describe("unions", () => {
  const circle = {
    type: "object",
    required: ["kind", "made_at"],
    properties: { kind: { const: "circle" }, made_at: moment },
  };
  const square = {
    type: "object",
    required: ["kind", "side_len"],
    properties: { kind: { const: "square" }, side_len: { type: "number" } },
  };
  const made = "2024-01-01T00:00:00.000Z";

  it("convert by the member that a tag names", async () => {
    const x = await emitted({
      X: { oneOf: [{ $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }] },
      Circle: circle,
      Square: square,
    });
    thereAndBack(x, { kind: "circle", made_at: made }, { kind: "circle", madeAt: new Date(made) });
    thereAndBack(x, { kind: "square", side_len: 1 }, { kind: "square", sideLen: 1 });
    expect(issuesOf(() => x.decode({ kind: "circle" }))).toEqual(["made_at required"]);
    expect(issuesOf(() => x.decode({ kind: "line" }))).toEqual(["kind oneOf"]);
    expect(issuesOf(() => x.decode(null))).toEqual([" type"]);
  });

  it("convert by the member that accepts the value", async () => {
    const { kind: _, ...rest } = circle.properties;
    const x = await emitted({
      X: {
        anyOf: [
          { type: "object", required: ["made_at"], properties: rest },
          { type: "object", required: ["side_len"], properties: { side_len: { type: "number" } } },
          { type: "string" },
        ],
      },
    });
    thereAndBack(x, { made_at: made }, { madeAt: new Date(made) });
    thereAndBack(x, { side_len: 2 }, { sideLen: 2 });
    thereAndBack(x, "text", "text");
    expect(issuesOf(() => x.decode({}))).toEqual([" anyOf"]);
  });

  it("with null, and of types that differ", async () => {
    const x = await emitted({
      X: {
        type: "object",
        properties: {
          maybe_circle: { oneOf: [{ $ref: "#/components/schemas/Circle" }, { type: "null" }] },
          date_or_number: { anyOf: [moment, { type: "number" }] },
          date_or_list: {
            type: ["string", "array", "null"],
            format: "date-time",
            items: { type: "boolean" },
          },
        },
      },
      Circle: circle,
    });
    thereAndBack(
      x,
      { maybe_circle: null, date_or_number: 1, date_or_list: [true] },
      { maybeCircle: null, dateOrNumber: 1, dateOrList: [true] },
    );
    thereAndBack(
      x,
      { maybe_circle: { kind: "circle", made_at: made }, date_or_number: made, date_or_list: made },
      {
        maybeCircle: { kind: "circle", madeAt: new Date(made) },
        dateOrNumber: new Date(made),
        dateOrList: new Date(made),
      },
    );
    expect(issuesOf(() => x.decode({ date_or_list: [1] }))).toEqual(["date_or_list/0 type"]);
    expect(issuesOf(() => x.decode({ date_or_list: 5 }))).toEqual(["date_or_list type"]);
  });

  it("refuse what two members accept where one may", async () => {
    const x = await emitted({ X: { oneOf: [moment, { type: "string" }] } });
    expect(issuesOf(() => x.decode(made))).toEqual([" oneOf"]);
    expect(x.decode("text")).toBe("text");
  });

  it("stand beside members of their own", async () => {
    const x = await emitted({
      X: {
        type: "object",
        required: ["id_key"],
        properties: { id_key: { type: "string" } },
        oneOf: [{ $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }],
      },
      Circle: circle,
      Square: square,
    });
    thereAndBack(
      x,
      { id_key: "i", kind: "circle", made_at: made, extra: 1 },
      { idKey: "i", kind: "circle", madeAt: new Date(made), extra: 1 },
    );
  });
});

describe("arrays, tuples, maps, conditions", () => {
  const made = "2024-01-01T00:00:00.000Z";
  const date = new Date(made);

  it("convert each item, by its place where that matters", async () => {
    const x = await emitted({
      X: {
        type: "object",
        properties: {
          all: { type: "array", items: moment, minItems: 1, uniqueItems: true },
          pair: { type: "array", prefixItems: [moment, { type: "string" }], items: day },
          grid: { type: "array", items: { type: "array", items: long } },
        },
      },
    });
    thereAndBack(
      x,
      { all: [made], pair: [made, "s", "2024-01-01"], grid: [[1], [2, 3]] },
      { all: [date], pair: [date, "s", date], grid: [[1n], [2n, 3n]] },
    );
    expect(issuesOf(() => x.decode({ all: [], pair: [made, 1, "x"], grid: [[1], ["2"]] }))).toEqual([
      "all minItems",
      "pair/1 type",
      "pair/2 format",
      "grid/1/0 type",
    ]);
    expect(issuesOf(() => x.encode({ all: [date, new Date(date)] }))).toEqual(["all uniqueItems"]);
  });

  it("convert the values of maps, by their keys where these match", async () => {
    const x = await emitted({
      X: {
        type: "object",
        properties: { at_map: { type: "object", additionalProperties: moment } },
        patternProperties: { "^on_": day, "^n_": { type: "number" } },
        additionalProperties: false,
      },
    });
    thereAndBack(
      x,
      { at_map: { some_key: made }, on_x: "2024-01-01", n_1: 1 },
      { atMap: { some_key: date }, on_x: date, n_1: 1 },
    );
    expect(issuesOf(() => x.decode({ at_map: { k: 1 }, on_x: "x", n_1: "1", other: 1 })).sort()).toEqual([
      "at_map/k type",
      "n_1 type",
      "on_x format",
      "other additionalProperties",
    ]);
  });

  it("convert what a condition brings", async () => {
    const x = await emitted({
      X: {
        type: "object",
        required: ["kind_of"],
        properties: { kind_of: { type: "string" } },
        if: { properties: { kind_of: { const: "dated" } } },
        then: { required: ["made_at"], properties: { made_at: moment } },
        else: { properties: { big_n: long } },
        dependentSchemas: { kind_of: { properties: { on_day: day } } },
      },
    });
    thereAndBack(
      x,
      { kind_of: "dated", made_at: made, on_day: "2024-01-01" },
      { kindOf: "dated", madeAt: date, onDay: date },
    );
    thereAndBack(x, { kind_of: "other", big_n: 5 }, { kindOf: "other", bigN: 5n });
    expect(issuesOf(() => x.decode({ kind_of: "dated" }))).toEqual(["made_at required"]);
  });

  it("check what only asserts by the JSON", async () => {
    const x = await emitted({
      X: {
        type: "object",
        properties: { a_b: { $ref: "#/components/schemas/Dated" }, c_d: {} },
        not: { properties: { a_b: { required: ["on_day"] } }, required: ["a_b", "c_d"] },
        dependentRequired: { c_d: ["a_b"] },
        maxProperties: 2,
        propertyNames: { maxLength: 4 },
      },
      Dated: { type: "object", properties: { on_day: day } },
    });
    thereAndBack(x, { a_b: { on_day: "2024-01-01" } }, { aB: { onDay: date } });
    expect(issuesOf(() => x.decode({ c_d: 1 }))).toEqual(
      [" dependentRequired"].map(() => "a_b dependentRequired"),
    );
    expect(issuesOf(() => x.decode({ a_b: { on_day: "2024-01-01" }, c_d: 1 }))).toEqual([" not"]);
    expect(issuesOf(() => x.decode({ longer: 1, one: 2, two: 3 })).sort()).toEqual([
      " maxProperties",
      "longer propertyNames",
    ]);
  });
});

describe("hostile values", () => {
  it("are refused with an issue however deep they are", async () => {
    const x = await emitted({
      X: { type: "object", properties: { sub_x: { $ref: "#/components/schemas/X" }, at: moment } },
    });
    let json: unknown = {};
    for (let depth = 0; depth < 1_000_000; depth++) json = { sub_x: json };
    expect(issuesOf(() => x.decode(json))).toEqual([" too_deep"]);
    let model: unknown = {};
    for (let depth = 0; depth < 1_000_000; depth++) model = { subX: model };
    expect(issuesOf(() => x.encode(model))).toEqual([" too_deep"]);
    let fair: unknown = {};
    for (let depth = 0; depth < 2000; depth++) fair = { sub_x: fair };
    expect(x.encode(x.decode(fair))).toEqual(fair);
  });

  it("are told of up to the limit", async () => {
    const x = await emitted({
      X: { type: "object", properties: { a_list: { type: "array", items: moment } } },
    });
    const json = { a_list: Array.from({ length: 1_000_000 }, () => 1) };
    expect(issuesOf(() => x.decode(json)).length).toBe(100);
    expect(issuesOf(() => x.decode(json, { first: true })).length).toBe(1);
  });

  it("that throw when they are read are unreadable", async () => {
    const x = await emitted({ X: { type: "object", properties: { a_b: moment } } });
    const json = {
      get a_b(): never {
        throw new Error("no");
      },
    };
    expect(issuesOf(() => x.decode(json))).toEqual([" unreadable"]);
  });
});

describe("the one value of a model", () => {
  it("decodes for libraries", async () => {
    const x = await emitted({ X: { type: "object", properties: { a_b: moment } } });
    const standard = x.schema["~standard"];
    expect(standard.validate({ a_b: "2024-01-01T00:00:00Z" })).toEqual({
      ok: true,
      value: { aB: new Date("2024-01-01") },
    });
    expect(standard.validate({ a_b: 1 })).toMatchObject({ issues: [{ path: ["a_b"], code: "type" }] });
    expect(x.schema.tryDecode({ a_b: 1 }).ok).toBe(false);
    expect(x.validate({ aB: new Date() }).ok).toBe(true);
  });
});
