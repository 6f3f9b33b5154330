import type { Schema } from "../ir/index.ts";
import type { Dialect, OpenApi } from "../openapi/index.ts";
import type { KeywordReader } from "./keyword-reader.ts";

/** Keywords of both dialects that a family takes. */
const common = [
  "$ref",
  "type",
  "nullable",
  "enum",
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "externalDocs",
  "xml",
  "format",
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "items",
  "minItems",
  "maxItems",
  "uniqueItems",
  "properties",
  "required",
  "additionalProperties",
  "minProperties",
  "maxProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "discriminator",
];

/** Keywords that JSON Schema 2020-12 has beyond them. */
export const laterKeywords: readonly string[] = [
  "const",
  "prefixItems",
  "contains",
  "minContains",
  "maxContains",
  "unevaluatedItems",
  "patternProperties",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "unevaluatedProperties",
  "if",
  "then",
  "else",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "$dynamicRef",
];

/** For "did you mean". */
export const knownKeywords: readonly string[] = [...common, ...laterKeywords];

/** Keywords that exist and are not enforced, each with the reason. */
const reasons: Readonly<Record<string, string>> = {
  $recursiveRef: "it belongs to JSON Schema 2019-09; use `$dynamicRef`",
  $recursiveAnchor: "it belongs to JSON Schema 2019-09; use `$dynamicAnchor`",
  dependencies: "it belongs to JSON Schema draft 7; use `dependentRequired` or `dependentSchemas`",
  additionalItems: "it belongs to JSON Schema draft 7; use `prefixItems` and `items`",
};

/** Why a keyword that no family took has no effect; `undefined` where the keyword is unknown. */
export function notEnforced(keyword: string, dialect: Dialect): string | undefined {
  if (Object.hasOwn(reasons, keyword)) return reasons[keyword];
  if (dialect === "openapi-3.0" && laterKeywords.includes(keyword)) {
    return "OpenAPI has no such keyword before 3.1";
  }
  return undefined;
}

/** Keywords for readers, and those by which a place is found: no value is refused for them. */
const silent: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "externalDocs",
  "xml",
  "discriminator",
  "contentEncoding",
  "contentMediaType",
  "$id",
  "$schema",
  "$anchor",
  "$dynamicAnchor",
  "$comment",
  "$vocabulary",
  "$defs",
  "definitions",
]);

/** Keywords by which members or items count as evaluated (JSON Schema 2020-12 core, 11). */
const evaluating: ReadonlySet<string> = new Set([
  "$ref",
  "$dynamicRef",
  "allOf",
  "anyOf",
  "oneOf",
  "properties",
  "patternProperties",
  "dependentSchemas",
  "prefixItems",
]);

/** What nobody knows of a schema where nobody knows what some of its keywords say. */
export function unknownBy(missed: readonly string[]): Pick<Schema, "unknown"> {
  if (missed.some((keyword) => evaluating.has(keyword))) return { unknown: "members" };
  return missed.some((keyword) => !silent.has(keyword)) ? { unknown: "value" } : {};
}

/** What a keyword is called in the document: Swagger 2.0's `x-nullable` is read as `nullable`, and stays beside it. */
export function writtenAs(keyword: string, keywords: KeywordReader, { version }: OpenApi): string {
  const isExtension = version === "2.0" && keyword === "nullable" && keywords.has("x-nullable");
  return isExtension ? "x-nullable" : keyword;
}
