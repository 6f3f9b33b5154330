import { child, type Origin, type Report } from "../diagnostics/index.ts";
import type { Json } from "../ir/index.ts";
import { isObject } from "../openapi/index.ts";

/** What a keyword's value has to be, in the words of a message. */
type Expected =
  | "a string"
  | "a boolean"
  | "a number"
  | "a non-negative integer"
  | "an array"
  | "an array of strings"
  | "an object"
  | "a schema";

/**
 * The keyword ledger of one schema object: each keyword is taken once by the family that knows it; what nobody took is
 * reported. A value of the wrong type is reported and counts as taken.
 */
export interface KeywordReader {
  readonly at: Origin;
  has(keyword: string): boolean;
  /** The value as it stands. */
  take(keyword: string): unknown;
  string(keyword: string): string | undefined;
  boolean(keyword: string): boolean | undefined;
  number(keyword: string): number | undefined;
  /** A length or a count: an integer from 0. `2.0` is one. */
  count(keyword: string): number | undefined;
  array(keyword: string): readonly unknown[] | undefined;
  strings(keyword: string): readonly string[] | undefined;
  object(keyword: string): Readonly<Record<string, unknown>> | undefined;
  /** Reports a value that cannot be used. */
  reject(keyword: string, expected: string): void;
  /** Keywords that nobody took. */
  leftovers(): string[];
}

/** Opens the ledger of one schema object. */
export function readKeywords(
  value: Readonly<Record<string, unknown>>,
  at: Origin,
  report: Report,
): KeywordReader {
  const taken = new Set<string>();
  const has = (keyword: string) => Object.hasOwn(value, keyword);
  const take = (keyword: string): unknown => {
    if (!has(keyword)) return undefined;
    taken.add(keyword);
    return value[keyword];
  };
  const reject = (keyword: string, expected: string) =>
    report({
      code: "keyword-value",
      at: child(at, keyword),
      args: { keyword, expected, found: describeValue(value[keyword]) },
    });
  const typed =
    <T>(expected: Expected, is: (found: unknown) => found is T) =>
    (keyword: string): T | undefined => {
      if (!has(keyword)) return undefined;
      const found = take(keyword);
      if (is(found)) return found;
      reject(keyword, expected);
      return undefined;
    };
  return {
    at,
    has,
    take,
    reject,
    string: typed("a string", (found) => typeof found === "string"),
    boolean: typed("a boolean", (found) => typeof found === "boolean"),
    number: typed(
      "a number",
      (found): found is number => typeof found === "number" && Number.isFinite(found),
    ),
    count: typed("a non-negative integer", isCount),
    array: typed("an array", (found): found is readonly unknown[] => Array.isArray(found)),
    strings: typed("an array of strings", isStrings),
    object: typed("an object", isObject),
    leftovers: () => Object.keys(value).filter((keyword) => !taken.has(keyword)),
  };
}

export { isObject };

/** Values of a document are JSON by the source room's word. */
export function asJson(value: unknown): Json {
  return value as Json;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** What a value is, in the words of a message. */
export function describeValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `a ${typeof value}` : text;
}
