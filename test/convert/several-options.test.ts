import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, day, emitted, issuesOf, long, moment, text, thereAndBack } from "./emitted.ts";
import { apiOf, load, specOf } from "./package.ts";
import { valuesOf } from "./values.ts";

const made = "2020-01-01T00:00:00.000Z";
const madeAt = new Date(made);
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

describe("a model, or what is told in its place", () => {
  const schemas = {
    Base: object({ name: text }),
    Zone: {
      allOf: [ref("Base")],
      ...object({ made_at: moment, size: long }, { required: ["made_at"] }),
    },
    Fault: object({ error: text }),
    X: { anyOf: [ref("Zone"), ref("Fault")] },
  };

  it("is converted, whatever keys it has besides", async () => {
    for (const options of [
      [ref("Zone"), ref("Fault")],
      [ref("Fault"), ref("Zone")],
    ]) {
      const x = await emitted({ ...schemas, X: { anyOf: options } });
      thereAndBack(x, { name: "n", made_at: made }, { name: "n", madeAt });
      thereAndBack(x, { made_at: made, size: 97, etag: "1" }, { madeAt, size: 97n, etag: "1" });
      thereAndBack(x, { error: "e", etag: "1" }, { error: "e", etag: "1" });
      expect(x.stringify({ madeAt, size: 97n, etag: "1" })).toBe(
        `{"made_at":"${made}","size":97,"etag":"1"}`,
      );
    }
  });

  it("is what the options say of its unknown keys", async () => {
    const x = await emitted(schemas);
    const json = { name: "n", made_at: made, error: "e", etag: "1" };
    const model = { name: "n", madeAt, error: "e" };
    expect(x.decode(json, { unknownKeys: "strip" })).toEqual(model);
    expect(x.decode(json, { defaults: true })).toEqual({ ...model, etag: "1" });
    expect(issuesOf(() => x.decode(json, { unknownKeys: "refuse" }))).toEqual(["etag unknown_key"]);
  });

  it("is converted where it is wrapped, whatever stands before it", async () => {
    const list = (items: object) => object({ list_of: { type: "array", items } });
    const x = await emitted({ ...schemas, X: { anyOf: [list(schemas.Fault), list(ref("Zone"))] } });
    thereAndBack(
      x,
      { list_of: [{ made_at: made, size: 1, etag: "1" }] },
      {
        listOf: [{ madeAt, size: 1n, etag: "1" }],
      },
    );
  });
});

describe("an object that several options accept", () => {
  const one = object({ a_a: moment }, { required: ["a_a"] });
  const two = object({ b_b: long }, { required: ["b_b"] });
  const json = { a_a: made, b_b: 5, z: 1 };
  const model = { aA: madeAt, bB: 5n, z: 1 };

  it.each([
    ["of their own", { X: { anyOf: [one, two] } }],
    ["that are models", { One: one, Two: two, X: { anyOf: [ref("One"), ref("Two")] } }],
    ["one of which takes any key", { X: { anyOf: [{ ...one, additionalProperties: true }, two] } }],
    ["beside a third that disagrees with one", { X: { anyOf: [object({ b_b: text }), one, two] } }],
    ["that share a key", { X: { anyOf: [one, object({ ...two.properties, a_a: moment })] } }],
  ])("is converted by all of them: options %s", async (_, schemas) => {
    const x = await emitted(schemas);
    thereAndBack(x, json, model);
    thereAndBack(x, { b_b: 5 }, { bB: 5n });
  });

  it("has the keys that any of them knows", async () => {
    const x = await emitted({ X: { anyOf: [one, two] } });
    expect(x.decode(json, { unknownKeys: "strip" })).toEqual({ aA: madeAt, bB: 5n });
    expect(issuesOf(() => x.decode(json, { unknownKeys: "refuse" }))).toEqual(["z unknown_key"]);
    const shut = await emitted({ X: { anyOf: [one, two], unevaluatedProperties: false } });
    thereAndBack(shut, { a_a: made, b_b: 5 }, { aA: madeAt, bB: 5n });
  });

  it("has an issue once that several have", async () => {
    const inner = object({ in_ner: object({ c_d: day }) });
    const x = await emitted({
      X: {
        anyOf: [
          object({ ...one.properties, ...inner.properties }),
          object({ ...two.properties, ...inner.properties }),
        ],
      },
    });
    const both = { a_a: made, b_b: 5, in_ner: { c_d: "2020-01-01", z: 1 } };
    thereAndBack(x, both, { aA: madeAt, bB: 5n, inNer: { cD: new Date("2020-01-01"), z: 1 } });
    expect(issuesOf(() => x.decode(both, { unknownKeys: "refuse" }))).toEqual(["in_ner/z unknown_key"]);
  });

  it.each([
    ["a date or a text", moment, text],
    ["an integer of 64 bits or another", long, { type: "integer" }],
    ["one object or another", object({ c_d: moment }), object({ e_f: day })],
    ["lists of dates or of texts", { type: "array", items: moment }, { type: "array", items: text }],
  ])(
    "is converted by the one that knows most of its keys, where a member is %s",
    async (_, former, latter) => {
      const x = await emitted({
        X: { anyOf: [object({ k: former, a_a: text }), object({ k: latter, b_b: text })] },
      });
      const values: Record<string, unknown> = { string: made, integer: 5, array: [made] };
      const k = values[former.type] ?? { c_d: made };
      for (const key of ["a_a", "b_b"]) {
        const before = { k, [key]: "1", z: 1 };
        const decoded = x.decode(before);
        expect(Object.keys(decoded as object)).toEqual(["k", key === "a_a" ? "aA" : "bB", "z"]);
        expect(x.is(decoded)).toBe(true);
        expect(x.encode(decoded)).toEqual(before);
      }
    },
  );
});

