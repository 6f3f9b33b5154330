import { type ArrayRules, noNotes } from "../../ir/index.ts";
import type { KeywordReader } from "../keyword-reader.ts";
import type { LowerPart } from "../parts.ts";

/** The array keywords of both dialects (JSON Schema 2020-12 core, 10.3.1 and 11.2; validation, 6.4). */
export function lowerArrayRules(keywords: KeywordReader, part: LowerPart): ArrayRules {
  const minItems = keywords.count("minItems");
  const maxItems = keywords.count("maxItems");
  const rules: ArrayRules = {
    ...(keywords.has("items") && { items: part.item("items") }),
    ...(minItems !== undefined && minItems > 0 && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(keywords.boolean("uniqueItems") === true && { uniqueItems: true as const }),
    ...(part.dialect === "json-schema-2020-12" && lowerLaterArrayRules(keywords, part)),
  };
  const { items } = rules;
  // After which items these come nobody knows: they may be anything.
  return items === undefined || !keywords.missed.includes("prefixItems")
    ? rules
    : { ...rules, items: { at: items.at, notes: noNotes } };
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
      // A bound that nobody knows may be none.
      ...(keywords.has("minContains") && { minContains: minContains ?? 0 }),
      ...(maxContains !== undefined && { maxContains }),
    }),
    ...(keywords.has("unevaluatedItems") && { unevaluatedItems: part.plain("unevaluatedItems") }),
  };
}
