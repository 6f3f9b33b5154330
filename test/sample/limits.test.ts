import { expect, it } from "vitest";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import { createShapes, defaultDocsOptions } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

/** Each names the next twice: sixty of them have more values than any page can hold. */
function chain(count: number, next: (index: number) => object): Record<string, object> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `M${index}`,
      index + 1 === count
        ? { type: "object", properties: { x: { type: "string", example: "e" } } }
        : { type: "object", required: ["a", "b"], properties: { a: next(index + 1), b: next(index + 1) } },
    ]),
  );
}

const ref = (index: number): object => ({ $ref: `#/components/schemas/M${index}` });

it.each([
  ["classes", ref],
  ["members of unions", (index: number) => ({ oneOf: [ref(index), { type: "integer" }] })],
])("%s that double with each other have pages of a bounded size", async (_, next) => {
  const schemas = chain(60, next);
  const api = await apiOf({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {},
    components: { schemas },
  });
  const pages = await emitDocs(api, createShapes(api), defaultDocsOptions, "t", () => {});
  expect(pages.size).toBeGreaterThanOrEqual(60);
  for (const text of pages.values()) expect(text.length).toBeLessThan(1_000_000);
});
