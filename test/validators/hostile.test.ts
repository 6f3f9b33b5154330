import { beforeAll, describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { apiOf, type Emitted, loadModels } from "./modules.ts";

const api = apiOf({
  Tree: {
    type: "object",
    properties: { next: { $ref: "Tree" }, items: { type: "array", items: { $ref: "Tree" } } },
  },
  NotTree: { not: { $ref: "Tree" } },
  List: {
    anyOf: [{ type: "null" }, { type: "object", required: ["next"], properties: { next: { $ref: "List" } } }],
  },
  Numbers: { type: "array", items: { type: "number" } },
  Closed: { type: "object", properties: { a: { type: "string" } }, additionalProperties: false },
  Unique: { type: "array", uniqueItems: true },
  Nests: { type: "array", uniqueItems: true, items: { anyOf: [{ type: "integer" }, { $ref: "Nests" }] } },
  Names: {
    type: "object",
    required: ["constructor", "toString", "__proto__"],
    properties: {
      constructor: { type: "string" },
      hasOwnProperty: { type: "integer" },
      ["__proto__"]: { type: "number" },
    },
  },
  Price: { type: "number", multipleOf: 0.01 },
  Number: { type: "number" },
  Integer: { type: "integer" },
  Face: { type: "string", minLength: 2, maxLength: 2 },
  Short: { type: "string", maxLength: 5, pattern: "^(a+)+$" },
  Anything: {},
  Loads: { type: "object", properties: { a: { type: "string" } } },
  Lists: { type: "object", additionalProperties: { type: "array", items: { type: "integer" } } },
  Ways: { type: "object", additionalProperties: { $ref: "Ways" } },
});

let models: ReadonlyMap<string, Emitted>;
const model = (name: string): Emitted => {
  const found = models.get(name);
  if (found === undefined) throw new Error(`no model is called ${name}`);
  return found;
};

beforeAll(async () => {
  models = await loadModels(api);
});

function nest(depth: number, inner: object | null): object {
  let value: object = { next: inner };
  for (let level = 1; level < depth; level++) value = { next: value };
  return value;
}

describe("hostile values", () => {
  it("answers for values nested a million deep, and says why", { timeout: 20_000 }, () => {
    const deep = nest(1_000_000, {});
    for (const name of ["Tree", "List"]) {
      expect(model(name).is(deep)).toBe(false);
      const { ok, issues } = model(name).validate(deep);
      expect(ok).toBe(false);
      expect(issues?.map(({ code }) => code)).toContain("too_deep");
    }
    expect(() => model("Tree").parse(deep)).toThrow(/nested/);
  });

  it("does not take what is too deep to tell for the contrary", () => {
    expect(model("NotTree").is(nest(1_000_000, {}))).toBe(false);
  });

  it("follows nesting that real values have", () => {
    expect(model("Tree").is(nest(500, {}))).toBe(true);
    const { issues } = model("Tree").validate(nest(500, { items: 1 }));
    expect(issues?.[0]?.path).toHaveLength(501);
  });

  it("survives values that contain themselves", () => {
    const value: Record<string, unknown> = {};
    value.next = value;
    expect(model("Tree").is(value)).toBe(false);
    expect(model("Unique").is([value, value])).toBe(false);
    expect(model("Unique").validate([value, {}]).issues?.[0]?.code).toBe("too_deep");
  });

  it("reports a hundred of a million issues, and that there are more", () => {
    const { issues } = model("Numbers").validate(new Array(1_000_000).fill("x"));
    expect(issues).toHaveLength(100);
    expect(issues?.at(-1)?.code).toBe("too_many_issues");
  });

  it("tells what is wrong below long keys and on long ways in messages of bounded length", () => {
    const key = "k".repeat(6_000_000);
    const { validate, parse } = model("Lists");
    const value = { [key]: new Array(200).fill("x") };
    const { issues = [] } = validate(value);
    expect(issues[0]).toMatchObject({
      path: [key, 0],
      message: `["${"k".repeat(99)}"][0] must be an integer, got string`,
    });
    expect(() => parse(value)).toThrow(issues.map(({ message }) => message).join("\n"));
    const odd = "a b".repeat(300);
    let deep: unknown = 1;
    for (let depth = 0; depth < 400; depth++) deep = { [odd]: deep };
    const [issue] = model("Ways").validate(deep).issues ?? [];
    expect(issue?.path).toHaveLength(400);
    expect(issue?.message.length).toBeLessThan(1_100);
    expect(() => model("Ways").parse(deep)).toThrow(issue?.message);
  });

  it("refuses 200,000 unknown keys without looking at them twice", () => {
    const value = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`key${index}`, index]));
    const started = performance.now();
    expect(model("Closed").validate(value).issues).toHaveLength(100);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("compares 100,000 objects in a moment", () => {
    const items = Array.from({ length: 100_000 }, (_, index) => ({ id: index, name: `n${index}` }));
    const started = performance.now();
    expect(model("Unique").is(items)).toBe(true);
    expect(model("Unique").is([...items, { name: "n5", id: 5 }])).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("does not read what lists of one hold once for each of them", () => {
    let value: unknown = Array.from({ length: 100_000 }, (_, index) => index);
    for (let level = 0; level < 2_000; level++) value = [level, value];
    const started = process.cpuUsage();
    expect(model("Nests").is(value)).toBe(true);
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });

  it("reads no more of a text with a costly pattern than its length allows", () => {
    const started = performance.now();
    expect(model("Short").is(`${"a".repeat(40)}!`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("looks only at an object's own members where every object has one of the name", () => {
    expect(model("Names").is({})).toBe(false);
    expect(model("Names").is({ constructor: "a", toString: 1 })).toBe(false);
    const whole: unknown = JSON.parse('{"constructor":"a","toString":1,"__proto__":2}');
    expect(model("Names").is(whole)).toBe(true);
    expect(model("Names").is(JSON.parse('{"constructor":"a","toString":1,"__proto__":"x"}'))).toBe(false);
    expect(model("Names").is({ constructor: "a", toString: 1, hasOwnProperty: "no" })).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const messages = (value: unknown) =>
      model("Names")
        .validate(value)
        .issues?.map(({ message }) => message);
    expect(messages({})).toEqual([
      "constructor is required",
      "__proto__ is required",
      "toString is required",
    ]);
    expect(messages({ constructor: "a", toString: 1, ["__proto__"]: "x" })).toEqual([
      "__proto__ must be a number, got string",
    ]);
  });
});

describe("values beyond JSON", () => {
  it("takes no number for one that JSON cannot write", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(model("Number").is(value)).toBe(false);
      expect(model("Integer").is(value)).toBe(false);
    }
    expect(model("Integer").is(-0)).toBe(true);
    expect(model("Integer").is(1e308)).toBe(true);
    expect(model("Integer").is(1.0)).toBe(true);
  });

  it("divides in decimals", () => {
    expect(model("Price").is(19.99)).toBe(true);
    expect(model("Price").is(19.999)).toBe(false);
    expect(model("Price").is(1e308)).toBe(true);
    expect(model("Price").is(1e-308)).toBe(false);
  });

  it("counts code points", () => {
    expect(model("Face").is("\u{1F600}\u{1F600}")).toBe(true);
    expect(model("Face").is("\u{1F600}")).toBe(false);
    expect(model("Face").is("\uD83D")).toBe(false);
    expect(model("Face").is("\uD83D\uD83D")).toBe(true);
  });

  it("takes an own undefined for absence, a hole for an item that is missing", () => {
    expect(model("Closed").is({ a: undefined, b: undefined })).toBe(true);
    const sparse = new Array<number>(3);
    sparse[0] = 1;
    expect(model("Numbers").is(sparse)).toBe(false);
  });

  it("takes instances of classes for the objects that they are, and array-likes for no arrays", () => {
    class Pair {
      a = "text";
    }
    expect(model("Closed").is(new Pair())).toBe(true);
    expect(model("Closed").is(new Date())).toBe(true);
    expect(model("Numbers").is({ length: 0 })).toBe(false);
    expect(model("Numbers").is(new Float64Array(1))).toBe(false);
  });

  it("finds equal objects whose keys come in another order, however deep", () => {
    expect(
      model("Unique").is([
        { a: 1, b: { c: 1, d: [2] } },
        { b: { d: [2], c: 1 }, a: 1 },
      ]),
    ).toBe(false);
    expect(
      model("Unique").is([
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ]),
    ).toBe(true);
    expect(model("Unique").is([0, -0])).toBe(false);
    expect(model("Unique").is([1, "1", [1], ["1"], { 0: 1 }])).toBe(true);
    expect(model("Unique").is([{ a: undefined }, {}])).toBe(false);
  });

  it("sees of an instance what reading its members gives: getters of its class as well", () => {
    class Lazy {
      get a() {
        return 1;
      }
    }
    expect(model("Loads").is(new Lazy())).toBe(false);
    expect(model("Loads").is(new Map([["a", 1]]))).toBe(true);
    expect(model("Loads").is(Object.create(null))).toBe(true);
    expect(model("Loads").is(() => {})).toBe(false);
  });

  it("says no, and throws nothing, where a value cannot be read", async () => {
    const throws = (): never => {
      throw new Error("no");
    };
    const getter = (key: string): object => Object.defineProperty({}, key, { get: throws, enumerable: true });
    const traps = { get: throws, has: throws, ownKeys: throws, getOwnPropertyDescriptor: throws };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const values = [
      getter("a"),
      getter("next"),
      [getter("a")],
      new Proxy({}, { ...traps, getPrototypeOf: throws }),
      new Proxy([], traps),
      proxy,
      Object.defineProperty([1], 0, { get: throws }),
    ];
    const refusal = expect.objectContaining({ name: "ValidationError" });
    for (const { name } of api.models) {
      for (const value of values) {
        const is = model(name).is(value);
        expect(model(name).validate(value).ok, name).toBe(is);
        expect(model(name).validate(value, { first: true }).ok, name).toBe(is);
        if (!is) expect(() => model(name).parse(value), name).toThrow(refusal);
      }
    }
    expect(model("Loads").is(getter("a"))).toBe(false);
    expect(model("Numbers").is(values.at(-1))).toBe(false);
    const message = "value must be readable, got object";
    for (const value of [getter("a"), proxy]) {
      const { validate, parse, schema } = model("Closed");
      expect(validate(value).issues).toMatchObject([{ path: [], code: "unreadable", message }]);
      expect(schema["~standard"].validate(value)).toMatchObject({ issues: [{ code: "unreadable" }] });
      expect(() => parse(value)).toThrow(message);
    }
  });

  it("throws nothing where what was read once cannot be read again", () => {
    const once = (key: string, value: unknown): object => {
      let reads = 0;
      const get = (): unknown => {
        if (reads++ > 0) throw new Error("no");
        return value;
      };
      return Object.defineProperty({}, key, { get, enumerable: true });
    };
    for (const { name } of api.models) {
      const { validate } = model(name);
      for (const value of [{ a: [{}] }, { next: [{}] }, [[{}]]]) validate(value);
      for (const key of ["a", "next"]) {
        expect(() => validate(once(key, [{}])), name).not.toThrow();
        expect(() => validate(once(key, [{}]), { first: true }), name).not.toThrow();
      }
    }
  });

  it("takes anything where nothing is said", () => {
    expect(model("Anything").is(undefined)).toBe(true);
    expect(model("Anything").is(() => 1)).toBe(true);
  });
});

describe("check", () => {
  const schemaOf = (name: string) => {
    const found = api.models.find((model) => model.name === name);
    if (found === undefined) throw new Error(name);
    return found.schema;
  };

  it("leaves the verdict open where the budget or the stack would not do", () => {
    expect(check(nest(100_000, {}), schemaOf("Tree"), schemaOf).verdict).toBe("unknown");
    expect(check(new Array(1000).fill(1), schemaOf("Numbers"), schemaOf, { budget: 100 }).verdict).toBe(
      "unknown",
    );
  });
});
