import { child, type Report } from "../../diagnostics/index.ts";
import type { NumberRules } from "../../ir/index.ts";
import type { Dialect } from "../../openapi/index.ts";
import type { KeywordReader } from "../keyword-reader.ts";

/**
 * Bounds and `multipleOf` (JSON Schema 2020-12 validation, 6.2). In OpenAPI 3.0 `exclusiveMinimum` is a boolean that
 * sharpens `minimum` (draft Wright-00, 5.1.3).
 */
export function lowerNumberRules(
  keywords: KeywordReader,
  dialect: Dialect,
  report: Report,
): Omit<NumberRules, "format"> {
  const multipleOf = keywords.number("multipleOf");
  if (multipleOf !== undefined && multipleOf <= 0) keywords.reject("multipleOf", "a number above 0");
  const lower = lowerBound("minimum", "exclusiveMinimum", keywords, dialect, report);
  const upper = lowerBound("maximum", "exclusiveMaximum", keywords, dialect, report);
  return {
    ...(lower.inclusive !== undefined && { minimum: lower.inclusive }),
    ...(lower.exclusive !== undefined && { exclusiveMinimum: lower.exclusive }),
    ...(upper.inclusive !== undefined && { maximum: upper.inclusive }),
    ...(upper.exclusive !== undefined && { exclusiveMaximum: upper.exclusive }),
    ...(multipleOf !== undefined && multipleOf > 0 && { multipleOf }),
  };
}

interface Bound {
  readonly inclusive: number | undefined;
  readonly exclusive: number | undefined;
}

function lowerBound(
  inclusiveKey: string,
  exclusiveKey: string,
  keywords: KeywordReader,
  dialect: Dialect,
  report: Report,
): Bound {
  const inclusive = keywords.number(inclusiveKey);
  if (dialect === "json-schema-2020-12") return { inclusive, exclusive: keywords.number(exclusiveKey) };
  if (keywords.boolean(exclusiveKey) !== true) return { inclusive, exclusive: undefined };
  if (inclusive === undefined) {
    report({
      code: "keyword-not-enforced",
      at: child(keywords.at, exclusiveKey),
      args: { keyword: exclusiveKey, why: `before OpenAPI 3.1 it says nothing without \`${inclusiveKey}\`` },
    });
  }
  return { inclusive: undefined, exclusive: inclusive };
}
