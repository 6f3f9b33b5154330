import { expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

const text = { type: "string" };
const short = { type: "string", maxLength: 3 };
const count = { type: "integer" };

const map = (properties: object, more: object = { additionalProperties: text }): object => ({
  type: "object",
  properties: { b: {}, ...properties },
  ...more,
});
const ofPattern = { patternProperties: { "^x": text }, additionalProperties: false };
const asked = { additionalProperties: text, required: ["a"] };

/** A property that comes or goes where all others are described as well: what changes is what is said of its values. */
it.each([
  ["comes, with the same words", map({}), map({ a: text }), "safe", "safe"],
  ["comes, and less is accepted", map({}), map({ a: short }), "breaking", "safe"],
  ["comes, and something else is accepted", map({}), map({ a: count }), "breaking", "breaking"],
  ["comes, and has to be there", map({}), map({ a: text }, asked), "breaking", "safe"],
  ["goes, with the same words", map({ a: text }), map({}), "safe", "safe"],
  ["goes, and more is accepted", map({ a: short }), map({}), "safe", "breaking"],
  ["goes, and had to be there", map({ a: text }, asked), map({}), "safe", "breaking"],
  ["comes, as the pattern has it", map({}, ofPattern), map({ xa: text }, ofPattern), "safe", "safe"],
  [
    "comes, with less than the pattern",
    map({}, ofPattern),
    map({ xa: short }, ofPattern),
    "breaking",
    "safe",
  ],
])("one that %s", async (_, base, revision, request, response) => {
  const worst = async (direction: "request" | "response"): Promise<string> => {
    const verdicts = (await diffSchemas(base, revision, direction)).map(({ wire }) => wire);
    return verdicts.find((wire) => wire !== "safe") ?? "safe";
  };
  expect([await worst("request"), await worst("response")]).toEqual([request, response]);
});
