import { describe, expect, it } from "vitest";
import { chooseStrategy } from "../../generator/emit/validators/strategy.ts";
import { KeySets } from "../../generator/runtime/key-sets.ts";
import { schemaOf } from "../check/schemas.ts";
import { apiOf, emitModules, loadModels } from "./modules.ts";

/** An object of so many members, the first of which are required. */
function members(count: number, required: number): Record<string, unknown> {
  const keys = Array.from({ length: count }, (_, index) => `key${index}`);
  return {
    type: "object",
    required: keys.slice(0, required),
    properties: Object.fromEntries(keys.map((key) => [key, { type: "string" }])),
  };
}

const strategyOf = (count: number, required: number) =>
  chooseStrategy(schemaOf(members(count, required), "/x").object ?? {});

/** The module of a schema, and its functions. */
async function emit(schema: unknown) {
  const api = apiOf({ X: schema });
  const { files } = await emitModules(api);
  return { text: files.get("models/x.ts") ?? "", x: (await loadModels(api)).get("X")! };
}

describe("the cost rule of objects", () => {
  it("goes through the keys from 16 optional members on", () => {
    expect(strategyOf(15, 0)).toBe("loads");
    expect(strategyOf(16, 0)).toBe("keys");
  });

  it("goes through the keys where more than half of the members are optional", () => {
    expect(strategyOf(40, 20)).toBe("loads");
    expect(strategyOf(40, 19)).toBe("keys");
    expect(strategyOf(80, 64)).toBe("loads");
  });

  it.each([
    [15, 0, false],
    [16, 0, true],
    [40, 20, false],
    [40, 19, true],
  ])("gives the same verdicts either way: %i members, %i required", async (count, required, byKeys) => {
    const { text, x } = await emit(members(count, required));
    expect(/for \(const \w+ in value\)/.test(text)).toBe(byKeys);
    const whole = Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "v"]));
    expect(x.is(whole)).toBe(true);
    for (let index = 0; index < count; index++) {
      const wrong = { ...whole, [`key${index}`]: 1 };
      expect(x.validate(wrong).issues?.map(({ path }) => path)).toEqual([[`key${index}`]]);
      expect(x.is({ ...whole, [`key${index}`]: undefined })).toBe(index >= required);
    }
  });
});

describe("the cost rule of enumerations", () => {
  const colours = ["red", "green", "blue", "black", "white"];

  it.each([
    [4, 'value["colour"] !== "red"'],
    [5, '!isColour(value["colour"])'],
  ])("%i values: %s", async (count, test) => {
    const api = apiOf({
      Colour: { enum: colours.slice(0, count) },
      X: {
        type: "object",
        required: ["colour"],
        properties: { colour: { $ref: "#/$defs/Colour" } },
      },
    });
    expect((await emitModules(api)).files.get("models/x.ts")).toContain(test);
    const x = (await loadModels(api)).get("X")!;
    for (const colour of colours.slice(0, count)) expect(x.is({ colour })).toBe(true);
    for (const colour of ["pink", null, undefined, ["red"]]) expect(x.is({ colour })).toBe(false);
    expect(x.validate({ colour: "pink" }).issues).toMatchObject([
      { path: ["colour"], code: "enum", pointer: "/components/schemas/Colour" },
    ]);
  });
});

describe("an object with many optional members", () => {
  const keys = Array.from({ length: 20 }, (_, index) => `key${index}`);
  const some = (count: number, from = 0) =>
    Object.fromEntries(keys.slice(from, from + count).map((key) => [key, "v"]));
  const pathsOf = (result: { readonly issues?: readonly { readonly path: unknown }[] }) =>
    result.issues?.map(({ path }) => path);
  class Instance {
    get key0() {
      return 1;
    }
  }

  it.each([
    ["one set of keys", () => some(20)],
    ["two sets of keys", (turn: number) => some(turn % 2 === 0 ? 20 : 10)],
    ["many sets of keys", (turn: number) => some(1 + (turn % 7), turn % 13)],
    ["one set, then many", (turn: number) => (turn < 40 ? some(20) : some(1 + (turn % 7), turn % 13))],
  ])("has the same verdicts and issues after %s", async (_, valueAt) => {
    const { x } = await emit(members(20, 0));
    for (let turn = 0; turn < 4000; turn++) expect(x.is(valueAt(turn))).toBe(true);
    expect(x.is({ ...some(20), key19: 1 })).toBe(false);
    expect(pathsOf(x.validate({ ...some(20), key3: 1, key19: null }))).toEqual([["key3"], ["key19"]]);
    expect(pathsOf(x.validate({ key19: 1, key3: 1 }))).toEqual([["key3"], ["key19"]]);
    expect(x.validate({ key3: 1, key19: 1 }, { first: true }).issues).toHaveLength(1);
    expect(x.is({ key4: undefined, other: 1 })).toBe(true);
    expect(x.is([])).toBe(false);
    expect(x.is(new Instance())).toBe(true);
    expect(x.is(Object.assign(Object.create(null), { key7: 1 }))).toBe(false);
  });

  it("is read by loads while its keys are of two sets, and by its keys once they are of many", () => {
    const sets = new KeySets();
    const answers = Array.from({ length: 100 }, (_, turn) => sets.few(some(turn % 2 === 0 ? 20 : 10)));
    expect([answers.indexOf(true), answers.lastIndexOf(false)]).toEqual([15, 14]);
    // One stranger among many is no reason to change; when they keep coming, it is final.
    for (let turn = 0; turn < 61; turn++) sets.few(turn === 0 ? some(3) : some(20));
    expect(sets.few(some(20))).toBe(true);
    for (let turn = 0; turn < 61 * 8; turn++) sets.few(some(1 + (turn % 7), turn % 13));
    for (let turn = 0; turn < 61 * 8; turn++) expect(sets.few(some(20))).toBe(false);
  });
});

