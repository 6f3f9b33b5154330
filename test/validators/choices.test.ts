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
