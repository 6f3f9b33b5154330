import { row } from "../row.ts";

const meaning = (guess: string | undefined): string =>
  guess === undefined ? "" : `; did you mean ${JSON.stringify(guess)}?`;

/** What `openapi/` reports. */
export const openapiCodes = {
  "ref-not-found": row<{ ref: string; guess?: string | undefined }>({
    severity: "error",
    title: "A $ref points at nothing",
    message: ({ ref, guess }) => `nothing stands at ${JSON.stringify(ref)}${meaning(guess)}`,
    cause: "The target was renamed or removed, or the reference has a typing error.",
    cure: "Correct the reference or add the target. Until then the place accepts any value (`unknown`).",
  }),
  "ref-refused": row<{ ref: string; why: string }>({
    severity: "error",
    title: "A $ref that is not followed",
    message: ({ ref, why }) => `${JSON.stringify(ref)} is not followed: ${why}`,
    cause:
      "References read only files beside the document, below the working folder or one folder above the document, and addresses that were allowed.",
    cure: "Move the file, run from the folder that holds both, or allow the host with --allow-remote-refs=HOST.",
  }),
  "ref-circular": row<{ steps: readonly string[] }>({
    severity: "error",
    title: "References that lead only to each other",
    message: ({ steps }) =>
      steps.length === 1
        ? "this $ref leads back to itself"
        : `this $ref goes in a circle of ${steps.length} references without a schema on the way`,
    cause:
      "Each of these places is nothing but a reference to the next, and the last one refers to the first.",
    cure: "Replace one of the references by the schema that is meant. Until then the place accepts any value (`unknown`).",
  }),
  "not-openapi": row<{ guess?: string | undefined }>({
    severity: "error",
    title: "The document is no OpenAPI description",
    message: ({ guess }) =>
      `there is neither "openapi" nor "swagger" at the root of the document${guess === undefined ? "" : `, but ${JSON.stringify(guess)}`}`,
    cause: "The file is something else, or its version line is missing.",
    cure: "Name an OpenAPI description; its first line says `openapi: 3.1.0` or the like.",
  }),
  "version-unknown": row<{ version: string }>({
    severity: "error",
    title: "An unknown version of OpenAPI",
    message: ({ version }) => `OpenAPI ${version} is not known; 2.0, 3.0, 3.1 and 3.2 are`,
    cause: "The version is newer than this program, older than Swagger 2.0, or mistyped.",
    cure: "Correct the version line, or convert the document.",
  }),
  "wrong-type": row<{ what: string; expected: string; found: string }>({
    severity: "error",
    title: "A part of the document has the wrong JSON type",
    message: ({ what, expected, found }) => `${what} must be ${expected}, not ${found}; it is left out`,
    cause: "A mis-indented line, a list where a map belongs, or a value without quotes.",
    cure: "Write what the OpenAPI Specification asks for at this place.",
  }),
  "missing-field": row<{ what: string; field: string }>({
    severity: "error",
    title: "A required field is missing",
    message: ({ what, field }) => `${what} needs a field ${JSON.stringify(field)}; it is left out`,
    cause: "The field was forgotten or mistyped.",
    cure: "Add the field.",
  }),
  "unknown-value": row<{ what: string; value: string; guess?: string | undefined }>({
    severity: "error",
    title: "A field has a value that does not exist",
    message: ({ what, value, guess }) => `${JSON.stringify(value)} is no ${what}${meaning(guess)}`,
    cause: "A typing error, or a value of another version of OpenAPI.",
    cure: "Use one of the values that the OpenAPI Specification lists.",
  }),
  "unknown-field": row<{ field: string; what: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A field that OpenAPI does not have",
    message: ({ field, what, guess }) => `${what} has no field ${JSON.stringify(field)}${meaning(guess)}`,
    cause: "A typing error, or a field at the wrong level; nothing reads it.",
    cure: "Correct its name or move it; names of your own begin with `x-`.",
  }),
  "duplicate-operation-id": row<{ id: string; first: string }>({
    severity: "warning",
    title: "Two operations have one operationId",
    message: ({ id, first }) =>
      `the operationId ${JSON.stringify(id)} belongs to ${first} already; both operations stay, this one with a number`,
    cause: "An operation was copied, or its id comes from a handler that serves several paths.",
    cure: "Give each operation an id of its own; the names of its models come from it.",
  }),
  "duplicate-parameter": row<{ name: string; in: string }>({
    severity: "warning",
    title: "A parameter stands twice in one list",
    message: (args) =>
      `the ${args.in} parameter ${JSON.stringify(args.name)} stands twice in this list; the first counts`,
    cause: "A parameter was pasted twice, or stands there both by reference and in full.",
    cure: "Remove one of the two.",
  }),
  "path-parameter": row<{ name: string; path: string }>({
    severity: "warning",
    title: "A path parameter that the path does not have",
    message: ({ name, path }) => `the path ${path} has no {${name}}`,
    cause: "The template or the parameter was renamed.",
    cure: "Write the parameter's name in braces in the path, or remove the parameter.",
  }),
  "path-parameter-undeclared": row<{ name: string; path: string }>({
    severity: "warning",
    title: "A path template without its parameter",
    message: ({ name, path }) => `nothing describes {${name}} of ${path}; any string is accepted for it`,
    cause: "The parameter was forgotten, or has another name.",
    cure: "Add a parameter with `in: path` and this name to the operation or to the path.",
  }),
  "path-without-slash": row<{ path: string }>({
    severity: "warning",
    title: "A path that does not begin with a slash",
    message: ({ path }) => `the path ${JSON.stringify(path)} does not begin with "/"`,
    cause: "A typing error, or a field of another object that slipped below `paths`.",
    cure: "Begin the path with a slash.",
  }),
  "swagger-lossy": row<{ what: string; taken: string }>({
    severity: "note",
    title: "Something of Swagger 2.0 that OpenAPI 3 cannot say",
    message: ({ what, taken }) => `${what} has no counterpart in OpenAPI 3; ${taken}`,
    cause: "Swagger 2.0 documents are read as OpenAPI 3.0.",
    cure: "Nothing, if the difference does not matter; else convert the document by hand.",
  }),
};
