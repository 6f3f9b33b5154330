import { describe, expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";
import { rows } from "./rows.ts";

describe("a change of a schema", () => {
  for (const { it: name, base, revision, rule, request, response } of rows) {
    it(name, async () => {
      const verdict = async (direction: "request" | "response"): Promise<string | undefined> =>
        (await diffSchemas(base, revision, direction)).find((change) => change.rule === rule)?.wire;
      expect([await verdict("request"), await verdict("response")]).toEqual([request, response]);
    });
  }

  it("shows a value for every break, and none for what is safe", async () => {
    for (const { base, revision } of rows) {
      for (const direction of ["request", "response"] as const) {
        for (const { wire, witness } of await diffSchemas(base, revision, direction)) {
          expect(witness === undefined).toBe(wire !== "breaking");
        }
      }
    }
  });

  it("finds none in a count of items that is said to be what it is anyway", async () => {
    const list = { type: "array", contains: { type: "string" } };
    for (const direction of ["request", "response"] as const) {
      expect(await diffSchemas(list, { ...list, minContains: 1 }, direction)).toEqual([]);
      expect(await diffSchemas({ ...list, minContains: 1 }, list, direction)).toEqual([]);
    }
  });

  it("finds nothing between a document and itself", async () => {
    for (const { base } of rows) expect(await diffSchemas(base, base, "request")).toEqual([]);
  });
});
