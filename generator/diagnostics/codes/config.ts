import { row } from "../row.ts";

/** What `config/` and the command line report. */
export const configCodes = {
  "unknown-option": row<{ option: string; guess?: string | undefined }>({
    severity: "error",
    title: "An option that does not exist",
    message: ({ option, guess }) =>
      `there is no option ${JSON.stringify(option)}${guess === undefined ? "" : `; did you mean ${JSON.stringify(guess)}?`}`,
    cause: "A typing error, or an option of another version.",
    cure: "See `modelwright --help`, or the comments that `modelwright init` writes.",
  }),
};
