import type { UserConfig } from "./config/user-config.ts";
import { createReporter, type Diagnostic, type Locate } from "./diagnostics/index.ts";

export { defineConfig, type UserConfig, type UserFormat } from "./config/user-config.ts";
export {
  type Code,
  codes,
  type Diagnostic,
  type Locate,
  type Origin,
  type Severity,
  type Spot,
} from "./diagnostics/index.ts";

/** What to generate from: a document at a path or an address, or texts at hand. */
export interface GenerateInput {
  /** A path, an http or https address, or `-` for standard input. */
  readonly spec: string;
  /** What paths are relative to, also those of the options; the working folder where nothing is said. */
  readonly cwd?: string;
  /** Documents by path relative to `cwd`: they are not read from disk. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** What a configuration file says of one package; which document, which folder and how to report is the caller's. */
export type GenerateOptions = Omit<UserConfig, "spec" | "dir" | "normalize" | "maxDiagnostics">;

export interface GenerateResult {
  /** By path below the package's folder, with `/`; empty where an option was refused, or nothing usable came of the document. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** The line and column of a place that a diagnostic names. */
  readonly locate: Locate;
}

/**
 * Makes the files of a package without writing any. What is wrong with the document or the options is among the
 * diagnostics; nothing is thrown for it.
 */
export async function generate(
  { spec, cwd = process.cwd(), texts = {} }: GenerateInput,
  options: GenerateOptions = {},
): Promise<GenerateResult> {
  const [{ resolveConfig }, { createLoader, urlOf }] = await Promise.all([
    import("./config/index.ts"),
    import("./source/index.ts"),
  ]);
  const { report, diagnostics } = createReporter();
  const held = new Map(Object.entries(texts).map(([path, text]) => [urlOf(path, cwd) ?? path, text]));
  const loader = createLoader({ report, cwd, texts: held });
  const locate: Locate = ({ file, pointer, key }) =>
    loader.sources.find((source) => source.file === file)?.locate(pointer, key);
  const nothing: GenerateResult = { files: new Map(), diagnostics, locate };
  const job = await resolveConfig(spec, options, cwd, report);
  if (job === undefined || hasErrors(diagnostics)) return nothing;
  const { openInput } = await import("./open.ts");
  const opened = await openInput(job.spec, job.input, loader, report);
  if (opened === undefined) return nothing;
  const [{ select }, { generate: make, isEmpty }, { freshText }] = await Promise.all([
    import("./lower/index.ts"),
    import("./generate.ts"),
    import("./output/file.ts"),
  ]);
  const openapi = select(opened.openapi, job.input, report);
  const place: Locate = (at) => openapi.locate(at) ?? locate(at);
  const { api, files } = await make(openapi, job.options, report, { reported: diagnostics });
  if (isEmpty(api) && hasErrors(diagnostics)) return { ...nothing, locate: place };
  const written = [...files].map(([path, file]) => [path, freshText(file)] as const);
  return { files: new Map(written), diagnostics, locate: place };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
