import { expect, it } from "vitest";
import { diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";

type Node = Record<string, unknown>;

const object = (properties: Node, more: Node = {}): Node => ({ type: "object", properties, ...more });
const text = { type: "string" };

/** An answer that holds one of two models. */
function answering(issue: Node, draft: Node): object {
  const members = ["Issue", "Draft"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Item" } } };
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/item": { get: { operationId: "call", responses: { 200: { description: "d", content } } } } },
    components: { schemas: { Item: object({ content: { oneOf: members } }), Issue: issue, Draft: draft } },
  };
}

async function compare(base: object, revision: object): Promise<string[]> {
  const changes = diff(await apiOf(base), await apiOf(revision));
  return changes.map(({ rule, subject, path, wire }) => `${subject} ${path} ${rule}: ${wire}`);
}

const issue = { id: text, title: text };
const more = { ...issue, extra: text };

it("a property more of one member breaks nobody where no other member speaks of it", async () => {
  const draft = object({ title: text });
  expect(await compare(answering(object(issue), draft), answering(object(more), draft))).toEqual([
    "Issue extra property-added: safe",
  ]);
});

it("a property more of one member tells it from another that speaks of it", async () => {
  const draft = object({ title: text, extra: { type: "integer" } });
  const found = await compare(answering(object(issue), draft), answering(object(more), draft));
  expect(found.filter((line) => line.endsWith("property-added: breaking"))).toHaveLength(1);
});

it("a property that has to be there tells one member from another, without being there", async () => {
  const draft = object({ title: text });
  const strict = object(more, { required: ["extra"] });
  const found = await compare(answering(object(issue), draft), answering(strict, draft));
  expect(found.filter((line) => line.endsWith("property-added: breaking"))).toHaveLength(1);
});
