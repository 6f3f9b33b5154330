import { row } from "../row.ts";

/** What the rooms below `emit/` report. */
export const emitCodes = {
  "endless-type": row<{ name: string }>({
    severity: "warning",
    title: "A schema that is nothing but itself",
    message: ({ name }) =>
      `${JSON.stringify(name)} leads back to itself with nothing in between; its type is unknown`,
    cause:
      "Schemas refer to each other in a circle by $ref, allOf, anyOf or oneOf, and none of them adds anything.",
    cure: "Give one of them a type of its own, or remove the reference that closes the circle.",
  }),
  "wire-repaired": row<{ what: string }>({
    severity: "note",
    title: "openapi.ts was made from a repaired copy of the document",
    message: ({ what }) => `for openapi.ts, ${what}`,
    cause:
      "openapi-typescript does not accept the document as it is, or would write types that do not compile.",
    cure: "Nothing, if openapi.ts says what is meant; else correct the document at this place.",
  }),
  "wire-left-out": row<{ what: string }>({
    severity: "note",
    title: "Something that openapi.ts does not hold",
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
      `the format ${JSON.stringify(format)} is not checked: there is no function for it`,
    cause: "The format is to be enforced, but it is none of JSON Schema's, OpenAPI's or the configuration's.",
    cure: "Say the same with a pattern, or have formats annotate only.",
  }),
};
