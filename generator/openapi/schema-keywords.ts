/** How a keyword of a schema holds subschemas: one, a list of them, or a map of names to them. */
type Holds = "schema" | "list" | "map" | "schema-or-list";

/** The keywords that hold subschemas in JSON Schema 2020-12, in its drafts since 4, and in OpenAPI's dialects. */
export const subschemaKeywords: Readonly<Record<string, Holds>> = {
  properties: "map",
  patternProperties: "map",
  dependentSchemas: "map",
  dependencies: "map",
  $defs: "map",
  definitions: "map",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  prefixItems: "list",
  items: "schema-or-list",
  additionalItems: "schema",
  additionalProperties: "schema",
  unevaluatedItems: "schema",
  unevaluatedProperties: "schema",
  contains: "schema",
  contentSchema: "schema",
  propertyNames: "schema",
  not: "schema",
  if: "schema",
  then: "schema",
  else: "schema",
};

export type JsonObjectLike = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObjectLike {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
