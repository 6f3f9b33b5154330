import {
  type Directories,
  type DocsOptions,
  isMembers,
  type NameOptions,
  type OperationOptions,
} from "../ir/index.ts";
import type { UserConfig, UserFormat } from "./user-config.ts";

/** What one option may hold. */
export interface Rule {
  /** For a message: "has to be …". */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  /** For a "did you mean". */
  readonly choices?: readonly string[];
  /** Where the value may be an object: its members. */
  readonly members?: Rules;
  /** Where the value is an object with keys of anybody's choice: what each of them may hold. */
  readonly each?: Rule;
}

export type Rules = Readonly<Record<string, Rule>>;

/** A rule for every option: a new one breaks the build until it has its rule. */
type RulesOf<T> = { readonly [K in keyof T]-?: Rule };

export const text: Rule = {
  expected: "a non-empty string",
  accepts: (value) => typeof value === "string" && value !== "",
};

const path: Rule = {
  expected: "a path that is not empty and holds no NUL",
  accepts: (value) => text.accepts(value) && !String(value).includes("\0"),
};

const flag: Rule = { expected: "true or false", accepts: (value) => typeof value === "boolean" };

const texts: Rule = {
  expected: "an array of strings",
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
};

export const wordPart: Rule = {
  expected: "letters and digits",
  accepts: (value) => typeof value === "string" && /^[A-Za-z][A-Za-z0-9]*$/.test(value),
};

/** Places of the package that no room may take: the runtime's and the sources', and single exports. */
const ours = /^(?:(?:runtime|src)(?:\/|$)|(?:http|openapi|types|package\.json)$)/i;

export const folder: Rule = {
  expected: "a relative path such as models/components, and no place of the package's own (runtime, http)",
  accepts: (value) =>
    typeof value === "string" &&
    /^[\w.-]+(?:\/[\w.-]+)*$/.test(value) &&
    !/(?:^|\/)\.{1,2}(?:\/|$)/.test(value) &&
    // A folder called like a file might meet it.
    !/\.(?:ts|js|map|md)(?:\/|$)/i.test(value) &&
    !ours.test(value),
};

export const packageName: Rule = {
  expected: "a package name such as pets or @acme/pets",
  accepts: (value) =>
    typeof value === "string" &&
    value.length <= 214 &&
    value !== "node_modules" &&
    /^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/.test(value),
};

export const semver: Rule = {
  expected: "a version such as 1.2.3",
  accepts: (value) => typeof value === "string" && /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(value),
};

function choice(...choices: readonly string[]): Rule {
  const list = choices.map((item) => JSON.stringify(item));
  const last = list.pop();
  return {
    expected: list.length === 0 ? String(last) : `${list.join(", ")} or ${last}`,
    accepts: (value) => typeof value === "string" && choices.includes(value),
    choices,
  };
}

function integer(least: number, most: number): Rule {
  return {
    expected: `a whole number from ${least} to ${most}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

const count: Rule = {
  expected: "a whole number from 0",
  accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
};

const amount: Rule = { expected: "a number", accepts: (value) => Number.isFinite(value) };

function members<T>(rules: RulesOf<T>): Rule {
  return { expected: "an object", accepts: isMembers, members: rules };
}

function orElse(rule: Rule, other: Rule): Rule {
  return {
    ...rule,
    ...other,
    expected: `${rule.expected} or ${other.expected}`,
    accepts: (value) => rule.accepts(value) || other.accepts(value),
  };
}

export { isMembers };

const directoryRules: RulesOf<Directories> = {
  models: folder,
  operations: folder,
  errors: folder,
  webhooks: folder,
  callbacks: folder,
};

const nameRules: RulesOf<NameOptions> = {
  collisions: choice("root-prefix", "first-come"),
  files: choice("flat", "kebab"),
  modules: choice("shared", "apart"),
  inputSuffix: wordPart,
  outputSuffix: wordPart,
  directories: members<Directories>(directoryRules),
};

const operationRules: RulesOf<Omit<OperationOptions, "generation">> = {
  bodyField: text,
  errors: flag,
  inferDiscriminators: flag,
  errorNames: choice("component", "suffixed"),
  errorsShared: flag,
  securityOptional: flag,
  clientModels: flag,
  bodiesOfGet: choice("kept", "left-out"),
  headersOfParts: choice("kept", "left-out"),
};

const docsRules: RulesOf<Omit<DocsOptions, "pages" | "year" | "generation">> = {
  flavor: choice("github", "vitepress", "mdx"),
  extra: flag,
  safe: flag,
  optionalFields: choice("with-example", "always", "never"),
  imports: choice("index", "module"),
};

const formatRules: RulesOf<UserFormat> = {
  pattern: { expected: "a text", accepts: (value) => typeof value === "string" },
  minLength: count,
  maxLength: count,
  minimum: amount,
  maximum: amount,
  multipleOf: {
    expected: "a number above 0",
    accepts: (value) => amount.accepts(value) && Number(value) > 0,
  },
  type: text,
};

/** The options of a configuration file. */
export const userConfigRules: RulesOf<UserConfig> = {
  spec: path,
  dir: path,
  name: packageName,
  version: semver,
  output: choice("package", "source"),
  importExtension: choice(".ts", ".js", "none"),
  wire: flag,
  operationModules: flag,
  definitions: choice("src", "spec"),
  properties: choice("preserve", "camel"),
  dates: choice("string", "Date"),
  int64: choice("number", "bigint", "string"),
  enums: choice("closed", "open"),
  formats: choice("assert", "annotate"),
  customFormats: {
    expected: "an object",
    accepts: isMembers,
    each: members<UserFormat>(formatRules),
  },
  reach: choice("all", "reachable"),
  components: choice("models", "classes"),
  inline: choice("shared", "apart"),
  order: choice("document", "alphabetical"),
  names: members<NameOptions>(nameRules),
  operations: members<Omit<OperationOptions, "generation">>(operationRules),
  docs: orElse(flag, members<Omit<DocsOptions, "pages" | "year" | "generation">>(docsRules)),
  year: integer(1970, 9999),
  generation: semver,
  speakeasy: path,
  overlays: texts,
  include: texts,
  exclude: texts,
  allowRemoteRefs: orElse(flag, texts),
  safePatterns: flag,
  normalize: orElse(choice("exact", "layout"), {
    expected: "a function",
    accepts: (value) => typeof value === "function",
  }),
  maxDiagnostics: integer(0, 1_000_000),
};

/** What people coming from other tools may write, and what it is called here. */
export const synonyms: Readonly<Record<string, string>> = {
  input: "spec",
  schema: "spec",
  document: "spec",
  openapi: "spec",
  out: "dir",
  outDir: "dir",
  outdir: "dir",
  outputDir: "dir",
  directory: "dir",
  folder: "dir",
  packageName: "name",
  package: "name",
  overlay: "overlays",
  extension: "importExtension",
  pages: "docs",
  remoteRefs: "allowRemoteRefs",
};
