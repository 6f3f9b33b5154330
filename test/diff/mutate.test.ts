import { expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import type { Api, Json, Model } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";
import { isUnpromised, reachOf, valuesAround } from "./attack.ts";
import { mutations, schemasIn } from "./mutate.ts";
import { rows } from "./rows.ts";

/** How many schemas are changed, and from where the choices begin: more of both find more. */
const count = Number(process.env.MODELWRIGHT_MUTANTS ?? 400);
const seed = Number(process.env.MODELWRIGHT_SEED ?? 1);

/** A generator of numbers that is the same on every machine (mulberry32). */
function createPick(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Node = Record<string, unknown>;

/** What the rows compare, either side, as a stock of schemas. */
const stock = rows.flatMap(({ base, revision }) => [base, revision]) as Node[];

function mutated(
  schema: Node,
  pick: (below: number) => number,
): { readonly name: string; readonly schema: Node } {
  const names = Object.keys(mutations);
  for (;;) {
    const next = JSON.parse(JSON.stringify(schema)) as Node;
    const nodes = schemasIn(next).filter((node) => !("$ref" in node));
    const name = names[pick(names.length)]!;
    const node = nodes[pick(Math.max(nodes.length, 1))] ?? next;
    if (mutations[name]!(node, pick)) return { name, schema: next };
  }
}

const documentOf = (schemas: readonly Node[]): object => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {},
  components: {
    schemas: Object.fromEntries(
      schemas.map((schema, at) => [
        `M${at}`,
        JSON.parse(JSON.stringify(schema).replaceAll("/Model", `/M${at}`)) as Node,
      ]),
    ),
  },
});

/** The interpreter's verdict on a value as a model of one document. */
function openJudge({ models }: Api): (value: Json, model: Model) => string {
  const schemas = new Map(models.map(({ id, schema }) => [id, schema]));
  return (value, { schema }) => check(value, schema, (id) => schemas.get(id)!).verdict;
}

it("no verdict is safe where a value says otherwise, whatever changes", { timeout: 600_000 }, async () => {
  const pick = createPick(seed);
  const pairs = Array.from({ length: count }, () => {
    const base = stock[pick(stock.length)]!;
    return { base, ...mutated(base, pick) };
  });
  const base = await apiOf(documentOf(pairs.map((pair) => pair.base)));
  const revision = await apiOf(documentOf(pairs.map((pair) => pair.schema)));
  const changes = diff(base, revision);
  const [before, after] = [base, revision].map(
    ({ models }) => new Map(models.map((model) => [model.name, model])),
  ) as [Map<string, Model>, Map<string, Model>];
  const [judgeBase, judgeRevision] = [openJudge(base), openJudge(revision)];
  const wrong: object[] = [];
  let attacked = 0;
  for (const [at, pair] of pairs.entries()) {
    const name = `M${at}`;
    const [old, current] = [before.get(name), after.get(name)];
    if (old === undefined || current === undefined) continue;
    const names = new Set([...reachOf(old, base), ...reachOf(current, revision)].map((model) => model.name));
    for (const direction of ["request", "response"] as const) {
      if (changes.some((change) => names.has(change.subject) && isBreak(change, direction))) continue;
      const sides = [
        { api: base, model: old, judge: judgeBase },
        { api: revision, model: current, judge: judgeRevision },
      ] as const;
      const [from, to] = direction === "request" ? sides : ([sides[1], sides[0]] as const);
      for (const value of valuesAround(sides)) {
        if (from.judge(value, from.model) !== "valid") continue;
        attacked += 1;
        if (to.judge(value, to.model) !== "invalid" || isUnpromised(value, from, to)) continue;
        wrong.push({ mutation: pair.name, direction, value, base: pair.base, revision: pair.schema });
        break;
      }
    }
  }
  expect(wrong.map((one) => JSON.stringify(one))).toEqual([]);
  expect(attacked).toBeGreaterThan(count * 10);
});

function isBreak({ wire, directions }: Change, direction: Change["directions"][number]): boolean {
  return wire !== "safe" && directions.includes(direction);
}
