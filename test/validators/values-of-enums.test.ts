import { expect, it } from "vitest";
import { apiOf, loadModels } from "./modules.ts";

it.each<[string, object, readonly unknown[] | undefined]>([
  ["all", { type: "string", enum: ["a", "b"] }, ["a", "b"]],
  ["those of its type", { type: "string", enum: ["a", 1, null] }, ["a"]],
  ["those within its bounds", { type: "integer", minimum: 2, enum: [1, 2] }, [2]],
  ["those that match its pattern", { type: "string", pattern: "^a", enum: ["aa", "bb"] }, ["aa"]],
  ["the one that it is by a const", { const: "x", enum: ["x", "y"] }, ["x"]],
  ["those that another model takes", { $ref: "Short", enum: ["a", "bbb"] }, ["a"]],
  ["none", { type: "boolean", enum: ["a", "b"] }, undefined],
])("the values of an enumeration are valid: %s", async (_, schema, values) => {
  const models = await loadModels(apiOf({ Short: { type: "string", maxLength: 1 }, X: schema }));
  const x = models.get("X")!;
  expect(x.schema.values).toEqual(values);
  for (const value of values ?? []) expect(x.is(value)).toBe(true);
});
