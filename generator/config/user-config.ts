import type {
  Directories,
  DocsOptions,
  ModelOptions,
  NameOptions,
  OperationOptions,
  PackageOptions,
  View,
} from "../ir/index.ts";
import type { NormalizeText } from "./run-options.ts";

/** What a configuration file says about one package. Paths are relative to the file. */
export interface UserConfig extends Partial<View> {
  /** The document: a file or a URL. Default: the one document in `spec/`. */
  readonly spec?: string;
  /** The output folder. Default: `generated`. */
  readonly dir?: string;
  /** The package's name. */
  readonly name?: string;
  /** The version that a new package.json gets; an existing one keeps its own. */
  readonly version?: string;
  /** `package` (default): ready to publish; `source`: `src/` and `docs/` only, to drop into an application. */
  readonly output?: PackageOptions["output"];
  /** How relative imports of the emitted TypeScript end. Default: `.ts`. */
  readonly importExtension?: PackageOptions["importExtension"];
  /** Whether `openapi.ts` is written. Default: true. */
  readonly wire?: boolean;
  /** Whether each operation has a module of its own. Default: true, with `output: "source"` false. */
  readonly operationModules?: boolean;
  /** Where go-to-definition leads. Default: `src`. */
  readonly definitions?: PackageOptions["definitions"];
  /** Whether validators enforce `format`. Default: `assert`. */
  readonly formats?: ModelOptions["formats"];
  /** What formats of your own ask for and what their values are in TypeScript, by name. Goes before what a known name means. */
  readonly customFormats?: { readonly [format: string]: UserFormat };
  /** Which component schemas become models. Default: `all`. */
  readonly reach?: ModelOptions["reach"];
  readonly components?: ModelOptions["components"];
  /** Whether inline classes of one name that say the same are one model. Default: `shared`. */
  readonly inline?: ModelOptions["inline"];
  /** The order of properties. Default: `document`. */
  readonly order?: ModelOptions["order"];
  /** How names are made and where modules lie. */
  readonly names?: Partial<Omit<NameOptions, "directories">> & {
    readonly directories?: Partial<Directories>;
  };
  /** What operations become. */
  readonly operations?: Partial<Omit<OperationOptions, "generation">>;
  /** How pages are written, or `false` for none. */
  readonly docs?: boolean | Partial<Omit<DocsOptions, "pages" | "year" | "generation">>;
  /** The year used for dates in examples. Default: the lock's, else 2025. */
  readonly year?: number;
  /** The version of the page format's generator, as in `2.680.0`. */
  readonly generation?: string;
  /** A Speakeasy gen.yaml to take the options from; what is said here wins over it. */
  readonly speakeasy?: string;
  /** OpenAPI Overlay documents, applied in order. */
  readonly overlays?: readonly string[];
  /** Which tags, paths, operations or models are generated. Default: all. */
  readonly include?: readonly string[];
  /** Which are not. */
  readonly exclude?: readonly string[];
  /** Whether remote `$ref`s are followed: from any host, or from those listed. Default: false. */
  readonly allowRemoteRefs?: boolean | readonly string[];
  /** Whether patterns that an attacker can make slow are refused. Default: false, which warns. */
  readonly safePatterns?: boolean;
  /**
   * How files on disk are compared with generated ones. `exact` (default) ignores line endings; `layout` ignores what
   * a formatter changes; a function brings a text to the form in which both are compared.
   */
  readonly normalize?: "exact" | "layout" | NormalizeText;
  /** How many diagnostics are printed. Default: 50. */
  readonly maxDiagnostics?: number;
}

/**
 * A format: what is asked of texts (`pattern`, `minLength`, `maxLength`) and of numbers (`minimum`, `maximum`,
 * `multipleOf`). What is asked here is asked in the place of what a known name means; a `type` alone leaves that as it is.
 */
export interface UserFormat {
  /** A regular expression of ECMA-262 that has to match somewhere in the text. */
  readonly pattern?: string;
  /** In code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  /** TypeScript for a type of texts or of numbers, as in `"string & { readonly __iban: true }"`. Default: `string`, `number`. */
  readonly type?: string;
}

/** Types a configuration in an editor; an array generates several packages. */
export function defineConfig<const C extends UserConfig | readonly UserConfig[]>(config: C): C {
  return config;
}