describe("a key that one of oneOf declares", () => {
  const [one, two] = [object({ a_b: text }), object({ c_d: text })];
  const day2020 = new Date("2020-01-01");

  it.each([
    ["of their own", { X: { oneOf: [one, two] } }],
    ["that are models", { One: one, Two: two, X: { oneOf: [ref("One"), ref("Two")] } }],
    ["beside others", { X: { allOf: [object({ e_f: text }), { oneOf: [one, two] }] } }],
  ])("is called so whichever of them a value is meant for: options %s", async (_, schemas) => {
    const x = await emitted(schemas);
    thereAndBack(x, { a_b: 1, z: 1 }, { aB: 1, z: 1 });
    thereAndBack(x, { a_b: 1, c_d: "1" }, { aB: 1, cD: "1" });
    for (const json of [{}, { a_b: "1" }, { a_b: "1", c_d: "1" }, { a_b: 1, c_d: 1 }])
      expect(issuesOf(() => x.decode(json))).toEqual([" oneOf"]);
    expect(x.is({ aB: "1" })).toBe(false);
    // Of two keys with one name, one would be lost.
    expect(issuesOf(() => x.decode({ aB: 1 }))).not.toEqual([]);
    expect(issuesOf(() => x.decode({ a_b: 1, aB: 1 }))).not.toEqual([]);
  });

  it("is not lost beside a key that is its name, where several parts convert", async () => {
    const x = await emitted({ X: { allOf: [one, two] } });
    expect(issuesOf(() => x.decode({ a_b: "1", aB: "2" }))).toEqual(["aB key_clash"]);
    expect(x.decode({ a_b: "1", aB: "2" }, { unknownKeys: "strip" })).toEqual({ aB: "1" });
  });

  it("is converted by who declares it beside them", async () => {
    const dated = object({ a_b: day });
    const asks = object({ a_b: { type: "string", format: "date" } }, { required: ["g"] });
    for (const schema of [
      { ...dated, oneOf: [asks, two] },
      { allOf: [dated, { oneOf: [asks, two] }] },
      { allOf: [{ oneOf: [asks, two] }, dated] },
    ]) {
      const x = await emitted({ X: schema });
      thereAndBack(x, { a_b: "2020-01-01", c_d: "1" }, { aB: day2020, cD: "1" });
    }
  });
});

