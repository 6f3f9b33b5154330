import { pathToFileURL } from "node:url";
import { createReporter, type Diagnostic } from "./diagnostics/index.ts";
import {
  defaultDocsOptions,
  defaultModelOptions,
  defaultPackageOptions,
  type GenerateOptions,
} from "./ir/index.ts";

export { defineConfig, type UserConfig } from "./config/user-config.ts";
export { type Code, codes, type Diagnostic, type Origin, type Severity } from "./diagnostics/index.ts";
export type { GenerateOptions } from "./ir/index.ts";

/** What to generate from: a document at a path or an address, or texts at hand. */
export interface GenerateInput {
  /** A path, an http or https address, or `-` for standard input. */
  readonly spec: string;
  /** What paths are relative to; the working folder where nothing is said. */
  readonly cwd?: string;
  /** Documents by path relative to `cwd`: they are not read from disk. */
  readonly texts?: Readonly<Record<string, string>>;
}

export interface GenerateResult {
  /** By path below the package's folder, with `/`; empty where nothing usable came of the document. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the files of a package without writing any. What is wrong with the document is among the diagnostics; nothing
 * is thrown for it.
 */
export async function generate(
  { spec, cwd = process.cwd(), texts = {} }: GenerateInput,
  options: Partial<GenerateOptions> = {},
): Promise<GenerateResult> {
  const { createLoader } = await import("./source/index.ts");
  const { openDocument } = await import("./openapi/index.ts");
  const { generate: make } = await import("./generate.ts");
  const { freshText } = await import("./output/file.ts");
  const { report, diagnostics } = createReporter();
  const base = pathToFileURL(`${cwd}/`);
  const held = new Map(Object.entries(texts).map(([path, text]) => [new URL(path, base).href, text]));
  const loader = createLoader({ report, cwd, texts: held });
  const source = await loader.open(spec);
  const openapi = source === undefined ? undefined : await openDocument(source, loader, report);
  if (openapi === undefined) return { files: new Map(), diagnostics };
  const whole = { model: defaultModelOptions, package: defaultPackageOptions, docs: defaultDocsOptions };
  const { files } = await make(openapi, { ...whole, ...options }, report, { reported: diagnostics });
  const written = [...files].map(([path, file]) => [path, freshText(file)] as const);
  return { files: new Map(written), diagnostics };
}
