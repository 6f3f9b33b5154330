import { describe, expect, it } from "vitest";
import { apiOf, emitModules } from "./modules.ts";

const leaf = (more: object) => ({ type: "object", ...more });
const holds = (key: string) => ({ properties: { [key]: { $ref: "X" } } });
const tagged = (kind: unknown) =>
  leaf({ required: ["kind"], properties: { kind: { const: kind }, next: { $ref: "X" } } });

/** Whether verdicts are remembered, as it costs something where it is of no use. */
async function remembers(schemas: Record<string, unknown>): Promise<boolean> {
  const { files } = await emitModules(apiOf(schemas));
  return files.get("models/x.ts")!.includes("new Verdicts(");
}

describe("a model remembers its verdicts", () => {
  it.each([
    ["where two options hold it", { oneOf: [leaf(holds("a")), leaf(holds("a"))] }],
    ["where two parts hold it", { allOf: [leaf(holds("a")), leaf(holds("a"))] }],
    [
      "where a part holds it by any key, another by one",
      { allOf: [leaf(holds("a")), leaf({ additionalProperties: { $ref: "X" } })] },
    ],
    ["where a condition holds it and what follows does", { if: leaf(holds("a")), else: leaf(holds("a")) }],
    ["where what has been looked at is collected", { anyOf: [holds("a")], unevaluatedProperties: false }],
    ["where items are counted as well", { items: { $ref: "X" }, contains: { $ref: "X" } }],
    ["a level down", leaf({ properties: { a: { anyOf: [leaf(holds("b")), leaf(holds("b"))] } } })],
    ["where no text tells options apart", { oneOf: [tagged(1), tagged(2)] }],
  ])("%s", async (_, schema) => {
    expect(await remembers({ X: schema })).toBe(true);
  });

  it("where the options are models", async () => {
    const option = leaf(holds("next"));
    expect(await remembers({ X: { anyOf: [{ $ref: "A" }, { $ref: "B" }] }, A: option, B: option })).toBe(
      true,
    );
  });
});

describe("a model does not remember its verdicts", () => {
  it.each([
    ["of a list", leaf(holds("next"))],
    ["of a tree", leaf({ properties: { a: { $ref: "X" }, b: { type: "array", items: { $ref: "X" } } } })],
    ["where a tag tells options apart", { oneOf: [tagged("a"), tagged("b")] }],
    ["where their types do", { anyOf: [leaf(holds("a")), { type: "array", items: { $ref: "X" } }] }],
    ["where parts hold it by keys of their own", { allOf: [leaf(holds("a")), leaf(holds("b"))] }],
    ["where one option alone holds it", { oneOf: [leaf(holds("a")), leaf({ required: ["b"] })] }],
    ["where it does not lead back", { anyOf: [leaf({}), leaf({ required: ["a"] })] }],
  ])("%s", async (_, schema) => {
    expect(await remembers({ X: schema })).toBe(false);
  });
});

describe("where more parts apply to a value than are looked at, verdicts are remembered", () => {
  const list = (parts: number) => ({
    oneOf: [leaf(holds("a")), ...Array.from({ length: parts - 2 }, () => leaf({ required: ["b"] }))],
  });

  it.each([
    [2_000, false],
    [2_001, true],
  ])("%i parts", async (parts, expected) => {
    expect(await remembers({ X: list(parts) })).toBe(expected);
  });
});