describe("lists of one scalar type", () => {
  const list = (items: unknown, more = {}) => ({ type: "array", items, ...more });
  const inObject = (items: unknown) => ({ type: "object", properties: { list: list(items) } });

  it.each([
    ["strings", { type: "string" }, "areStrings(list)"],
    ["numbers", { type: "number" }, "areNumbers(list)"],
    ["integers", { type: "integer" }, "areIntegers(list)"],
    ["texts that are listed", { enum: ["a", "b"] }, "list.findIndex("],
    ["more of them", { enum: Array.from({ length: 17 }, (_, index) => `v${index}`) }, "list.findIndex("],
    ["texts and others that are listed", { enum: ["a", 1] }, "for (let index = 0"],
    ["strings with a rule", { type: "string", minLength: 1 }, "for (let index = 0"],
    ["two types", { type: ["string", "null"] }, "for (let index = 0"],
    ["booleans", { type: "boolean" }, "for (let index = 0"],
  ])("%s are asked by %s", async (_, items, test) => {
    expect((await emit(inObject(items))).text).toContain(test);
  });

  const valid: Record<string, readonly unknown[]> = {
    string: ["a", "b", "c"],
    number: [1, 2.5, 3],
    integer: [1, 2, 3],
  };

  /** So many items of a type: the shorter of them are asked in a loop. */
  const lengths = [3, 63, 64, 65];
  const itemsOf = (type: string, length: number) =>
    Array.from({ length }, (_, index) => valid[type]?.[index % 3]);
  const cases = Object.keys(valid).flatMap((type) => lengths.map((length) => [type, length] as const));

  it.each(cases)(
    "of the type %s, %i items: one that is wrong is found wherever it is",
    async (type, length) => {
      const { x } = await emit(list({ type }));
      const { x: object } = await emit(inObject({ type }));
      const { x: rows } = await emit(list(list({ type })));
      const items = itemsOf(type, length);
      for (const fine of [[], items, items.slice(0, 1)]) {
        expect(x.is(fine)).toBe(true);
        expect(object.is({ list: fine })).toBe(true);
        expect(rows.is([fine, fine])).toBe(true);
      }
      const others = [null, undefined, true, {}, [], Number.NaN, Infinity, type === "string" ? 1 : "1"];
      for (const wrong of type === "integer" ? [...others, 1.5] : others) {
        for (const index of [0, 1, length - 1]) {
          const spoilt = items.map((item, at) => (at === index ? wrong : item));
          expect(x.is(spoilt)).toBe(false);
          expect(x.validate(spoilt).issues?.map(({ path }) => path)).toEqual([[index]]);
          expect(object.validate({ list: spoilt }).issues?.map(({ path }) => path)).toEqual([
            ["list", index],
          ]);
          expect(rows.is([items, spoilt])).toBe(false);
          expect(rows.validate([items, spoilt]).issues?.map(({ path }) => path)).toEqual([[1, index]]);
        }
      }
      expect([x.is({ length: 0 }), rows.is([{ length: 0 }])]).toEqual([false, false]);
    },
  );

  it.each([1, 3, 8, 9, 17])("of %i texts that are listed: one that is wrong is found", async (count) => {
    const texts = Array.from({ length: count }, (_, index) => `v${index}`);
    const { x } = await emit(list({ enum: texts }));
    const { x: object } = await emit(inObject({ enum: texts }));
    for (const fine of [[], texts, [...texts, ...texts]]) {
      expect([x.is(fine), object.is({ list: fine })]).toEqual([true, true]);
    }
    for (const wrong of ["v", "", 0, null, undefined, ["v0"], {}]) {
      const spoilt = [...texts, wrong, "v0", wrong];
      expect([x.is(spoilt), object.is({ list: spoilt })]).toEqual([false, false]);
      expect(x.validate(spoilt).issues?.map(({ path }) => path)).toEqual([[count], [count + 2]]);
      expect(object.validate({ list: spoilt }).issues?.map(({ path }) => path)).toEqual([
        ["list", count],
        ["list", count + 2],
      ]);
    }
    expect(x.is(new Array(3))).toBe(false);
  });

  it("are asked in place where a list holds them, as long as they are short", async () => {
    const { text } = await emit(list(list({ type: "number" })));
    expect(text).toContain("if (item.length < 64) {");
    expect(text).toContain("} else if (!areNumbers(item)) return");
    expect((await emit(inObject({ type: "number" }))).text).not.toContain(".length < 64");
  });

  it("refuses a hole, as it is of no type", async () => {
    for (const [type, length] of cases) {
      const { x } = await emit(list({ type }));
      const holed = itemsOf(type, length);
      delete holed[1];
      expect(x.is(holed)).toBe(false);
      expect(x.is(new Array(length))).toBe(false);
      const { x: rows } = await emit(list(list({ type })));
      expect(rows.is([holed])).toBe(false);
    }
  });

  it("takes no longer for many wrong items after many that are fine", async () => {
    const { x } = await emit(list({ type: "string" }));
    const asked = { count: 0 };
    const items = new Proxy([...Array(2000).fill("a"), ...Array(90).fill(1)], {
      get: (target, key) => {
        asked.count += 1;
        return Reflect.get(target, key);
      },
    });
    expect(x.validate(items).issues).toHaveLength(90);
    expect(asked.count).toBeLessThan(20_000);
  });
});

