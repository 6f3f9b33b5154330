import { expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

it("a witness is refused for the change that it shows, and for nothing else", async () => {
  const base = { type: "object", properties: { x: { type: "string" }, y: { type: "integer" } } };
  const revision = {
    type: "object",
    properties: { x: { type: "string" }, y: { type: "integer", minimum: 3 } },
    required: ["x"],
  };
  const changes = await diffSchemas(base, revision, "request");
  const shown = changes.map(({ rule, witness }) => [rule, witness?.value, witness?.refusal.split(" ")[0]]);
  expect(shown).toEqual([
    ["minimum-added", { x: "", y: 0 }, "minimum"],
    ["became-required", {}, "required"],
  ]);
});

it("a format may be called as a member of every object is", async () => {
  for (const format of ["toString", "valueOf", "constructor", "__proto__"]) {
    const found = await diffSchemas({ type: "string", format }, { type: "string", minLength: 3 }, "request");
    expect(found.map(({ rule }) => rule)).toContain("min-length-added");
  }
});

it("lengths and counts without a bound are compared, and no value of that size is built", async () => {
  const huge = [
    { type: "string", minLength: 1e15, pattern: "^a" },
    { type: "string", pattern: "^(?:(?:(?:a{1000}){1000}){1000}){1000}$" },
    { type: "object", minProperties: 1e15 },
    { type: "array", minItems: 1e15, items: { type: "string" } },
  ];
  for (const schema of huge) {
    const found = await diffSchemas(schema, { type: schema.type }, "request");
    expect(found.length).toBeGreaterThan(0);
  }
});

it("of several changes at one place, each is shown by its own value", async () => {
  const values = await diffSchemas({ enum: ["a"] }, { enum: ["a", "b", "c"] }, "response");
  expect(values.map(({ witness }) => witness?.value)).toEqual(["b", "c"]);
  const closed = (...keys: readonly string[]): object => ({
    type: "object",
    properties: Object.fromEntries(keys.map((key) => [key, { type: "string", format: "uuid" }])),
    additionalProperties: false,
  });
  const gone = await diffSchemas(closed("a", "b", "c"), closed("a"), "request");
  expect(gone.map(({ witness }) => Object.keys(witness!.value as object))).toEqual([["b"], ["c"]]);
});

it("a value that several keywords refuse is shown for one of them where it is among them", async () => {
  const base = { type: "string", minLength: 5, maxLength: 30 };
  const revision = { type: "string", minLength: 15, maxLength: 24, pattern: "^subnet-[0-9a-f]{8,17}$" };
  const found = await diffSchemas(base, revision, "request");
  expect(found.map(({ rule, witness }) => [rule, String(witness?.value).length])).toEqual([
    ["min-length-raised", 5],
    ["max-length-lowered", 25],
    ["pattern-added", 5],
  ]);
});

it("no value is shown for a change that it has nothing to do with", async () => {
  const text = { type: "string" };
  const map = (a: object, rest: object, more: object = {}): object => ({
    type: "object",
    properties: { a, ...more },
    additionalProperties: rest,
  });
  const short = { ...text, maxLength: 3 };
  const told = async (base: object, revision: object): Promise<string[]> =>
    (await diffSchemas(base, revision, "request")).map(
      ({ path, rule, wire, witness }) => `${path} ${rule} ${wire} ${JSON.stringify(witness?.value ?? null)}`,
    );
  expect(await told(map(text, text), map({ ...text, enum: [""] }, text, { n: text }))).toEqual([
    'a became-enum breaking {"a":"a"}',
    "n property-added safe null",
  ]);
  expect(await told(map(text, text), map({ ...text, enum: [""] }, text, { n: short }))).toEqual([
    'a became-enum breaking {"a":"a"}',
    "n property-added safe null",
    expect.stringMatching(/^n max-length-added breaking \{"n":"a+"\}$/),
  ]);
  const guarded = (a: object, more: object = {}): object => ({
    type: "object",
    properties: { a, ...more },
    unevaluatedProperties: text,
  });
  expect(await told(guarded(text), guarded({ ...text, enum: [""] }, { n: text }))).toEqual([
    'a became-enum breaking {"a":"a"}',
    "n property-added unproven null",
  ]);
});

it("a refusal is that of the change, alone where what the other side asks for lies beside it", async () => {
  const properties = { name: { type: "string" }, age: { type: "integer", minimum: 0 } };
  const base = { type: "object", properties, required: ["name"] };
  const age = { type: "integer", minimum: 1 };
  const revision = {
    type: "object",
    properties: { ...properties, age, owner: { type: "string" } },
    required: ["name", "owner"],
  };
  const told = async (more: object): Promise<unknown> => {
    const found = await diffSchemas({ ...base, ...more }, { ...revision, ...more }, "request");
    const { witness } = found.find(({ rule }) => rule === "minimum-raised")!;
    return [witness?.value, witness?.refusal];
  };
  const refusal = "minimum at /components/schemas/Model/properties/age";
  expect(await told({})).toEqual([{ name: "", age: 0, owner: "" }, refusal]);
  // What one side refuses for the change, the other has to accept.
  expect(await told({ additionalProperties: false })).toEqual([{ name: "", age: 0 }, refusal]);
});

it("texts and lists are no longer than what they show", async () => {
  const text = { type: "string" };
  const list = { type: "array", items: text };
  const base = { type: "object", properties: { a: text, b: list, c: { ...text, maxLength: 150_000 } } };
  const revision = {
    type: "object",
    properties: {
      a: { ...text, maxLength: 20 },
      b: { ...list, maxItems: 200 },
      c: { ...text, maxLength: 120_000 },
    },
  };
  const found = await diffSchemas(base, revision, "request");
  const lengths = found.map(({ witness }) =>
    Object.entries(witness?.value as Record<string, string | readonly string[]>).map(([key, value]) => [
      key,
      value.length,
    ]),
  );
  expect(lengths).toEqual([[["a", 21]], [["b", 201]], [["c", 120_001]]]);
});

it.each<[string, object, object, number]>([
  [
    "beside another step",
    { allOf: [{ multipleOf: 35 }, { multipleOf: 11 }] },
    { allOf: [{ multipleOf: 7 }, { multipleOf: 11 }] },
    77,
  ],
  [
    "above a limit",
    { type: "integer", minimum: 999_984, multipleOf: 35 },
    { type: "integer", minimum: 999_984, multipleOf: 7 },
    999_992,
  ],
  [
    "below a limit in decimals",
    { type: "number", exclusiveMaximum: -300.03, maximum: 5, multipleOf: 0.06 },
    { type: "number", exclusiveMaximum: -300.03, maximum: 5, multipleOf: 0.02 },
    -300.04,
  ],
  [
    "between limits of another part",
    {
      allOf: [
        { type: "integer", multipleOf: 6 },
        { minimum: 5001, maximum: 5010 },
      ],
    },
    {
      allOf: [
        { type: "integer", multipleOf: 1.5 },
        { minimum: 5001, maximum: 5010 },
      ],
    },
    5001,
  ],
])("another step is shown by one of two that follow each other: %s", async (_, base, revision, value) => {
  const found = await diffSchemas(base, revision, "response");
  expect(found.map(({ wire, witness }) => [wire, witness?.value])).toEqual([["breaking", value]]);
});

it("a member that a pattern speaks of as well is built as both have it", async () => {
  const object = (b: object): object => ({
    type: "object",
    required: ["a", "b"],
    properties: { a: { type: "string" }, b },
    patternProperties: { "^a": { pattern: "^[xy]{4}$" }, "^b": { minLength: 5 } },
  });
  const [before, after] = [object({ type: "string" }), object({ type: "string", maxLength: 9 })];
  const found = await diffSchemas(before, after, "request");
  expect(found.map(({ wire, witness }) => [wire, witness?.value])).toEqual([
    ["breaking", { a: "xxxx", b: "a".repeat(10) }],
  ]);
});
