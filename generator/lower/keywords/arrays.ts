import type { ArrayRules } from "../../ir/index.ts";
import type { KeywordReader } from "../keyword-reader.ts";
import type { LowerPart } from "../parts.ts";

/** The array keywords of both dialects (JSON Schema 2020-12 core, 10.3.1 and 11.2; validation, 6.4). */
export function lowerArrayRules(keywords: KeywordReader, part: LowerPart): ArrayRules {
  const minItems = keywords.count("minItems");
  const maxItems = keywords.count("maxItems");
  return {
    ...(keywords.has("items") && { items: part.item("items") }),
    ...(minItems !== undefined && minItems > 0 && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(keywords.boolean("uniqueItems") === true && { uniqueItems: true as const }),
    ...(part.dialect === "json-schema-2020-12" && lowerLaterArrayRules(keywords, part)),
  };
}

/** What JSON Schema 2020-12 has and OpenAPI 3.0 has not. */
function lowerLaterArrayRules(keywords: KeywordReader, part: LowerPart): ArrayRules {
  const minContains = keywords.count("minContains");
  const maxContains = keywords.count("maxContains");
  const prefix = keywords.array("prefixItems");
  return {
    ...(prefix !== undefined && { prefixItems: part.items("prefixItems", prefix) }),
    ...(keywords.has("contains") && {
      contains: part.plain("contains"),
      ...(minContains !== undefined && { minContains }),
      ...(maxContains !== undefined && { maxContains }),
    }),
    ...(keywords.has("unevaluatedItems") && { unevaluatedItems: part.plain("unevaluatedItems") }),
  };
}
