import type { Issues } from "./issues.ts";
import { isMultipleOf } from "./numbers.ts";
import { nothing, type Part, Rule, refuseType, within } from "./rules.ts";
import { isLonger, isShorter } from "./strings.ts";
import { areUnique, isObject, type JsonObject, own } from "./values.ts";

/** Properties of an object by their keys. */
export interface Properties {
  readonly [key: string]: Part;
}

/** Objects: the members that have to be there, those that may, and what is asked of all others. */
export function object(required: Properties = {}, optional: Properties = {}, rest?: Part): Rule {
  const properties = { ...required, ...optional };
  const members = Object.entries(properties).map(([key, part]) => ({
    key,
    part,
    needed: Object.hasOwn(required, key),
    inherited: key in {},
    only: (part as Rule).only,
    place: `/properties/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  }));
  const needed = Object.keys(required);
  const schema = {
    type: "object",
    properties,
    required: needed.length > 0 ? needed : undefined,
    additionalProperties: rest === nothing ? false : rest,
  };
  return new Rule(schema, (value, issues, at, rule) => {
    if (!isObject(value)) return refuseType(value, issues, at, rule);
    for (const { key, part, needed, inherited, only, place } of members) {
      const member = inherited ? own(value, key) : value[key];
      if (typeof member === only || (member === undefined && !needed)) continue;
      const before = issues.found.length;
      within(key, part, member, issues, at + place);
      if (member === undefined && issues.found.length === before)
        issues.add("required", "present", member, at + place, key);
    }
    if (rest) explainRest(value, properties, rest, issues, `${at}/additionalProperties`);
  });
}

function explainRest(value: JsonObject, known: Properties, rest: Part, issues: Issues, at: string): void {
  for (const key in value) {
    if (issues.full) break;
    const member = value[key];
    if (member === undefined || Object.hasOwn(known, key)) continue;
    if (rest === nothing) issues.add("additionalProperties", "left out", member, at, key);
    else within(key, rest, member, issues, at);
  }
}

/** Arrays of items that are alike. */
export function array(
  items?: Part,
  limits: { readonly minItems?: number; readonly maxItems?: number } = {},
): Rule {
  const { minItems = 0, maxItems = 1 / 0 } = limits;
  return new Rule({ type: "array", items, ...limits }, (value, issues, at, rule) => {
    if (!Array.isArray(value)) return refuseType(value, issues, at, rule);
    const { length } = value;
    if (length < minItems) issues.add("minItems", `at least ${countOf(minItems, "item")} long`, value, at);
    if (length > maxItems) issues.add("maxItems", `at most ${countOf(maxItems, "item")} long`, value, at);
    if (!items) return;
    for (let index = 0; index < length && !issues.full; index++)
      within(index, items, value[index], issues, `${at}/items`);
  });
}

/** No two items of an array are equal. */
export const unique: Rule = /* @__PURE__ */ new Rule({ uniqueItems: true }, (value, issues, at) => {
  if (Array.isArray(value) && !areUnique(value)) issues.add("uniqueItems", "without equal items", value, at);
});

function countOf(count: number, noun: string): string {
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
  return new Rule(schema, (value, issues, at, rule) => {
    if (typeof value !== "string") return refuseType(value, issues, at, rule);
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
  return new Rule({ type: "string", format }, (value, issues, at, rule) => {
    if (typeof value !== "string") refuseType(value, issues, at, rule);
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
  return new Rule({ type, ...limits }, (value, issues, at, rule) => {
    const fits = type === "integer" ? Number.isInteger : Number.isFinite;
    if (!fits(value)) return refuseType(value, issues, at, rule);
    const found = value as number;
    const check = (keyword: string, words: string, bound: number | undefined, holds: boolean): void => {
      if (bound !== undefined && !holds) issues.add(keyword, `${words} ${bound}`, value, at);
    };
    check("minimum", "at least", minimum, found >= minimum!);
    check("maximum", "at most", maximum, found <= maximum!);
    check("exclusiveMinimum", "more than", exclusiveMinimum, found > exclusiveMinimum!);
    check("exclusiveMaximum", "less than", exclusiveMaximum, found < exclusiveMaximum!);
  });
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
  const fits = type === "integer" ? Number.isInteger : Number.isFinite;
  return new Rule({ type, format }, (value, issues, at, rule) => {
    if (!fits(value)) return refuseType(value, issues, at, rule);
    const low = type === "integer" && format === "int32" ? -most - 1 : -most;
    if ((value as number) < low || (value as number) > most) issues.add("format", noun, value, at);
  });
}

export const int32: Rule = /* @__PURE__ */ ranged("integer", "int32", 2147483647, "an integer of 32 bits");
export const int64: Rule = /* @__PURE__ */ ranged("integer", "int64", 2 ** 63, "an integer of 64 bits");
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
  return listed("const", [value], { const: value });
}

function listed(keyword: string, allowed: readonly unknown[], schema: Rule["schema"]): Rule {
  const type = typeof allowed[0];
  const typed =
    type === "string" && allowed.every((one) => typeof one === type) ? { type, ...schema } : schema;
  return new Rule(typed, (value, issues, at) => {
    if (!allowed.includes(value)) issues.add(keyword, describeValues(allowed), value, at);
  });
}

/** `"a", "b" or "c"`; long lists are cut. */
export function describeValues(values: readonly unknown[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value));
  if (values.length > 10) shown.push(`${values.length - 10} more`);
  const last = shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(", ")} or ${last}`;
}
