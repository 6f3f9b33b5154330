import { describe, expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

type Node = Record<string, unknown>;

const text = { type: "string" };
const object = (properties: Node, required: readonly string[] = [], more: Node = {}): Node => ({
  type: "object",
  properties,
  required,
  ...more,
});

/** How a member of `oneOf` that takes more is judged in requests, and one that takes less in responses. */
async function judged(narrow: Node, wide: Node, ...others: readonly Node[]): Promise<string[]> {
  const choice = (member: Node): Node => ({ oneOf: [member, ...others] });
  const [less, more] = [choice(narrow), choice(wide)];
  const changes = [await diffSchemas(less, more, "request"), await diffSchemas(more, less, "response")];
  return changes.map((found) => found.find(({ wire }) => wire !== "safe")?.wire ?? "safe");
}

const long = { type: "string", minLength: 3 };

describe("a member of oneOf that takes more is safe where it has nothing in common with the others:", () => {
  it.each<[string, Node, Node, Node]>([
    ["another type", { type: "integer", minimum: 5 }, { type: "integer", minimum: 3 }, text],
    [
      "a range above",
      { type: "number", minimum: 5 },
      { type: "number", minimum: 3 },
      { type: "number", maximum: 2 },
    ],
    [
      "a range that only ends there",
      { type: "number", minimum: 5 },
      { type: "number", minimum: 3 },
      { type: "number", exclusiveMaximum: 3 },
    ],
    [
      "a length below",
      { type: "string", minLength: 8 },
      { type: "string", minLength: 4 },
      { type: "string", maxLength: 3 },
    ],
    [
      "listed values",
      { type: "string", minLength: 8 },
      { type: "string", minLength: 4 },
      { enum: ["abc", 4] },
    ],
    [
      "a tag",
      object({ kind: { const: "a" }, a: long }, ["kind"]),
      object({ kind: { const: "a" }, a: text }, ["kind"]),
      object({ kind: { enum: ["b", "c"] } }, ["kind"]),
    ],
    [
      "a tag that one of them asks for",
      object({ kind: { const: "a" }, a: long }, ["kind"]),
      object({ kind: { const: "a" }, a: text }, ["kind"]),
      object({ kind: { const: "b" } }),
    ],
    [
      "a tag inside of a member",
      object({ head: object({ kind: { const: "a" } }, ["kind"]), a: long }, ["head"]),
      object({ head: object({ kind: { const: "a" } }, ["kind"]), a: text }, ["head"]),
      object({ head: object({ kind: { const: "b" } }, ["kind"]) }, ["head"]),
    ],
    [
      "a tag in a part",
      object({ a: long }, [], { allOf: [object({ kind: { const: "a" } }, ["kind"])] }),
      object({ a: text }, [], { allOf: [object({ kind: { const: "a" } }, ["kind"])] }),
      { allOf: [object({ kind: { const: "b" } }, ["kind"]), object({ a: text })] },
    ],
    [
      "a member that the other refuses",
      object({ a: long }, ["a"]),
      object({ a: text }, ["a"]),
      object({ b: text }, [], { additionalProperties: false }),
    ],
    [
      "a member that the other leaves to all the rest",
      object({ a: long }, ["a"]),
      object({ a: text }, ["a"]),
      object({}, [], { allOf: [object({ b: text })], unevaluatedProperties: { type: "integer" } }),
    ],
    [
      "choices of tags",
      object({ kind: { const: "a" }, a: long }, ["kind"]),
      object({ kind: { const: "a" }, a: text }, ["kind"]),
      { anyOf: [object({ kind: { const: "b" } }, ["kind"]), object({ kind: { const: "c" } }, ["kind"])] },
    ],
  ])("%s", async (_, narrow, wide, other) =>
    expect(await judged(narrow, wide, other)).toEqual(["safe", "safe"]),
  );
});

describe("it is unproven, or shown, where nobody knows:", () => {
  it.each<[string, Node, Node, readonly Node[]]>([
    [
      "multiples",
      { type: "integer", multipleOf: 35 },
      { type: "integer", multipleOf: 7 },
      [{ type: "integer", multipleOf: 11 }],
    ],
    [
      "texts",
      { type: "string", pattern: "^[0-9]+$", minLength: 8 },
      { type: "string", pattern: "^[0-9]+$", minLength: 4 },
      [
        { type: "string", format: "uuid" },
        { type: "string", pattern: "^[a-f0-9]{6}$" },
      ],
    ],
    [
      "a tag that may be absent",
      object({ kind: { const: "a" }, a: long }),
      object({ kind: { const: "a" }, a: text }),
      [object({ kind: { const: "b" }, a: { type: "string", maxLength: 2 } })],
    ],
    [
      "a range that begins there",
      { type: "number", minimum: 5 },
      { type: "number", minimum: 3 },
      [{ type: "number", maximum: 3 }],
    ],
    [
      "a key that the other has by a pattern",
      object({ a: long }, ["a"]),
      object({ a: text }, ["a"]),
      [object({}, [], { patternProperties: { "^a": text }, additionalProperties: false })],
    ],
    [
      "a key that a part of the other has",
      object({ a: long }, ["a"]),
      object({ a: text }, ["a"]),
      [object({}, [], { anyOf: [object({ a: text })], unevaluatedProperties: false })],
    ],
  ])("%s", async (_, narrow, wide, others) => {
    const found = await judged(narrow, wide, ...others);
    expect(found).not.toContain("safe");
  });
});

it("members of choices in each other are to be distinct at each of them", async () => {
  const tagged = (a: Node): Node => ({
    oneOf: [object({ kind: { const: "x" }, a }, ["kind"]), object({ kind: { const: "y" } }, ["kind"])],
  });
  expect(await judged(tagged(long), tagged(text), { type: "string" })).toEqual(["safe", "safe"]);
  const found = await judged(
    tagged(long),
    tagged(text),
    object({ kind: { const: "x" }, a: text, b: text }, ["kind", "b"]),
  );
  expect(found).not.toContain("safe");
});

it("a member more is one that may have something in common with the others", async () => {
  const many = { type: "integer", multipleOf: 11 };
  const one = { oneOf: [text, many] };
  const two = { oneOf: [text, many, { type: "integer", multipleOf: 7919 }] };
  const far = { oneOf: [text, many, { type: "boolean" }] };
  const verdict = async (base: Node, revision: Node, direction: "request" | "response") =>
    (await diffSchemas(base, revision, direction)).map(({ wire }) => wire);
  expect(await verdict(one, two, "request")).not.toContain("safe");
  expect(await verdict(two, one, "response")).not.toContain("safe");
  expect(await verdict(one, far, "request")).toEqual(["safe"]);
  expect(await verdict(far, one, "response")).toEqual(["safe"]);
});
