import { didYouMean } from "../did-you-mean.ts";
import { row } from "../row.ts";

/** What `config/` and the command line report. */
export const configCodes = {
  "unknown-option": row<{ option: string; guess?: string | undefined }>({
    severity: "error",
    title: "An option that does not exist",
    message: ({ option, guess }) => `there is no option ${JSON.stringify(option)}${didYouMean(guess)}`,
    cause: "A typing error, or an option of another version.",
    cure: "See `modelwright --help`, or the comments that `modelwright init` writes.",
  }),
  "wrong-value": row<{ option: string; expected: string; got: string; guess?: string | undefined }>({
    severity: "error",
    title: "An option has a value that it cannot have",
    message: ({ option, expected, got, guess }) =>
      `${JSON.stringify(option)} must be ${expected}, not ${got}${didYouMean(guess)}`,
    cause: "A typing error, or a value of another type.",
    cure: "See `modelwright --help`, or the comments that `modelwright init` writes.",
  }),
  "command-line": row<{ detail: string }>({
    severity: "error",
    title: "The command line is not valid",
    message: ({ detail }) => detail,
    cause: "An argument is missing, unexpected, or contradicts another.",
    cure: "See `modelwright --help`.",
  }),
  "config-not-found": row<{ path: string }>({
    severity: "error",
    title: "A configuration file is missing",
    message: ({ path }) => `there is no file ${path}`,
    cause: "The path is relative to the working folder, or to the configuration that names it.",
    cure: "Correct the path; `modelwright init` writes a new modelwright.config.ts.",
  }),
  "config-failed": row<{ path: string; detail: string }>({
    severity: "error",
    title: "A configuration file cannot be read",
    message: ({ path, detail }) => `${path} cannot be read: ${detail}`,
    cause: "The file has a syntax error, or its code threw.",
    cure: "Correct the file. Its default export (or its JSON) is the configuration.",
  }),
  "config-ambiguous": row<{ used: string; others: string }>({
    severity: "warning",
    title: "Several configurations in one folder",
    message: ({ used, others }) => `several configurations were found: ${used} is used, ${others} is ignored`,
    cause:
      "A folder has several modelwright.config files, or one and the key `modelwright` in its package.json.",
    cure: "Keep one of them, or choose one with -c.",
  }),
  "config-not-used": row<{ path: string; spec: string }>({
    severity: "note",
    title: "The configuration is for another document",
    message: ({ path, spec }) => `${path} is for another document than ${spec}; its options are not used`,
    cause: "The command line names a document that the configuration in this folder does not.",
    cure: "Nothing, if that is meant; -c CONFIG uses a configuration whatever it names.",
  }),
  "no-spec": row<{ found: readonly string[] }>({
    severity: "error",
    title: "No document to generate from",
    message: ({ found }) =>
      found.length === 0
        ? "no document was named, on the command line or by a configuration, and none is in spec/"
        : `no document was named, and spec/ has several: ${found.join(", ")}`,
    cause: "Without an argument and without a configuration, the one document in spec/ is used.",
    cure: "Name the document: `modelwright generate openapi.yaml -o generated`.",
  }),
  "speakeasy-unsupported": row<{ option: string; value: string; instead: string }>({
    severity: "warning",
    title: "A Speakeasy option that is not supported",
    message: ({ option, value, instead }) => `${option}: ${value} is not supported; ${instead}`,
    cause: "The option changes models or pages in a way that modelwright has no equivalent for.",
    cure: "Compare the pages; where they differ, an option of modelwright's own may help.",
  }),
  "speakeasy-unknown": row<{ option: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A Speakeasy option that is not known",
    message: ({ option, guess }) => `${option} is not known and has no effect${didYouMean(guess)}`,
    cause: "The option is newer than this modelwright, of another language, or misspelt.",
    cure: "If it changes models or pages, please report it.",
  }),
  "unknown-code": row<{ asked: string; guess?: string | undefined }>({
    severity: "error",
    title: "A diagnostic or a rule that does not exist",
    message: ({ asked, guess }) =>
      `no diagnostic and no rule of \`modelwright diff\` is called ${JSON.stringify(asked)}${didYouMean(guess)}`,
    cause: "A typing error; codes are listed by `modelwright explain`.",
    cure: "Run `modelwright explain` for a list; in a diagnostic, the code stands between the severity and the colon.",
  }),
  "file-exists": row<{ path: string }>({
    severity: "error",
    title: "A file is there already",
    message: ({ path }) => `${path} is there already and is kept as it is`,
    cause: "`modelwright init` was run in a folder that has a configuration.",
    cure: "Edit the file, or move it away first.",
  }),
};
