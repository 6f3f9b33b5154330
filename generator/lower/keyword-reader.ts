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
  /** Notes that nobody knows what a keyword says. */
  miss(keyword: string): void;
  /** The keywords of which nobody knows what they say. */
  readonly missed: readonly string[];
  /** Keywords that nobody took. */
  leftovers(): string[];
}

/** Opens the ledger of one schema object. */
export function readKeywords(
  value: Readonly<Record<string, unknown>>,
  at: Origin,
  report: Report,
): KeywordReader {
  return new Ledger(value, at, report);
}

const none: readonly string[] = [];

/** A class: there is one for each schema of a document, and a function for each of its words would outweigh it. */
class Ledger implements KeywordReader {
  readonly at: Origin;
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #report: Report;
  readonly #taken = new Set<string>();
  #missed: readonly string[] = none;

  constructor(value: Readonly<Record<string, unknown>>, at: Origin, report: Report) {
    this.at = at;
    this.#value = value;
    this.#report = report;
  }

  has(keyword: string): boolean {
    return Object.hasOwn(this.#value, keyword);
  }

  take(keyword: string): unknown {
    if (!this.has(keyword)) return undefined;
    this.#taken.add(keyword);
    return this.#value[keyword];
  }

  miss(keyword: string): void {
    this.#missed = [...this.#missed, keyword];
  }

  get missed(): readonly string[] {
    return this.#missed;
  }

  reject(keyword: string, expected: string): void {
    this.miss(keyword);
    const found = describeValue(this.#value[keyword]);
    this.#report({ code: "keyword-value", at: child(this.at, keyword), args: { keyword, expected, found } });
  }

  string(keyword: string): string | undefined {
    return this.#typed(keyword, "a string", isString);
  }

  boolean(keyword: string): boolean | undefined {
    return this.#typed(keyword, "a boolean", isBoolean);
  }

  number(keyword: string): number | undefined {
    return this.#typed(keyword, "a number", isNumber);
  }

  count(keyword: string): number | undefined {
    return this.#typed(keyword, "a non-negative integer", isCount);
  }

  array(keyword: string): readonly unknown[] | undefined {
    return this.#typed(keyword, "an array", isArray);
  }

  strings(keyword: string): readonly string[] | undefined {
    return this.#typed(keyword, "an array of strings", isStrings);
  }

  object(keyword: string): Readonly<Record<string, unknown>> | undefined {
    return this.#typed(keyword, "an object", isObject);
  }

  leftovers(): string[] {
    return Object.keys(this.#value).filter((keyword) => !this.#taken.has(keyword));
  }

  #typed<T>(keyword: string, expected: Expected, is: (found: unknown) => found is T): T | undefined {
    if (!this.has(keyword)) return undefined;
    const found = this.take(keyword);
    if (is(found)) return found;
    this.reject(keyword, expected);
    return undefined;
  }
}

export { isObject };

/** Values of a document are JSON by the source room's word. */
export function asJson(value: unknown): Json {
  return value as Json;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
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
