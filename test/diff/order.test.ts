import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";

type Node = Record<string, unknown>;

const list = (...values: string[]): Node => ({ type: "string", enum: values });
const untitled = (key: string, more: Node = {}): Node => ({
  type: "object",
  required: [key],
  properties: { [key]: { type: "string" }, ...more },
});
const titled = (key: string, more: Node = {}): Node => ({
  ...untitled(key, more),
  title: key.toUpperCase(),
});
const [a, b, c] = [titled("a"), titled("b"), titled("c")];
const deep = (key: string): Node =>
  titled(key, { inner: { oneOf: [untitled(`${key}1`), untitled(`${key}2`)] }, kind: list(key, "other") });

const content = (schema: Node): Node => ({ content: { "application/json": { schema } } });
const answered = (schema: Node): Node => ({ responses: { 200: { description: "d", ...content(schema) } } });
const both = (schema: Node): Node => ({ ...answered(schema), requestBody: content(schema) });
const documentOf = (operation: Node, schemas: Node = {}): object => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: { "/a": { post: { operationId: "call", ...operation } } },
  components: { schemas },
});

/** Nothing else is said where a package's own record is asked, which knows no places. */
async function compare(base: object, revision: object): Promise<string[]> {
  const [before, after] = [await apiOf(base), await apiOf(revision)];
  const tell = (changes: readonly Change[]): string[] =>
    changes.map(({ rule, subject, wire, source }) => `${subject} ${rule}: ${wire}, ${source}`);
  const found = tell(diff(before, after));
  expect(tell(diff(readBaseline(printBaseline(before))!, after))).toEqual(found);
  return found;
}

const model = { $ref: "#/components/schemas/M" };
const compareModels = (base: Node, revision: Node): Promise<string[]> =>
  compare(documentOf(both(model), { M: base }), documentOf(both(model), { M: revision }));

describe("members in another order, which has no meaning", () => {
  it.each<[string, Node, Node]>([
    ["classes with titles", { oneOf: [a, b] }, { oneOf: [b, a] }],
    ["a list and an object", { oneOf: [list("x"), untitled("a")] }, { oneOf: [untitled("a"), list("x")] }],
    [
      "classes with classes in them",
      { anyOf: [deep("a"), deep("b"), c] },
      { anyOf: [c, deep("b"), deep("a")] },
    ],
    ["items", { type: "array", items: { oneOf: [a, b] } }, { type: "array", items: { oneOf: [b, a] } }],
    [
      "parts with lists in them",
      { allOf: [{ properties: { s: list("a", "b") } }, { properties: { k: list("x", "y") } }] },
      { allOf: [{ properties: { k: list("x", "y") } }, { properties: { s: list("a", "b") } }] },
    ],
  ])("are the same: %s", async (_, base, revision) => {
    expect(await compareModels(base, revision)).toEqual([]);
    expect(await compare(documentOf(both(base)), documentOf(both(revision)))).toEqual([]);
  });

  it("are the same to the wire alone where their names come from their places", async () => {
    const [base, revision] = [
      { oneOf: [untitled("a"), untitled("b")] },
      { oneOf: [untitled("b"), untitled("a")] },
    ];
    expect(await compareModels(base, revision)).toEqual([
      "M1 model-renamed: safe, breaking",
      "M2 model-renamed: safe, breaking",
    ]);
  });

  it("are compared with what they were, by their titles, or by what they are mostly like", async () => {
    const told = ["A property-added: safe, safe"];
    const more = titled("a", { more: { type: "integer" } });
    expect(await compareModels({ anyOf: [a, b] }, { anyOf: [b, more] })).toEqual(told);
    const like = { ...more, title: "A2" };
    expect(await compareModels({ anyOf: [a, b] }, { anyOf: [b, like] })).toEqual([
      "A model-renamed: safe, breaking",
      ...told,
    ]);
  });
});

describe("a member before the others", () => {
  it("is the only one that is added", async () => {
    expect(await compareModels({ anyOf: [a, b] }, { anyOf: [c, a, b] })).toEqual([
      "M any-of-added: breaking, breaking",
    ]);
  });

  it("is the only one that is removed, and its class with it", async () => {
    expect(
      await compare(
        documentOf(answered(model), { M: { anyOf: [c, a, b] } }),
        documentOf(answered(model), { M: { anyOf: [a, b] } }),
      ),
    ).toEqual(["M any-of-removed: safe, safe", "C model-removed: safe, breaking"]);
  });
});
