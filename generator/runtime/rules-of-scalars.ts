import { exclusiveBounds, onlyNull, onlyValue } from "./dialects.ts";
import { isMultipleOf } from "./numbers.ts";
import { type Explain, type Keywords, Rule, type Translate } from "./rules.ts";
import { isLonger, isShorter } from "./strings.ts";

/** Values of a type. */
export const string: Rule = /* @__PURE__ */ typed("string");
export const boolean: Rule = /* @__PURE__ */ typed("boolean");
export const number: Rule = /* @__PURE__ */ numeric("number");
export const integer: Rule = /* @__PURE__ */ numeric("integer");
export const nil: Rule = /* @__PURE__ */ new Rule({ type: "null" }, undefined, "null", isNull, onlyNull);

function typed(type: string, schema?: Keywords, explain?: Explain): Rule {
  return new Rule({ type, ...schema }, explain, `a ${type}`, (value) => typeof value === type);
}

function numeric(
  type: "number" | "integer",
  schema?: Keywords,
  explain?: Explain,
  translate?: Translate,
): Rule {
  const isInteger = type === "integer";
  return new Rule(
    { type, ...schema },
    explain,
    isInteger ? "an integer" : "a number",
    isInteger ? Number.isInteger : Number.isFinite,
    translate,
  );
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
  return typed("string", { ...limits, ...(pattern && { pattern: pattern.source }) }, (value, issues, at) => {
    const text = value as string;
    if (isShorter(text, minLength))
      issues.add("minLength", `at least ${countOf(minLength, "character")} long`, text, at);
    if (maxLength !== undefined && isLonger(text, maxLength))
      issues.add("maxLength", `at most ${countOf(maxLength, "character")} long`, text, at);
    // A pattern may take long on a text that is too long.
    else if (pattern && !pattern.test(text)) issues.add("pattern", `a match of ${pattern.source}`, text, at);
  });
}

/** Strings of a format. */
export function formatted(format: string, test: (text: string) => boolean, noun: string): Rule {
  return typed("string", { format }, (value, issues, at) => {
    if (!test(value as string)) issues.add("format", noun, value, at);
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
  return numeric(
    type,
    limits,
    (value, issues, at) => {
      const amount = value as number;
      const check = (keyword: string, words: string, bound: number | undefined, holds: boolean): void => {
        if (bound !== undefined && !holds) issues.add(keyword, `${words} ${bound}`, amount, at);
      };
      check("minimum", "at least", minimum, amount >= minimum!);
      check("maximum", "at most", maximum, amount <= maximum!);
      check("exclusiveMinimum", "more than", exclusiveMinimum, amount > exclusiveMinimum!);
      check("exclusiveMaximum", "less than", exclusiveMaximum, amount < exclusiveMaximum!);
    },
    exclusiveBounds,
  );
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
  const low = format === "int32" ? -most - 1 : -most;
  return numeric(type, { format }, (value, issues, at) => {
    if ((value as number) < low || (value as number) > most) issues.add("format", noun, value, at);
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
  return listed("const", [value], { const: value }, onlyValue);
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
    undefined,
    describeValues(allowed),
    (value) => allowed.includes(value),
    words,
    keyword,
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
