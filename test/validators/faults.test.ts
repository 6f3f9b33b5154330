import { expect, it } from "vitest";
import { apiOf, loadModels } from "./modules.ts";

const string = { type: "string" };
const integer = { type: "integer" };
const object = (properties: object, more = {}) => ({ type: "object", properties, ...more });

const models = {
  Leaf: object({ id: integer }, { required: ["id"] }),
  Base: object({ c: string, d: { $ref: "Leaf" } }, { required: ["c"] }),
  Whole: {
    allOf: [
      object({ a: integer, b: string }, { required: ["a", "b"] }),
      { $ref: "Base" },
      object({ e: { type: "number" }, f: { type: "array", items: { $ref: "Leaf" } } }),
    ],
  },
  // Others are asked of: the test does not count.
  Mixed: {
    allOf: [
      object({ a: integer, b: integer }),
      object({ a: {}, b: {}, c: integer }, { additionalProperties: string }),
      object({ d: string }),
    ],
  },
  Counts: { type: "object", additionalProperties: integer },
  Owners: { type: "object", additionalProperties: { $ref: "Leaf" } },
  Books: object({ counts: { $ref: "Counts" }, all: { type: "array", items: { $ref: "Counts" } } }),
  Tree: object({ label: string, size: integer, children: { type: "array", items: { $ref: "Tree" } } }),
  Mark: { anyOf: [string, integer, { $ref: "Leaf" }] },
};

/** A value that is fine, and for each of its parts, in the order of the rules, a wrong one with what is said of it. */
type Spoilt = readonly [key: string, value: unknown, told: string];
const parts: Readonly<Record<string, { readonly fine: object; readonly spoilt: readonly Spoilt[] }>> = {
  Whole: {
    fine: { a: 1, b: "", c: "", d: { id: 1 }, e: 1, f: [] },
    spoilt: [
      ["a", "x", "a must be an integer, got string"],
      ["b", undefined, "b is required"],
      ["c", 1, "c must be a string, got number"],
      ["d", { id: "x" }, "d.id must be an integer, got string"],
      ["e", "x", "e must be a number, got string"],
      ["f", [{ id: 1 }, {}], "f[1].id is required"],
    ],
  },
  Mixed: {
    fine: { a: 1, b: 1, c: 1, d: "", z: "" },
    spoilt: [
      ["a", "x", "a must be an integer, got string"],
      ["b", "x", "b must be an integer, got string"],
      ["c", "x", "c must be an integer, got string"],
      ["z", 1, "z must be a string, got number"],
    ],
  },
  Counts: {
    fine: { a: 1, none: undefined, b: 2, c: 3, d: 4 },
    spoilt: [
      ["a", "x", "a must be an integer, got string"],
      ["b", 1.5, "b must be an integer, got 1.5"],
      ["d", null, "d must be an integer, got null"],
    ],
  },
  Owners: {
    fine: { a: { id: 1 }, b: { id: 1 }, "c d": { id: 1 } },
    spoilt: [
      ["a", [], "a must be an object, got array"],
      ["b", {}, "b.id is required"],
      ["c d", { id: true }, '["c d"].id must be an integer, got boolean'],
    ],
  },
  Books: {
    fine: { counts: { a: 1 }, all: [{}, { a: 1 }] },
    spoilt: [
      ["counts", { a: 1, b: "x" }, "counts.b must be an integer, got string"],
      ["all", [{ a: 1 }, { a: 1, b: {} }], "all[1].b must be an integer, got object"],
    ],
  },
  Tree: {
    fine: { label: "", size: 1, children: [{}, { children: [] }] },
    spoilt: [
      ["label", 1, "label must be a string, got number"],
      ["size", "1", "size must be an integer, got string"],
      [
        "children",
        [{}, { children: [{ size: {} }] }],
        "children[1].children[0].size must be an integer, got object",
      ],
    ],
  },
};

