import { expect, it } from "vitest";
import { compile } from "../harness/compile.ts";
import { apiOf, emitModules, loadModels } from "./modules.ts";

it("reads a member as unknown after a comparison, which narrows it for TypeScript", async () => {
  const part = (kind: unknown) => ({ type: "object", required: ["kind"], properties: { kind } });
  const api = apiOf({ X: { allOf: [part({ const: "small" }), part({ enum: ["small", "large"] })] } });
  const text = (await emitModules(api)).files.get("models/x.ts");
  expect(text).toContain('if (value["kind"] !== "small"');
  expect(text).toContain('const kind = (value["kind"] as unknown);');
  const x = (await loadModels(api)).get("X")!;
  expect([x.is({ kind: "small" }), x.is({ kind: "large" }), x.is({})]).toEqual([true, false, false]);
});

const named = { type: "object", properties: { a: { type: "string" } } };
const kinds = { oneOf: [{ $ref: "First" }, { $ref: "Second" }] };

it("reads what only some values are asked before another model's word narrows them", async () => {
  const kind = (kind: number) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: kind } },
  });
  const asked = { c: { required: ["a"] } };
  const api = apiOf({
    Named: named,
    First: kind(1),
    Second: kind(2),
    Beside: { allOf: [{ $ref: "Named" }, { type: "object", dependentSchemas: asked }] },
    Untyped: {
      allOf: [{ $ref: "Named" }, { properties: { c: { type: "number" } }, dependentSchemas: asked }],
    },
    Inside: {
      allOf: [
        { $ref: "Named" },
        { dependentSchemas: { c: { allOf: [{ $ref: "First" }, { dependentSchemas: asked }] } } },
      ],
    },
    Twice: {
      type: "object",
      dependentSchemas: {
        b: { $ref: "Named" },
        d: { anyOf: [{ $ref: "Named" }, { $ref: "First" }] },
        ...asked,
      },
    },
    Told: { allOf: [kinds, { type: "object", dependentSchemas: { b: { $ref: "Named" }, ...asked } }] },
    Conditions: {
      type: "object",
      allOf: [
        { if: { required: ["b"] }, then: { $ref: "Named" } },
        { if: { required: ["c"] }, then: { required: ["a"] }, else: { $ref: "First" } },
      ],
    },
  });
  expect(compile((await emitModules(api)).files)).toEqual([]);
  const models = await loadModels(api);
  const isOf = (name: string, ...values: readonly unknown[]) =>
    values.map((value) => models.get(name)!.is(value));
  for (const name of ["Beside", "Untyped"])
    expect(isOf(name, {}, { c: 1, a: "" }, { c: 1 }, { a: 1 })).toEqual([true, true, false, false]);
  expect(isOf("Inside", {}, { c: 1, kind: 1, a: "" }, { c: 1, a: "" }, { c: 1, kind: 1 })).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isOf("Twice", { a: 1 }, { b: 1, a: 1 }, { d: 1, a: 1 }, { d: 1, kind: 1 }, { c: 1 })).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
  expect(isOf("Told", { kind: 1 }, { kind: 2, b: 1, a: 1 }, { kind: 2, c: 1 }, { b: 1 })).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(isOf("Conditions", { kind: 1 }, {}, { c: 1, a: 1 }, { c: 1, b: 1, a: 1 }, { c: 1 })).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

it("asks nothing more of values of a type that an earlier part refuses", async () => {
  const closed = { required: ["c"], additionalProperties: false };
  const last = { type: "object", properties: { b: { type: "string" } } };
  const either = ["object", "null"];
  const api = apiOf({
    First: { allOf: [{ type: "object" }, { type: "object", ...closed }, last] },
    Untyped: {
      allOf: [{ type: "object" }, closed, { ...last, if: { required: ["e"] }, then: { required: ["h"] } }],
    },
    Nullable: { allOf: [{ type: either, ...closed }, last] },
    Both: {
      allOf: [
        { type: either, ...closed },
        { ...last, type: either },
      ],
    },
    Kinds: {
      allOf: [
        closed,
        { properties: { b: { type: "string" } }, minLength: 1 },
        { type: ["object", "string"] },
      ],
    },
    Rest: {
      allOf: [{ type: "object" }, { type: "object", ...closed }],
      unevaluatedProperties: { type: "number" },
    },
    Dependent: { allOf: [closed, { dependentSchemas: { a: { required: ["b"] } } }] },
    Items: { type: "array", items: { allOf: [{ type: "object" }, closed, last] } },
  });
  expect(compile((await emitModules(api)).files)).toEqual([]);
  const models = await loadModels(api);
  for (const [name, model] of models) expect(model.is({ c: 1, b: "" }), name).toBe(false);
  const valid = [
    ["Both", null],
    ["Kinds", "a"],
    ["Dependent", 1],
    ["Items", []],
  ] as const;
  for (const [name, value] of valid) expect(models.get(name)!.is(value), name).toBe(true);
  const invalid = [
    ["First", null],
    ["Nullable", null],
    ["Both", "a"],
    ["Kinds", ""],
    ["Items", [{}]],
  ] as const;
  for (const [name, value] of invalid) expect(models.get(name)!.is(value), name).toBe(false);
});
