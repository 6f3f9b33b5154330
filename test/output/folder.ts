import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { createReporter, type Diagnostic } from "../../generator/diagnostics/index.ts";
import {
  type OutputFile,
  type OutputRequest,
  type OutputResult,
  writeOutput,
} from "../../generator/output/index.ts";

/** A small output. */
export const petsAndToys = { "src/pet.ts": "pet\n", "src/deep/toy.ts": "toy\n", "README.md": "hello\n" };

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "modelwright-output-")));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that is gone with the run: for what tests of one file share. */
export function makeLastingFolder(): string {
  return fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "modelwright-output-")));
}

/** The files of a run: a text stands for a file that is wholly ours. */
export function filesOf(texts: Readonly<Record<string, string | OutputFile>>): Map<string, OutputFile> {
  return new Map(
    Object.entries(texts).map(([path, file]) => [path, typeof file === "string" ? { text: file } : file]),
  );
}

export interface Run extends OutputResult {
  readonly diagnostics: readonly Diagnostic[];
  /** `code path` of each, without the folder. */
  readonly codes: readonly string[];
}

/** Writes files into a folder as a run of the generator does. */
export async function run(
  dir: string,
  texts: Readonly<Record<string, string | OutputFile>>,
  options: Partial<OutputRequest> = {},
): Promise<Run> {
  const { report, diagnostics } = createReporter();
  const result = await writeOutput({
    dir,
    shownDir: "out",
    files: filesOf(texts),
    fingerprint: {
      generator: "0.0.0",
      spec: JSON.stringify(texts).length.toString(),
      references: {},
      options: "",
    },
    year: 2025,
    found: { models: 0, errors: 0, warnings: 0 },
    mode: "write",
    force: false,
    patience: 1000,
    report,
    ...options,
  });
  return { ...result, diagnostics, codes: diagnostics.map(({ code }) => code) };
}

/** Every file of a folder with its text; folders that hold nothing end in `/`. */
export function readTree(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  const visit = (prefix: string): void => {
    const entries = fs.readdirSync(join(folder, prefix), { withFileTypes: true });
    if (entries.length === 0 && prefix !== "") tree[`${prefix}/`] = "";
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isSymbolicLink()) tree[path] = `-> ${fs.readlinkSync(join(folder, path))}`;
      else tree[path] = fs.readFileSync(join(folder, path), "utf8");
    }
  };
  visit("");
  return tree;
}

/** The same without the lock. */
export function readFiles(folder: string): Record<string, string> {
  const { "modelwright.lock.json": _, ...files } = readTree(folder);
  return files;
}

export function put(folder: string, path: string, text: string): void {
  fs.mkdirSync(dirname(join(folder, path)), { recursive: true });
  fs.writeFileSync(join(folder, path), text);
}

/** When each file was last written, in a past that a new write cannot meet. */
export function ageTree(folder: string): Record<string, number> {
  const ages: Record<string, number> = {};
  for (const path of Object.keys(readTree(folder))) {
    const past = new Date(2020, 0, 1);
    fs.utimesSync(join(folder, path), past, past);
    ages[path] = past.getTime();
  }
  return ages;
}

/** The files whose time is not the one that `ageTree` set. */
export function touchedSince(folder: string, ages: Readonly<Record<string, number>>): string[] {
  return Object.keys(readTree(folder)).filter(
    (path) => fs.statSync(join(folder, path)).mtimeMs !== ages[path],
  );
}
