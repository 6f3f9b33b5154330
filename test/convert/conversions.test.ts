import { describe, expect, it } from "vitest";
import { day, emitted, issuesOf, long, moment, text, thereAndBack } from "./emitted.ts";

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
    const issues = issuesOf(() => x.decode(json));
    expect(issues.length).toBe(100);
    expect(issues.at(-1)).toBe("a_list/99 too_many_issues");
    expect(issuesOf(() => x.decode(json, { first: true })).length).toBe(1);
  });

  it("that throw when they are read are unreadable", async () => {
    const x = await emitted({ X: { type: "object", properties: { a_b: moment } } });
    const json = {
      get a_b(): never {
        throw new Error("no");
      },
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const value of [json, proxy]) expect(issuesOf(() => x.decode(value))).toEqual([" unreadable"]);
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
