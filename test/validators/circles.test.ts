import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, type Emitted, loadModels } from "./modules.ts";

describe("schemas that come to a value by two ways, and from there back to themselves", () => {
  const next = (name: string, more: object) => ({
    type: "object",
    properties: { next: { $ref: name }, ...more },
  });
  const integer = { type: "integer" };
  const schemas: Record<string, object> = {
    Any: { anyOf: [next("Any", { a: integer }), next("Any", { b: integer }), { type: "null" }] },
    One: {
      oneOf: [
        { ...next("One", {}), required: ["a"] },
        { ...next("One", {}), required: ["b"] },
      ],
    },
    All: { allOf: [next("All", {}), next("All", { a: integer })] },
    Condition: {
      type: "object",
      if: { properties: { next: { $ref: "Condition" } } },
      else: { properties: { next: { $ref: "Condition" } } },
    },
    Negation: { ...next("Negation", {}), not: { ...next("Negation", {}), required: ["b"] } },
    Unevaluated: {
      type: "object",
      anyOf: [next("Unevaluated", { a: integer })],
      unevaluatedProperties: false,
    },
    Items: {
      type: "array",
      items: { $ref: "Items" },
      contains: { $ref: "Items" },
      minContains: 0,
      maxContains: 1,
    },
    Numbered: { anyOf: [next("Odd", { kind: { const: 1 } }), next("Odd", { kind: { const: 2 } })] },
    Odd: { oneOf: [{ $ref: "Numbered" }, { type: "string" }] },
  };
  let repeated: ReadonlyMap<string, Emitted>;

  beforeAll(async () => {
    repeated = await loadModels(apiOf(schemas));
  });

  it.each(Object.keys(schemas))("answers in a moment, however deep the value is: %s", (name) => {
    const emitted = repeated.get(name)!;
    const inner = (leaf: unknown) => (name === "Items" ? [[leaf]] : { next: leaf });
    const started = process.cpuUsage();
    for (const leaf of [{}, { a: 1 }, { b: 1, zz: 1 }, 5]) {
      const verdicts = [24, 300].map((depth) => {
        let value: unknown = leaf;
        for (let level = 0; level < depth; level += 2) value = inner(inner(value));
        const is = emitted.is(value);
        const { issues } = emitted.validate(value);
        expect(issues === undefined).toBe(is);
        expect(issues?.map(({ code }) => code) ?? []).not.toContain("too_deep");
        expect(emitted.validate(value, { first: true }).issues).toEqual(issues?.slice(0, 1));
        return is;
      });
      expect(verdicts[0]).toBe(verdicts[1]);
    }
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
  });

  it("forgets what it has said of an object when that has changed", () => {
    const emitted = repeated.get("Any")!;
    const leaf: Record<string, unknown> = {};
    let value: unknown = leaf;
    for (let level = 0; level < 40; level++) value = { next: value };
    expect(emitted.is(value)).toBe(true);
    leaf.next = 5;
    expect(emitted.is(value)).toBe(false);
    let deep: unknown = {};
    for (let level = 0; level < 1_000_000; level++) deep = { next: deep };
    expect(emitted.is(deep)).toBe(false);
    leaf.next = null;
    expect(emitted.is(value)).toBe(true);
  });
});
