import { expect, it } from "vitest";
import { type Change, diff } from "../../generator/diff/index.ts";
import type { Api } from "../../generator/ir/index.ts";
import { reachOf } from "./attack.ts";
import { type Consumer, findBroken, makePackage } from "./consumers.ts";
import { makeMutants } from "./mutants.ts";
import { directions, nameOf, pairOf, type SchemaPair } from "./pair.ts";
import { rows } from "./rows.ts";
import { sourcePairs } from "./source-pairs.ts";

const count = Number(process.env.MODELWRIGHT_MUTANTS ?? 90);
const seed = Number(process.env.MODELWRIGHT_SEED ?? 1);

type Verdict = "breaking" | "safe";

interface Told extends Consumer {
  readonly index: number;
  readonly source: Verdict;
  readonly compiler: Verdict;
}

/** What is said of each model and all that it refers to, and what the compiler says of those who use it. */
async function judge(pairs: readonly SchemaPair[]): Promise<Told[]> {
  const documents = pairOf(pairs);
  const base = await makePackage(documents.base);
  const revision = await makePackage(documents.revision);
  const consumers = pairs
    .flatMap((_, index) =>
      directions.map((direction) => ({ index, direction, name: nameOf(index, direction) })),
    )
    .filter(({ name }) =>
      [base, revision].every(({ api }) => api.models.some((model) => model.name === name)),
    );
  const broken = findBroken(base, revision, consumers);
  const changes = diff(base.api, revision.api);
  return consumers.map((consumer): Told => {
    const paths = reached(revision.api, consumer.name);
    return {
      ...consumer,
      source: changes.some((change) => isBreak(change) && paths.has(change.model!)) ? "breaking" : "safe",
      compiler: broken.has(consumer.name) ? "breaking" : "safe",
    };
  });
}

/** Many documents in one: inline models get other names as others come, which says nothing here. */
function isBreak({ source, model, rule }: Change): boolean {
  return source === "breaking" && model !== undefined && rule !== "model-renamed";
}

/** With what is told of a model as it is sent or answered: that is one of its own where the two differ. */
function reached(api: Api, name: string): ReadonlySet<string> {
  const model = api.models.find((one) => one.name === name)!;
  const variants = api.models.filter(({ variantOf }) => variantOf === model.id);
  return new Set([model, ...variants].flatMap((one) => [...reachOf(one, api)].map(({ path }) => path)));
}

it("the source axis says what the compiler says of code that uses every field", async () => {
  const pairs = [...rows, ...sourcePairs];
  const told = await judge(pairs);
  expect(
    told
      .filter(({ source, compiler }) => source !== compiler)
      .map(({ index, ...rest }) => ({ it: pairs[index]!.it, ...rest })),
  ).toEqual([]);
  expect(told.filter(({ compiler }) => compiler === "breaking").length).toBeGreaterThan(20);
});

it("never says safe where code no longer compiles, whatever changes", { timeout: 600_000 }, async () => {
  const mutants = makeMutants(count, seed);
  const told = await judge(mutants);
  const wrong = told.filter(({ source, compiler }) => source === "safe" && compiler === "breaking");
  expect(wrong.map(({ index, direction }) => JSON.stringify({ direction, ...mutants[index] }))).toEqual([]);
  // And seldom breaking where it does.
  const strict = told.filter(({ source, compiler }) => source === "breaking" && compiler === "safe");
  if (process.env.MODELWRIGHT_SEED !== undefined)
    console.log(
      strict.map(({ index, direction }) => JSON.stringify({ direction, ...mutants[index] })).join("\n"),
    );
  expect(strict.length).toBeLessThan(told.length / 20);
});
