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
 * configuration changes. With errors in the document, what was last written stays. Ends with the process.
 */
export async function runWatch(flags: GenerateFlags, io: Io): Promise<ExitCode> {
  let started = Date.now();
  const first = await generateOnce(flags, io, io.terminal && !flags.quiet ? "drawn" : "none", "always");
  printRun(first, flags, io);
  let inputs = first.inputs;
  if (inputs.length === 0) return first.code;
  if (!flags.quiet) io.err("watching; Ctrl-C ends it\n");
  for (;;) {
    const watched = watchFiles(inputs, started);
    await watched.changed;
    watched.close();
    started = Date.now();
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

interface Watched {
  /** Resolves when one of the files has another content and nothing moved for a while. */
  readonly changed: Promise<void>;
  close(): void;
}

/**
 * Watches by folder: editors replace files, and a watch on the old one would see nothing any more.
 * @param since when the run began: what changed while it ran is news, too
 */
function watchFiles(paths: readonly string[], since: number): Watched {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const names = folders.get(dirname(path)) ?? new Set();
    folders.set(dirname(path), names.add(basename(path)));
  }
  let timer: NodeJS.Timeout | undefined;
  let settle = (): void => {};
  const changed = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let before: ReadonlyMap<string, string | undefined> = new Map();
  const look = (): void => {
    if (paths.some((path) => contentOf(path) !== before.get(path))) settle();
  };
  const watchers = [...folders]
    .filter(([folder]) => fs.existsSync(folder))
    .map(([folder, names]) =>
      fs.watch(folder, (_, name) => {
        if (name !== null && !names.has(name)) return;
        clearTimeout(timer);
        timer = setTimeout(look, calm);
      }),
    );
  // Read when changes are heard of already, and dated afterwards: one that comes in between is noticed by either.
  before = new Map(
    paths.map((path) => {
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

function isYounger(path: string, since: number): boolean {
  return (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > since;
}

function contentOf(path: string): string | undefined {
  try {
    return fs.readFileSync(path, "latin1");
  } catch {
    return undefined;
  }
}
