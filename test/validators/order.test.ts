import { describe, expect, it } from "vitest";
import { apiOf, loadModels } from "./modules.ts";

/** Objects that a union tells apart by a tag. */
const tagged = (tag: string) => ({
  type: "object",
  required: ["type"],
  properties: { type: { const: tag } },
});
const own = { type: "object", properties: { stream: { type: "string" } } };

describe("a union before what else is asked of an object", () => {
  it.each([
    ["by a tag", { anyOf: [tagged("a"), tagged("b"), tagged("c")] }],
    ["by its word alone", { anyOf: [tagged("a"), { type: "object", required: ["b"] }] }],
    ["one of two", { oneOf: [tagged("a"), { type: "object", required: ["b"] }] }],
  ])("refuses what is no object: %s", async (_, union) => {
    const x = (await loadModels(apiOf({ X: { allOf: [union, own] } }))).get("X")!;
    for (const value of [null, undefined, 1, "", []]) expect(x.is(value)).toBe(false);
    expect(x.is({ type: "a", stream: "s" })).toBe(true);
    expect(x.is({ type: "a", stream: 1 })).toBe(false);
    expect(x.is({ type: "z" })).toBe(false);
  });
});

describe("an intersection inside another one", () => {
  it("is written as one", async () => {
    const choice = { oneOf: [tagged("a"), tagged("b")], type: "boolean" };
    const x = (await loadModels(apiOf({ X: { allOf: [choice, true], type: ["number", "null"] } }))).get("X")!;
    expect(x.is(1)).toBe(false);
  });
});
