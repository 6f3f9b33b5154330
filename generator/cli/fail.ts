import { diagnosticsToText, type Reporter } from "../diagnostics/index.ts";
import type { ExitCode, Io } from "./io.ts";

/** Prints what was reported where no document is at hand; the exit code of a wrong command line. */
export function fail({ diagnostics }: Reporter, io: Io): ExitCode {
  io.err(
    diagnosticsToText(diagnostics, {
      locate: () => undefined,
      textOf: () => undefined,
      palette: io.palette,
      most: 0,
    }),
  );
  return 2;
}
