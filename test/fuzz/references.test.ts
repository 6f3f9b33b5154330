import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadModels } from "../validators/modules.ts";
import { verdictsOf } from "./agreement.ts";
import { values } from "./arbitraries.ts";
import { lowered } from "./lowered.ts";
import { ajvVerdict, hyperjumpVerdict } from "./peers.ts";
import { resources } from "./resources.ts";
import { toldBy } from "./told.ts";

const runs = Number(process.env.FUZZ_RUNS ?? 8);
const usual = process.env.FUZZ_RUNS === undefined ? 20_261_128 : Date.now() % 2 ** 31;
const seed = Number(process.env.FUZZ_SEED ?? usual);

describe("verdicts of schemas that find each other by $id, $anchor and $dynamicAnchor", () => {
  it("are those of ajv or of hyperjump", { timeout: 60_000 * Math.ceil(runs / 50) }, async () => {
    let turn = 0;
    let compared = 0;
    let valid = 0;
    const samples = fc.array(values, { minLength: 10, maxLength: 10 });
    const property = fc.asyncProperty(resources, samples, async (create, anything) => {
      // What peers registered of one schema must not be found from another one.
      turn += 1;
      const definitions = create(`https://fuzz-${turn}.test/`);
      const schema = { $ref: `https://fuzz-${turn}.test/subject`, $defs: definitions };
      const api = await lowered(definitions);
      const subject = api && (await loadModels(api)).get("Subject");
      if (api === undefined || subject === undefined) throw new Error("the schema has no model");
      const others = ajvVerdict(schema);
      const told = toldBy(subject);
      for (const value of anything.flatMap((one) => [one, { a: one }, [one]])) {
        const text = JSON.stringify({ value, schema });
        const verdicts = verdictsOf(value, api, "Subject", subject);
        const { is } = verdicts;
        expect(verdicts, text).toEqual({ is, validate: is, parse: is, standard: is, check: is });
        compared += 1;
        if (is) valid += 1;
        if (is !== others(value)) expect(is, text).toBe(await hyperjumpVerdict(schema, value));
        else expect(await told(value), `the JSON Schema that is told: ${text}`).toEqual([]);
      }
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
    expect(valid / compared, "values that are valid").toBeGreaterThan(0.05);
  });
});
