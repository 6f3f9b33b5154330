import { child, nearest, type Report } from "../../diagnostics/index.ts";
import {
  annotationFormats,
  type Format,
  type JsonType,
  type ModelOptions,
  numberFormats,
  stringFormats,
} from "../../ir/index.ts";
import type { KeywordReader } from "../keyword-reader.ts";

/** A schema's format, with the rules that it belongs to. */
export interface LoweredFormat {
  readonly string: Format | undefined;
  readonly number: Format | undefined;
}

const known: readonly string[] = [...stringFormats, ...numberFormats, ...annotationFormats];
const numeric: readonly string[] = numberFormats;
const enforced: readonly string[] = [...stringFormats, ...numberFormats];

/**
 * `format` (JSON Schema 2020-12 validation, 7; OpenAPI 3.0, "Data Types"). A format of numbers on a string asserts
 * nothing, as it applies to numbers only; `{ type: string, format: int64 }` stays a string.
 */
export function lowerFormat(
  keywords: KeywordReader,
  types: readonly JsonType[] | undefined,
  options: ModelOptions,
  report: Report,
): LoweredFormat {
  const name = keywords.string("format");
  if (name === undefined) return { string: undefined, number: undefined };
  const holdsNumbers = types?.some((type) => type === "number" || type === "integer") ?? false;
  const holdsStrings = types?.includes("string") ?? false;
  const isNumeric = numeric.includes(name);
  const applies = isNumeric ? types === undefined || holdsNumbers : types === undefined || holdsStrings;
  const asserted = options.formats === "assert" && applies && enforced.includes(name);
  if (!known.includes(name)) reportUnknown(name, keywords, report);
  const onStrings: Format = { name, asserted: asserted && !isNumeric };
  const onNumbers: Format = { name, asserted: asserted && isNumeric };
  const onNumber = holdsNumbers || (isNumeric && types === undefined);
  return {
    string: onNumber && !holdsStrings ? undefined : onStrings,
    number: onNumber ? onNumbers : undefined,
  };
}

function reportUnknown(format: string, keywords: KeywordReader, report: Report): void {
  report({
    code: "unknown-format",
    at: child(keywords.at, "format"),
    args: { format, guess: nearest(format, known) },
  });
}
