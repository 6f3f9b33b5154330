import type { GenerateOptions } from "../ir/index.ts";

/** Brings a text to the form in which files are compared. */
export type NormalizeText = (text: string, path: string) => string | Promise<string>;

/** One package to generate, with everything settled: flags over configuration over Speakeasy's over defaults. */
export interface Job {
  /** The document: an absolute path, a URL, or `-`. */
  readonly spec: string;
  /** The output folder, absolute. */
  readonly dir: string;
  /** The same as it is shown: relative to the working folder. */
  readonly shownDir: string;
  readonly options: GenerateOptions;
  readonly input: InputOptions;
  /** Whether the year was chosen; else the lock's goes before the default. */
  readonly year: "chosen" | "default";
  readonly normalize: "exact" | "layout" | NormalizeText;
  readonly maxDiagnostics: number;
}

/** What is read, and which part of it. */
export interface InputOptions {
  /** Absolute paths or URLs. */
  readonly overlays: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Hosts that remote `$ref`s may lead to. */
  readonly remote: "none" | "any" | readonly string[];
}

/** What the command line says; it goes before every other source. */
export interface Flags {
  readonly spec?: string | undefined;
  readonly out?: string | undefined;
  readonly name?: string | undefined;
  readonly config?: string | undefined;
  readonly speakeasy?: string | undefined;
  readonly year?: number | undefined;
  readonly wire?: false | undefined;
  readonly docs?: false | undefined;
  readonly docsFlavor?: GenerateOptions["docs"]["flavor"] | undefined;
  readonly docsExtra?: true | undefined;
  readonly docsSafe?: true | undefined;
  readonly overlays?: readonly string[] | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly allowRemoteRefs?: true | readonly string[] | undefined;
  readonly safePatterns?: true | undefined;
  readonly maxDiagnostics?: number | undefined;
}
