import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { diff } from "../../generator/diff/index.ts";
import { defaultModelOptions, wireView } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const text = { type: "string" };
const key = { in: "path", name: "id", required: true, schema: text };

function documentOf(operation: Node, path = "/a/{id}", kind: "paths" | "webhooks" = "paths"): object {
  const responses = { 204: { description: "done" } };
  const item = { post: { operationId: "call", parameters: [key], responses, ...operation } };
  return { openapi: "3.1.0", info: { title: "t", version: "1" }, [kind]: { [path]: item } };
}

describe("a change of a parameter's name in code is told", () => {
  const own = { in: "query", name: "id", schema: text };
  const twice = { parameters: [key, own] };

  it("where a parameter of the same name came or went", async () => {
    const [one, two] = [documentOf({}), documentOf(twice)];
    expect(told(await compare(one, two))).toEqual([
      "request parameter-renamed: safe, breaking",
      "request parameter-added: safe, safe",
    ]);
    const [renamed] = await compare(two, one);
    expect(renamed?.message).toBe("the parameter idPathParameter (path) is called id now");
    expect(await compare(two, two)).toEqual([]);
  });

  it("and of no other: what no request carries, and headers in other letters", async () => {
    const silent = { in: "query", name: "s", schema: { ...text, readOnly: true } };
    const hidden = documentOf({ parameters: [silent, ...twice.parameters] });
    expect(await compare(hidden, hidden)).toEqual([]);
    const tag = (name: string): object =>
      documentOf({ parameters: [key, { in: "header", name, schema: text }] });
    const view = { ...wireView, properties: "camel" } as const;
    const before = await apiOf(tag("X-Tag"), { ...defaultModelOptions, view });
    const after = await apiOf(tag("x-tag"), { ...defaultModelOptions, view });
    expect(diff(before, after)).toEqual([]);
    expect(diff(readBaseline(printBaseline(before))!, after)).toEqual([]);
  });

  it("for those who read what a webhook sends", async () => {
    const hook = (...parameters: Node[]): object => documentOf({ parameters }, "hook", "webhooks");
    const needed = { ...own, required: true };
    const other = { ...own, in: "header" };
    expect(told(await compare(hook(needed), hook(own, other)))).toEqual([
      "response parameter-became-optional: breaking, breaking",
      "response parameter-renamed: safe, breaking",
      "response parameter-added: safe, safe",
    ]);
    expect(told(await compare(hook(own, other), hook(own)))).toEqual([
      "response parameter-renamed: safe, breaking",
      "response parameter-removed: safe, breaking",
    ]);
  });
});