it.each(Object.keys(parts))(
  "%s: whichever parts are wrong are told, in order, and nothing else",
  async (name) => {
    const { validate, is, parse } = (await loadModels(apiOf(models))).get(name)!;
    const { fine, spoilt } = parts[name]!;
    for (let chosen = 0; chosen < 2 ** spoilt.length; chosen++) {
      const wrong = spoilt.filter((_, index) => chosen & (1 << index));
      const value = { ...fine, ...Object.fromEntries(wrong) };
      const told = wrong.map(([, , message]) => message);
      expect(is(value)).toBe(wrong.length === 0);
      expect((validate(value).issues ?? []).map(({ message }) => message)).toEqual(told);
      expect((validate(value, { first: true }).issues ?? []).map(({ message }) => message)).toEqual(
        told.slice(0, 1),
      );
      if (wrong.length > 0) expect(() => parse(value)).toThrow(told.join("\n"));
    }
    for (const other of [null, [], "", 1, undefined]) {
      expect(validate(other).issues?.map(({ code, path }) => [code, path])).toEqual([["type", []]]);
    }
  },
);

it("says of a choice what one of its options was meant to be, and else what they are", async () => {
  const { validate, is } = (await loadModels(apiOf(models))).get("Mark")!;
  for (const value of ["", 1, { id: 1 }]) expect(is(value)).toBe(true);
  for (const value of [null, [], 1.5, true]) {
    expect(validate(value).issues).toMatchObject([
      {
        code: "anyOf",
        path: [],
        expected: "a string, an integer or Leaf",
        pointer: "/components/schemas/Mark",
      },
    ]);
  }
  expect(validate({ id: "x" }).issues).toMatchObject([
    { code: "type", path: ["id"], pointer: "/components/schemas/Leaf/properties/id" },
  ]);
});

/** Bases that take what is no object, or refuse it for another reason than its type; their heirs are objects. */
const bases: Readonly<Record<string, readonly [base: object, taken: unknown, told: readonly string[]]>> = {
  "has no type": [{ required: ["a"], properties: { a: string } }, null, ["type"]],
  "takes anything": [{}, [], ["type"]],
  "may be null": [object({ a: string }, { type: ["object", "null"] }), null, ["type"]],
  "is one of several": [{ oneOf: [string, object({})] }, "x", ["type"]],
  "refuses what is no object by `not`": [{ not: { type: "null" } }, null, ["not", "type"]],
};

it.each(Object.keys(bases))("an heir of what %s says once that no object is one", async (name) => {
  const [base, value, told] = bases[name]!;
  const heir = { allOf: [{ $ref: "Base" }, { $ref: "Base" }, object({ b: string })] };
  const lists = object({ list: { type: "array", items: { $ref: "Heir" } } });
  const loaded = await loadModels(apiOf({ Base: base, Heir: heir, Lists: lists }));
  const { validate, is, schema } = loaded.get("Heir")!;
  expect(is(value)).toBe(false);
  const codes = [...told.slice(0, -1), ...told];
  expect(validate(value).issues?.map(({ code }) => code)).toEqual(codes);
  expect(validate(value, { first: true }).issues?.map(({ code }) => code)).toEqual(codes.slice(0, 1));
  expect(schema["~standard"].validate(value)).toMatchObject({ issues: codes.map(() => ({ path: [] })) });
  expect(
    loaded
      .get("Lists")!
      .validate({ list: [value] })
      .issues?.map(({ path }) => path),
  ).toEqual(codes.map(() => ["list", 0]));
});

it("says once what a part of allOf says that is an object and more, or stands elsewhere", async () => {
  const counted = object({ a: integer, b: integer }, { minProperties: 2 });
  const { validate } = (await loadModels(apiOf({ Both: { allOf: [counted, object({ c: string })] } }))).get(
    "Both",
  )!;
  expect(validate({ a: "x", c: 1 }).issues?.map(({ code }) => code)).toEqual(["type", "type"]);
  expect(validate({ c: 1 }).issues?.map(({ code }) => code)).toEqual(["minProperties", "type"]);
});
