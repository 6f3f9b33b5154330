import { describe, expect, it } from "vitest";
import { isNoticed } from "../../generator/diff/version.ts";
import { diffSchemas } from "./diff-schemas.ts";

const text = { type: "string" };
const number = { type: "integer" };
const owner = { type: "object", properties: { name: text, age: number }, required: ["name"] };

/** Two ways to say the same. */
describe.each([
  ["null as a type, and as a choice", { type: ["string", "null"] }, { anyOf: [text, { type: "null" }] }],
  ["types that differ, and any or one of them", { anyOf: [text, number] }, { oneOf: [text, number] }],
  [
    "types as a list, and as a choice",
    { type: ["string", "integer"], minLength: 2 },
    { anyOf: [{ ...text, minLength: 2 }, number] },
  ],
  ["Base64 in two ways", { ...text, format: "byte" }, { ...text, contentEncoding: "base64" }],
  ["a constant, and a list of one", { const: "a" }, { enum: ["a"] }],
  ["a list in another order", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
  [
    "parts, and the whole",
    {
      allOf: [
        { type: "object", properties: { name: text } },
        { type: "object", properties: { age: number }, required: ["name"] },
      ],
    },
    owner,
  ],
  [
    "properties in another order",
    owner,
    { required: ["name"], properties: { age: number, name: text }, type: "object" },
  ],
  ["a schema, and that as the one part", text, { allOf: [text] }],
  [
    "a schema, and that beside words",
    { ...text, minLength: 2 },
    { allOf: [{ ...text, minLength: 2 }, { title: "a" }] },
  ],
  ["a schema, and that as the one choice", text, { anyOf: [text] }],
  ["one choice, and one part", { oneOf: [text] }, { allOf: [text] }],
  [
    "limits together, and in parts",
    { ...text, minLength: 2, maxLength: 4, pattern: "^a" },
    {
      allOf: [
        { ...text, minLength: 1 },
        { minLength: 2, pattern: "^a" },
      ],
      maxLength: 4,
    },
  ],
  [
    "items together, and in parts",
    { type: "array", items: text, minItems: 1 },
    { allOf: [{ type: "array", items: text }, { minItems: 1 }] },
  ],
  ["types in parts", number, { allOf: [{ type: ["integer", "string"] }, { type: "number" }] }],
  [
    "a list beside a limit, and in parts",
    { ...text, enum: ["a", "bc"], maxLength: 1 },
    { allOf: [{ ...text, enum: ["a", "bc"] }, { maxLength: 1 }] },
  ],
  ["words for readers", { ...text, description: "a" }, { ...text, description: "b", example: "c" }],
  [
    "limits that say nothing",
    { type: "array", items: text },
    { type: "array", items: text, minItems: 0, uniqueItems: false },
  ],
])("%s", (_, one, other) => {
  it.each([
    ["request", one, other],
    ["request", other, one],
    ["response", one, other],
    ["response", other, one],
  ] as const)("is no change of a %s", async (direction, base, revision) => {
    const found = await diffSchemas(base, revision, direction);
    expect(found.filter(isNoticed)).toEqual([]);
  });
});

it("a list with null is the same list, but its class is gone", async () => {
  const choice = { oneOf: [{ ...text, enum: ["a"] }, { type: "null" }] };
  const found = await diffSchemas(choice, { type: ["string", "null"], enum: ["a", null] }, "request");
  expect(found.map(({ rule, subject, wire }) => [rule, subject, wire])).toEqual([
    ["model-removed", "ModelA", "safe"],
  ]);
});

it("a list, and a choice of constants, have the same values", async () => {
  const list = { ...text, enum: ["a", "b"] };
  const choice = { oneOf: [{ const: "a" }, { const: "b", title: "B" }] };
  for (const direction of ["request", "response"] as const) {
    expect(await diffSchemas(list, choice, direction)).toMatchObject([
      { rule: "wrapped-in-one-of", wire: "safe" },
    ]);
    expect(await diffSchemas(choice, list, direction)).toMatchObject([{ rule: "unwrapped", wire: "safe" }]);
  }
  const more = { oneOf: [...choice.oneOf, { const: "c" }] };
  expect(await diffSchemas(more, list, "request")).toMatchObject([{ rule: "unwrapped", wire: "breaking" }]);
});

it("a bound said by another keyword is the same bound", async () => {
  for (const direction of ["request", "response"] as const) {
    const found = await diffSchemas({ ...number, minimum: 1 }, { ...number, exclusiveMinimum: 0 }, direction);
    expect(found.map(({ rule, wire }) => [rule, wire])).toEqual([
      ["minimum-removed", "safe"],
      ["exclusive-minimum-added", "safe"],
    ]);
  }
});

it.each([".*", "^.*", "\\p{ASCII}*", "x?$", "(?:a|b*)", "a{0,3}"])(
  "every string has %s in it: asking for it changes nothing",
  async (pattern) => {
    const [added] = await diffSchemas(text, { ...text, pattern }, "request");
    expect(added).toMatchObject({ rule: "pattern-added", wire: "safe" });
  },
);

it.each(["^.*$", "^a*$", "\\b", "(?=a)", "^(?!a)", "a*b?c"])(
  "not every string has %s in it",
  async (pattern) => {
    const [added] = await diffSchemas(text, { ...text, pattern }, "request");
    expect(added).toMatchObject({ rule: "pattern-added", wire: "breaking" });
  },
);

it("limits that all listed values keep break nobody, and one that some value does not keep does", async () => {
  const list = { ...text, enum: ["abc", "ab"] };
  for (const direction of ["request", "response"] as const) {
    const kept = await diffSchemas(list, { ...list, minLength: 2, maxLength: 3, pattern: "^a" }, direction);
    expect(kept.map(({ rule, wire }) => [rule, wire])).toEqual([
      ["min-length-added", "safe"],
      ["max-length-added", "safe"],
      ["pattern-added", "safe"],
    ]);
  }
  const [lost] = await diffSchemas(list, { ...list, minLength: 3 }, "request");
  expect(lost).toMatchObject({ wire: "breaking", witness: { value: "ab" } });
});
