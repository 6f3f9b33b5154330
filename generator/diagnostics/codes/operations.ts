import { didYouMean } from "../did-you-mean.ts";
import { row } from "../row.ts";

/** What choosing operations and writing their modules reports. */
export const operationCodes = {
  "pattern-unknown": row<{ option: string; pattern: string; guess?: string | undefined }>({
    severity: "error",
    title: "A selector of a kind that does not exist",
    message: ({ option, pattern, guess }) =>
      `${option} ${JSON.stringify(pattern)} is not a valid selector: it must begin with tag:, path:, operation: or model:${didYouMean(guess)}`,
    cause: "The kind of the selector is missing or mistyped.",
    cure: "Write `tag:pets`, `path:/pets/**`, `operation:getPet` or `model:Pet*`.",
  }),
  "pattern-unmatched": row<{ option: string; pattern: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A selector that matches nothing",
    message: ({ option, pattern, guess }) =>
      `${option} ${JSON.stringify(pattern)} matches nothing in the document${didYouMean(guess)}`,
    cause: "A typing error, or the document changed.",
    cure: "Correct the selector; `*` stands for any characters but a slash, `**` for any.",
  }),
  "nothing-selected": row<Record<never, never>>({
    severity: "error",
    title: "Nothing of the document is left",
    message: () => "--include and --exclude select nothing of the document; nothing is written",
    cause:
      "What is included matches nothing, or all of it is excluded. An empty package would take the place of the last one.",
    cure: "Correct the selectors.",
  }),
  "model-needed": row<{ model: string; pattern: string }>({
    severity: "note",
    title: "An excluded model that is needed",
    message: ({ model, pattern }) =>
      `${JSON.stringify(model)} is excluded by ${JSON.stringify(pattern)}, but is still referred to; it is kept`,
    cause: "A model or an operation that is kept cannot be written without it.",
    cure: "Exclude what refers to it as well, or nothing if that is meant.",
  }),
  "operation-without-id": row({
    severity: "note",
    title: "An operation without an operationId",
    message: () => "this operation has no operationId; it is named after its method and path",
    cause: "The field is optional.",
    cure: "Give it an operationId: a name made of its path changes with the path.",
  }),
  "operation-name-settled": row<{ wished: string; name: string; why: string }>({
    severity: "note",
    title: "An operation that is not named after its id",
    message: ({ wished, name, why }) => `${wished} is named ${name}: ${why}`,
    cause:
      "Two operations come to one name or file, or the name is reserved: by TypeScript, or for files by an index or Windows.",
    cure: "Nothing, if the name is fine; else give the operation another operationId.",
  }),
  "media-type-unknown": row<{ type: string; guess?: string | undefined }>({
    severity: "note",
    title: "A media type that is not known",
    message: ({ type, guess }) =>
      `unknown media type ${JSON.stringify(type)}; its content is treated as bytes${didYouMean(guess)}`,
    cause: "It is a vendor's own, or mistyped; JSON types end with `+json`.",
    cure: "Nothing, if bytes are right; else correct the type.",
  }),
  "content-never-sent": row<{ answer: string }>({
    severity: "note",
    title: "A content that no answer has",
    message: ({ answer }) => `${answer} has no content; whatever is described of it, its body is undefined`,
    cause:
      "HTTP sends nothing but a head in answer to HEAD, and with the statuses 204, 205 and 304 (RFC 9110, 9.3.2, 15.3.5, 15.3.6 and 15.4.5).",
    cure: "Nothing for HEAD, where it says what GET would send; else describe it of the status that it is sent with.",
  }),
  "answer-of-bytes": row<{ type: string }>({
    severity: "note",
    title: "An answer that is handed over as bytes",
    message: ({ type }) =>
      `no answer of ${JSON.stringify(type)} is read as what its schema describes; its body is bytes`,
    cause:
      "The schema is of an object or an array, and the media type has a syntax of its own that is not read.",
    cure: "Nothing, if the program reads the bytes itself; else describe the answer as JSON or as a form.",
  }),
};
