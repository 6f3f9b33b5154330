import type { Locate } from "./origin.ts";
import { place } from "./place.ts";
import type { Diagnostic } from "./report.ts";
import type { Severity } from "./row.ts";

/** A diagnostic in the report of `--json`: what is not known is `null`. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** A JSON Pointer into the file. */
  readonly pointer: string | null;
}

export function diagnosticToJson(diagnostic: Diagnostic, locate: Locate): JsonDiagnostic {
  const { file, position, pointer } = place(diagnostic, locate);
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    file: file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
    pointer: pointer ?? null,
  };
}
