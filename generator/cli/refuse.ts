import { createReporter, diagnosticToJson } from "../diagnostics/index.ts";
import { fail } from "./fail.ts";
import type { ExitCode, Io } from "./io.ts";
import type { Request } from "./program.ts";

/** Answers a command line that cannot be followed. */
export function refuse(
  request: Extract<Request, { readonly command: "misunderstood" }>,
  json: boolean,
  io: Io,
): ExitCode {
  const reporter = createReporter();
  reporter.report({ code: "command-line", args: { detail: request.detail } });
  if (!json) return fail(reporter, io);
  const files = { written: 0, unchanged: 0, removed: 0, kept: 0 };
  const diagnostics = reporter.diagnostics.map((diagnostic) => diagnosticToJson(diagnostic, () => undefined));
  io.out(`${JSON.stringify({ ok: false, files, models: 0, diagnostics, timings: {} }, null, 2)}\n`);
  return 2;
}
