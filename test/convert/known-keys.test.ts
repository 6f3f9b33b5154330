import { describe, expect, it } from "vitest";
import { emitted, issuesOf, moment, text, thereAndBack } from "./emitted.ts";

const made = "2020-01-01T00:00:00.000Z";
const base = { type: "object", properties: { made_at: moment } };
const ref = { $ref: "#/components/schemas/Base" };
const xs = { type: "object", patternProperties: { "^x-": text } };
const heir = {
  type: "object",
  properties: { kind_of: text, sub_obj: { type: "object", properties: { x_y: text } } },
};
const other = { type: "object", properties: { by: text } };

/** Schemas that know the keys `id` and `x-a`, but no `z`, each by another part than the one that converts. */
const knowing: Readonly<Record<string, Record<string, unknown>>> = {
  "what allOf requires": { allOf: [ref, { type: "object", required: ["id", "x-a"] }] },
  "what is required beside $ref": { ...ref, required: ["id", "x-a"] },
  "what is required beside anyOf": { type: "object", required: ["id", "x-a"], anyOf: [base, other] },
  "what is required beside oneOf": {
    type: "object",
    required: ["id", "x-a"],
    oneOf: [
      { ...base, required: ["made_at"] },
      { ...other, required: ["by"] },
    ],
  },
  "what a part requires beside dependentSchemas": {
    type: "object",
    allOf: [{ required: ["x-a"] }],
    dependentSchemas: { id: base },
  },
  "what a pattern of another part matches": { allOf: [base, xs, { required: ["id"] }] },
  "what a pattern beside $ref matches": { ...ref, ...xs, required: ["id"] },
  "what a pattern of one of several parts matches": {
    allOf: [
      { ...base, ...xs },
      { ...other, required: ["id"] },
    ],
  },
  "what names are listed": {
    ...base,
    propertyNames: { enum: ["made_at", "id", "x-a", "z"] },
    not: { required: ["z"] },
  },
  "what names another part lists": {
    allOf: [ref, { propertyNames: { anyOf: [{ enum: ["id", "made_at"] }, { const: "x-a" }] } }],
  },
  "what another key asks for": { ...base, dependentRequired: { made_at: ["id"], id: ["x-a"] } },
  "what another key of a part asks for": { allOf: [ref], dependentSchemas: { id: { required: ["x-a"] } } },
  "what a condition looks at": { ...base, if: { required: ["id"] }, ...{ then: { required: ["x-a"] } } },
  "what a condition looks at that another part makes": {
    if: { properties: { id: { const: 1 } }, required: ["id"] },
    ...{ then: { ...base, required: ["x-a"] } },
  },
  "what several parts of one member know": {
    allOf: [
      { properties: { made_at: moment } },
      { properties: { made_at: { type: "string" } } },
      { dependentRequired: { made_at: ["id"] }, patternProperties: { "^x-": text } },
    ],
  },
};

describe("unknown keys are none that a part of the schema has a word about", () => {
  it.each(Object.entries(knowing))("%s", async (name, X) => {
    const x = await emitted({ X, Base: base });
    const json = { made_at: made, id: 1, "x-a": "1" };
    const model = { madeAt: new Date(made), id: 1, "x-a": "1" };
    thereAndBack(x, json, model);
    for (const unknownKeys of ["strip", "refuse"]) expect(x.decode(json, { unknownKeys })).toEqual(model);
    if (name.includes("list")) return;
    expect(x.decode({ ...json, z: 1 }, { unknownKeys: "strip" })).toEqual(model);
    expect(issuesOf(() => x.decode({ ...json, z: 1 }, { unknownKeys: "refuse" }))).toEqual(["z unknown_key"]);
  });

  it("where all others have a schema", async () => {
    const X = { ...ref, unevaluatedProperties: { type: ["string", "integer"] } };
    const { decode } = await emitted({ X, Base: base });
    for (const unknownKeys of ["strip", "refuse"])
      expect(decode({ made_at: made, z: 1 }, { unknownKeys })).toEqual({ madeAt: new Date(made), z: 1 });
  });

  it("and not what one that is closed forbids but a pattern of another part matches", async () => {
    const { decode } = await emitted({ X: { allOf: [xs, { ...base, additionalProperties: false }] } });
    const options = { unknownKeys: "strip" };
    expect(decode({ made_at: made, z: 1 }, options)).toEqual({ madeAt: new Date(made) });
    expect(issuesOf(() => decode({ "x-a": "1" }, options))).toEqual(["x-a additionalProperties"]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["a part of allOf", { allOf: [{ $ref: "#/components/schemas/Base" }, heir] }],
    ["what stands beside allOf", { allOf: [{ $ref: "#/components/schemas/Base" }], ...heir }],
    ["a part of a member's allOf", { allOf: [{ allOf: [{ $ref: "#/components/schemas/Base" }] }, heir] }],
  ])("and no declared one where %s describes a member of the base as well", async (_, X) => {
    const Base = { type: "object", properties: { sub_obj: base } };
    const { decode } = await emitted({ X, Base });
    const refuse = { unknownKeys: "refuse" };
    expect(decode({ kind_of: "b" }, refuse)).toEqual({ kindOf: "b" });
    const json = { kind_of: "b", sub_obj: { x_y: "1", made_at: made } };
    expect(decode(json, refuse)).toEqual({ kindOf: "b", subObj: { xY: "1", madeAt: new Date(made) } });
    const other = { z: 1, sub_obj: { x_y: "1", made_at: made, z: 1 } };
    expect(issuesOf(() => decode(other, refuse))).toEqual(["z unknown_key", "sub_obj/z unknown_key"]);
    const wrong = { kind_of: 1, sub_obj: { x_y: 1, made_at: 1 } };
    expect(issuesOf(() => decode(wrong, refuse)).sort()).toEqual([
      "kind_of type",
      "sub_obj/made_at type",
      "sub_obj/x_y type",
    ]);
  });
});

describe("what is left without unknown keys", () => {
  it.each([
    ["has fewer keys than are asked for", { ...base, minProperties: 1 }, "minProperties"],
    ["is what is excluded", { ...base, not: { maxProperties: 0 } }, "not"],
    ["fits two members", { oneOf: [base, { ...other, minProperties: 0 }] }, "oneOf"],
    ["fits no member", { anyOf: [{ ...base, minProperties: 1 }, { type: "string" }] }, "anyOf"],
  ])("is refused where it %s", async (_, X, code) => {
    const x = await emitted({ X });
    const json = code === "oneOf" ? { by: 1 } : { z: 1 };
    expect(x.is(x.decode(json))).toBe(true);
    expect(issuesOf(() => x.decode(json, { unknownKeys: "strip" }))).toEqual([` ${code}`]);
    expect(x.schema.tryDecode(json, { unknownKeys: "strip" }).ok).toBe(false);
  });
});
