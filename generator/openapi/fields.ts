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
    `$ref summary description ${methods} query additionalOperations servers parameters`,
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

/** What stands in fields that nothing is made of, wherever they are. */
export const unreadFields: Readonly<Record<string, "list" | "object">> = {
  servers: "list",
  schemes: "list",
  externalDocs: "object",
  contact: "object",
  license: "object",
  links: "object",
};

export function objectFields(kind: ObjectKind, version: OpenApi["version"]): Fields {
  return version === "2.0" ? swagger[kind] : openapi3[kind];
}

/** The keywords of Swagger 2.0's parameters and headers that say what their value is. */
export const simpleSchemaKeywords: ReadonlySet<string> = new Set(simpleSchemaWords.split(" "));

export const pathItemMethods: readonly string[] = methods.split(" ");
