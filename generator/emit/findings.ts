import { type Diagnostic, isOfRun } from "../diagnostics/index.ts";
import type { OpenApi } from "../openapi/index.ts";
import type { Finding } from "./docs/index.ts";
import { nameDocuments } from "./document-names.ts";

/** What was reported of the document, in its order, whichever part of the work was first to see it. */
export function findingsOf(reported: readonly Diagnostic[], openapi: OpenApi): Finding[] {
  const { shown } = nameDocuments(openapi.sources);
  const placed = reported
    .filter(({ code }) => !isOfRun(code))
    .map((diagnostic) => {
      const { at } = diagnostic;
      const position = at === undefined || "line" in at ? at : openapi.locate(at);
      const file = at === undefined ? "" : shown((position?.origin ?? at).file);
      return { ...diagnostic, file, line: position?.line ?? 0, column: position?.column ?? 0 };
    });
  placed.sort(
    (a, b) =>
      compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
  );
  return placed.map(({ code, severity, message, file, line, column }) => {
    const place = file === "" ? "" : line === 0 ? file : `${file}:${line}:${column}`;
    return { code, severity, message, place };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