describe("members that are called what a test's own variables are", () => {
  it("are read into others", async () => {
    const keys = ["from", "value", "index", "item", "key", "fault", "options"];
    const list = { type: "array", items: { type: "string" } };
    const { x } = await emit({
      type: "object",
      properties: Object.fromEntries(keys.map((key) => [key, list])),
    });
    for (const key of keys) {
      expect(x.is({ [key]: ["a"] })).toBe(true);
      expect(x.validate({ [key]: ["a", 1] }).issues?.[0]?.path).toEqual([key, 1]);
    }
  });
});

describe("thresholds of what is written", () => {
  it.each([
    ["short texts", 16, "v"],
    ["texts of more than ten characters", 8, "some value"],
  ])("compares with so many %s (%i), and asks a set for more", async (_, most, text) => {
    const listed = (count: number) => Array.from({ length: count }, (_, index) => text + index);
    for (const count of [8, most, most + 1]) {
      const { text: written, x } = await emit({ enum: listed(count) });
      expect(written.includes("new Set")).toBe(count > most);
      for (const value of listed(count)) expect(x.is(value)).toBe(true);
      for (const value of [text + count, text, "", 7, null, [text]]) expect(x.is(value)).toBe(false);
    }
  });

  it("compares with eight values that are not all texts, and asks a set from nine on", async () => {
    const listed = (count: number) => ({ enum: Array.from({ length: count }, (_, index) => index) });
    const [few, many] = [await emit(listed(8)), await emit(listed(9))];
    expect(few.text).not.toContain("new Set");
    expect(many.text).toContain("new Set");
    for (const { x } of [few, many]) expect([x.is(7), x.is(9), x.is("7")]).toEqual([true, false, false]);
  });

  it("passes by what is known to be fine in blocks from 9 members on", async () => {
    expect((await emit(members(8, 8))).text).not.toContain("if (from < 8) {");
    expect((await emit(members(9, 9))).text).toContain("if (from < 8) {");
    const { text, x } = await emit(members(33, 33));
    expect(text).toContain("if (from < 32) {");
    const value = Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`key${index}`, index]));
    expect(x.validate(value).issues).toHaveLength(33);
    expect(x.validate({ ...value, key3: "a", key16: "b" }).issues).toHaveLength(31);
  });

  it("divides a function of more than 150 members", async () => {
    expect((await emit(members(150, 150))).text).not.toContain("MembersFirst");
    const { text, x } = await emit(members(151, 151));
    expect(text).toContain("MembersFirst");
    const value = Object.fromEntries(Array.from({ length: 151 }, (_, index) => [`key${index}`, "v"]));
    expect(x.is(value)).toBe(true);
    expect(x.validate({ ...value, key150: 1 }).issues?.[0]?.path).toEqual(["key150"]);
  });

  it("tells the kinds of a union by their tag from two on", async () => {
    const kind = (tag: string) => ({ type: "object", required: ["t"], properties: { t: { const: tag } } });
    expect((await emit({ oneOf: [kind("a")] })).text).not.toContain("switch (");
    expect((await emit({ oneOf: [kind("a"), kind("b"), kind("c")] })).text).toContain("switch (");
  });
});
