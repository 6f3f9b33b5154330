import { child, keyOf } from "../diagnostics/index.ts";
import type { Discriminator, JsonType, Schema } from "../ir/index.ts";
import { checkDescription, type Dialect, isKnownDialect, type OpenApi } from "../openapi/index.ts";
import type { Lowering } from "./draft.ts";
import { isObject, type KeywordReader } from "./keyword-reader.ts";
import { laterKeywords, writtenAs } from "./ledger.ts";

/** The keywords that say something of values of one type only. */
const keywordsOf: readonly (readonly [
  types: readonly JsonType[],
  what: string,
  keywords: readonly string[],
])[] = [
  [["string"], "a string", ["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"]],
  [
    ["number", "integer"],
    "a number",
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ],
  [
    ["array"],
    "an array",
    ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"],
  ],
  [
    ["object"],
    "an object",
    [
      "properties",
      "required",
      "additionalProperties",
      "patternProperties",
      "propertyNames",
      "minProperties",
      "maxProperties",
      "dependentRequired",
      "dependentSchemas",
      "unevaluatedProperties",
    ],
  ],
];

/** Keywords that sharpen another one. */
const needs: readonly (readonly [keyword: string, other: string])[] = [
  ["minContains", "contains"],
  ["maxContains", "contains"],
  ["then", "if"],
  ["else", "if"],
];

/** Keywords that Swagger 2.0 has not got, and that are understood in it all the same. */
const sinceOpenApi3 = ["oneOf", "anyOf", "not", "writeOnly", "deprecated"];

/** Names of places, by which nothing finds them before OpenAPI 3.1. */
const identifiers = ["$id", "$anchor", "$dynamicAnchor"];

/** Notes the keywords of a schema that are right by themselves and say nothing where they stand. */
export function reportIdle(
  keywords: KeywordReader,
  types: Schema["types"],
  discriminator: Discriminator | undefined,
  lowering: Lowering,
): void {
  const { dialect, version } = lowering.openapi;
  const tell = (keyword: string, why: string): void =>
    lowering.report({
      code: "no-effect",
      at: keyOf(child(keywords.at, keyword)),
      args: { what: JSON.stringify(keyword), why },
    });
  for (const kind of ["xml", "discriminator"] as const)
    if (keywords.has(kind)) describe(kind, keywords, lowering);
  if (keywords.has("externalDocs")) describe("external-docs", keywords, lowering, "externalDocs");
  if (version === "2.0") reportLater(keywords, lowering);
  if (types !== undefined && types.length > 0) reportForeign(keywords, types, dialect, tell);
  if (dialect === "openapi-3.0") {
    for (const keyword of identifiers)
      if (keywords.has(keyword)) tell(keyword, "references find nothing by it before OpenAPI 3.1");
    reportNullEnum(keywords, lowering.openapi, tell);
  } else {
    for (const [keyword, other] of needs)
      if (keywords.has(keyword) && !keywords.has(other) && asks(keyword, keywords.take(keyword)))
        tell(keyword, `there is no \`${other}\` beside it`);
    if (keywords.has("contentSchema"))
      tell("contentSchema", "it annotates (JSON Schema 2020-12 validation, 8.5), and no text is decoded");
    reportDialect(keywords, lowering);
  }
  if (discriminator === undefined || discriminator.mapping.length > 0) return;
  if (["oneOf", "anyOf", "allOf", "$ref"].some((keyword) => keywords.has(keyword))) return;
  tell(
    "discriminator",
    "there is no `oneOf` or `anyOf` beside it, and no schema has this one in its `allOf`",
  );
}

function describe(
  kind: "xml" | "discriminator" | "external-docs",
  keywords: KeywordReader,
  { report, openapi }: Lowering,
  keyword: string = kind,
): void {
  const node = { value: keywords.take(keyword), at: child(keywords.at, keyword) };
  checkDescription({ report, version: openapi.version }, node, kind);
}

/** What came after Swagger 2.0 (2.0, Schema Object; OpenAPI 3.0.4, 4.7.24). */
function reportLater(keywords: KeywordReader, { report }: Lowering): void {
  for (const keyword of sinceOpenApi3) {
    if (!keywords.has(keyword)) continue;
    const at = keyOf(child(keywords.at, keyword));
    report({ code: "later-version", at, args: { what: `\`${keyword}\``, version: "3.0" } });
  }
}

type Tell = (keyword: string, why: string) => void;

/** Rules for values of a type that `type` refuses. */
function reportForeign(
  keywords: KeywordReader,
  types: readonly JsonType[],
  dialect: Dialect,
  tell: Tell,
): void {
  for (const [own, what, family] of keywordsOf) {
    if (own.some((type) => types.includes(type))) continue;
    for (const keyword of family) {
      if (!keywords.has(keyword) || (dialect === "openapi-3.0" && laterKeywords.includes(keyword))) continue;
      if (!asks(keyword, keywords.take(keyword))) continue;
      tell(keyword, `it is for ${what}, which \`type\` does not allow`);
    }
  }
}

/**
 * Whether a keyword asks something of values of its type: zeros, flags and empty lists are what tools write everywhere,
 * and a value of another type is told as what it is.
 */
function asks(keyword: string, value: unknown): boolean {
  if (keyword === "uniqueItems") return value === true;
  if (/^(?:min|max|exclusive|multiple)/.test(keyword)) return typeof value === "number" && value !== 0;
  if (keyword === "pattern" || keyword.startsWith("content")) return typeof value === "string";
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) && keyword !== "required";
}

/** In OpenAPI 3.0 an `enum` decides of null as of any value (proposal 2019-10-31, "Clarify Nullable"). */
function reportNullEnum(keywords: KeywordReader, openapi: OpenApi, tell: Tell): void {
  if (!keywords.has("enum") || !keywords.has("nullable")) return;
  const values = keywords.take("enum");
  if (keywords.take("nullable") !== true || !Array.isArray(values) || values.includes(null)) return;
  tell(writtenAs("nullable", keywords, openapi), "the `enum` beside it does not list null");
}

function reportDialect(keywords: KeywordReader, { report, openapi }: Lowering): void {
  const uri = keywords.has("$schema") ? keywords.take("$schema") : undefined;
  if (typeof uri !== "string" || isKnownDialect(uri) || openapi.metaschema(uri) !== undefined) return;
  const why = `schemas are read as JSON Schema 2020-12, not as ${uri} has them`;
  report({
    code: "keyword-not-enforced",
    at: child(keywords.at, "$schema"),
    args: { keyword: "$schema", why },
  });
}
