import { describe, expect, test } from "vitest";
import { maxLevels, maxSchemas } from "../../generator/openapi/composition.ts";
import { open } from "./open.ts";

const head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n";

/** So many schemas, each said in terms of the next one; the last one says nothing. */
function chain(count: number, write: (next: string) => string): string {
  const rows = Array.from({ length: count }, (_, index) =>
    index + 1 < count
      ? `    A${index}: ${write(`{$ref: "#/components/schemas/A${index + 1}"}`)}\n`
      : `    A${index}: {}\n`,
  );
  return head + rows.join("");
}

const toldOf = async (text: string): Promise<string[]> =>
  (await open(text)).told().map(([code, line]) => `${code} ${line}`);

describe("schemas that are made of each other", () => {
  test.each<[string, (next: string) => string]>([
    ["allOf", (next) => `{allOf: [${next}]}`],
    ["anyOf", (next) => `{anyOf: [{type: string}, ${next}]}`],
    ["oneOf", (next) => `{oneOf: [${next}]}`],
    ["not", (next) => `{not: ${next}}`],
    ["if", (next) => `{if: ${next}, then: {}}`],
    ["dependentSchemas", (next) => `{dependentSchemas: {a: ${next}}}`],
    ["nothing but $ref", (next) => next],
  ])("by %s are so many levels at most", async (_, write) => {
    expect(await toldOf(chain(maxLevels, write))).toEqual([]);
    // Counted from the end: the first one of all is too much.
    expect(await toldOf(chain(maxLevels + 1, write))).toEqual(["composition-too-large 5"]);
  });

  test.each<[string, (next: string) => string]>([
    ["properties", (next) => `{type: object, properties: {a: ${next}}}`],
    ["items", (next) => `{type: array, items: ${next}}`],
  ])("by %s are as many as there are: those are other values' schemas", async (_, write) => {
    expect(await toldOf(chain(20 * maxLevels, write))).toEqual([]);
  });

  test("come to so many schemas at most where each stands twice in the one before it", async () => {
    const twice = (next: string): string => `{allOf: [${next}, {allOf: [${next}]}]}`;
    // Four schemas stand in each but the last one, so that one with n levels behind it comes to 5 * 2^n - 4.
    const levels = 1 + Math.floor(Math.log2((maxSchemas + 4) / 5));
    expect(await toldOf(chain(levels, twice))).toEqual([]);
    expect(await toldOf(chain(levels + 1, twice))).toEqual(["composition-too-large 5"]);
  });

  test("are left out where they go too far, and what is before and behind stays", async () => {
    const { api } = await open(chain(maxLevels + 1, (next) => `{allOf: [${next}]}`));
    const part = (index: number) => {
      const { at } = api!.schemas[index]!;
      return api!.resolve(`#/components/schemas/A${index + 1}`, { ...at, pointer: `${at.pointer}/allOf/0` });
    };
    expect(part(0)).toBeUndefined();
    expect(part(1)?.at.pointer).toBe("/components/schemas/A2");
  });

  test("in a circle are told as what they are, and not as this", async () => {
    const circle = `${head}    A: {allOf: [{$ref: "#/components/schemas/B"}]}\n    B: {anyOf: [{$ref: "#/components/schemas/A"}, {}]}\n`;
    expect(await toldOf(circle)).toEqual([]);
  });
});
