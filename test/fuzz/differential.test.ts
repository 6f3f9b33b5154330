import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { apiOf, loadModels } from "../validators/modules.ts";
import { documents, values } from "./arbitraries.ts";
import { ajvVerdict, hyperjumpVerdict } from "./peers.ts";

const runs = Number(process.env.FUZZ_RUNS ?? 40);
/** A long run goes where none has been; what it finds is reported with its seed. */
const usual = process.env.FUZZ_RUNS === undefined ? 20_261_123 : Date.now() % 2 ** 31;
const seed = Number(process.env.FUZZ_SEED ?? usual);

/** Peers divide in binary: 1e308 by 0.1 is beyond what they can hold, and so a multiple of nothing. */
function overflows(schema: unknown, value: unknown): boolean {
  return JSON.stringify(schema).includes('"multipleOf":0.') && JSON.stringify(value).includes("1e+308");
}

describe("verdicts", () => {
  it("are those of ajv or of hyperjump, for any schema and any value", {
    timeout: 60_000 * Math.ceil(runs / 100),
  }, async () => {
    let compared = 0;
    const property = fc.asyncProperty(
      documents,
      fc.array(values, { minLength: 10, maxLength: 10 }),
      async ({ schema: subjectSchema, $defs }, samples) => {
        const schema = typeof subjectSchema === "boolean" ? subjectSchema : { ...subjectSchema, $defs };
        const others = ajvVerdict(schema);
        const api = apiOf({ Subject: subjectSchema, ...$defs });
        const [model] = api.models;
        if (model === undefined) return;
        const byId = new Map(api.models.map(({ id, schema }) => [id, schema]));
        const subject = (await loadModels(api)).get("Subject");
        for (const value of samples) {
          const is = subject?.is(value);
          const result = subject?.validate(value);
          const { verdict } = check(value, model.schema, (id) => byId.get(id) ?? model.schema);
          const ours = { is, validate: result?.ok, check: verdict === "valid" };
          expect(ours, JSON.stringify(value)).toEqual({ is, validate: is, check: is });
          if (is === false) expect(result?.issues?.map(({ code }) => code)).not.toContain("too_deep");
          compared += 1;
          if (is === others(value) || overflows(schema, value)) continue;
          expect(is, JSON.stringify(value)).toBe(await hyperjumpVerdict(schema, value));
        }
      },
    );
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
    expect(compared).toBeGreaterThan(runs * 5);
  });
});
