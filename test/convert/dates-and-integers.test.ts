import { describe, expect, it } from "vitest";
import { all, day, emitted, issuesOf, long, moment, thereAndBack } from "./emitted.ts";

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
    // A Date would be written with milliseconds.
    thereAndBack(x, { at: "2024-01-01T00:00:00Z", on: null }, { at: "2024-01-01T00:00:00Z", on: null });
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

  it.each(["bigint", "string"] as const)("are told apart in lists without equal items: %s", async (int64) => {
    const unique = (items: object) => ({ type: "array", uniqueItems: true, items });
    const properties = {
      ids: unique(long),
      objects: unique({ type: "object", properties: { id: long } }),
      numbers: unique({ type: "number" }),
    };
    const x = await emitted({ X: { type: "object", properties } }, { int64 });
    const [one, two] = ["9007199254740993", "9007199254740992"];
    const json = `{"ids":[${one},${two}],"objects":[{"id":${one}},{"id":${two}}]}`;
    const model = x.parseJson(json);
    expect(x.is(model)).toBe(true);
    expect(x.stringify(model)).toBe(json);
    expect(issuesOf(() => x.parseJson(`{"ids":[${one},${one}.0]}`))).toEqual(["ids uniqueItems"]);
    expect(issuesOf(() => x.decode({ ids: [1, 1] }))).toEqual(["ids uniqueItems"]);
    // No other number is exact.
    expect(issuesOf(() => x.parseJson(`{"numbers":[${one},${two}]}`))).toEqual(["numbers uniqueItems"]);
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

  it("are numbers where a schema lists them, and so is one that an open list does not name", async () => {
    const listed = {
      Size: { ...long, enum: [1, 2] },
      Day: { ...day, enum: ["2024-01-01", "2024-01-02"] },
    };
    const properties = {
      a_size: { $ref: "#/components/schemas/Size" },
      day: { $ref: "#/components/schemas/Day" },
    };
    const x = await emitted({ ...listed, X: { type: "object", properties } }, { ...all, enums: "open" });
    thereAndBack(x, { a_size: 2, day: "2024-01-02" }, { aSize: 2, day: "2024-01-02" });
    thereAndBack(x, { a_size: 9, day: "2025-01-01" }, { aSize: 9, day: "2025-01-01" });
  });

  it("come from texts that are hostile", async () => {
    const x = await emitted(schemas);
    expect(issuesOf(() => x.parseJson('{"id_number": '))).toEqual([" json"]);
    // The text may be a secret: engines quote it.
    expect(() => x.parseJson('{"password":hunter2}')).toThrow(
      /^value must be JSON, got string of length 20$/,
    );
    expect(issuesOf(() => x.parseJson(`${'"\\'.repeat(100_000)} 12345678901234567890`))).toEqual([" json"]);
    const deep = `${"[".repeat(1_000_000)}12345678901234567890${"]".repeat(1_000_000)}`;
    expect(issuesOf(() => x.parseJson(deep)).length).toBe(1);
    const long = `{"other": "${'\\"a'.repeat(5_000_000)}", "id_number": ${big}}`;
    expect((x.parseJson(long) as { idNumber: bigint }).idNumber).toBe(BigInt(big));
    const proto = x.parseJson(`{"__proto__": {"a": ${big}}, "\\u0000k": "\\u0000\\u0000v"}`) as object;
    expect(Object.entries(proto)[1]).toEqual(["\u0000k", "\u0000\u0000v"]);
    expect(Object.getPrototypeOf(proto)).toBe(Object.prototype);
  });
});
