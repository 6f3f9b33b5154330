import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin } from "../../generator/diff/patterns-within.ts";
import { diffSchemas } from "./diff-schemas.ts";

const within = (one: string, other: string): boolean =>
  isWithin({ source: one, flags: "u" }, { source: other, flags: "u" });

describe("what one pattern describes is within the other:", () => {
  it.each([
    ["^build-\\S+", "^build-\\S+|^arn:.*"],
    ["^T[A-Z]{8}$", "^T[A-Z]{2,}$"],
    ["^[a-c]+$", "^[a-z0-9]*$"],
    ["^a$", "^[ab]$"],
    ["^ab?$", "^a[bc]?$"],
    ["(?:a|b)c", "(?:b|a|d)c"],
    ["^x$", "^x?$"],
  ])("%s in %s", (one, other) => expect([within(one, other), within(other, one)]).toEqual([true, false]));

  it.each([
    ["^a$", "^b$"],
    ["^[^a]$", "^[^ab]$"],
    ["(a)\\1", "(a|b)\\1"],
    ["^a{2}$", "^a{3,}$"],
    ["a", "aa?"],
  ])("not %s in %s", (one, other) => expect(within(one, other)).toBe(false));

  const part = fc.constantFrom(
    "a",
    "b",
    "[ab]",
    "[a-c]",
    "[a-z]",
    ".",
    "a?",
    "a*",
    "b{1,2}",
    "(?:a|b)",
    "(?:a|b|c)+",
    "^",
    "$",
  );
  const pattern = fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });
  it("a string that has the one has the other", () => {
    let met = 0;
    fc.assert(
      fc.property(
        pattern,
        pattern,
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 }),
        (left, right, text) => {
          const [one, other] = [left, right].map((choices) =>
            choices.map((parts) => parts.join("")).join("|"),
          );
          if (!within(one!, other!)) return;
          met += 1;
          if (new RegExp(one!, "u").test(text)) expect(text).toMatch(new RegExp(other!, "u"));
        },
      ),
      { numRuns: 20_000, seed: 5 },
    );
    expect(met).toBeGreaterThan(100);
  });
});

it("a pattern that takes more breaks readers alone, and is shown", async () => {
  const [few, many] = ["^[T][A-Z]{3}$", "^[T][A-Z]{2,}$"].map((pattern) => ({ type: "string", pattern }));
  const verdict = async (base: object, revision: object, direction: "request" | "response") =>
    (await diffSchemas(base, revision, direction)).map(({ rule, wire }) => [rule, wire]);
  expect(await verdict(few!, many!, "request")).toEqual([["pattern-changed", "safe"]]);
  expect(await verdict(few!, many!, "response")).toEqual([["pattern-changed", "breaking"]]);
  expect(await verdict(many!, few!, "request")).toEqual([["pattern-changed", "breaking"]]);
  expect(await verdict(many!, few!, "response")).toEqual([["pattern-changed", "safe"]]);
});
