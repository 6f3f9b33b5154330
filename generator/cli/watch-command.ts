import { createHash } from "node:crypto";
import fs from "node:fs";
import { basename, dirname, resolve, sep } from "node:path";
import type { SourceDocument } from "../source/index.ts";
import { printFindings } from "./findings.ts";
import { type GenerateFlags, generateOnce, printRun, type Run } from "./generate-command.ts";
import type { ExitCode, Io } from "./io.ts";
import { fileOf } from "./job.ts";
import { changeLine } from "./outcome-text.ts";

/** How long after the last of a series of changes a run begins, in milliseconds: editors write in several steps. */
const calm = 60;

/**
 * `modelwright generate --watch`: generates, then again whenever the document, a file that it refers to, or the
 * configuration changes or comes into being. With errors in the document, what was last written stays. Ends with the process.
 */
export async function runWatch(flags: GenerateFlags, io: Io): Promise<ExitCode> {
  let started = Date.now();
  const first = await generateOnce(flags, io, io.terminal && !flags.quiet ? "drawn" : "none", "always");
  printRun(first, flags, io);
  let inputs = first.inputs;
  let seen = contentsOf(first.documents);
  if (inputs.length === 0) return first.code;
  if (!flags.quiet) io.err("watching; Ctrl-C ends it\n");
  for (;;) {
    const watched = watchFiles(inputs, io.cwd, seen, started);
    await watched.changed;
    watched.close();
    started = Date.now();
    const before = inputs.map((path) => [path, contentOf(path)] as const);
    const run = await generateOnce(flags, io, "none", "without-errors");
    seen = new Map([...before, ...contentsOf(run.documents)]);
    printChange(run, flags, io);
    // A document that cannot be read has no references: what it referred to before is still watched.
    inputs = run.findings.some(({ diagnostic }) => diagnostic.severity === "error")
      ? [...new Set([...inputs, ...run.inputs])]
      : run.inputs;
  }
}

function printChange(run: Run, flags: GenerateFlags, io: Io): void {
  printFindings(run.findings, run.documents, flags.options.maxDiagnostics ?? 50, io);
  const broken = run.code === 2;
  if (flags.quiet) return;
  for (const outcome of run.outcomes) {
    const line = changeLine(outcome, run.timings.total ?? 0);
    if (line !== undefined) io.out(line);
    else io.out(`${outcome.job.shownDir}: ${broken ? "the last good output stays" : "nothing changed"}\n`);
  }
}

/** Of each file the hash of what is in it; nothing of one that is not there. */
type Contents = ReadonlyMap<string, string | undefined>;

function contentsOf(documents: readonly SourceDocument[]): Contents {
  return new Map(documents.flatMap(({ url, hash }) => fileOf(url).map((path) => [path, hash])));
}

interface Watched {
  /** Resolves when one of the files has another content and nothing moved for a while. */
  readonly changed: Promise<void>;
  close(): void;
}

/**
 * Watches by folder: editors replace files, and a watch on the old one would see nothing any more.
 * @param cwd a folder that stays where it is
 * @param seen what the run found in the files: what changed or went while it ran is news, too
 * @param since when it began: of a file of which it says nothing, the date tells
 */
function watchFiles(paths: readonly string[], cwd: string, seen: Contents, since: number): Watched {
  let timer: NodeJS.Timeout | undefined;
  let settle = (): void => {};
  const changed = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let before: Contents = new Map();
  let watchers: readonly fs.FSWatcher[] = [];
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, calm);
  };
  const look = (): void => {
    // Folders may have come, gone, or be others by the same name.
    watch();
    if (paths.some((path) => contentOf(path) !== before.get(path))) settle();
  };
  const watch = (): void => {
    for (;;) {
      for (const watcher of watchers) watcher.close();
      const folders = foldersOf(paths, cwd);
      watchers = [...folders].flatMap(([folder, names]) => watchFolder(folder, names, lookSoon));
      if ([...foldersOf(paths, cwd).keys()].every((folder) => folders.has(folder))) return;
    }
  };
  watch();
  // Read when changes are heard of already, and dated afterwards: one that comes in between is noticed by either.
  before = new Map(
    paths.map((path) => {
      if (seen.has(path)) return [path, seen.get(path)];
      const content = contentOf(path);
      return [path, isYounger(path, since) ? undefined : content];
    }),
  );
  timer = setTimeout(look, calm);
  return {
    changed,
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/**
 * The folders to watch for files, each with the names that matter in it. Whatever the way to a file leads through may be
 * replaced: the file, a folder above it, and what a link leads to. Folders come before what is in them, so that of one that
 * is replaced while watching begins it is heard.
 */
function foldersOf(paths: readonly string[], cwd: string): ReadonlyMap<string, ReadonlySet<string>> {
  const steps = new Set<string>();
  for (const path of paths) addSteps(path, cwd, steps);
  const folders = new Map<string, Set<string>>();
  for (const step of steps) {
    const folder = dirname(step);
    if (!fs.existsSync(folder)) continue;
    const names = folders.get(folder) ?? new Set();
    folders.set(folder, names.add(basename(step)));
  }
  return folders;
}

/** Adds what the way to a path leads through, from the folder on that it has in common with the working folder. */
function addSteps(path: string, cwd: string, steps: Set<string>): void {
  if (steps.has(path) || isWithin(cwd, path)) return;
  addSteps(dirname(path), cwd, steps);
  steps.add(path);
  const target = linkOf(path);
  if (target !== undefined) addSteps(resolve(dirname(path), target), cwd, steps);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function linkOf(path: string): string | undefined {
  try {
    return fs.readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Nothing where the folder is gone by now. */
function watchFolder(folder: string, names: ReadonlySet<string>, notice: () => void): fs.FSWatcher[] {
  try {
    const watcher = fs.watch(folder, (_, name) => {
      if (name === null || names.has(name)) notice();
    });
    return [watcher.on("error", notice)];
  } catch {
    return [];
  }
}

function isYounger(path: string, since: number): boolean {
  return (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > since;
}

function contentOf(path: string): string | undefined {
  try {
    // A pipe would be waited for.
    return fs.statSync(path).isFile()
      ? createHash("sha256").update(fs.readFileSync(path)).digest("hex")
      : undefined;
  } catch {
    return undefined;
  }
}
