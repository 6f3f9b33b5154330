import { expect, it } from "vitest";
import { type Change, diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";

const text = { type: "string" };
const named = { type: "object", properties: { name: text, size: { type: "integer" } } };
const other = { type: "object", properties: { id: text }, required: ["id"] };

/** A model whose property refers to a component, and the components beside it. */
async function compare(base: [string, object], revision: [string, object]): Promise<Change[]> {
  const document = ([target, components]: [string, object]): object => {
    const schema = { type: "object", properties: { part: { $ref: `#/components/schemas/${target}` } } };
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Model" } } };
    return {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {
        "/model": { post: { operationId: "call", requestBody: { required: true, content }, responses: {} } },
      },
      components: { schemas: { Model: schema, ...components } },
    };
  };
  return diff(await apiOf(document(base)), await apiOf(document(revision)));
}

const told = (changes: readonly Change[]): unknown[] =>
  changes.map(({ subject, path, rule, wire }) => [subject, path, rule, wire]);

it("a model that stands at the same place and lists mostly the same is the same by another name", async () => {
  const changed = { ...named, required: ["name"] };
  expect(told(await compare(["Old", { Old: named }], ["New", { New: changed }]))).toEqual([
    ["Old", "", "model-renamed", "safe"],
    ["Old", "name", "became-required", "breaking"],
  ]);
});

it("a model in the place of one that is still there, or that it has nothing of, is another", async () => {
  const both = { One: named, Two: other };
  const inPlace = [
    ["Model", "part", "reference-changed", "safe"],
    ["Model", "part.name", "property-removed", "safe"],
    ["Model", "part.size", "property-removed", "safe"],
    ["Model", "part.id", "required-property-added", "breaking"],
  ];
  expect(told(await compare(["One", both], ["Two", both]))).toEqual(inPlace);
  expect(told(await compare(["One", { One: named }], ["Two", { Two: other }]))).toEqual([
    ...inPlace,
    ["One", "", "model-removed", "safe"],
    ["Two", "", "model-added", "safe"],
  ]);
});

it("models that refer to themselves may give way to others", async () => {
  const list = (name: string, value: object): object => ({
    [name]: { type: "object", properties: { value, next: { $ref: `#/components/schemas/${name}` } } },
  });
  const both = { ...list("One", text), ...list("Two", { type: "integer" }) };
  expect(told(await compare(["One", both], ["Two", both]))).toEqual([
    ["Model", "part", "reference-changed", "safe"],
    ["Model", "part.value", "type-changed", "breaking"],
  ]);
});

it("a member of a choice under another name is the same member", async () => {
  const choice = (name: string, value: object): [string, object] => [
    "Choice",
    {
      Choice: { anyOf: [{ $ref: `#/components/schemas/${name}` }, { $ref: "#/components/schemas/Gone" }] },
      Gone: other,
      [name]: value,
    },
  ];
  expect(told(await compare(choice("Old", named), choice("New", named)))).toEqual([
    ["Old", "", "model-renamed", "safe"],
  ]);
  const longer = { ...named, required: ["name"] };
  expect(told(await compare(choice("Old", named), choice("New", longer)))).toContainEqual([
    "Old",
    "name",
    "became-required",
    "breaking",
  ]);
  // Nobody knows which of two it became.
  const two = choice("Old", named);
  const [, schemas] = choice("New", named);
  const both = {
    ...schemas,
    Newer: named,
    Choice: { anyOf: ["New", "Newer", "Gone"].map((name) => ({ $ref: `#/components/schemas/${name}` })) },
  };
  expect((await compare(two, ["Choice", both])).map(({ rule }) => rule)).toContain("any-of-added");
});

it("a choice that gets a name is the same choice", async () => {
  const choice = { anyOf: [{ $ref: "#/components/schemas/Other" }, { type: "null" }] };
  const inline = { Other: other, Model: { type: "object", properties: { part: choice } } };
  const apart = { Other: other, Choice: choice };
  expect(told(await compare(["Other", inline], ["Choice", apart]))).toEqual([
    ["Choice", "", "model-added", "safe"],
  ]);
  expect(told(await compare(["Choice", apart], ["Other", inline]))).toEqual([
    ["Choice", "", "model-removed", "safe"],
  ]);
});
