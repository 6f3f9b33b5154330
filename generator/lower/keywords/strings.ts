import { child, type Report } from "../../diagnostics/index.ts";
import { type Pattern, readPattern, type StringRules } from "../../ir/index.ts";
import type { KeywordReader } from "../keyword-reader.ts";

/** `minLength`, `maxLength`, `pattern` and the content keywords (JSON Schema 2020-12 validation, 6.3 and 8). */
export function lowerStringRules(keywords: KeywordReader, report: Report): Omit<StringRules, "format"> {
  const minLength = keywords.count("minLength");
  const maxLength = keywords.count("maxLength");
  const source = keywords.string("pattern");
  const pattern = source === undefined ? undefined : lowerPattern(source, keywords, report);
  const contentEncoding = keywords.string("contentEncoding");
  const contentMediaType = keywords.string("contentMediaType");
  return {
    ...(minLength !== undefined && minLength > 0 && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    ...(contentMediaType !== undefined && { contentMediaType }),
  };
}

function lowerPattern(source: string, keywords: KeywordReader, report: Report): Pattern | undefined {
  const pattern = readPattern(source, child(keywords.at, "pattern"), report);
  if (pattern === undefined) keywords.miss("pattern");
  return pattern;
}
