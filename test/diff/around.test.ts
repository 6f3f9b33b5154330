import { expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

const parts = [{ type: "object", properties: { a: { type: "string" } } }, { minProperties: 1 }];

/** What lies around a change and decides whether it breaks. */
it.each([
  {
    what: "a property that is no longer declared and still required",
    base: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    revision: { type: "object", required: ["a"] },
    request: false,
    response: true,
  },
  {
    what: "a property that a part declares already, in other words",
    base: { allOf: parts },
    revision: { allOf: parts, properties: { a: { maxLength: 3 } } },
    request: true,
    response: false,
  },
  {
    what: "a property that a part declares already, in the same words",
    base: { allOf: parts },
    revision: { allOf: parts, properties: { a: { type: "string" } } },
    request: false,
    response: false,
  },
  {
    what: "a member of a choice that accepts less, so that fewer values have two of them",
    base: {
      oneOf: [
        { type: "number", maximum: 9 },
        { type: "number", minimum: 0 },
      ],
    },
    revision: {
      oneOf: [
        { type: "number", maximum: 9 },
        { type: "number", minimum: 5 },
      ],
    },
    // No value shows it: those that the member no longer takes had two members before.
    request: true,
    response: true,
  },
])("$what", async ({ base, revision, request, response }) => {
  const breaks = async (direction: "request" | "response"): Promise<boolean> =>
    (await diffSchemas(base, revision, direction)).some(({ wire }) => wire !== "safe");
  expect([await breaks("request"), await breaks("response")]).toEqual([request, response]);
});
