import {
  count,
  type Diagnostic,
  diagnosticsToText,
  diagnosticToJson,
  type Locate,
} from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import type { ExitCode, Io } from "./io.ts";
import type { Outcome } from "./job.ts";
import type { Timings } from "./stages.ts";

/** A diagnostic with what its place is looked up in. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly locate: Locate;
}

/** Prints diagnostics with their excerpts, and how many there were. */
export function printFindings(
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

/** What `--json` prints: for programs, however many diagnostics are shown to people. */
export function reportOf(
  code: ExitCode,
  outcomes: readonly Outcome[],
  findings: readonly Finding[],
  timings: Timings,
): object {
  const sum = (key: keyof Outcome["counts"]): number =>
    outcomes.reduce((total, { counts }) => total + counts[key], 0);
  const earlier = outcomes.reduce((total, outcome) => total + outcome.earlier, 0);
  return {
    ok: code === 0,
    files: {
      written: sum("written"),
      unchanged: sum("unchanged"),
      removed: sum("removed"),
      kept: sum("kept"),
    },
    models: outcomes.reduce((total, { models }) => total + models, 0),
    // Of packages that are up to date, whose documents were not read again; `--check` tells them.
    ...(earlier > 0 ? { earlier: { warnings: earlier } } : {}),
    diagnostics: findings.map(({ diagnostic, locate }) => diagnosticToJson(diagnostic, locate)),
    timings,
  };
}

export function isError({ diagnostic }: Finding): boolean {
  return diagnostic.severity === "error";
}
