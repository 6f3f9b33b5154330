import { Conversion, type Convert, type DecodeOptions, type Judge, settle } from "./conversions.ts";
import { Issues, type ValidateOptions } from "./issues.ts";
import { type Result, reworded } from "./results.ts";
import { isObject } from "./values.ts";

/** Reads a text of JSON and converts it; integers are exact, whatever their size. Never throws. */
export function readText<T>(text: string, by: Convert, options?: DecodeOptions, judge?: Judge<T>): Result<T> {
  try {
    const { value, exact } = parseExact(text);
    const issues = new Conversion(options, exact);
    return settle(by(value, issues), issues, options, judge);
  } catch (error) {
    return refuseText(text, error, options);
  }
}

/** Converts a model and writes the text of its JSON; integers are exact, whatever their size. Never throws. */
export function writeText(model: unknown, by: Convert, options?: ValidateOptions): Result<string> {
  return convertExact(model, by, options, stringifyExact);
}

/** Converts a model to JSON in which integers that no number holds are bigints. Never throws. */
export function encodeExact(model: unknown, by: Convert, options?: ValidateOptions): Result<unknown> {
  return convertExact(model, by, options, (converted) => converted);
}

function convertExact<T>(
  model: unknown,
  by: Convert,
  options: ValidateOptions | undefined,
  finish: (converted: unknown) => T,
): Result<T> {
  try {
    const issues = new Conversion(options, new Map());
    const converted = by(model, issues);
    if (issues.found.length === 0) return { ok: true, value: finish(converted) };
    return { ok: false, issues: reworded(issues.told(), options) };
  } catch (error) {
    return refuseText(model, error, options);
  }
}

function refuseText(value: unknown, error: unknown, options?: ValidateOptions): Result<never> {
  const issues = new Issues(1);
  // What an engine says of the text quotes it: it may be a secret.
  if (error instanceof SyntaxError) issues.add("json", "JSON", value, "");
  else issues.addOfWhole(error, value);
  return { ok: false, issues: reworded(issues.found, options) };
}

/** What no JSON text has in it as it is: strings that begin with it stand for integers. */
const mark = "\0";

/**
 * The native parser does the work. Where a text holds an integer that no number does, its digits are put into a marked
 * string first, and found again by the reviver; strings that begin like a mark get one more.
 */
export function parseExact(text: string): {
  readonly value: unknown;
  readonly exact: ReadonlyMap<object, ReadonlyMap<string, bigint>>;
} {
  const exact = new Map<object, Map<string, bigint>>();
  const plain: unknown = JSON.parse(text);
  if (!/\d{16}|\d[eE]\+?\d/.test(text)) return { value: plain, exact };
  const marked = markIntegers(text);
  const revive = function (this: object, key: string, value: unknown): unknown {
    if (typeof value !== "string" || !value.startsWith(mark)) return value;
    if (value.startsWith(mark + mark)) return value.slice(1);
    const integer = BigInt(value.slice(1));
    const members = exact.get(this) ?? new Map<string, bigint>();
    exact.set(this, members.set(key, integer));
    return Number(integer);
  };
  const list: unknown[] = JSON.parse(`[${marked}]`, revive);
  return { value: exact.get(list)?.get("0") ?? list[0], exact };
}

function markIntegers(text: string): string {
  const token = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  const colon = /\s*:/y;
  let marked = "";
  let done = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const { 0: literal, index } = found;
    if (literal === '"') {
      token.lastIndex = colon.lastIndex = endOfString(text, index);
      // A key is nobody's value.
      if (!text.startsWith("\\u0000", index + 1) || colon.test(text)) continue;
      marked += `${text.slice(done, index)}"\\u0000`;
      done = index + 1;
    } else {
      const integer = unsafeInteger(literal);
      if (integer === undefined) continue;
      marked += `${text.slice(done, index)}"\\u0000${integer}"`;
      done = token.lastIndex;
    }
  }
  return marked + text.slice(done);
}

/** Where a string ends, found without a pattern that would have to remember each escape of millions. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text[first - 1] === "\\") first -= 1;
    if ((end - first) % 2 === 0) return end + 1;
  }
}

/** The integer that a literal stands for, where no number holds it and it is not much longer than 64 bits. */
function unsafeInteger(literal: string): bigint | undefined {
  if (Number.isSafeInteger(Number(literal))) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const digits = whole + fraction;
  const shift = Number(exponent) - fraction.length;
  if (digits.length > 40 || Math.abs(shift) > 40) return undefined;
  if (shift >= 0) return BigInt(sign + digits + "0".repeat(shift));
  return /[1-9]/.test(digits.slice(shift)) ? undefined : BigInt(`${sign}${digits.slice(0, shift)}`);
}

/** The text of JSON in which integers that no number holds are bigints. */
export function stringifyExact(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(stringifyExact).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const { toJSON } = value;
  if (typeof toJSON === "function") return JSON.stringify(value) ?? "null";
  const members: string[] = [];
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) members.push(`${JSON.stringify(key)}:${stringifyExact(value[key])}`);
  }
  return `{${members.join(",")}}`;
}
