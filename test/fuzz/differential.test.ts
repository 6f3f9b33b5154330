import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apiOf, loadModels } from "../validators/modules.ts";
import { complaintsAbout, verdictsOf } from "./agreement.ts";
import { documents, values } from "./arbitraries.ts";
import { type Definitions, lowered } from "./lowered.ts";
import { ajvVerdict, hyperjumpVerdict } from "./peers.ts";
import { samplesOf } from "./sketch.ts";
import { toldBy } from "./told.ts";

const runs = Number(process.env.FUZZ_RUNS ?? 40);
/** A long run goes where none has been; what it finds is reported with its seed. */
const usual = process.env.FUZZ_RUNS === undefined ? 20_261_123 : Date.now() % 2 ** 31;
const seed = Number(process.env.FUZZ_SEED ?? usual);

/** Peers divide in binary: 1e308 by 0.1 is beyond what they can hold, and so a multiple of nothing. */
function dividesInBinary(schema: unknown, value: unknown): boolean {
  return (
    JSON.stringify(schema).includes('"multipleOf":0.') && /e\+308|19\.99|0\.3/.test(JSON.stringify(value))
  );
}

function inComponents(schemas: Definitions): Definitions {
  return JSON.parse(JSON.stringify(schemas).replaceAll("#/$defs/", "#/components/schemas/"));
}

describe("verdicts", () => {
  it("are those of ajv or of hyperjump, for any schema and any value", {
    timeout: 60_000 * Math.ceil(runs / 100),
  }, async () => {
    let compared = 0;
    let valid = 0;
    const property = fc.asyncProperty(
      documents,
      fc.array(values, { minLength: 6, maxLength: 6 }),
      fc.array(fc.integer(), { minLength: 7, maxLength: 7 }),
      fc.boolean(),
      async (definitions, anything, seeds, whole) => {
        const schema = { $ref: "#/$defs/Subject", $defs: definitions };
        const others = ajvVerdict(schema);
        const components = inComponents(definitions);
        const api = whole ? await lowered(components) : apiOf(definitions);
        if (api === undefined) throw new Error("the document does not open");
        const subject = (await loadModels(api)).get("Subject");
        if (subject === undefined) throw new Error("the schema has no model");
        const told = toldBy(subject);
        for (const value of samplesOf(anything, definitions, seeds)) {
          const verdicts = verdictsOf(value, api, "Subject", subject);
          const { is } = verdicts;
          const text = JSON.stringify(value);
          expect(verdicts, text).toEqual({ is, validate: is, parse: is, standard: is, check: is });
          compared += 1;
          if (is) valid += 1;
          else
            expect(complaintsAbout(value, { components: { schemas: components } }, subject), text).toEqual(
              [],
            );
          if (dividesInBinary(schema, value)) continue;
          if (is !== others(value)) expect(is, text).toBe(await hyperjumpVerdict(schema, value));
          else expect(await told(value), `the JSON Schema that is told: ${text}`).toEqual([]);
        }
      },
    );
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
    expect(compared).toBeGreaterThan(runs * 5);
    expect(valid / compared, "values that are valid").toBeGreaterThan(0.1);
  });
});
