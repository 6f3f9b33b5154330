import { describe, expect, it } from "vitest";
import { createShapes } from "../../generator/ir/index.ts";
import { emitted, issuesOf, long, moment, text, thereAndBack } from "./emitted.ts";
import { apiOf, load, specOf } from "./package.ts";

const short = { type: "string", maxLength: 3 };

/** Schemas in which something is asked of keys, a JSON that is valid, and others that are not with what is wrong. */
const table: Readonly<
  Record<string, readonly [Record<string, unknown>, unknown, readonly (readonly [unknown, string])[]]>
> = {
  "a pattern matches the key on the wire, not the model's": [
    { X: { type: "object", properties: { a_b: text }, patternProperties: { "^a_": short } } },
    { a_b: "123", a_c: "1", b: 1 },
    [
      [{ a_b: "1234" }, "a_b maxLength"],
      [{ a_c: "1234" }, "a_c maxLength"],
    ],
  ],
  "a pattern matches the model's key, not the one on the wire": [
    { X: { type: "object", properties: { a_b: text }, patternProperties: { "^[a-zA-Z]+$": short } } },
    { a_b: "1234", b: "1" },
    [[{ b: "1234" }, "b maxLength"]],
  ],
  "of two parts, one has the key and the other the pattern": [
    {
      X: {
        allOf: [
          { type: "object", properties: { a_b: text, c_d: text } },
          { patternProperties: { "^a_": short }, additionalProperties: text },
        ],
      },
    },
    { a_b: "123", c_d: "12345", e: "" },
    [
      [{ a_b: "1234" }, "a_b maxLength"],
      [{ e: 1 }, "e type"],
    ],
  ],
  "another part is closed but for a pattern": [
    {
      X: {
        allOf: [
          { type: "object", properties: { a_b: text } },
          { patternProperties: { "^[a-z_]+$": {} }, additionalProperties: false },
        ],
      },
    },
    { a_b: "123", e_f: 1 },
    [[{ aX: 1 }, "aX additionalProperties"]],
  ],
  "the pattern is another model's": [
    {
      Base: { type: "object", patternProperties: { "^a_": short } },
      X: {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { type: "object", properties: { a_b: text, c_d: text } },
        ],
      },
    },
    { a_b: "123", c_d: "1234" },
    [[{ a_b: "1234" }, "a_b maxLength"]],
  ],
  "another model requires a key that only this one declares": [
    {
      Base: { type: "object", required: ["a_b"], dependentRequired: { a_b: ["c_d"] } },
      X: {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { type: "object", properties: { a_b: text, c_d: text, e_f: text } },
        ],
      },
    },
    { a_b: "1", c_d: "2", e_f: "3" },
    [[{ a_b: "1" }, "c_d dependentRequired"]],
  ],
  "another model requires a key that it declares in another part": [
    {
      Base: { required: ["a_b"], allOf: [{ type: "object", properties: { a_b: text } }] },
      X: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: "object", properties: { a_b: short } }] },
    },
    { a_b: "1" },
    [[{ a_b: "1234" }, "a_b maxLength"]],
  ],
  "a pattern's values have another form": [
    {
      X: {
        type: "object",
        properties: {
          made_at: { type: "string" },
          other_at: moment,
          size_of: { type: "integer", minimum: 3 },
        },
        patternProperties: { _at$: moment, "^size_": long },
      },
    },
    {
      made_at: "2024-01-01T00:00:00.000Z",
      other_at: "2024-01-01T00:00:00.000Z",
      x_at: "2024-01-01T00:00:00.000Z",
      size_of: 4,
    },
    [
      [{ made_at: "1" }, "made_at format"],
      [{ x_at: "1" }, "x_at format"],
      [{ size_of: 2 }, "size_of minimum"],
    ],
  ],
  "a pattern's values are objects with other keys": [
    {
      X: {
        type: "object",
        properties: { in_ner: { type: "object", properties: { a_b: text } } },
        patternProperties: { "^in_": { type: "object", properties: { c_d: moment }, required: ["c_d"] } },
      },
    },
    { in_ner: { a_b: "1", c_d: "2024-01-01T00:00:00.000Z" }, in_: { c_d: "2024-01-01T00:00:00.000Z" } },
    [
      [{ in_ner: { a_b: "1" } }, "in_ner/c_d required"],
      [{ in_ner: { a_b: 1, c_d: "2024-01-01T00:00:00.000Z" } }, "in_ner/a_b type"],
    ],
  ],
  "one part says of all other keys what another declares": [
    {
      X: {
        allOf: [
          { type: "object", properties: { a_b: text }, additionalProperties: moment },
          { type: "object", properties: { c_d: { type: "string", maxLength: 24 } } },
        ],
      },
    },
    { a_b: "1", c_d: "2024-01-01T00:00:00.000Z", e: "2024-01-01T00:00:00.000Z" },
    [
      [{ c_d: "1" }, "c_d format"],
      [{ c_d: "2024-01-01T00:00:00.000000Z" }, "c_d maxLength"],
    ],
  ],
  "another model says of all other keys what this one declares": [
    {
      Base: { type: "object", properties: { a_b: text }, additionalProperties: moment },
      X: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: "object", properties: { c_d: text } }] },
    },
    { a_b: "1", c_d: "2024-01-01T00:00:00.000Z", e: "2024-01-01T00:00:00.000Z" },
    [[{ c_d: "1" }, "c_d format"]],
  ],
  "names are asked of": [
    {
      X: {
        allOf: [{ type: "object", properties: { a_b: text } }, { propertyNames: { pattern: "^[a-z_]+$" } }],
      },
    },
    { a_b: "1", e_f: 1 },
    [[{ B: 1 }, "B propertyNames"]],
  ],
  "names of a key that may never be there": [
    { X: { type: "object", properties: { a_b: text, c_d: text }, propertyNames: { not: { const: "a_b" } } } },
    { c_d: "1" },
    [[{ a_b: "1" }, "a_b propertyNames"]],
  ],
  "what nothing has looked at is refused": [
    {
      X: {
        type: "object",
        properties: { a_b: text },
        allOf: [{ patternProperties: { "^c_": short } }, { type: "object", properties: { c_d: text } }],
        unevaluatedProperties: false,
      },
    },
    { a_b: "1", c_d: "123", c_e: "1" },
    [
      [{ c_d: "1234" }, "c_d maxLength"],
      [{ e: "1" }, "e unevaluatedProperties"],
    ],
  ],
  "only one branch has the key": [
    {
      X: {
        type: "object",
        patternProperties: { "^a_": short },
        oneOf: [
          { required: ["a_b"], properties: { a_b: text } },
          { required: ["c_d"], properties: { c_d: text } },
        ],
      },
    },
    { a_b: "123" },
    [[{ c_d: "1", a_x: "1234" }, "a_x maxLength"]],
  ],
};

