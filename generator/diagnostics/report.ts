import { type Arguments, type Code, codes } from "./codes/index.ts";
import type { Origin, Spot } from "./origin.ts";
import type { Row, Severity } from "./row.ts";

/** One finding about the user's input. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** A node, a position, or nothing where the command line itself is at fault. */
  readonly at: Origin | Spot | undefined;
}

/**
 * Takes a finding: `report({ code: "ref-not-found", at: origin, args: { ref } })`.
 * Reporting never throws and never stops the work.
 */
export type Report = <C extends Code>(finding: {
  readonly code: C;
  readonly at?: Origin | Spot | undefined;
  readonly args: Arguments<C>;
}) => void;

/** Collects what a run reports, each finding once. */
export interface Reporter {
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
}

export function createReporter(): Reporter {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const report: Report = ({ code, at, args }) => {
    const { severity, message } = codes[code] as Row<unknown>;
    const diagnostic: Diagnostic = { code, severity, message: message(args), at };
    const identity = JSON.stringify([code, diagnostic.message, at]);
    if (seen.has(identity)) return;
    seen.add(identity);
    diagnostics.push(diagnostic);
  };
  return { report, diagnostics };
}
