import type { Schema } from "../../ir/index.ts";
import { isObject, type KeywordReader } from "../keyword-reader.ts";
import type { LowerPart } from "../parts.ts";

type Combinators = Pick<Schema, "allOf" | "anyOf" | "oneOf" | "not" | "condition">;

/** Schemas that apply in place (JSON Schema 2020-12 core, 10.2). */
export function lowerCombinators(keywords: KeywordReader, part: LowerPart): Combinators {
  const anyOf = takeSchemas("anyOf", keywords);
  const oneOf = takeSchemas("oneOf", keywords);
  const allOf = withoutImplied(takeSchemas("allOf", keywords), oneOf ?? anyOf);
  return {
    ...(allOf !== undefined && { allOf: allOf.map(part.inherit) }),
    ...(anyOf !== undefined && { anyOf: part.members("anyOf", anyOf) }),
    ...(oneOf !== undefined && { oneOf: part.members("oneOf", oneOf) }),
    ...(keywords.has("not") && { not: part.plain("not") }),
    ...(part.dialect === "json-schema-2020-12" && lowerCondition(keywords, part)),
  };
}

export function acceptsAll({ at: _at, notes: _notes, ...rules }: Schema): boolean {
  return Object.keys(rules).length === 0;
}

/** Parts that say no more than what each member of a union refers to as well. */
function withoutImplied(
  parts: readonly unknown[] | undefined,
  members: readonly unknown[] = [],
): readonly unknown[] | undefined {
  const implied = (part: unknown): boolean => members.every((member) => isSameReference(part, member));
  if (parts === undefined || members.length === 0 || !parts.some(implied)) return parts;
  // Places keep their numbers: what is implied stays, as a part that says nothing.
  return parts.map((part) => (implied(part) ? true : part));
}

function isSameReference(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  return typeof one.$ref === "string" && one.$ref === other.$ref && Object.keys(one).length === 1;
}

/** An empty list is no schema (JSON Schema 2020-12 core, 10.2.1): reported, and nothing is asserted. */
function takeSchemas(keyword: string, keywords: KeywordReader): readonly unknown[] | undefined {
  const found = keywords.array(keyword);
  if (found === undefined || found.length > 0) return found;
  keywords.reject(keyword, "a non-empty array");
  return undefined;
}

/** Without `if`, `then` and `else` say nothing; they are read all the same. */
function lowerCondition(keywords: KeywordReader, part: LowerPart): Pick<Schema, "condition"> {
  if (!keywords.has("if")) {
    if (keywords.has("then")) part.plain("then");
    if (keywords.has("else")) part.plain("else");
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
