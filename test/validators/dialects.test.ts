import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, type Emitted, loadModels } from "./modules.ts";

const api = apiOf({
  Order: {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "integer", exclusiveMinimum: 0 },
      kind: { const: "order" },
      properties: { type: ["string", "null"] },
      either: { type: ["string", "integer", "null"] },
      next: { $ref: "Order" },
      size: { type: "string", enum: ["S", "M"] },
    },
    additionalProperties: false,
  },
  Pair: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: { $ref: "Order" } },
  Keys: { type: "object", dependentRequired: { a: ["b"] }, dependentSchemas: { c: { required: ["d"] } } },
  Asked: {
    type: "object",
    dependentRequired: { a: ["b"] },
    dependentSchemas: { a: { required: ["c"] } },
  },
  Listed: { enum: ["a", "b"], const: "c" },
  Alias: { $ref: "Order" },
  Open: { type: "object", unevaluatedProperties: false },
});
let models: ReadonlyMap<string, Emitted>;
const schemaOf = (name: string, target: string): Record<string, unknown> => {
  const found = models.get(name);
  if (found === undefined) throw new Error(name);
  return found.schema["~standard"].jsonSchema.input({ target });
};

beforeAll(async () => {
  models = await loadModels(api);
});

describe("a model's JSON Schema", () => {
  it("is known in draft-07", () => {
    const test = new Ajv({ strict: false }).compile(schemaOf("Pair", "draft-07"));
    expect(test(["a", 1, { id: 1 }])).toBe(true);
    for (const wrong of [
      ["a", 1, { id: 0 }],
      [1],
      ["a", 1, { id: 1, kind: "b" }],
      ["a", 1, { id: 1, other: 1 }],
    ])
      expect(test(wrong), JSON.stringify(wrong)).toBe(false);
    expect(schemaOf("Pair", "draft-07")).toMatchObject({
      type: "array",
      items: [{ type: "string" }, { type: "integer" }],
      additionalItems: { $ref: "#/definitions/Order" },
    });
    const keys = new Ajv({ strict: false }).compile(schemaOf("Keys", "draft-07"));
    expect([{}, { a: 1 }, { a: 1, b: 1 }, { c: 1 }].map((value) => keys(value))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it("keeps what one keyword of another dialect stands for twice", () => {
    const asked = new Ajv({ strict: false }).compile(schemaOf("Asked", "draft-07"));
    const objects = [{ a: 1, b: 1, c: 1 }, { a: 1, b: 1 }, { a: 1, c: 1 }, {}];
    expect(objects.map((value) => asked(value))).toEqual([true, false, false, true]);
    expect(schemaOf("Listed", "openapi-3.0")).toEqual({ enum: ["a", "b"], allOf: [{ enum: ["c"] }] });
  });

  it("is known in the dialect of OpenAPI 3.0", () => {
    const order = {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "integer", minimum: 0, exclusiveMinimum: true },
        kind: { enum: ["order"], type: "string" },
        properties: { type: "string", nullable: true },
        either: {
          anyOf: [
            { type: "string", nullable: true },
            { type: "integer", nullable: true },
          ],
        },
        next: { $ref: "#/components/schemas/Order" },
        size: { type: "string", enum: ["S", "M"] },
      },
      additionalProperties: false,
    };
    expect(schemaOf("Order", "openapi-3.0")).toEqual({ ...order, components: { schemas: { Order: order } } });
  });

  it("has the model's own keywords at its root, and beside them what it leads to", () => {
    const $schema = "https://json-schema.org/draft/2020-12/schema";
    expect(schemaOf("Asked", "draft-2020-12")).toEqual({
      type: "object",
      dependentRequired: { a: ["b"] },
      dependentSchemas: { a: { required: ["c"] } },
      $schema,
    });
    const { $defs, ...alias } = schemaOf("Alias", "draft-2020-12");
    expect(alias).toMatchObject({ type: "object", required: ["id"], additionalProperties: false });
    expect($defs).toEqual({ Order: expect.objectContaining({ required: ["id"] }) });
    expect(schemaOf("Alias", "draft-07")).toMatchObject({ type: "object", required: ["id"] });
  });

  it("tells two models of one name apart, and refers to them by URIs", async () => {
    const named = apiOf({
      Both: { properties: { one: { $ref: "One" }, other: { $ref: "Größe" }, again: { $ref: "Größe" } } },
      One: { type: "object", required: ["a"] },
      Größe: { type: "object", required: ["b"] },
    });
    const models = named.models.map((model) => (model.id === "One" ? { ...model, name: "Größe" } : model));
    const both = (await loadModels({ ...named, models })).get("Both")!;
    const schema = both.schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    expect(schema).toMatchObject({
      properties: {
        one: { $ref: "#/$defs/Gr%C3%B6%C3%9Fe" },
        other: { $ref: "#/$defs/Gr%C3%B6%C3%9Fe2" },
        again: { $ref: "#/$defs/Gr%C3%B6%C3%9Fe2" },
      },
      $defs: { Größe: { required: ["a"] }, Größe2: { required: ["b"] } },
    });
    const test = new Ajv2020({ strict: false }).compile(schema);
    const values = [{ one: { a: 1 } }, { one: {} }, { other: { b: 1 } }, { other: { a: 1 } }];
    expect(values.map((value) => test(value))).toEqual([true, false, true, false]);
  });

  it("is refused where a target has no words for it", () => {
    expect(() => schemaOf("Open", "draft-07")).toThrow("draft-07 has no word for unevaluatedProperties");
    expect(() => schemaOf("Pair", "openapi-3.0")).toThrow("openapi-3.0 has no word for prefixItems");
    expect(() => schemaOf("Order", "draft-03")).toThrow("there is no JSON Schema for the target draft-03");
  });
});
