import type { Code, Severity } from "../../../diagnostics/index.ts";
import { codes } from "../../../diagnostics/index.ts";
import type { DocsOptions } from "../../../ir/index.ts";
import { createEscape } from "../escape/index.ts";
import { writeTable } from "../table.ts";
import { append } from "./append.ts";

/** A finding with its place as a reader of the package may see it: no folder of the machine that it was made on. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** `openapi.yaml:12:3`; empty where there is none. */
  readonly place: string;
}

/** Everything that was reported about the document, by code, each with its cause and its cure. */
export function writeDiagnosticsPage(options: DocsOptions, findings: readonly Finding[]): string {
  const to = createEscape({ ...options, safe: true });
  const byCode = new Map<Code, Finding[]>();
  for (const finding of findings) append(byCode, finding.code, finding);
  const sections = [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, found]) => {
      const { title, cause, cure, severity } = codes[code];
      const rows = found.map(({ place, message }) => [
        place === "" ? "" : to.code(place, "cell"),
        to.literal(message),
      ]);
      return [
        `## ${to.code(code, "line")}`,
        `${to.cell(title).replace(/\.$/, "")} (${severity}).`,
        to.literal(cause),
        to.literal(cure),
        writeTable(["Place", "Message"], rows),
      ];
    });
  const none = "Nothing was found: the document is understood as a whole.";
  return `${["# Diagnostics", ...(sections.length === 0 ? [none] : sections)].join("\n\n")}\n`;
}
