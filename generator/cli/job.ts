import fs from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Job } from "../config/index.ts";
import {
  createReporter,
  type Diagnostic,
  isOfRun,
  type Locate,
  type Reporter,
} from "../diagnostics/index.ts";
import type { PastRun } from "../generate.ts";
import type { GenerateOptions } from "../ir/index.ts";
import {
  type Ahead,
  type Fingerprint,
  isUpToDate,
  type LastRun,
  type Lock,
  lockName,
  noReuse,
  type OutputMode,
  type OutputResult,
  openAhead,
  openReuse,
  readLastRun,
  valueHash,
  writeOutput,
} from "../output/index.ts";
import type { Loader, SourceDocument } from "../source/index.ts";
import { packageVersion } from "../version.ts";
import { expectedFingerprint, fingerprintOf, isFile, referencesOf } from "./fingerprint.ts";
import { createPlan, type PlannedVersion, type Wish } from "./past.ts";
import type { Stages } from "./stages.ts";

/** What one package's run came to. */
export interface Outcome {
  readonly job: Job;
  readonly models: number;
  /** How many files: written, unchanged, removed, kept. */
  readonly counts: { readonly [K in "written" | "unchanged" | "removed" | "kept"]: number };
  /** `undefined` where the folder was up to date, or nothing usable came of the document. */
  readonly output: OutputResult | undefined;
  readonly state: "up-to-date" | "done" | "nothing-usable";
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
  /** Every document that was read. */
  readonly sources: readonly SourceDocument[];
  /** Every file that the package depends on, absolute: the document, what it refers to, there or not, overlays. */
  readonly inputs: readonly string[];
  /** Where the folder was up to date: how many warnings the run that made it had. */
  readonly earlier: number;
  /** The version that was released, where one was. */
  readonly version?: string | undefined;
}

export interface JobRequest {
  readonly cwd: string;
  readonly mode: OutputMode;
  readonly force: boolean;
  /** Whether files are written also where the document has errors. */
  readonly writes: "always" | "without-errors";
  readonly wish: Wish;
  readonly stages: Stages;
}

/** Generates one package: nothing heavy is loaded where nothing is to be done. */
export async function runJob(job: Job, request: JobRequest): Promise<Outcome> {
  const reporter = createReporter();
  request.stages.enter("read");
  const began = Date.now();
  const last = readLastRun(job.dir, job.normalize);
  const { read } = last;
  const lock = read.state === "newer" ? undefined : read.lock;
  const options = job.year === "chosen" ? job.options : withYear(job.options, lock?.year);
  // `--check` is for finding what nobody knows of: it always compares what a run would make.
  if (lock !== undefined && request.mode === "write" && !request.force && isOlderThanLock(job.dir)) {
    const fingerprint = await expectedFingerprint(job, options, lock, request.cwd);
    const isReleased = request.wish === "keep" || lock.released === valueHash(fingerprint);
    if (fingerprint !== undefined && isReleased && isUpToDate(job.dir, last, fingerprint, job.normalize)) {
      const counts = {
        written: 0,
        unchanged: last.stamp?.paths.length ?? lock.files.size,
        removed: 0,
        kept: 0,
      };
      const { models, warnings: earlier } = lock.found;
      const inputs = [...inputsOf(job), ...referencesOf(job, fingerprint)];
      return { ...nothingOf(job, reporter), models, counts, inputs, earlier, state: "up-to-date" };
    }
  }
  const plan = lock === undefined ? undefined : createPlan({ ...job, options }, lock, request, reporter);
  const isTrusted =
    lock !== undefined && request.mode === "write" && !request.force && isOlderThanLock(job.dir);
  const before = { began, last, lock: isTrusted ? lock : undefined };
  return generateJob(job, options, request, reporter, plan, before);
}

/** The state of the output folder before the run. */
interface Before {
  /** When it looked, in milliseconds since 1970. */
  readonly began: number;
  readonly last: LastRun;
  /** The lock, where what it lists may be taken over. */
  readonly lock: Lock | undefined;
}

