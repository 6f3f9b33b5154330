import type { Flags, Job } from "../config/index.ts";
import { createReporter, type Locate } from "../diagnostics/index.ts";
import type { OutputMode } from "../output/index.ts";
import type { SourceDocument } from "../source/index.ts";
import { type Finding, isError, printFindings, reportOf } from "./findings.ts";
import type { ExitCode, Io } from "./io.ts";
import { type Outcome, runJob } from "./job.ts";
import { printOutcome } from "./outcome-text.ts";
import type { Wish } from "./past.ts";
import { createStages, type Display, type Timings, timingsToText } from "./stages.ts";

export interface GenerateFlags {
  readonly options: Flags;
  readonly mode: OutputMode;
  readonly force: boolean;
  /** Whether a version is released where the API changed. */
  readonly wish: Wish;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly timings: boolean;
}

/** What one run came to, before anything of it is printed. */
export interface Run {
  readonly code: ExitCode;
  readonly jobs: readonly Job[];
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
  /** Every document that diagnostics may point into. */
  readonly documents: readonly SourceDocument[];
  /** Every file that the run depends on, absolute. */
  readonly inputs: readonly string[];
  readonly timings: Timings;
}

/** `modelwright generate`: one package, or several of a configuration one after the other. */
export async function runGenerate(flags: GenerateFlags, io: Io): Promise<ExitCode> {
  const display = displayOf(flags, io);
  const run = await generateOnce(flags, io, display, "always");
  if (flags.json) {
    const { code, outcomes, findings, timings } = run;
    io.out(`${JSON.stringify(reportOf(code, outcomes, findings, timings), null, 2)}\n`);
  } else {
    printRun(run, flags, io);
  }
  return run.code;
}

/** Prints a run: diagnostics, then a line for each package. */
export function printRun(run: Run, flags: GenerateFlags, io: Io): void {
  printFindings(run.findings, run.documents, limitOf(flags, run.jobs), io);
  if (!flags.quiet) {
    for (const outcome of run.outcomes) printOutcome(outcome, flags.mode, run.timings.total ?? 0, io);
  }
  if (flags.timings) io.err(timingsToText(run.timings));
}

/**
 * Generates every package that the flags and the configuration name.
 * @param writes whether files are written also where the document has errors
 */
export async function generateOnce(
  flags: GenerateFlags,
  io: Io,
  display: Display,
  writes: "always" | "without-errors",
): Promise<Run> {
  const { resolveJobs } = await import("../config/index.ts");
  const reporter = createReporter();
  const { jobs, sources, files } = await resolveJobs(io.cwd, flags.options, reporter.report);
  const stages = createStages(io, display);
  const outcomes: Outcome[] = [];
  if (!reporter.diagnostics.some(({ severity }) => severity === "error")) {
    const { mode, force, wish } = flags;
    for (const job of jobs)
      outcomes.push(await runJob(job, { cwd: io.cwd, mode, force, wish, writes, stages }));
  }
  const timings = stages.end();
  const locate = locateIn(sources);
  const findings: Finding[] = [
    ...reporter.diagnostics.map((diagnostic) => ({ diagnostic, locate })),
    ...outcomes.flatMap((outcome) =>
      outcome.diagnostics.map((diagnostic) => ({ diagnostic, locate: outcome.locate })),
    ),
  ];
  return {
    code: exitCodeOf(flags.mode, outcomes, findings),
    jobs,
    outcomes,
    findings,
    documents: [...sources, ...outcomes.flatMap((outcome) => outcome.sources)],
    inputs: [...new Set([...files, ...outcomes.flatMap((outcome) => outcome.inputs)])],
    timings,
  };
}

function exitCodeOf(mode: OutputMode, outcomes: readonly Outcome[], findings: readonly Finding[]): ExitCode {
  if (mode === "check" && outcomes.some(({ output }) => (output?.drift.length ?? 0) > 0)) return 1;
  return findings.some(isError) ? 2 : 0;
}

function displayOf({ quiet, json }: GenerateFlags, { terminal }: Io): Display {
  if (quiet || json) return "none";
  return terminal ? "drawn" : "lines";
}

function limitOf({ options }: GenerateFlags, jobs: readonly Job[]): number {
  return options.maxDiagnostics ?? jobs[0]?.maxDiagnostics ?? 50;
}

function locateIn(sources: readonly SourceDocument[]): Locate {
  return ({ file, pointer, key }) => sources.find((source) => source.file === file)?.locate(pointer, key);
}
