import { child, keyOf, nearest, type Report } from "../../diagnostics/index.ts";
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

/** Formats that are no slip of another one: what else OpenAPI's registry has, and what libraries call their own. */
const registered: ReadonlySet<string> = new Set(
  `base64url char commonmark date-time-local decimal decimal128 double-int html http-date int8 int16 media-range sf-binary
  sf-boolean sf-decimal sf-integer sf-string sf-token time-local uint8 uint16 uint32 uint64 unixtime
  int128 uint128 float16 float32 float64 cuid cuid2 ulid nanoid ksuid uuid1 uuid3 uuid4 uuid5 uuid6 uuid7 uuid8
  path file-path directory-path`.split(/\s+/),
);

/**
 * `format` (JSON Schema 2020-12 validation, 7; OpenAPI 3.0, "Data Types"). A format of numbers on a string asserts
 * nothing, as it applies to numbers only; `{ type: string, format: int64 }` stays a string, which is told.
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
  if (enforced.includes(name) && !applies && types !== undefined && types.length > 0)
    reportForeign(name, keywords, report);
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
    args: { format, guess: guessFormat(format) },
  });
}

/** The format that a slip of the keys made of it: in a short word one letter, or two in the wrong order. */
function guessFormat(format: string): string | undefined {
  if (registered.has(format)) return undefined;
  const guess = nearest(format, known);
  if (guess === undefined || format.length >= shortWord || sorted(guess) === sorted(format)) return guess;
  return nearest(format, known, 1);
}

const shortWord = 8;

function sorted(word: string): string {
  return [...word.toLowerCase()].sort().join("");
}

/** A format that says something of values of another type. */
function reportForeign(format: string, keywords: KeywordReader, report: Report): void {
  const what = numeric.includes(format) ? "a number" : "a string";
  report({
    code: "no-effect",
    at: keyOf(child(keywords.at, "format")),
    args: {
      what: `the format ${JSON.stringify(format)}`,
      why: `it is for ${what}, which \`type\` does not allow`,
    },
  });
}