async function generateJob(
  job: Job,
  options: GenerateOptions,
  { cwd, mode, force, writes, stages }: JobRequest,
  reporter: Reporter,
  plan: PlannedVersion | undefined,
  before: Before,
): Promise<Outcome> {
  const { report } = reporter;
  const { createLoader } = await import("../source/index.ts");
  const asked = new Set<string>();
  const loader = noteAsked(createLoader({ report, cwd }), asked);
  const locateRead: Locate = ({ file, pointer, key }) =>
    loader.sources.find((source) => source.file === file)?.locate(pointer, key);
  const inputs = (): string[] => [...new Set([...inputsOf(job), ...[...asked].flatMap(fileOf)])];
  const nothing = (): Outcome => ({
    ...nothingOf(job, reporter),
    sources: loader.sources,
    inputs: inputs(),
    locate: locateRead,
  });
  const { openInput } = await import("../open.ts");
  const opened = await openInput(job.spec, job.input, loader, report);
  if (opened === undefined) return nothing();
  stages.enter("lower");
  const { select } = await import("../lower/index.ts");
  const openapi = select(opened.openapi, job.input, report);
  const locate: Locate = (at) => openapi.locate(at) ?? locateRead(at);
  const { generate, isEmpty } = await import("../generate.ts");
  const fingerprint = (): Fingerprint => fingerprintOf(job, options, openapi.sources, opened.overlays);
  let ahead: Ahead | undefined;
  try {
    const { api, files, release } = await generate(openapi, options, report, {
      onProgress: ({ stage, done, total }) => stages.enter(stage, done, total),
      standing: plan?.standing,
      planVersion: plan && ((lowered) => plan.version(lowered, fingerprint())),
      reported: reporter.diagnostics,
      past: pastRun(job, options, before),
      openFolder: () => {
        if (mode === "write" && job.normalize === "exact") ahead = openAhead(job.dir);
        return ahead?.folder;
      },
    });
    const { diagnostics } = reporter;
    const errors = countOf(diagnostics, "error");
    // That a version cannot be moved is no word about the document: a run without `--bump` would find nothing.
    const ofDocument = diagnostics.filter(({ code }) => !isOfRun(code));
    if (errors > 0 && (isEmpty(api) || writes === "without-errors")) return { ...nothing(), locate };
    stages.enter("write");
    const output = await writeOutput({
      dir: job.dir,
      shownDir: job.shownDir,
      files,
      inputs: inputs(),
      fingerprint: fingerprint(),
      past: await plan?.past(release, fingerprint()),
      year: options.docs.year,
      found: {
        models: api.models.length,
        errors: countOf(ofDocument, "error"),
        warnings: countOf(ofDocument, "warning"),
      },
      mode,
      force,
      normalize: job.normalize,
      before,
      ahead,
      report,
      advance: (done, total) => stages.enter("write", done, total),
    });
    return {
      ...nothing(),
      models: api.models.length,
      counts: countsOf(output),
      output,
      state: "done",
      locate,
      version: output.failed ? undefined : release?.version,
    };
  } finally {
    ahead?.close();
  }
}

/** What the last run left, where its files are compared as they are and this program may have written them. */
function pastRun(
  { dir, normalize }: Job,
  options: GenerateOptions,
  { lock, last: { stamp } }: Before,
): PastRun {
  return {
    base: valueHash({ generator: packageVersion(), options }),
    open: (names) =>
      lock?.fingerprint?.generator !== packageVersion() || normalize !== "exact"
        ? noReuse
        : openReuse(dir, lock, names, stamp),
  };
}

function nothingOf(job: Job, { diagnostics }: Reporter): Outcome {
  const counts = { written: 0, unchanged: 0, removed: 0, kept: 0 };
  const locate = (): undefined => undefined;
  return {
    job,
    models: 0,
    counts,
    output: undefined,
    state: "nothing-usable",
    diagnostics,
    locate,
    sources: [],
    inputs: inputsOf(job),
    earlier: 0,
  };
}

/** The files that a job names. */
function inputsOf({ spec, input }: Job): string[] {
  return [spec, ...input.overlays].filter(isFile);
}

/** A loader that notes which addresses it is asked for, whether anything is there or not. */
function noteAsked(loader: Loader, asked: Set<string>): Loader {
  const load: Loader["load"] = (url, hosts) => {
    asked.add(url);
    return loader.load(url, hosts);
  };
  return { ...loader, load };
}

/** The path of a file's address; none where it has no path, as one with an encoded slash. */
export function fileOf(url: string): string[] {
  if (!url.startsWith("file:") || url.endsWith("/-")) return [];
  try {
    return [fileURLToPath(url)];
  } catch {
    return [];
  }
}

function countsOf({ written, unchanged, removed, kept }: OutputResult): Outcome["counts"] {
  return { written: written.length, unchanged: unchanged.length, removed: removed.length, kept: kept.length };
}

function countOf(diagnostics: readonly Diagnostic[], severity: Diagnostic["severity"]): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

function withYear(options: GenerateOptions, year: number | undefined): GenerateOptions {
  return year === undefined ? options : { ...options, docs: { ...options.docs, year } };
}

/** Whether this very program is older than a lock: whoever changes it without changing its version has to see it run. */
function isOlderThanLock(dir: string): boolean {
  try {
    return fs.statSync(new URL(import.meta.url)).mtimeMs < fs.statSync(join(dir, lockName)).mtimeMs;
  } catch {
    return false;
  }
}
