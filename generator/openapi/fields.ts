import type { Kind } from "./descriptions.ts";
import type { OpenApi } from "./document.ts";

/** The objects of OpenAPI whose fields are checked. */
export type ObjectKind =
  | "root"
  | "info"
  | "components"
  | "path-item"
  | "operation"
  | "parameter"
  | "request-body"
  | "media-type"
  | "response"
  | "header";

interface Fields {
  /** What it is called in messages. */
  readonly name: string;
  readonly fields: ReadonlySet<string>;
}

const fields = (name: string, words: string): Fields => ({ name, fields: new Set(words.split(" ")) });

const methods = "get put post delete options head patch trace";
const laterMethods = "query";
const parameterWords =
  "$ref description required deprecated allowEmptyValue style explode allowReserved schema content example examples";
const simpleSchemaWords =
  "type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf";

/** OpenAPI 3.0 to 3.2: what a later version adds is no typing error in an earlier one. */
const openapi3: Readonly<Record<ObjectKind, Fields>> = {
  root: fields(
    "an OpenAPI document",
    "openapi $self info jsonSchemaDialect servers paths webhooks components security tags externalDocs",
  ),
  info: fields("info", "title summary description termsOfService contact license version"),
  components: fields(
    "components",
    "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes",
  ),
  "path-item": fields(
    "a path item",
    `$ref summary description ${methods} ${laterMethods} additionalOperations servers parameters`,
  ),
  operation: fields(
    "an operation",
    "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
  ),
  parameter: fields("a parameter", `name in ${parameterWords}`),
  "request-body": fields("a request body", "$ref description content required"),
  "media-type": fields(
    "a media type",
    "$ref schema itemSchema example examples encoding prefixEncoding itemEncoding",
  ),
  response: fields("a response", "$ref summary description headers content links"),
  header: fields("a header", parameterWords),
};

const swagger: Readonly<Record<ObjectKind, Fields>> = {
  ...openapi3,
  root: fields(
    "a Swagger document",
    "swagger info host basePath schemes consumes produces paths definitions parameters responses securityDefinitions security tags externalDocs",
  ),
  "path-item": fields("a path item", `$ref ${methods} parameters`),
  operation: fields(
    "an operation",
    "tags summary description externalDocs operationId consumes produces parameters responses schemes deprecated security",
  ),
  parameter: fields(
    "a parameter",
    `$ref name in description required schema allowEmptyValue ${simpleSchemaWords}`,
  ),
  response: fields("a response", "$ref description schema headers examples"),
  header: fields("a header", `description ${simpleSchemaWords}`),
};

/** A field of another place or version, and where what it says belongs: backticks hold the name of a field beside it. */
type Elsewhere = Readonly<Partial<Record<ObjectKind, Readonly<Record<string, string>>>>>;

const inside = (words: string, target: string): Record<string, string> =>
  Object.fromEntries(words.split(" ").map((word) => [word, target]));

const schemaWords = `${simpleSchemaWords} properties additionalProperties allOf anyOf oneOf not nullable`;

const belongsInOpenapi3: Elsewhere = {
  root: {
    ...inside("host basePath schemes", "`servers`"),
    ...inside("consumes produces", "the `content` of bodies and responses"),
    ...inside("definitions schemas", "`components.schemas`"),
    ...inside("parameters", "`components.parameters`"),
    ...inside("responses", "`components.responses`"),
    ...inside("securityDefinitions securitySchemes", "`components.securitySchemes`"),
  },
  components: inside("definitions", "`schemas`"),
  "path-item": inside(
    "operationId tags requestBody responses deprecated security",
    "`get`, `post` or the like",
  ),
  operation: {
    ...inside("consumes", "`requestBody.content`"),
    ...inside("produces", "the `content` of its responses"),
    ...inside("schemes", "`servers`"),
    ...inside("body", "`requestBody`"),
  },
  parameter: {
    ...inside(simpleSchemaWords, "`schema`"),
    ...inside("collectionFormat", "`style` and `explode`"),
  },
  header: {
    ...inside(simpleSchemaWords, "`schema`"),
    ...inside("collectionFormat", "`style` and `explode`"),
  },
  "request-body": inside("schema example examples", "`content`"),
  "media-type": inside(schemaWords, "`schema`"),
  response: inside("schema examples", "`content`"),
};

const belongsInSwagger: Elsewhere = {
  root: {
    ...inside("servers", "`host`, `basePath` and `schemes`"),
    ...inside("components", "`definitions`, `parameters` and `responses`"),
  },
  operation: inside("requestBody", "`parameters`, as one with `in: body`"),
  parameter: inside("style explode", "`collectionFormat`"),
  response: inside("content", "`schema`, and its media types into `produces`"),
};

/** Where a field that an object does not have belongs; `undefined` where nobody knows. */
export function placeOf(kind: ObjectKind, field: string, version: OpenApi["version"]): string | undefined {
  const places = (version === "2.0" ? belongsInSwagger : belongsInOpenapi3)[kind] ?? {};
  return Object.hasOwn(places, field) ? places[field] : undefined;
}

/** The version that a field came with, where that is later than 3.0. */
export const laterFields: Readonly<
  Partial<Record<ObjectKind, Readonly<Record<string, OpenApi["version"]>>>>
> = {
  root: { webhooks: "3.1", jsonSchemaDialect: "3.1", $self: "3.2" },
  info: { summary: "3.1" },
  components: { pathItems: "3.1", mediaTypes: "3.2" },
  "path-item": { query: "3.2", additionalOperations: "3.2" },
  "media-type": { $ref: "3.2", itemSchema: "3.2", prefixEncoding: "3.2", itemEncoding: "3.2" },
  response: { summary: "3.2" },
};

/** What is said of a field that nothing is made of. */
interface Unread {
  readonly holds: "list" | "map" | "object";
  /** What one of them is called in messages. */
  readonly name: string;
  readonly kind?: Kind;
}

/** What stands in fields that nothing is made of, wherever they are. */
export const unreadFields: Readonly<Record<string, Unread>> = {
  servers: { holds: "list", name: "a server", kind: "server" },
  schemes: { holds: "list", name: "a scheme" },
  externalDocs: { holds: "object", name: "external documentation", kind: "external-docs" },
  contact: { holds: "object", name: "a contact", kind: "contact" },
  license: { holds: "object", name: "a license", kind: "license" },
  links: { holds: "map", name: "a link", kind: "link" },
};

export function objectFields(kind: ObjectKind, version: OpenApi["version"]): Fields {
  return version === "2.0" ? swagger[kind] : openapi3[kind];
}

/** The keywords of Swagger 2.0's parameters and headers that say what their value is. */
export const simpleSchemaKeywords: ReadonlySet<string> = new Set(simpleSchemaWords.split(" "));

/** The methods that have a field of their own, as the fields are called; all others are told apart by their case. */
export const pathItemMethods: readonly string[] = [...methods.split(" "), laterMethods];

/** A method as it is sent (RFC 9110, 9.1). */
export function sentMethod(method: string): string {
  return pathItemMethods.includes(method) ? method.toUpperCase() : method;
}
