import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createReporter, type Diagnostic } from "../../generator/diagnostics/index.ts";
import { generate } from "../../generator/generate.ts";
import {
  type Api,
  defaultDocsOptions,
  defaultModelOptions,
  defaultPackageOptions,
  type GenerateOptions,
} from "../../generator/ir/index.ts";
import { type OpenApi, openDocument } from "../../generator/openapi/index.ts";
import { freshText } from "../../generator/output/file.ts";
import { createLoader } from "../../generator/source/index.ts";

export const defaultOptions: GenerateOptions = {
  model: defaultModelOptions,
  package: defaultPackageOptions,
  docs: defaultDocsOptions,
};

/** What one run gave, all in memory. */
export interface CaseResult {
  readonly api: Api | undefined;
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** `file:line:column severity code: message`, in the order of the document. */
  readonly report: readonly string[];
}

/** Generates from a document on disk, or from texts by path relative to `folder`. */
export async function generateCase(
  folder: string,
  file: string,
  options: GenerateOptions = defaultOptions,
  texts: Readonly<Record<string, string>> = {},
): Promise<CaseResult> {
  const { report, diagnostics } = createReporter();
  const base = pathToFileURL(`${folder}/`);
  const loader = createLoader({
    report,
    cwd: folder,
    texts: new Map(Object.entries(texts).map(([path, text]) => [new URL(path, base).href, text])),
  });
  const source = await loader.open(file);
  const openapi = source === undefined ? undefined : await openDocument(source, loader, report);
  const generated =
    openapi === undefined ? undefined : await generate(openapi, options, report, { reported: diagnostics });
  const files = new Map<string, string>();
  for (const [path, output] of generated?.files ?? []) {
    files.set(path, freshText(output));
  }
  return { api: generated?.api, files, diagnostics, report: describeAll(diagnostics, openapi) };
}

function describeAll(diagnostics: readonly Diagnostic[], openapi: OpenApi | undefined): string[] {
  const placed = diagnostics.map((diagnostic) => {
    const { at, severity, code, message } = diagnostic;
    const position = at === undefined ? undefined : "line" in at ? at : openapi?.locate(at);
    const place = at === undefined ? "" : `${at.file}:${position?.line ?? "?"}:${position?.column ?? "?"} `;
    return {
      line: position?.line ?? 0,
      column: position?.column ?? 0,
      text: `${place}${severity} ${code}: ${message}`,
    };
  });
  return placed.sort((a, b) => a.line - b.line || a.column - b.column).map(({ text }) => text);
}

/** The options of a case: defaults, with what its `options.json` says laid over them. */
export function readOptions(path: string): GenerateOptions {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return defaultOptions;
  }
  return layOver(defaultOptions, JSON.parse(text)) as GenerateOptions;
}

function layOver(base: unknown, over: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(base) || !isMap(over)) return over;
  const merged = Object.entries(over).map(([key, value]) => [key, layOver(base[key], value)] as const);
  return { ...base, ...Object.fromEntries(merged) };
}
