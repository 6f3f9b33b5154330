import { row } from "../row.ts";

/** What the rooms below `emit/` report. */
export const emitCodes = {
  "endless-type": row<{ name: string }>({
    severity: "warning",
    title: "A schema that is nothing but itself",
    message: ({ name }) =>
      `${JSON.stringify(name)} is defined only in terms of itself; its type is \`unknown\``,
    cause:
      "Schemas refer to each other in a circle by $ref, allOf, anyOf or oneOf, and none of them adds anything.",
    cure: "Give one of them a type of its own, or remove the reference that closes the circle.",
  }),
  "wire-repaired": row<{ what: string }>({
    severity: "note",
    title: "openapi.ts was made from a repaired copy of the document",
    message: ({ what }) => `openapi.ts: ${what}`,
    cause:
      "openapi-typescript does not accept the document as it is, or would write types that do not compile.",
    cure: "Nothing, if openapi.ts says what is meant; else correct the document at this place.",
  }),
  "wire-left-out": row<{ what: string }>({
    severity: "note",
    title: "Something that openapi.ts does not have",
    message: ({ what }) => `${what} is not in openapi.ts`,
    cause: "openapi-typescript has no place for it.",
    cure: "Use the operation's own models; they are complete.",
  }),
  "wire-failed": row<{ detail: string }>({
    severity: "error",
    title: "openapi-typescript could not read the document",
    message: ({ detail }) => `openapi.ts was not written: ${detail}`,
    cause: "The document has something that openapi-typescript does not accept.",
    cure: "Correct the document, or leave openapi.ts out with --no-wire.",
  }),
  "format-without-check": row<{ format: string }>({
    severity: "warning",
    title: "A format that the validators cannot check",
    message: ({ format }) =>
      `the format ${JSON.stringify(format)} cannot be validated: no check is registered for it`,
    cause:
      "The format is to be enforced, but it is not one of JSON Schema's, OpenAPI's or the configuration's.",
    cure: 'Use a `pattern`, or set `formats: "annotate"`.',
  }),
  "slow-pattern": row<{ pattern: string; time: string; attack: string }>({
    severity: "warning",
    title: "A pattern that a hostile string makes slow (ReDoS)",
    message: ({ pattern, time, attack }) =>
      `the pattern ${JSON.stringify(pattern)} takes ${time} time, for example on ${attack}`,
    cause:
      "Catastrophic backtracking: the pattern can match parts of a string in several ways, and tries them all before it gives up on one that does not match.",
    cure: "Write it so that each character can be matched in one way only, or give the string a maxLength, which is tested first: one below the attack's length, or below 20 where the time is exponential. --safe-patterns leaves such patterns out.",
  }),
  "slow-pattern-refused": row<{ pattern: string; time: string; attack: string }>({
    severity: "error",
    title: "A pattern that a hostile string makes slow (ReDoS), rejected",
    message: ({ pattern, time, attack }) =>
      `the pattern ${JSON.stringify(pattern)} is rejected: it takes ${time} time, for example on ${attack}`,
    cause:
      "--safe-patterns is on. The pattern is open to catastrophic backtracking; the schema that has it accepts any value (`unknown`).",
    cure: "Write it so that each character can be matched in one way only, or do without --safe-patterns.",
  }),
  "pattern-not-judged": row<{ pattern: string }>({
    severity: "note",
    title: "A pattern that may be slow (ReDoS), which could not be determined",
    message: ({ pattern }) =>
      `could not determine whether a string can make ${JSON.stringify(pattern)} slow (catastrophic backtracking)`,
    cause:
      "The pattern is too large to be judged in a second, or uses syntax that the analysis does not support.",
    cure: "Nothing, if the API's strings are trusted; else write a simpler pattern.",
  }),
};
