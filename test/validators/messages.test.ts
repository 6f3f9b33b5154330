import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, type Emitted, loadModels } from "./modules.ts";

const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const string = { type: "string" };
const tagged = (kind: string) => object({ kind: { const: kind } }, { required: ["kind"] });

/** Schemas, values that are not valid, and what a person reads. */
const said: readonly (readonly [schema: unknown, value: unknown, message: string])[] = [
  [{ type: "integer" }, "1", "value must be an integer, got string"],
  [{ type: "integer" }, 1.5, "value must be an integer, got 1.5"],
  [{ type: "number" }, Number.NaN, "value must be a number, got NaN"],
  [{ type: ["string", "null"] }, 1, "value must be a string or null, got number"],
  [
    object({ tags: { type: "array", items: string } }),
    { tags: ["a", 1] },
    "tags[1] must be a string, got number",
  ],
  [
    { type: "array", items: object({ "content-type": string }) },
    [{ "content-type": 1 }],
    "[0].content-type must be a string, got number",
  ],
  [object({ "a.b": string }), { "a.b": 1 }, '["a.b"] must be a string, got number'],
  [
    object({ "a b": object({ 'say "x"': string }) }),
    { "a b": { 'say "x"': 1 } },
    '["a b"]["say \\"x\\""] must be a string, got number',
  ],
  [object({ "": string }), { "": 1 }, '[""] must be a string, got number'],
  [object({ 0: string }), { 0: 1 }, '["0"] must be a string, got number'],
  [object({ größe: string }), { größe: 1 }, "größe must be a string, got number"],
  [object({ a: {} }, { required: ["a"] }), {}, "a is required"],
  [
    object({ a: {} }, { additionalProperties: false }),
    { "line\nbreak": 1 },
    '["line\\nbreak"] must be left out, got 1',
  ],
  [object({}, { propertyNames: { pattern: "^[a-z]+$" } }), { A: "a" }, "A must be a key that is allowed"],
  [
    object({}, { dependentRequired: { card: ["address"] } }),
    { card: 1 },
    "address must be present, as card is",
  ],
  [{ not: string }, "a", "value must be anything but a string, got string of length 1"],
  [{ not: { enum: ["a", 1] } }, 1, 'value must be other than "a" or 1, got 1'],
  [{ not: { $ref: "Cat" } }, { lives: 9 }, "value must be anything but Cat, got object"],
  [{ not: { minimum: 3 } }, 3, "value must be none of what is excluded, got 3"],
  [object({ a: { not: {} } }), { a: 1 }, "a must be left out, got 1"],
  [{ anyOf: [string, { type: "integer" }] }, true, "value must be a string or an integer, got true"],
  [{ oneOf: [{ $ref: "Cat" }, { $ref: "Dog" }] }, {}, "value must be Cat or Dog, got object"],
  [
    {
      anyOf: [
        { ...string, maxLength: 2 },
        { ...string, pattern: "^x" },
      ],
    },
    "abc",
    "value must be one of the forms that are allowed, got string of length 3",
  ],
  [
    { oneOf: [{ type: "integer" }, { type: "number" }] },
    3,
    "value must be exactly one of an integer or a number, got 3",
  ],
  [{ oneOf: [tagged("a"), tagged("b")] }, { kind: 3 }, 'kind must be "a" or "b", got 3'],
];

describe("messages", () => {
  let models: ReadonlyMap<string, Emitted>;

  beforeAll(async () => {
    const schemas = Object.fromEntries(said.map(([schema], index) => [`Case${index}`, schema]));
    const pets = {
      Cat: object({ lives: {} }, { required: ["lives"] }),
      Dog: object({ bark: {} }, { required: ["bark"] }),
    };
    models = await loadModels(apiOf({ ...pets, ...schemas }));
  });

  it.each(said.map(([, value, message], index) => [message, value, index] as const))(
    "%s",
    (message, value, index) => {
      const { issues = [] } = models.get(`Case${index}`)!.validate(value);
      expect(issues.map((issue) => issue.message)).toEqual([message]);
    },
  );
});

describe("an issue points to the schema", () => {
  it("of a member, whatever its key, and of the object where no property speaks of the member", async () => {
    const api = apiOf({
      Odd: object({ "a/b~c": string }, { required: ["a/b~c"] }),
      OddModel: object({ "a/b": { $ref: "Alone" } }, { required: ["a/b"] }),
      Alone: { type: "object", required: ["a"] },
      Rest: { type: "object", required: ["a"], additionalProperties: { type: "integer" } },
      OfModels: { type: "object", required: ["a"], additionalProperties: { $ref: "Odd" } },
    });
    const all = await loadModels(api);
    const pointers = (name: string, value: unknown) =>
      all
        .get(name)!
        .validate(value)
        .issues?.map(({ pointer }) => pointer.replace("/components/schemas/", ""));
    expect(pointers("Odd", {})).toEqual(["Odd/properties/a~1b~0c"]);
    expect(pointers("OddModel", {})).toEqual(["OddModel/properties/a~1b"]);
    expect(pointers("OddModel", { "a/b": 1 })).toEqual(["Alone"]);
    expect(all.get("OddModel")!.schema["~standard"].jsonSchema.input({ target: "draft-07" })).toMatchObject({
      properties: { "a/b": { $ref: "#/definitions/Alone" } },
    });
    expect(pointers("Alone", {})).toEqual(["Alone"]);
    expect(pointers("Rest", {})).toEqual(["Rest/additionalProperties"]);
    expect(pointers("Rest", { a: "1" })).toEqual(["Rest/additionalProperties"]);
    expect(pointers("OfModels", {})).toEqual(["OfModels/additionalProperties"]);
    expect(pointers("OfModels", { a: 1 })).toEqual(["Odd"]);
  });

  it("the same ones, however many are asked for", async () => {
    const option = { allOf: [{ not: { minimum: 1 } }, { type: "string" }] };
    const all = await loadModels(apiOf({ X: { anyOf: [option, { type: "array" }] } }));
    const { issues } = all.get("X")!.validate(3);
    expect(all.get("X")!.validate(3, { first: true }).issues).toEqual(issues?.slice(0, 1));
  });
});
