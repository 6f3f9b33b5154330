import { describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { diff } from "../../generator/diff/index.ts";
import type { Api, Json, Model } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";
import { isUnpromised, reachOf, valuesAround } from "./attack.ts";
import { createPick, type Mutant, makeMutants, stocks } from "./mutants.ts";
import { directions, nameOf, pairOf } from "./pair.ts";
import { sampled } from "./sampler.ts";

/** How many schemas are changed, and from where the choices begin: more of both find more. */
const count = Number(process.env.MODELWRIGHT_MUTANTS ?? 250);
const seed = Number(process.env.MODELWRIGHT_SEED ?? 1);

/** The interpreter's verdict on a value as a model of one document. */
function openJudge({ models }: Api): (value: Json, model: Model) => string {
  const schemas = new Map(models.map(({ id, schema }) => [id, schema]));
  return (value, { schema }) => check(value, schema, (id) => schemas.get(id)!).verdict;
}

/** What a model's values are in a direction. */
function travelling({ models }: Api, name: string, direction: "request" | "response"): Model | undefined {
  const model = models.find((one) => one.name === name);
  const way = direction === "request" ? "input" : "output";
  return models.find((one) => one.variantOf === model?.id && one.direction === way) ?? model;
}

/** How many values a pair is attacked with, besides those around the edges. */
const valuesEach = 400;

/** The values that break who is told to be safe, one a pair; and how many were tried. */
async function attack(pairs: readonly Mutant[]): Promise<{ wrong: string[]; attacked: number }> {
  const documents = pairOf(pairs);
  const base = await apiOf(documents.base);
  const revision = await apiOf(documents.revision);
  const changes = diff(base, revision);
  const [judgeBase, judgeRevision] = [openJudge(base), openJudge(revision)];
  const pick = createPick(seed);
  const wrong: string[] = [];
  let attacked = 0;
  for (const [at, pair] of pairs.entries()) {
    const written = sampled([pair.base, pair.revision], valuesEach, pick);
    for (const direction of directions) {
      const name = nameOf(at, direction);
      const [old, current] = [travelling(base, name, direction), travelling(revision, name, direction)];
      if (old === undefined || current === undefined) continue;
      const names = new Set([...reachOf(current, revision)].map((model) => model.path));
      if (changes.some(({ model, wire }) => wire !== "safe" && names.has(model!))) continue;
      const sides = [
        { api: base, model: old, judge: judgeBase },
        { api: revision, model: current, judge: judgeRevision },
      ] as const;
      const [from, to] = direction === "request" ? sides : ([sides[1], sides[0]] as const);
      for (const value of [...valuesAround(sides), ...written]) {
        if (from.judge(value, from.model) !== "valid") continue;
        attacked += 1;
        if (to.judge(value, to.model) !== "invalid" || isUnpromised(value, from, to)) continue;
        wrong.push(JSON.stringify({ ...pair, direction, value }));
        break;
      }
    }
  }
  return { wrong, attacked };
}

describe("no verdict is safe where a value says otherwise, whatever changes", { timeout: 600_000 }, () => {
  it.each(["usual", "crowded"] as const)("of %s schemas", async (kind) => {
    const { wrong, attacked } = await attack(makeMutants(count, seed, stocks[kind]));
    expect(wrong).toEqual([]);
    expect(attacked).toBeGreaterThan(count * 10);
  });
});
