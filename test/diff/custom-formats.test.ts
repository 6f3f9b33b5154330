import { expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { diff } from "../../generator/diff/index.ts";
import {
  type Api,
  type CustomFormat,
  defaultModelOptions,
  type FormatType,
} from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

function api(custom: CustomFormat | undefined, direction: "request" | "response"): Promise<Api> {
  const schema = { type: "object", required: ["a"], properties: { a: { type: "string", format: "iban" } } };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/X" } } };
  const responses = { 200: { description: "", content } };
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/x": { post: direction === "request" ? { requestBody: { content } } : { responses } } },
    components: { schemas: { X: schema } },
  };
  const customFormats: Record<string, CustomFormat> = custom === undefined ? {} : { iban: custom };
  return apiOf(document, { ...defaultModelOptions, customFormats });
}

const letters: CustomFormat = { rules: { pattern: { source: "^[A-Z]{2}$", flags: "u" } } };
const digits: CustomFormat = { rules: { pattern: { source: "^\\d{2}$", flags: "u" } } };
const long: CustomFormat = { rules: { minLength: 9 } };
const marked = (mark: string): CustomFormat => {
  const type: FormatType = { of: "string", parts: ["string", `{ ${mark}: true }`], by: "&" };
  return { type };
};

async function told(from: CustomFormat | undefined, to: CustomFormat | undefined): Promise<string[]> {
  const all = (["request", "response"] as const).map(async (direction) => {
    const kept = readBaseline(printBaseline(await api(from, direction)))!;
    return diff(kept, await api(to, direction)).map(
      ({ rule, wire, source }) => `${direction} ${rule}: ${wire}, ${source}`,
    );
  });
  return (await Promise.all(all)).flat();
}

it.each([
  ["the same", letters, letters, []],
  [
    "one that nobody knew",
    undefined,
    letters,
    ["request format-changed: breaking, safe", "response format-changed: safe, safe"],
  ],
  [
    "one that nobody knows any more",
    letters,
    undefined,
    ["request format-changed: safe, safe", "response format-changed: breaking, safe"],
  ],
  [
    "another one",
    letters,
    digits,
    ["request format-changed: breaking, safe", "response format-changed: breaking, safe"],
  ],
  [
    "a limit",
    { rules: { minLength: 3 } },
    long,
    ["request format-changed: breaking, safe", "response format-changed: safe, safe"],
  ],
  ["the same type", marked("a"), marked("a"), []],
  [
    "a narrower type",
    undefined,
    marked("a"),
    ["request format-changed: safe, breaking", "response format-changed: safe, safe"],
  ],
  [
    "another type",
    marked("a"),
    marked("b"),
    ["request format-changed: safe, breaking", "response format-changed: safe, breaking"],
  ],
])("what a configuration says of a format: %s", async (_, from, to, changes) => {
  expect(await told(from, to)).toEqual(changes);
});