describe("a Date", () => {
  it("is none of the objects that a model may be", async () => {
    for (const open of [object({ a: text }), object({}), { type: "object" }, { properties: { a: text } }]) {
      const x = await emitted({ X: object({ at: { oneOf: [{ type: "object", ...open }, moment] } }) });
      thereAndBack(x, { at: made }, { at: madeAt });
      thereAndBack(x, { at: { a: "1" } }, { at: { a: "1" } });
      const alone = await emitted({ X: open });
      expect(alone.is(madeAt)).toBe(!("type" in open));
    }
    // Of what is no object, schemas without a type ask nothing.
    const x = await emitted({ X: { allOf: [moment, { required: ["a"], properties: { a: text } }] } });
    thereAndBack(x, made, madeAt);
  });

  it("is no object whose members are written", async () => {
    const maybe = object({ made_at: moment });
    const x = await emitted({
      X: { allOf: [object({ c_d: moment }), { anyOf: [object({ c_d: maybe }), object({ a_b: text })] }] },
    });
    thereAndBack(x, { c_d: made }, { cD: madeAt });
    const y = await emitted({ X: maybe });
    expect(issuesOf(() => y.encode(madeAt))).toEqual([" type"]);
  });
});

describe("a key that is required and not described", () => {
  it("is known", async () => {
    const x = await emitted({ X: object({ b_b: day }, { required: ["ghost"] }) });
    const json = { ghost: 1, b_b: "2020-01-01", z: 1 };
    const model = { ghost: 1, bB: new Date("2020-01-01") };
    expect(x.decode(json, { unknownKeys: "strip" })).toEqual(model);
    expect(issuesOf(() => x.decode(json, { unknownKeys: "refuse" }))).toEqual(["z unknown_key"]);
    const part = await emitted({ X: { allOf: [{ required: ["ghost"] }], ...object({ b_b: day }) } });
    expect(part.decode(json, { unknownKeys: "strip" })).toEqual(model);
  });
});

describe("options of any shape", () => {
  const member = fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<object>(moment, day, long, text, { type: "boolean" }),
    fc.constantFrom(object({ in_ner: moment }), object({ in_ner: text, more_of: long }), object({ x: text })),
    fc.constantFrom(moment, text).map((items): object => ({ type: "array", items })),
  );
  const key = fc.constantFrom("a_b", "c_d", "e_f", "g", "kind_of");
  const option = fc
    .tuple(fc.dictionary(key, member, { minKeys: 1, maxKeys: 3 }), fc.boolean())
    .map(([properties, asks]) =>
      object(properties, asks ? { required: Object.keys(properties).slice(0, 1) } : {}),
    );

  it("convert as their own models do, and there and back", async () => {
    const seed = Number(process.env.MODELWRIGHT_SEED ?? 7);
    const pairs = fc.sample(fc.tuple(option, option), { numRuns: 25, seed });
    const schemas: Record<string, object> = { Fault: object({ error: text }) };
    pairs.forEach(([one, two], index) => {
      Object.assign(schemas, { [`A${index}`]: one, [`B${index}`]: two });
      schemas[`Faulty${index}`] = { anyOf: [ref("Fault"), ref(`A${index}`)] };
      schemas[`Both${index}`] = { anyOf: [ref(`A${index}`), ref(`B${index}`)] };
    });
    const { api } = await apiOf(specOf(schemas), all);
    const models = await load(api);
    const lookup = (id: string) => api.models.find((model) => model.id === id)!.schema;
    let count = 0;
    pairs.forEach((_, index) => {
      const [a, faulty, both] = ["A", "Faulty", "Both"].map((name) => models.get(`${name}${index}`)!);
      const union = api.models.find(({ name }) => name === `Both${index}`)!.schema;
      const { anyOf: options = [], ...rest } = union;
      const values = valuesOf({ ...rest, allOf: options }, lookup);
      for (const json of fc.sample(values, { numRuns: 30, seed })) {
        const more = { ...(json as object), etag: 1 };
        const tell = inspect({ union: pairs[index], json: more }, { depth: 9 });
        if (both!.decode !== undefined && both!.schema.tryDecode(more).ok) {
          const model = both!.decode(more);
          expect(both!.is(model), tell).toBe(true);
          expect(both!.encode(model), tell).toEqual(more);
        }
        if (a!.decode === undefined || !a!.schema.tryDecode(more).ok) continue;
        count += 1;
        const model = a!.decode(more);
        expect(faulty!.decode(more), tell).toEqual(model);
        expect(faulty!.encode(model), tell).toEqual(more);
      }
    });
    expect(count).toBeGreaterThan(100);
  });
});
