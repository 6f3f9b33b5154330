import { subschemaKeywords } from "./schema-keywords.ts";

/** The kinds of objects that hold others, and in which of their fields; Swagger 2.0's are among them. */
const objects = {
  document: {
    paths: "paths",
    webhooks: "paths",
    components: "components",
    definitions: "schemas",
    parameters: "parameters",
    responses: "responses",
    securityDefinitions: "security-schemes",
  },
  components: {
    schemas: "schemas",
    responses: "responses",
    parameters: "parameters",
    examples: "examples",
    requestBodies: "request-bodies",
    headers: "headers",
    securitySchemes: "security-schemes",
    links: "links",
    callbacks: "callbacks",
    pathItems: "path-items",
    mediaTypes: "media-types",
  },
  "path-item": {
    get: "operation",
    put: "operation",
    post: "operation",
    delete: "operation",
    options: "operation",
    head: "operation",
    patch: "operation",
    trace: "operation",
    query: "operation",
    additionalOperations: "operations",
    parameters: "parameters",
  },
  operation: {
    parameters: "parameters",
    requestBody: "request-body",
    responses: "answers",
    callbacks: "callbacks",
  },
  parameter: { schema: "schema", content: "media-types", examples: "examples", items: "items" },
  header: { schema: "schema", content: "media-types", examples: "examples", items: "items" },
  items: { items: "items" },
  "request-body": { content: "media-types" },
  response: { schema: "schema", content: "media-types", headers: "headers", links: "links" },
  "media-type": {
    schema: "schema",
    itemSchema: "schema",
    examples: "examples",
    encoding: "encodings",
    prefixEncoding: "encodings",
    itemEncoding: "encoding",
  },
  encoding: {
    headers: "headers",
    encoding: "encodings",
    prefixEncoding: "encodings",
    itemEncoding: "encoding",
  },
  example: {},
  link: {},
  "security-scheme": {},
  schema: {},
} as const;

/** Maps and lists of them. A Responses Object (`answers`), a Paths Object and a callback may be extended by `x-…`. */
const collections = {
  paths: "path-item",
  "path-items": "path-item",
  callbacks: "paths",
  operations: "operation",
  parameters: "parameter",
  headers: "header",
  "request-bodies": "request-body",
  responses: "response",
  answers: "response",
  "media-types": "media-type",
  encodings: "encoding",
  examples: "example",
  links: "link",
  "security-schemes": "security-scheme",
  schemas: "schema",
} as const;

/**
 * What stands at a place of a document: an object of OpenAPI, or several. A `$ref` there leads to a place of the same
 * kind. Everything else holds data (extensions, examples, `const`, `default`), in which nothing refers to anything
 * (OpenAPI 3.1.1, 4.8.23).
 */
export type Place = keyof typeof objects | keyof typeof collections;

/** What a `$ref` at a place leads to. Swagger 2.0's Items Objects have none; written all the same, it leads to a schema. */
export function referredPlace(place: Place): Place {
  return place === "items" ? "schema" : place;
}

/** Calls `enter` for each place right below one, with the key that leads there. */
export function eachPart(
  value: object,
  place: Place,
  enter: (part: object, place: Place, key: string) => void,
): void {
  for (const key of Object.keys(value)) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof part !== "object" || part === null) continue;
    const below = placeBelow(place, key, part);
    if (below !== undefined) enter(part, below, key);
  }
}

const eachOf: Readonly<Partial<Record<Place, Place>>> = collections;
const fieldsOf: Readonly<Partial<Record<Place, Readonly<Record<string, Place>>>>> = objects;

function placeBelow(place: Place, key: string, part: object): Place | undefined {
  if (place === "schema") return subschemaPlace(key, part);
  const each = eachOf[place];
  if (each !== undefined) {
    const isExtensible = place === "paths" || place === "answers";
    return isExtensible && key.startsWith("x-") ? undefined : each;
  }
  const fields = fieldsOf[place];
  return fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function subschemaPlace(keyword: string, part: object): Place | undefined {
  if (!Object.hasOwn(subschemaKeywords, keyword)) return undefined;
  const holds = subschemaKeywords[keyword];
  if (holds === "schema") return Array.isArray(part) ? undefined : "schema";
  return holds === "schema-or-list" && !Array.isArray(part) ? "schema" : "schemas";
}
