import { createReporter, type Diagnostic, type Locate } from "../../generator/diagnostics/index.ts";
import { type SourceDocument, sourceFromText } from "../../generator/source/index.ts";

/** What a test says of a diagnostic: its code, line and column. */
export type Told = readonly [code: string, line: number | undefined, column: number | undefined];

export function toldOf(diagnostics: readonly Diagnostic[], locate: Locate): Told[] {
  return diagnostics.map(({ code, at }) => {
    const position = at === undefined || "line" in at ? at : locate(at);
    return [code, position?.line, position?.column];
  });
}

/** Reads a document from memory. */
export function readText(
  file: string,
  text: string,
): { readonly document: SourceDocument | undefined; readonly told: Told[]; readonly messages: string[] } {
  const { report, diagnostics } = createReporter();
  const document = sourceFromText(file, text, report);
  const told = toldOf(diagnostics, (at) => document?.locate(at.pointer, at.key));
  return { document, told, messages: diagnostics.map(({ message }) => message) };
}
