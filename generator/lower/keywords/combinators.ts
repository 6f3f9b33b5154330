import type { Schema } from "../../ir/index.ts";
import type { KeywordReader } from "../keyword-reader.ts";
import type { LowerPart } from "../parts.ts";

type Combinators = Pick<Schema, "allOf" | "anyOf" | "oneOf" | "not" | "condition">;

/** Schemas that apply in place (JSON Schema 2020-12 core, 10.2). */
export function lowerCombinators(keywords: KeywordReader, part: LowerPart): Combinators {
  const allOf = takeSchemas("allOf", keywords);
  const anyOf = takeSchemas("anyOf", keywords);
  const oneOf = takeSchemas("oneOf", keywords);
  return {
    ...(allOf !== undefined && { allOf: allOf.map(part.inherit) }),
    ...(anyOf !== undefined && { anyOf: part.members("anyOf", anyOf) }),
    ...(oneOf !== undefined && { oneOf: part.members("oneOf", oneOf) }),
    ...(keywords.has("not") && { not: part.plain("not") }),
    ...(part.dialect === "json-schema-2020-12" && lowerCondition(keywords, part)),
  };
}

/** An empty list is no schema (JSON Schema 2020-12 core, 10.2.1): reported, and nothing is asserted. */
function takeSchemas(keyword: string, keywords: KeywordReader): readonly unknown[] | undefined {
  const found = keywords.array(keyword);
  if (found === undefined || found.length > 0) return found;
  keywords.reject(keyword, "a non-empty array");
  return undefined;
}

/** Without `if`, `then` and `else` say nothing; they are taken all the same. */
function lowerCondition(keywords: KeywordReader, part: LowerPart): Pick<Schema, "condition"> {
  if (!keywords.has("if")) {
    keywords.take("then");
    keywords.take("else");
    return {};
  }
  return {
    condition: {
      if: part.plain("if"),
      ...(keywords.has("then") && { then: part.plain("then") }),
      ...(keywords.has("else") && { else: part.plain("else") }),
    },
  };
}
