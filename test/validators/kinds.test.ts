import { expect, it } from "vitest";
import { allKinds } from "../../generator/emit/validators/context.ts";
import { kindsOf } from "../../generator/emit/validators/facts/kinds.ts";
import { schemaOf } from "../check/schemas.ts";

/** The JSON types of a reference to a model, which are the same for all that refer to it. */
function kindsOfModel(source: unknown): readonly string[] {
  const model = schemaOf(source);
  return kindsOf(schemaOf({ $ref: "Model" }), { lookup: () => model });
}

/** So many parts that apply in place; only the last says which type. */
const typedLast = (parts: number) => ({
  allOf: [...Array.from({ length: parts - 2 }, () => ({})), { type: "string" }],
});

it("what a model's parts say narrows its types", () => {
  expect(kindsOfModel(typedLast(2_000))).toEqual(["string"]);
});

it("of a model of more parts than are looked at, any type is possible", () => {
  expect(kindsOfModel(typedLast(2_001))).toEqual([...allKinds]);
});
