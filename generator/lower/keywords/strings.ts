import { child, type Report } from "../../diagnostics/index.ts";
import type { Pattern, StringRules } from "../../ir/index.ts";
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
  const pattern = parsePattern(source);
  if (pattern === undefined) {
    report({ code: "invalid-pattern", at: child(keywords.at, "pattern"), args: { pattern: source } });
  }
  return pattern;
}

/**
 * A pattern with the flags under which it is a regular expression of ECMA-262: `u` first, as JSON Schema 2020-12
 * (core, 6.4) has it.
 */
export function parsePattern(source: string): Pattern | undefined {
  for (const flags of ["u", "v", ""] as const) {
    try {
      new RegExp(source, flags);
      return { source, flags };
    } catch {
      // Not with these flags; the next may do.
    }
  }
  return undefined;
}
