import fs from "node:fs";
import { basename, dirname } from "node:path";
import { printFindings } from "./findings.ts";
import { type GenerateFlags, generateOnce, printRun, type Run } from "./generate-command.ts";
import type { ExitCode, Io } from "./io.ts";
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
  let seen: Contents = new Map();
  if (inputs.length === 0) return first.code;
  if (!flags.quiet) io.err("watching; Ctrl-C ends it\n");
  for (;;) {
    const watched = watchFiles(inputs, seen, started);
    await watched.changed;
    watched.close();
    started = Date.now();
    seen = new Map(inputs.map((path) => [path, contentOf(path)]));
    const run = await generateOnce(flags, io, "none", "without-errors");
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

/** Of each file what is in it; nothing of one that is not there. */
type Contents = ReadonlyMap<string, string | undefined>;

interface Watched {
  /** Resolves when one of the files has another content and nothing moved for a while. */
  readonly changed: Promise<void>;
  close(): void;
}

/**
 * Watches by folder: editors replace files, and a watch on the old one would see nothing any more. Where a folder is not
 * there, the nearest one above it is watched until it is.
 * @param seen what was in the files when the run began: what changed or went while it ran is news, too
 * @param since when that was: of a file that it was the first to ask for, the date tells
 */
function watchFiles(paths: readonly string[], seen: Contents, since: number): Watched {
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
      const folders = foldersOf(paths);
      watchers = [...folders].flatMap(([folder, names]) => watchFolder(folder, names, lookSoon));
      if ([...foldersOf(paths).keys()].every((folder) => folders.has(folder))) return;
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

/** The folders to watch for files, each with the names that matter in it. */
function foldersOf(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    let child = path;
    while (!fs.existsSync(dirname(child)) && dirname(child) !== child) child = dirname(child);
    const names = folders.get(dirname(child)) ?? new Set();
    folders.set(dirname(child), names.add(basename(child)));
  }
  return folders;
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
    return fs.statSync(path).isFile() ? fs.readFileSync(path, "latin1") : undefined;
  } catch {
    return undefined;
  }
}
