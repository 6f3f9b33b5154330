import { child, keyOf, nearest, type Report } from "../../diagnostics/index.ts";
import {
  annotationFormats,
  type CustomFormat,
  type Format,
  type FormatRules,
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

/** Formats that are no slip of another one: what else OpenAPI's registry has, and what libraries call their own. */
const registered: ReadonlySet<string> = new Set(
  `base64url char commonmark date-time-local decimal decimal128 double-int html http-date int8 int16 media-range sf-binary
  sf-boolean sf-decimal sf-integer sf-string sf-token time-local uint8 uint16 uint32 uint64 unixtime
  int128 uint128 float16 float32 float64 cuid cuid2 ulid nanoid ksuid uuid1 uuid3 uuid4 uuid5 uuid6 uuid7 uuid8
  path file-path directory-path`.split(/\s+/),
);

/** The types whose values a format may say something of. */
type Kind = "string" | "number";

const kinds: readonly Kind[] = ["string", "number"];

const keywordsOf: Readonly<Record<Kind, readonly (keyof FormatRules)[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "multipleOf"],
};

/**
 * `format` (JSON Schema 2020-12 validation, 7; OpenAPI 3.0, "Data Types"). A format of numbers on a string asserts
 * nothing, as it applies to numbers only; `{ type: string, format: int64 }` stays a string, which is told. What a
 * configuration says of a format's values goes before what is known of them.
 */
export function lowerFormat(
  keywords: KeywordReader,
  types: readonly JsonType[] | undefined,
  options: ModelOptions,
  report: Report,
): LoweredFormat {
  const name = keywords.string("format");
  if (name === undefined) return { string: undefined, number: undefined };
  const custom = Object.hasOwn(options.customFormats, name) ? options.customFormats[name] : undefined;
  const spoken = kinds.filter((kind) => speaksOf(kind, name, custom));
  const holds: Readonly<Record<Kind, boolean>> = {
    string: types?.includes("string") ?? false,
    number: types?.some((type) => type === "number" || type === "integer") ?? false,
  };
  const applies = (kind: Kind): boolean => spoken.includes(kind) && (types === undefined || holds[kind]);
  if (!known.includes(name) && custom === undefined)
    reportUnknown(name, Object.keys(options.customFormats), keywords, report);
  if (spoken.length > 0 && !spoken.some(applies) && types !== undefined && types.length > 0)
    reportForeign(name, spoken, keywords, report);
  const lowered = (kind: Kind): Format => ({
    name,
    asserted: options.formats === "assert" && applies(kind),
    ...(custom?.rules && { rules: rulesFor(kind, custom.rules) }),
    ...(custom?.type?.of === kind && { type: custom.type }),
  });
  const onNumbers = holds.number || (types === undefined && spoken.includes("number"));
  const onStrings = holds.string || !onNumbers || applies("string");
  return {
    string: onStrings ? lowered("string") : undefined,
    number: onNumbers ? lowered("number") : undefined,
  };
}

/** Whether a format asserts something of values of a type. */
function speaksOf(kind: Kind, name: string, custom: CustomFormat | undefined): boolean {
  if (custom?.rules !== undefined) return Object.keys(rulesFor(kind, custom.rules)).length > 0;
  const formats: readonly string[] = kind === "string" ? stringFormats : numberFormats;
  return formats.includes(name);
}

function rulesFor(kind: Kind, rules: FormatRules): FormatRules {
  const own = keywordsOf[kind].filter((keyword) => rules[keyword] !== undefined);
  return Object.fromEntries(own.map((keyword) => [keyword, rules[keyword]]));
}

function reportUnknown(
  format: string,
  custom: readonly string[],
  keywords: KeywordReader,
  report: Report,
): void {
  report({
    code: "unknown-format",
    at: child(keywords.at, "format"),
    args: { format, guess: guessFormat(format, [...custom, ...known]) },
  });
}

/** The format that a slip of the keys made of it: in a short word one letter, or two in the wrong order. */
function guessFormat(format: string, formats: readonly string[]): string | undefined {
  if (registered.has(format)) return undefined;
  const guess = nearest(format, formats);
  if (guess === undefined || format.length >= shortWord || sorted(guess) === sorted(format)) return guess;
  return nearest(format, formats, 1);
}

const shortWord = 8;

function sorted(word: string): string {
  return [...word.toLowerCase()].sort().join("");
}

/** A format that says something of values of another type. */
function reportForeign(
  format: string,
  spoken: readonly Kind[],
  keywords: KeywordReader,
  report: Report,
): void {
  report({
    code: "no-effect",
    at: keyOf(child(keywords.at, "format")),
    args: {
      what: `the format ${JSON.stringify(format)}`,
      why: `it is for ${spoken.map((kind) => `a ${kind}`).join(" or ")}, which \`type\` does not allow`,
    },
  });
}