describe("what readers are shown of a key", () => {
  it("is what a part declares of it, not what another part says of all keys", async () => {
    const { api } = await apiOf(
      specOf({
        X: { allOf: [{ $ref: "#/components/schemas/Y" }], additionalProperties: { type: "object" } },
        Y: { type: "object", properties: { a_b: { type: "object", description: "Known." } } },
      }),
      { properties: "camel" },
    );
    const { schema } = api.models.find(({ name }) => name === "X")!;
    const shape = createShapes(api).of(schema);
    const fields = shape.kind === "object" ? shape.fields : [];
    expect(fields.map(({ key, schema: { notes } }) => [key, notes.description])).toEqual([["a_b", "Known."]]);
  });
});

describe("the verdict on keys is that of the wire", () => {
  it.each(Object.entries(table))("where %s", async (_, [schemas, valid, invalid]) => {
    const x = await emitted(schemas);
    const model = x.decode(valid);
    expect(x.is(model)).toBe(true);
    thereAndBack(x, valid, model);
    for (const [json, issue] of invalid) {
      // A property and a pattern may say the same.
      expect([...new Set(issuesOf(() => x.decode(json)))]).toEqual([issue]);
    }
  });

  it("of models as of their JSON", async () => {
    const x = await emitted(table["a pattern matches the key on the wire, not the model's"]![0]);
    expect(x.is({ aB: "1234" })).toBe(false);
    expect(issuesOf(() => x.encode({ aB: "1234" }))).toEqual(["aB maxLength"]);
    const other = await emitted(table["a pattern matches the model's key, not the one on the wire"]![0]);
    expect(other.is({ aB: "1234" })).toBe(true);
    const named = await emitted(table["names of a key that may never be there"]![0]);
    expect(named.is({ cD: "1" })).toBe(true);
    expect(named.is({ aB: "1" })).toBe(false);
  });

  it("of a model that declares a key for itself, by its own name", async () => {
    const x = await emitted(table["another model requires a key that it declares in another part"]![0]);
    expect(x.decode({ a_b: "1" })).toEqual({ aB: "1" });
  });

  it("and where two models cannot know of each other, the key keeps its name in both", async () => {
    const schemas = {
      Base: { type: "object", patternProperties: { "^a_": short } },
      Other: { type: "object", properties: { a_b: text } },
      X: { allOf: [{ $ref: "#/components/schemas/Base" }, { $ref: "#/components/schemas/Other" }] },
    };
    const { api, diagnostics } = await apiOf(specOf(schemas), { properties: "camel" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["name-judged"]);
    const { is } = (await load(api)).get("X")!;
    expect([is({ a_b: "123" }), is({ a_b: "1234" })]).toEqual([true, false]);
  });
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const one = { type: "object", required: ["$type"], properties: { $type: text } };
const two = { type: "object", properties: { type: { type: "integer" } } };
const tagged = (tag: string, property: Record<string, unknown>) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: tag }, ...property },
});

describe("two keys that would be called the same", () => {
  it.each([
    ["in one object", { X: { type: "object", properties: { $type: text, type: { type: "integer" } } } }],
    ["in two parts", { X: { allOf: [one, two] } }],
    ["in another model and a part", { Base: one, X: { allOf: [ref("Base"), two] } }],
    ["in two other models", { Base: one, Other: two, X: { allOf: [ref("Other"), ref("Base")] } }],
    ["in members of a union", { Base: one, Other: two, X: { anyOf: [ref("Other"), ref("Base")] } }],
    ["by a rule only", { Base: one, X: { allOf: [ref("Base"), { required: ["type"] }] } }],
  ])("keep their names %s", async (_, schemas) => {
    const { api, diagnostics } = await apiOf(specOf(schemas), { properties: "camel" });
    expect(diagnostics.map(({ code }) => code)).toContain("property-name-kept");
    const x = (await load(api)).get("X")!;
    const both = { $type: "a", type: 1 };
    expect(x.is(both)).toBe(true);
    if (x.decode !== undefined) thereAndBack(x, both, both);
  });

  it("are called so where no value can have both", async () => {
    const union = { oneOf: [tagged("a", { a_b: text }), tagged("b", { aB: text })] };
    const { api, diagnostics } = await apiOf(specOf({ X: union }), { properties: "camel" });
    expect(diagnostics).toEqual([]);
    thereAndBack((await load(api)).get("X")!, { kind: "a", a_b: "1" }, { kind: "a", aB: "1" });
  });
});
