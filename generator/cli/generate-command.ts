import type { Flags, Job } from "../config/index.ts";
import {
  count,
  createReporter,
  type Diagnostic,
  diagnosticsToText,
  diagnosticToJson,
  type Locate,
} from "../diagnostics/index.ts";
import type { OutputMode } from "../output/index.ts";
import type { SourceDocument } from "../source/index.ts";
import type { ExitCode, Io } from "./io.ts";
import { type Outcome, runJob } from "./job.ts";
import { createStages, type Display, seconds, type Timings, timingsToText } from "./stages.ts";

export interface GenerateFlags {
  readonly options: Flags;
  readonly mode: OutputMode;
  readonly force: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly timings: boolean;
}

/** A diagnostic with what its place is looked up in. */
interface Finding {
  readonly diagnostic: Diagnostic;
  readonly locate: Locate;
}

/** `modelwright generate`: one package, or several of a configuration one after the other. */
export async function runGenerate(flags: GenerateFlags, io: Io): Promise<ExitCode> {
  const { resolveJobs } = await import("../config/index.ts");
  const reporter = createReporter();
  const { jobs, sources } = await resolveJobs(io.cwd, flags.options, reporter.report);
  const stages = createStages(io, displayOf(flags, io));
  const outcomes: Outcome[] = [];
  if (!reporter.diagnostics.some(isError)) {
    for (const job of jobs) outcomes.push(await runJob(job, { cwd: io.cwd, ...flags, stages }));
  }
  const timings = stages.end();
  const configLocate = locateIn(sources);
  const findings: Finding[] = [
    ...reporter.diagnostics.map((diagnostic) => ({ diagnostic, locate: configLocate })),
    ...outcomes.flatMap(({ diagnostics, locate }) =>
      diagnostics.map((diagnostic) => ({ diagnostic, locate })),
    ),
  ];
  const code = exitCodeOf(flags, outcomes, findings);
  if (flags.json) {
    io.out(
      `${JSON.stringify(reportOf(code, outcomes, findings, timings, flags.options.maxDiagnostics), null, 2)}\n`,
    );
  } else {
    const documents = [...sources, ...outcomes.flatMap((outcome) => outcome.sources)];
    printFindings(findings, documents, limitOf(flags, jobs), io);
    for (const outcome of outcomes) printOutcome(outcome, flags, timings, io);
  }
  if (flags.timings) io.err(timingsToText(timings));
  return code;
}

function exitCodeOf(
  { mode }: GenerateFlags,
  outcomes: readonly Outcome[],
  findings: readonly Finding[],
): ExitCode {
  if (mode === "check" && outcomes.some(({ output }) => (output?.drift.length ?? 0) > 0)) return 1;
  return findings.some(({ diagnostic }) => isError(diagnostic)) ? 2 : 0;
}

function reportOf(
  code: ExitCode,
  outcomes: readonly Outcome[],
  findings: readonly Finding[],
  timings: Timings,
  most: number | undefined,
): object {
  const sum = (key: keyof Outcome["counts"]): number =>
    outcomes.reduce((total, { counts }) => total + counts[key], 0);
  const shown = most === undefined || most === 0 ? findings : findings.slice(0, most);
  return {
    ok: code === 0,
    files: {
      written: sum("written"),
      unchanged: sum("unchanged"),
      removed: sum("removed"),
      kept: sum("kept"),
    },
    models: outcomes.reduce((total, { models }) => total + models, 0),
    diagnostics: shown.map(({ diagnostic, locate }) => diagnosticToJson(diagnostic, locate)),
    timings,
  };
}

function printFindings(
  findings: readonly Finding[],
  documents: readonly SourceDocument[],
  most: number,
  io: Io,
): void {
  if (findings.length === 0) return;
  const locates = new Map(findings.map(({ diagnostic, locate }) => [diagnostic.at, locate]));
  const diagnostics = findings.map(({ diagnostic }) => diagnostic);
  io.err(
    diagnosticsToText(diagnostics, {
      locate: (origin) => locates.get(origin)?.(origin),
      textOf: (file) => documents.find((document) => document.file === file)?.text,
      palette: io.palette,
      most,
    }),
  );
  io.err(`${count(diagnostics)}\n`);
}

function printOutcome(
  { job, output, counts, models, state }: Outcome,
  flags: GenerateFlags,
  timings: Timings,
  io: Io,
): void {
  if (flags.quiet) return;
  for (const diff of output?.diffs.values() ?? []) io.out(diff.endsWith("\n") ? diff : `${diff}\n`);
  const time = seconds(timings.total ?? 0);
  if (state === "nothing-usable") {
    io.err(`${job.shownDir}: nothing was written\n`);
  } else if (state === "up-to-date") {
    io.out(`${job.shownDir}: up to date (${models} models, ${counts.unchanged} files) in ${time}\n`);
  } else if (output?.failed) {
    io.err(`${job.shownDir}: nothing was written\n`);
  } else if (flags.mode === "check") {
    const drift = output?.drift.length ?? 0;
    io.out(
      `${job.shownDir}: ${drift === 0 ? "up to date" : `${drift} differences`} (${models} models) in ${time}\n`,
    );
  } else {
    if (flags.mode === "dry-run") {
      for (const path of output?.written ?? []) io.out(`would write ${job.shownDir}/${path}\n`);
      for (const path of output?.removed ?? []) io.out(`would remove ${job.shownDir}/${path}\n`);
    }
    const { written, unchanged, removed, kept } = counts;
    const rest = [
      `${unchanged} unchanged`,
      ...(removed > 0 ? [`${removed} removed`] : []),
      ...(kept > 0 ? [`${kept} kept`] : []),
    ];
    const verb = flags.mode === "dry-run" ? "would be written" : "written";
    io.out(`${job.shownDir}: ${models} models, ${written} files ${verb}, ${rest.join(", ")} in ${time}\n`);
  }
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

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
