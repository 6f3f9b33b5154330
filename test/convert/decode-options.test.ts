import { describe, expect, it } from "vitest";
import { day, emitted, issuesOf, long, moment, text, thereAndBack } from "./emitted.ts";

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

  it("are kept where the option is a word that nobody knows", async () => {
    const x = await emitted(schemas);
    for (const unknownKeys of ["refuze", null, true])
      expect(x.decode(json, { unknownKeys })).toEqual({ aB: "1", z: 1, inner: { cD: "2", y: 2 } });
  });

  it("are not those that another part asks for, where one is closed", async () => {
    const asking = { type: "object", properties: { a_a: text }, required: ["a_a"] };
    const closed = { type: "object", properties: { b_c: text }, additionalProperties: false };
    const other = { type: "object", properties: { d_e: moment }, required: ["d_e"] };
    const json = { a_a: "1", b_c: "2" };
    for (const X of [
      { allOf: [asking, closed] },
      { allOf: [{ required: ["a_a"] }, closed] },
      { allOf: [{ required: ["a_a"] }], ...closed },
      { ...asking, anyOf: [closed, other] },
      { required: ["a_a"], oneOf: [closed, other] },
    ]) {
      const { decode, is } = await emitted({ X });
      for (const options of [{}, { unknownKeys: "strip" }]) expect(() => decode(json, options)).toThrow();
      if (!("allOf" in X))
        expect(is(decode({ a_a: "1", d_e: "2020-01-01T00:00:00Z", z: 1 }, { unknownKeys: "strip" }))).toBe(
          true,
        );
    }
    const x = await emitted({ X: { allOf: [{ ...asking, required: [] }, closed] } });
    expect(x.decode({ b_c: "2", z: 1 }, { unknownKeys: "strip" })).toEqual({ bC: "2" });
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

describe("a value that several members of a union accept", () => {
  it("is converted by the one that knows most of its keys, whatever their order", async () => {
    const one = { type: "object", properties: { a_b: text } };
    const two = { type: "object", properties: { $type: text, c_d: day } };
    const x = await emitted({ X: { anyOf: [one, two] } });
    thereAndBack(x, { c_d: "2024-01-01", z: 1 }, { cD: new Date("2024-01-01"), z: 1 });
    thereAndBack(x, { a_b: "1", type: "t" }, { aB: "1", type: "t" });
  });
});
