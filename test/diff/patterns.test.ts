import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin } from "../../generator/diff/pattern-facts.ts";
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
    ["^cluster-[a-z]+", "^(?:cluster|backup)-[a-z0-9]+"],
    ["^ac$", "^ab?c$"],
  ])("%s in %s", (one, other) => expect([within(one, other), within(other, one)]).toEqual([true, false]));

  it.each([
    ["^a$", "^b$"],
    ["^[^a]$", "^[^ab]$"],
    ["(a)\\1", "(a|b)\\1"],
    ["^a{2}$", "^a{3,}$"],
    ["aa", "a{3}"],
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

it("a length that a pattern asks for anyway is no news", async () => {
  const base = { type: "string", pattern: "^(?:un)?authenticated$" };
  for (const direction of ["request", "response"] as const) {
    const [added] = await diffSchemas(base, { ...base, minLength: 13 }, direction);
    expect(added).toMatchObject({ rule: "min-length-added", wire: "safe" });
    const [removed] = await diffSchemas({ ...base, minLength: 13 }, base, direction);
    expect(removed).toMatchObject({ rule: "min-length-removed", wire: "safe" });
  }
  const [longer] = await diffSchemas(base, { ...base, minLength: 14 }, "request");
  expect(longer).toMatchObject({ wire: "breaking", witness: { value: "authenticated" } });
});

it("a property that another part asks for anyway is none that became required", async () => {
  const text = { type: "string" };
  const parts = (...required: readonly string[]): object => ({
    allOf: [
      { $ref: "#/components/schemas/Model/$defs/Part" },
      { type: "object", additionalProperties: text, required },
    ],
    $defs: { Part: { type: "object", properties: { a: text, b: text }, required: ["a"] } },
  });
  const told = async (base: object, revision: object, direction: "request" | "response") =>
    (await diffSchemas(base, revision, direction)).map(({ rule, wire }) => [rule, wire]);
  expect(await told(parts(), parts("a"), "request")).toEqual([["became-required", "safe"]]);
  expect(await told(parts("a"), parts(), "response")).toEqual([["became-optional", "safe"]]);
  expect(await told(parts(), parts("b"), "request")).toEqual([["became-required", "breaking"]]);
});

it("a property less that matches a pattern has what the pattern says from then on", async () => {
  const closed = (properties: object, pattern: object): object => ({
    type: "object",
    properties,
    patternProperties: { "^x-": pattern },
    additionalProperties: false,
  });
  const told = async (property: object, pattern: object, direction: "request" | "response") =>
    (await diffSchemas(closed({ "x-a": property }, pattern), closed({}, pattern), direction))
      .filter(({ rule }) => rule !== "property-removed")
      .map(({ rule, wire }) => [rule, wire]);
  const text = { type: "string" };
  const short = { ...text, maxLength: 3 };
  expect(await told(short, text, "request")).toEqual([["max-length-removed", "safe"]]);
  expect(await told(short, text, "response")).toEqual([["max-length-removed", "breaking"]]);
  expect(await told(text, {}, "request")).toEqual([["type-generalized", "safe"]]);
  expect(await told(text, {}, "response")).toEqual([["type-generalized", "breaking"]]);
});
