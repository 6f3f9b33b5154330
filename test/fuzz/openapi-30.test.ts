import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadModels } from "../validators/modules.ts";
import { complaintsAbout, verdictsOf } from "./agreement.ts";
import { values } from "./arbitraries.ts";
import { lowered } from "./lowered.ts";
import { components30, meantBy } from "./openapi-30.ts";
import { ajvVerdict, hyperjumpVerdict } from "./peers.ts";
import { samplesOf } from "./sketch.ts";
import { toldBy } from "./told.ts";

const runs = Number(process.env.FUZZ_RUNS ?? 12);
const usual = process.env.FUZZ_RUNS === undefined ? 20_261_128 : Date.now() % 2 ** 31;
const seed = Number(process.env.FUZZ_SEED ?? usual);

describe("verdicts of schemas of OpenAPI 3.0", () => {
  it("are those of what they mean in JSON Schema", { timeout: 60_000 * Math.ceil(runs / 50) }, async () => {
    let compared = 0;
    let valid = 0;
    const anything = fc.array(values, { minLength: 4, maxLength: 4 });
    const seeds = fc.array(fc.integer(), { minLength: 10, maxLength: 10 });
    const property = fc.asyncProperty(components30, anything, seeds, async (components, some, near) => {
      const definitions = Object.fromEntries(
        Object.entries(components).map(([name, schema]) => [name, meantBy(schema)]),
      );
      const schema = { $ref: "#/$defs/Subject", $defs: definitions };
      const api = await lowered(components, "3.0.3");
      const subject = api && (await loadModels(api)).get("Subject");
      if (api === undefined || subject === undefined) throw new Error("the schema has no model");
      const others = ajvVerdict(schema);
      const told = toldBy(subject);
      for (const value of samplesOf(some, definitions, near)) {
        const text = JSON.stringify({ value, components });
        const verdicts = verdictsOf(value, api, "Subject", subject);
        const { is } = verdicts;
        expect(verdicts, text).toEqual({ is, validate: is, parse: is, standard: is, check: is });
        compared += 1;
        if (is) valid += 1;
        else
          expect(complaintsAbout(value, { components: { schemas: components } }, subject), text).toEqual([]);
        if (is !== others(value)) expect(is, text).toBe(await hyperjumpVerdict(schema, value));
        else expect(await told(value), `the JSON Schema that is told: ${text}`).toEqual([]);
      }
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
    expect(valid / compared, "values that are valid").toBeGreaterThan(0.1);
  });
});
