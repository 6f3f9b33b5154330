import { describe, expect, it } from "vitest";
import { createShapes } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

/** The field of a property that two parts of `allOf` speak of. */
async function fieldOf(one: object, other: object) {
  const part = (of: object) => ({ type: "object", properties: { a: of } });
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas: { A: { allOf: [part(one), part(other)] } } },
  };
  const api = await apiOf(document);
  const shape = createShapes(api).ofModel(api.models[0]!);
  const field = shape.kind === "object" ? shape.fields[0] : undefined;
  if (field === undefined) throw new Error(`a ${shape.kind} has no field`);
  return field;
}

describe("what two parts say of one property", () => {
  it.each([
    ["string", "minLength", 2, 3, 3],
    ["string", "maxLength", 5, 10, 5],
    ["number", "minimum", 2, 3, 3],
    ["number", "maximum", 5, 10, 5],
    ["number", "exclusiveMinimum", 2, 3, 3],
    ["number", "exclusiveMaximum", 5, 10, 5],
  ] as const)(
    "has the closer bound, whichever part says it: %s %s",
    async (type, bound, one, other, closer) => {
      for (const [first, second] of [
        [one, other],
        [other, one],
      ]) {
        const { schema } = await fieldOf({ type, [bound]: first }, { type, [bound]: second });
        expect({ ...schema.string, ...schema.number }).toEqual({ [bound]: closer });
      }
    },
  );

  it("has the words of the later part, and what it has none of from the earlier", async () => {
    const { schema } = await fieldOf(
      { type: "string", title: "One", description: "The first.", examples: ["a"] },
      { type: "string", description: "The second." },
    );
    expect(schema.notes).toMatchObject({ title: "One", description: "The second.", examples: ["a"] });
  });
});
