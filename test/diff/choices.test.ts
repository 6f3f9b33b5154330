import { describe, expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

type Node = Record<string, unknown>;

const text = { type: "string" };
const number = { type: "integer" };
const list = { type: "array", items: text };
const values = { type: "string", enum: ["a", "b"] };
const object = { type: "object", properties: { a: text }, required: ["a"] };
const component = { $ref: "#/components/schemas/Model" };

/** A schema alone, and one of several, as what a property is. */
const told = async (base: Node, revision: Node, direction: "request" | "response"): Promise<string[]> => {
  const model = (part: Node): Node => ({ type: "object", properties: { part } });
  const found = await diffSchemas(model(base), model(revision), direction);
  return found
    .filter(({ rule }) => rule !== "reference-changed")
    .map(({ rule, wire, source }) => `${rule}: ${wire}, ${source}`);
};

describe.each(["oneOf", "anyOf"])("a member of %s beside what was alone", (keyword) => {
  const choice = (...members: Node[]): Node => ({ [keyword]: members });

  it.each<[string, Node, Node, string]>([
    ["text", text, choice(text, number), "type-generalized"],
    ["items", list, choice(text, list), "type-generalized"],
    ["an object", object, choice(object, number), "type-generalized"],
    ["a list of values", values, choice(values, number), "wrapped-in-one-of"],
    ["a component", component, choice(number, component), "wrapped-in-one-of"],
    ["text, by the name of the choice", text, { allOf: [choice(text, number)] }, "type-generalized"],
  ])("breaks no request, and those who read: %s", async (_, base, revision, rule) => {
    expect(await told(base, revision, "request")).toEqual([`${rule}: safe, safe`]);
    expect(await told(base, revision, "response")).toEqual([`${rule}: breaking, breaking`]);
  });

  it("breaks who sends it where it is gone, and code that names the choice, or what was in it", async () => {
    const gone = "model-removed: safe, breaking";
    expect(await told(choice(text, number), text, "request")).toEqual([
      "type-narrowed: breaking, breaking",
      gone,
    ]);
    expect(await told(choice(text, number), text, "response")).toEqual(["type-narrowed: safe, safe", gone]);
    expect(await told(choice(values, number), values, "response")).toEqual(["unwrapped: safe, safe", gone]);
  });
});

it("one of which only one may hold refuses what two accept", async () => {
  const two = { oneOf: [values, { type: "string", maxLength: 3 }] };
  expect(await told(values, two, "request")).toEqual(["wrapped-in-one-of: breaking, safe"]);
});
