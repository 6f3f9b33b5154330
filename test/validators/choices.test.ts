import { describe, expect, it } from "vitest";
import { apiOf, loadModels } from "./modules.ts";

describe("a choice of a type more and integers", () => {
  it.each(["anyOf", "oneOf"])("asks for whole numbers, by %s", async (keyword) => {
    const x = (await loadModels(apiOf({ X: { [keyword]: [{ type: "string" }, { type: "integer" }] } }))).get(
      "X",
    )!;
    for (const value of ["a", 1, -0, 2.0]) expect(x.is(value)).toBe(true);
    for (const value of [1.5, Number.NaN, Number.POSITIVE_INFINITY, null, true])
      expect(x.is(value)).toBe(false);
  });
});

describe("kinds that a tag tells, by several values each", () => {
  const kind = (tags: readonly string[], members: object) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { enum: tags }, ...members },
  });
  const kinds = [kind(["2", "b"], { a: { type: "string" } }), kind(["1", "a"], { b: { type: "integer" } })];

  it.each(["anyOf", "oneOf"])(
    "are told where they stand, and once in the JSON Schema, by %s",
    async (keyword) => {
      const x = (await loadModels(apiOf({ X: { [keyword]: kinds } }))).get("X")!;
      for (const [tag, index] of [
        ["2", 0],
        ["b", 0],
        ["1", 1],
        ["a", 1],
      ] as const) {
        const key = index === 0 ? "a" : "b";
        const [issue] = x.validate({ kind: tag, [key]: null }).issues ?? [];
        expect(issue?.pointer).toBe(`/components/schemas/X/${keyword}/${index}/properties/${key}`);
      }
      expect(x.validate({ kind: "c" }).issues?.[0]?.message).toBe(
        'kind must be "2", "b", "1" or "a", got string of length 1',
      );
      expect(x.schema["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toEqual({
        $schema: expect.anything(),
        [keyword]: kinds.map((one) => ({ ...one, properties: expect.anything() })),
      });
    },
  );
});

describe("the option that was meant", () => {
  it.each(["anyOf", "oneOf"])("tells as many issues as are asked for, by %s", async (keyword) => {
    const list = { type: "array", items: { type: "integer" } };
    const x = (await loadModels(apiOf({ X: { [keyword]: [{ type: "string" }, list] } }))).get("X")!;
    const value = Array.from({ length: 500 }, () => "x");
    for (const limit of [1, 50, 100, 150, 400, 600])
      expect(x.validate(value, { limit }).issues).toHaveLength(Math.min(limit, 500));
    const { issues } = x.validate(value);
    expect([issues?.length, issues?.at(-1)?.code]).toEqual([100, "too_many_issues"]);
  });
});
