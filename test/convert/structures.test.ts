import { describe, expect, it } from "vitest";
import { day, emitted, issuesOf, long, moment, thereAndBack } from "./emitted.ts";

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

  it.each(["keep", "strip"] as const)(
    "are tried once where they lead back to themselves: %s",
    async (unknownKeys) => {
      const option = (more: object) => ({
        type: "object",
        properties: { next_one: { $ref: "#/components/schemas/X" }, ...more },
      });
      const x = await emitted({ X: { anyOf: [option({ made_at: moment }), option({ other_at: moment })] } });
      const nest = (leaf: object): object => {
        let value = leaf;
        for (let level = 0; level < 60; level++) value = { next_one: value };
        return value;
      };
      const started = process.cpuUsage();
      const model = x.decode(nest({ other_at: made }), { unknownKeys });
      expect(x.encode(model)).toEqual(nest({ other_at: made }));
      expect(issuesOf(() => x.decode(nest({ next_one: 5 }), { unknownKeys }))).toEqual([" anyOf"]);
      expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
    },
  );

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
    const converted = { type: "object", properties: { made: moment } };
    const x = await emitted({ X: { oneOf: [moment, { type: "string" }, converted] } });
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
          all: { type: "array", items: day, minItems: 1, uniqueItems: true },
          pair: { type: "array", prefixItems: [moment, { type: "string" }], items: day },
          grid: { type: "array", items: { type: "array", items: long } },
        },
      },
    });
    thereAndBack(
      x,
      { all: ["2024-01-01"], pair: [made, "s", "2024-01-01"], grid: [[1], [2, 3]] },
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
