import { translate } from "./dialects.ts";
import { isMultipleOf } from "./numbers.ts";
import { Rule, type Translate } from "./rules.ts";
import { isLonger, isShorter } from "./strings.ts";

/** Values of a type. */
export const string: Rule = /* @__PURE__ */ typed("string");
export const boolean: Rule = /* @__PURE__ */ typed("boolean");
export const number: Rule = /* @__PURE__ */ typed("number", "a number", isNumber);
export const integer: Rule = /* @__PURE__ */ typed("integer", "an integer", isInteger);
export const nil: Rule = /* @__PURE__ */ typed("null", "null", isNull, translate);

function typed(
  type: string,
  own = `a ${type}`,
  test = (value: unknown): boolean => typeof value === type,
  words?: Translate,
): Rule {
  return new Rule(
    { type },
    (value, issues, at, noun = own) => {
      if (!test(value)) issues.add("type", noun, value, at);
    },
    words,
    own,
  );
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function isNull(value: unknown): boolean {
  return value === null;
}

/** What any value satisfies. */
export const anything: Rule = /* @__PURE__ */ new Rule({}, () => {});

/** What no value satisfies. */
export const nothing: Rule = /* @__PURE__ */ new Rule({ not: {} }, (value, issues, at) =>
  issues.add("not", "left out", value, at),
);

export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Strings of a certain length, or that match a pattern. */
export function text(limits: {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
}): Rule {
  const { minLength = 0, maxLength, pattern } = limits;
  const schema = { type: "string", ...limits, ...(pattern && { pattern: pattern.source }) };
  return new Rule(schema, (value, issues, at, noun = "a string") => {
    if (typeof value !== "string") return issues.add("type", noun, value, at);
    if (isShorter(value, minLength))
      issues.add("minLength", `at least ${countOf(minLength, "character")} long`, value, at);
    if (maxLength !== undefined && isLonger(value, maxLength)) {
      issues.add("maxLength", `at most ${countOf(maxLength, "character")} long`, value, at);
      // A pattern may take long on a text that is too long.
      return;
    }
    if (pattern && !pattern.test(value)) issues.add("pattern", `a match of ${pattern.source}`, value, at);
  });
}

/** Strings of a format. */
export function formatted(format: string, test: (text: string) => boolean, noun: string): Rule {
  return new Rule({ type: "string", format }, (value, issues, at, own = "a string") => {
    if (typeof value !== "string") issues.add("type", own, value, at);
    else if (!test(value)) issues.add("format", noun, value, at);
  });
}

/** Numbers within bounds. */
export function amount(
  type: "number" | "integer",
  limits: {
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    readonly exclusiveMaximum?: number;
  },
): Rule {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = limits;
  return new Rule(
    { type, ...limits },
    (value, issues, at, noun = nounOfNumber(type)) => {
      if (!isA(type, value)) return issues.add("type", noun, value, at);
      const check = (keyword: string, words: string, bound: number | undefined, holds: boolean): void => {
        if (bound !== undefined && !holds) issues.add(keyword, `${words} ${bound}`, value, at);
      };
      check("minimum", "at least", minimum, value >= minimum!);
      check("maximum", "at most", maximum, value <= maximum!);
      check("exclusiveMinimum", "more than", exclusiveMinimum, value > exclusiveMinimum!);
      check("exclusiveMaximum", "less than", exclusiveMaximum, value < exclusiveMaximum!);
    },
    translate,
  );
}

function isA(type: "number" | "integer", value: unknown): value is number {
  return type === "integer" ? Number.isInteger(value) : Number.isFinite(value);
}

function nounOfNumber(type: "number" | "integer"): string {
  return type === "integer" ? "an integer" : "a number";
}

/** Multiples of a number, as both are written in decimals. */
export function multipleOf(divisor: number): Rule {
  return new Rule({ multipleOf: divisor }, (value, issues, at) => {
    if (typeof value === "number" && !isMultipleOf(value, divisor))
      issues.add("multipleOf", `a multiple of ${divisor}`, value, at);
  });
}

/** Numbers of a format, which is a range. */
export function ranged(type: "number" | "integer", format: string, most: number, noun: string): Rule {
  return new Rule({ type, format }, (value, issues, at, own = nounOfNumber(type)) => {
    if (!isA(type, value)) return issues.add("type", own, value, at);
    const low = type === "integer" && format === "int32" ? -most - 1 : -most;
    if (value < low || value > most) issues.add("format", noun, value, at);
  });
}

export const int32: Rule = /* @__PURE__ */ ranged("integer", "int32", 2147483647, "an integer of 32 bits");
export const int64: Rule = /* @__PURE__ */ ranged(
  "integer",
  "int64",
  0x8000000000000000,
  "an integer of 64 bits",
);
export const float: Rule = /* @__PURE__ */ ranged(
  "number",
  "float",
  3.4028234663852886e38,
  "a number of single precision",
);

/** Certain values: those of an enumeration, or the only one that is allowed. */
export function values(...allowed: readonly unknown[]): Rule {
  return listed("enum", allowed, { enum: allowed });
}

/** One value. */
export function constant(value: unknown): Rule {
  return listed("const", [value], { const: value }, translate);
}

function listed(
  keyword: string,
  allowed: readonly unknown[],
  schema: Rule["schema"],
  words?: Translate,
): Rule {
  const type = typeof allowed[0];
  const typed =
    type === "string" && allowed.every((one) => typeof one === type) ? { type, ...schema } : schema;
  return new Rule(
    typed,
    (value, issues, at) => {
      if (!allowed.includes(value)) issues.add(keyword, describeValues(allowed), value, at);
    },
    words,
  );
}

/** `"a", "b" or "c"`; long lists are cut. */
export function describeValues(values: readonly unknown[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value));
  if (values.length > 10) shown.push(`${values.length - 10} more`);
  return listOf(shown);
}

/** `a, b or c`. */
export function listOf(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : `${words[0]}`;
}
