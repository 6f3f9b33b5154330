import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { corpus } from "../conformance/corpus.ts";
import { compileBatch } from "../corpus/compile-batch.ts";
import { createRandom } from "../corpus/documents.ts";
import type { Outcome, Task, TaskView } from "../corpus/outcome.ts";
import { runPool } from "../corpus/pool.ts";
import { jsonText } from "../hostile/payloads.ts";
import { mutate } from "./mutate.ts";

const help = `npm run fuzz:documents -- [options]

Damages documents and generates each: nothing crashes or hangs, and what comes out compiles.

  --rounds N    how many mutants: 1000
  --seed S      1
  --from DIR    documents to begin with beside those of test/cases; else those of the corpora, where they are
  --workers N   1
  --dist DIR    the built generator: generator/dist
  --work DIR    where the mutants that fail are kept
`;

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    from: { type: "string" },
    workers: { type: "string", default: "1" },
    dist: { type: "string", default: "generator/dist" },
    work: { type: "string", default: join(tmpdir(), "modelwright-fuzz") },
    help: { type: "boolean", default: false },
  },
});

/** So many packages go into one program of the type checker. */
const batchSize = 100;

/** Larger documents make fewer mutants, not better ones. */
const largest = 40_000;

/** Mutants take turns. */
const views: readonly TaskView[] = ["json", "program", "classes"];

interface Base {
  readonly path: string;
  readonly value: unknown;
}

function readBases(folders: readonly string[]): Base[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !/output|package\.json|options\.json/.test(name))
        .map((name) => join(folder, name)),
    )
    .sort()
    .flatMap((path): Base[] => {
      const text = readFileSync(path, "utf8");
      if (text.length > largest || !/openapi|swagger/.test(text)) return [];
      try {
        return [{ path, value: parse(text, { logLevel: "silent" }) }];
      } catch {
        return [];
      }
    });
}

interface Mutant {
  readonly id: string;
  readonly text: string;
  readonly how: string;
}

function mutantOf(bases: readonly Base[], seed: number): Mutant {
  const random = createRandom(seed);
  const base = bases[Math.floor(random() * bases.length)]!;
  const { value, done } = mutate(base.value, random);
  return { id: `${seed}`, text: jsonText(value), how: `${base.path}: ${done.join(", ")}` };
}

async function tryBatch(mutants: readonly Mutant[], work: string): Promise<Outcome[]> {
  const folder = mkdtempSync(join(work, "batch-"));
  const tasks = mutants.map(({ id, text }): Task => {
    const out = join(folder, id);
    mkdirSync(out);
    writeFileSync(join(out, "spec.json"), text);
    const view = views[Number(id) % views.length]!;
    return { id, path: join(out, "spec.json"), out: join(out, "package"), output: "source", view };
  });
  const outcomes: Outcome[] = [];
  const limits = { seconds: 60, mebibytes: 2048, documents: 400 };
  await runPool(
    tasks,
    { dist: resolve(flags.dist), workers: Number(flags.workers), ...limits },
    (outcome) => void outcomes.push(outcome),
  );
  const packages = tasks.map(({ id }) => `${id}/package`);
  const errors = await compileBatch(folder, packages);
  if (errors.has("")) console.error(errors.get("")!.join("\n"));
  rmSync(folder, { recursive: true, force: true });
  return outcomes.map((outcome) => ({ ...outcome, compileErrors: errors.get(outcome.id) ?? [] }));
}

function corpora(): string[] {
  return ["specs.tar.gz", "oasdiff.tar.gz"].map(corpus).filter((folder) => folder !== undefined);
}

async function main(): Promise<void> {
  if (flags.help) return console.log(help);
  const work = resolve(flags.work);
  mkdirSync(work, { recursive: true });
  const bases = readBases([
    join(import.meta.dirname, "../cases"),
    ...(flags.from === undefined ? corpora() : [resolve(flags.from)]),
  ]);
  const first = Number(flags.seed);
  const rounds = Number(flags.rounds);
  console.error(`${rounds} mutants of ${bases.length} documents`);
  let failed = 0;
  let withErrors = 0;
  for (let start = 0; start < rounds; start += batchSize) {
    const count = Math.min(batchSize, rounds - start);
    const mutants = Array.from({ length: count }, (_, index) => mutantOf(bases, first + start + index));
    const outcomes = await tryBatch(mutants, work);
    withErrors += outcomes.filter(({ errors }) => errors.length > 0).length;
    for (const outcome of outcomes) {
      const problem = problemOf(outcome);
      if (problem === undefined) continue;
      failed += 1;
      const mutant = mutants.find(({ id }) => id === outcome.id)!;
      writeFileSync(join(work, `${outcome.id}.json`), mutant.text);
      appendFileSync(join(work, "failures.txt"), `${outcome.id} ${mutant.how}\n${problem}\n\n`);
      console.log(`${outcome.id}: ${mutant.how}\n    ${problem.replaceAll("\n", "\n    ")}`);
    }
    console.error(`${start + count} of ${rounds}, ${failed} failed, ${withErrors} with errors reported`);
  }
  console.log(`${rounds} mutants, ${failed} failed; errors were reported of ${withErrors}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function problemOf({ state, detail, compileErrors }: Outcome): string | undefined {
  if (state === "crash" || state === "killed") return `${state}: ${detail}`;
  return compileErrors.length === 0 ? undefined : compileErrors.slice(0, 4).join("\n");
}

await main();
