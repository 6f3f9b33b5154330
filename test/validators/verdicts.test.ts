import { describe, expect, it } from "vitest";
import { verdictsOf } from "../fuzz/agreement.ts";
import { apiOf, loadModels } from "./modules.ts";

/** Schemas of which something once gave a wrong verdict, and values on both sides. */
const cases: readonly {
  readonly about: string;
  readonly schemas: { readonly X: unknown; readonly [name: string]: unknown };
  readonly accepts: readonly unknown[];
  readonly refuses: readonly unknown[];
}[] = [
  {
    about: "an option of integers, where other options are of other types",
    schemas: { X: { anyOf: [{ type: "string" }, { type: "integer" }] } },
    accepts: ["a", 1],
    refuses: [1.5, null],
  },
  {
    about: "an option of numbers, where other options are of other types",
    schemas: { X: { oneOf: [{ type: "number" }, { type: "string" }, { type: "null" }] } },
    accepts: ["a", 1.5, null],
    refuses: [Number.NaN, Number.POSITIVE_INFINITY, true],
  },
  {
    about: "integers among the types that are known already",
    schemas: {
      X: { allOf: [{ anyOf: [{ type: "string" }, { type: "number" }] }, { type: ["string", "integer"] }] },
    },
    accepts: ["a", 1],
    refuses: [1.5, null],
  },
  {
    about: "a number of which one option alone speaks",
    schemas: { X: { type: "number", anyOf: [{ type: "string" }, { type: ["object", "integer"] }] } },
    accepts: [1],
    refuses: [1.5, "a", {}],
  },
];

describe("verdicts", () => {
  it.each(cases)("$about", async ({ schemas, accepts, refuses }) => {
    const api = apiOf(schemas);
    const emitted = (await loadModels(api)).get("X")!;
    for (const [values, is] of [
      [accepts, true],
      [refuses, false],
    ] as const) {
      for (const value of values) {
        const all = { is, validate: is, parse: is, standard: is, check: is };
        expect(verdictsOf(value, api, "X", emitted), JSON.stringify(value)).toEqual(all);
      }
    }
  });
});
