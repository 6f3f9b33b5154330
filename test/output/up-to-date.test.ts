import fs from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  type Fingerprint,
  isUpToDate,
  mergeJson,
  type Normalize,
  type OutputFile,
  readLastRun,
} from "../../generator/output/index.ts";
import { makeFolder, put, run } from "./folder.ts";

const fingerprint: Fingerprint = { generator: "1", spec: "2", references: { "a.yaml": "3" }, options: "4" };
const made: Readonly<Record<string, string | OutputFile>> = {
  "src/pet.ts": "pet\n",
  "dist/pet.js": { text: "pet\n", derived: true },
  "package.json": { merge: mergeJson({ name: "pets" }) },
};

async function makeOutput(): Promise<string> {
  const dir = makeFolder();
  await run(dir, made, { fingerprint });
  return dir;
}

const check = (dir: string, other: Partial<Fingerprint> = {}, normalize?: Normalize): boolean =>
  isUpToDate(dir, readLastRun(dir, normalize), { ...fingerprint, ...other }, normalize);

it("is so after a run, with converted line endings, and with what the user added to package.json", async () => {
  const dir = await makeOutput();
  expect(check(dir)).toBe(true);
  put(dir, "src/pet.ts", "pet\r\n");
  put(dir, "package.json", `{"license":"MIT","name":"pets"}`);
  put(dir, "mine.ts", "mine\n");
  expect(check(dir)).toBe(true);
});

it.each<[string, Partial<Fingerprint>]>([
  ["generator", { generator: "2" }],
  ["document", { spec: "3" }],
  ["options", { options: "5" }],
  ["referenced document", { references: { "a.yaml": "4" } }],
  ["number of documents", { references: {} }],
])("is not so with another %s", async (_, other) => {
  expect(check(await makeOutput(), other)).toBe(false);
});

it.each<[string, (dir: string) => void]>([
  ["an edited file", (dir) => put(dir, "src/pet.ts", "cat\n")],
  ["a missing file", (dir) => fs.rmSync(join(dir, "src/pet.ts"))],
  ["a stale derived file", (dir) => put(dir, "dist/pet.js", "cat\n")],
  ["a missing derived file", (dir) => fs.rmSync(join(dir, "dist"), { recursive: true })],
  ["an edited key of ours", (dir) => put(dir, "package.json", `{"name":"cats"}`)],
  ["a package.json that is none", (dir) => put(dir, "package.json", "{")],
  [
    "a file that became a folder",
    (dir) => {
      fs.rmSync(join(dir, "src/pet.ts"));
      fs.mkdirSync(join(dir, "src/pet.ts"));
    },
  ],
  [
    "a file that became a link",
    (dir) => {
      fs.renameSync(join(dir, "src/pet.ts"), join(dir, "elsewhere"));
      fs.symlinkSync(join(dir, "elsewhere"), join(dir, "src/pet.ts"));
    },
  ],
  ["no lock", (dir) => fs.rmSync(join(dir, "modelwright.lock.json"))],
  ["an interrupted run", (dir) => put(dir, ".modelwright-stage/journal.json", "[]")],
  ["another run", (dir) => put(dir, ".modelwright-busy", "")],
])("is not so with %s", async (_, change) => {
  const dir = await makeOutput();
  change(dir);
  expect(check(dir)).toBe(false);
});

it("is not so where a folder leads outside, though what is there is the same", async () => {
  const dir = await makeOutput();
  const outside = makeFolder();
  fs.cpSync(join(dir, "src"), outside, { recursive: true });
  fs.rmSync(join(dir, "src"), { recursive: true });
  fs.symlinkSync(outside, join(dir, "src"));
  expect(check(dir)).toBe(false);
});

it("is not so while a file is kept, or after a run with errors: both are to be reported again", async () => {
  const dir = await makeOutput();
  put(dir, "src/pet.ts", "mine\n");
  await run(dir, { ...made, "src/pet.ts": "cat\n" }, { fingerprint });
  put(dir, "src/pet.ts", "pet\n");
  expect(check(dir)).toBe(false);
  const other = makeFolder();
  await run(other, made, { fingerprint, found: { models: 1, errors: 1, warnings: 0 } });
  expect(check(other)).toBe(false);
});

it("compares as the run did", async () => {
  const dir = makeFolder();
  await run(dir, made, { fingerprint, normalize: "layout" });
  put(dir, "src/pet.ts", "  pet;\n");
  expect(check(dir, {}, "layout")).toBe(true);
});
