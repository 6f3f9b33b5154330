import { didYouMean } from "../did-you-mean.ts";
import { row } from "../row.ts";

/** What `openapi/` reports. */
export const openapiCodes = {
  "ref-not-found": row<{ ref: string; guess?: string | undefined }>({
    severity: "error",
    title: "A $ref points at nothing",
    message: ({ ref, guess }) => `${JSON.stringify(ref)} does not exist${didYouMean(guess)}`,
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
        : `these ${steps.length} references lead only to each other, and to no schema`,
    cause:
      "Each of these places is nothing but a reference to the next, and the last one refers to the first.",
    cure: "Replace one of the references by the schema that is meant. Until then the place accepts any value (`unknown`).",
  }),
  "not-openapi": row<{ guess?: string | undefined; is?: string | undefined }>({
    severity: "error",
    title: "The document is not an OpenAPI description",
    message: ({ guess, is }) =>
      is === undefined
        ? `the document has neither an "openapi" nor a "swagger" field${guess === undefined ? "" : `, but ${JSON.stringify(guess)}`}`
        : `this is ${is}: it has neither an "openapi" nor a "swagger" field`,
    cause: "The file is something else, or its version line is missing.",
    cure: "Name an OpenAPI description; its first line says `openapi: 3.1.0` or the like.",
  }),
  "version-unknown": row<{ version: string; number?: string | undefined; guess?: string | undefined }>({
    severity: "error",
    title: "An unknown version of OpenAPI",
    message: ({ version, number, guess }) =>
      `OpenAPI ${version}${number === undefined ? "" : `, read as the number ${number},`} is not supported; 2.0, 3.0, 3.1 and 3.2 are${guess === undefined ? "" : `; did you mean \`${guess}\`?`}`,
    cause:
      "The version is newer than this program, older than Swagger 2.0, mistyped, or a number: without quotes or a third part, `3.0` is read as 3, and `3.10` as 3.1.",
    cure: "Correct the version line, or convert the document.",
  }),
  "version-spelling": row<{ written: string; version: string }>({
    severity: "warning",
    title: "An API version that is read as another number",
    message: ({ written, version }) => `the version ${written} is read as the number ${version}`,
    cause: "`info.version` must be a string; a number does not keep how it is written: 1.10 is 1.1.",
    cure: 'Put it into quotes: `version: "1.10"`.',
  }),
  "wrong-type": row<{ what: string; expected: string; found: string }>({
    severity: "error",
    title: "A part of the document has the wrong JSON type",
    message: ({ what, expected, found }) => `${what} must be ${expected}, not ${found}; the value is ignored`,
    cause: "A mis-indented line, an array where an object belongs, or a value without quotes.",
    cure: "Write what the OpenAPI Specification asks for at this place.",
  }),
  "missing-field": row<{ what: string; field: string }>({
    severity: "error",
    title: "A required field is missing",
    message: ({ what, field }) => `${what} without the required field ${JSON.stringify(field)} is ignored`,
    cause: "The field was forgotten or mistyped.",
    cure: "Add the field.",
  }),
  "unknown-value": row<{ what: string; value: string; guess?: string | undefined }>({
    severity: "error",
    title: "A field has a value that is not valid",
    message: ({ what, value, guess }) =>
      `${JSON.stringify(value)} is not a valid ${what}${didYouMean(guess)}`,
    cause: "A typing error, or a value of another version of OpenAPI.",
    cure: "Use one of the values that the OpenAPI Specification lists.",
  }),
  "unknown-field": row<{
    field: string;
    what: string;
    guess?: string | undefined;
    belongs?: string | undefined;
  }>({
    severity: "warning",
    title: "A field that OpenAPI does not have",
    message: ({ field, what, guess, belongs }) =>
      `${what} has no field ${JSON.stringify(field)}${belongs === undefined ? didYouMean(guess) : `; it belongs in ${belongs}`}`,
    cause: "A typing error, a field at the wrong level, or one of another version; nothing reads it.",
    cure: "Correct its name or move it; names of your own begin with `x-`.",
  }),
  "field-type": row<{ field: string; expected: string; found: string }>({
    severity: "warning",
    title: "A descriptive field has the wrong JSON type",
    message: ({ field, expected, found }) => `${JSON.stringify(field)} must be ${expected}, not ${found}`,
    cause: "A value without quotes, an empty value, or an array where an object belongs.",
    cure: "Write what the OpenAPI Specification asks for. Types and validators do not depend on it.",
  }),
  "unknown-operation": row<{ id: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A link to an operation that does not exist",
    message: ({ id, guess }) => `no operation has the operationId ${JSON.stringify(id)}${didYouMean(guess)}`,
    cause: "The operation was renamed or removed, or the id is mistyped.",
    cure: "Correct the id in the link.",
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
  "path-parameter": row<{ name: string; path: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A path parameter that the path does not have",
    message: ({ name, path, guess }) => `the path ${path} has no {${name}}${didYouMean(guess)}`,
    cause: "The template or the parameter was renamed.",
    cure: "Write the parameter's name in braces in the path, or remove the parameter.",
  }),
  "path-parameter-undeclared": row<{ name: string; path: string }>({
    severity: "warning",
    title: "A path template without its parameter",
    message: ({ name, path }) =>
      `{${name}} of ${path} is not declared as a parameter; any string is accepted for it`,
    cause: "The parameter was forgotten, or has another name.",
    cure: "Add a parameter with `in: path` and this name to the operation or to the path.",
  }),
  "field-required": row<{ what: string; field: string; taken: string }>({
    severity: "warning",
    title: "A field that OpenAPI requires is not there",
    message: ({ what, field, taken }) =>
      `${what} lacks the required field ${JSON.stringify(field)}; ${taken}`,
    cause: "The field was forgotten or mistyped, or another tool does not ask for it.",
    cure: "Add the field. The rest is generated without it.",
  }),
  "fields-exclude": row<{ one: string; other: string; taken: string }>({
    severity: "warning",
    title: "Two fields that exclude each other",
    message: ({ one, other, taken }) =>
      `${JSON.stringify(one)} and ${JSON.stringify(other)} are mutually exclusive; ${taken}`,
    cause: "One of the two was added later, and the first one stayed.",
    cure: "Keep the one that is meant.",
  }),
  "method-has-field": row<{ method: string; field: string; isTaken: boolean }>({
    severity: "warning",
    title: "A standard method under additionalOperations",
    message: ({ method, field, isTaken }) =>
      `the method ${JSON.stringify(method)} belongs in the field ${JSON.stringify(field)} of the path item; ${isTaken ? "the operation there is used" : "it is read as if it stood there"}`,
    cause:
      "`additionalOperations` is for the methods that a path item has no field for (OpenAPI 3.2, Path Item Object).",
    cure: "Move the operation into the field.",
  }),
  "composition-too-large": row<{ limit: number; of: "levels" | "schemas" }>({
    severity: "error",
    title: "Schemas that are made of too many others",
    message: ({ limit, of }) =>
      of === "levels"
        ? `this reference nests composed schemas (allOf, anyOf, oneOf) more than ${limit} levels deep; it is ignored`
        : `this reference makes a composed schema (allOf, anyOf, oneOf) of more than ${limit} others; it is ignored`,
    cause:
      "A generated or hostile document: schemas that refer to each other in `allOf`, `anyOf` or `oneOf`, each to the next one, or each twice to the next one.",
    cure: "Make schemas of properties instead of each other, or leave out the levels that say nothing.",
  }),
  "later-version": row<{ what: string; version: string }>({
    severity: "note",
    title: "Something of a later version of OpenAPI",
    message: ({ what, version }) => `${what} was added in OpenAPI ${version}; it is understood all the same`,
    cause: "The document declares an earlier version.",
    cure: "Raise the version in the first line, or write it as the declared version has it.",
  }),
  "parameter-without-schema": row<{ what: string; lacks?: string | undefined }>({
    severity: "warning",
    title: "A parameter or a header without a schema",
    message: ({ what, lacks = "neither `schema` nor `content`" }) =>
      `${what} has ${lacks}; any value is accepted`,
    cause: "The schema was forgotten, or its keywords stand one level too high, as Swagger 2.0 has them.",
    cure: "Add a `schema` (in Swagger 2.0: a `type`).",
  }),
  "parameter-ignored": row<{ name: string }>({
    severity: "note",
    title: "A header parameter that OpenAPI ignores",
    message: ({ name }) =>
      `OpenAPI ignores a header parameter ${JSON.stringify(name)}; the parameter is left out`,
    cause: "Accept, Content-Type and Authorization are described by media types and security schemes.",
    cure: "Remove the parameter; describe the media types, or a security scheme.",
  }),
  "style-place": row<{ style: string; in: string; taken: string }>({
    severity: "warning",
    title: "A style that parameters of this place do not have",
    message: (args) =>
      `a ${args.in} parameter cannot have the style ${JSON.stringify(args.style)}; ${JSON.stringify(args.taken)} is used`,
    cause: "Each place has styles of its own: matrix and label are for paths, deepObject is for queries.",
    cure: "Choose a style of the place, or leave it out.",
  }),
  "body-twice": row<{ what: string }>({
    severity: "warning",
    title: "A second body",
    message: ({ what }) => `an operation can have only one body; ${what} is ignored`,
    cause: "Swagger 2.0 allows either one body parameter or form parameters.",
    cure: "Put everything into one schema, or make all of it form parameters.",
  }),
  "unknown-security": row<{ name: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A security requirement that names no scheme",
    message: ({ name, guess }) => `no security scheme is called ${JSON.stringify(name)}${didYouMean(guess)}`,
    cause: "The scheme was renamed or never described.",
    cure: "Correct the name, or describe the scheme (`components.securitySchemes`, in 2.0 `securityDefinitions`).",
  }),
  "duplicate-tag": row<{ name: string }>({
    severity: "warning",
    title: "A tag that is described twice",
    message: ({ name }) => `the tag ${JSON.stringify(name)} is described twice; the first counts`,
    cause: "A tag was pasted twice, or two documents were joined.",
    cure: "Remove one of the two.",
  }),
  "path-twice": row<{ path: string; other: string }>({
    severity: "warning",
    title: "Two paths that differ only by the names of their parameters",
    message: ({ path, other }) =>
      `${path} is the same path as ${other}: they differ only in the names of parameters`,
    cause: "The operations of one path were described in two places.",
    cure: "Put the operations below one of the two.",
  }),
  "path-template": row<{ why: string }>({
    severity: "warning",
    title: "A path that is not a valid template",
    message: ({ why }) => `this path ${why}`,
    cause: "A typing error, or a query that was written into the path.",
    cure: "Close each brace, name each parameter once, and describe what follows `?` as query parameters.",
  }),
  "path-parameter-optional": row<{ name: string }>({
    severity: "warning",
    title: "A path parameter that is not required",
    message: ({ name }) =>
      `the path parameter ${JSON.stringify(name)} lacks \`required: true\`; it is treated as required`,
    cause: "A path without one of its parts is another path.",
    cure: "Write `required: true`; describe the path without the parameter as a path of its own.",
  }),
  "path-without-slash": row<{ path: string }>({
    severity: "warning",
    title: "A path that does not begin with a slash",
    message: ({ path }) => `the path ${JSON.stringify(path)} does not begin with "/"`,
    cause: "A typing error, or a field of another object that slipped below `paths`.",
    cure: "Begin the path with a slash.",
  }),
  "server-template": row<{ why: string }>({
    severity: "warning",
    title: "A server whose variables do not fit",
    message: ({ why }) => why,
    cause: "A variable was renamed or forgotten, or one of its values was.",
    cure: "Describe each name in braces under `variables`, with a `default` that is one of its `enum`. Nothing that is generated depends on it.",
  }),
  "swagger-lossy": row<{ what: string; taken: string }>({
    severity: "note",
    title: "Something of Swagger 2.0 that OpenAPI 3 cannot express",
    message: ({ what, taken }) => `${what} has no equivalent in OpenAPI 3; ${taken}`,
    cause: "Swagger 2.0 documents are read as OpenAPI 3.0.",
    cure: "Nothing, if the difference does not matter; else convert the document by hand.",
  }),
};
