import { expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { schemaOf } from "./schemas.ts";

const keys = Array.from({ length: 64_000 }, (_, index) => `m${index}`);
const declared = schemaOf({
  type: "array",
  items: { type: "object", properties: Object.fromEntries(keys.map((key) => [key, {}])) },
});
const whole = Object.fromEntries(keys.map((key) => [key, 1]));
const required = schemaOf({ type: "array", items: { type: "object", required: keys } });

it.each([
  ["declared", declared, {}],
  ["required", required, whole],
])("counts members that are %s, sixteen for a step", (_, schema, item) => {
  const verdictOf = (count: number): string =>
    check(new Array(count).fill(item), schema, () => schema, { budget: 16_000 }).verdict;
  expect(verdictOf(2)).toBe("valid");
  expect(verdictOf(20)).toBe("unknown");
});
