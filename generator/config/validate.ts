import { child, nearest, type Origin, type Report, type Spot } from "../diagnostics/index.ts";
import { readCustomFormats, type ValidConfig } from "./custom-formats.ts";
import { isMembers, type Rule, type Rules, synonyms, userConfigRules } from "./rules.ts";
import type { Flags } from "./run-options.ts";
import type { UserConfig } from "./user-config.ts";

/**
 * The options of a configuration that are right; the others are reported, with a guess at what was meant. Gives
 * `undefined` after reporting that it is no configuration at all.
 * @param at where the configuration stands
 */
export function validateConfig(value: unknown, at: Origin, report: Report): ValidConfig | undefined {
  if (!isMembers(value)) {
    const args = { option: "the configuration", expected: "an object", got: printValue(value) };
    report({ code: "wrong-value", at: placeOf(at), args });
    return undefined;
  }
  const config = validateMembers(value, userConfigRules, "", at, report) as UserConfig;
  const place = (format: string, keyword: string): Origin | Spot =>
    placeOf(child(at, "customFormats", format, keyword));
  const customFormats = config.customFormats && readCustomFormats(config.customFormats, place, report);
  return { ...config, customFormats };
}

function validateMembers(
  value: Readonly<Record<string, unknown>>,
  rules: Rules,
  prefix: string,
  at: Origin,
  report: Report,
): Readonly<Record<string, unknown>> {
  const right: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    const option = prefix + key;
    const here = child(at, key);
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (key === "$schema" || member === undefined) continue;
    if (rule === undefined) {
      const guess =
        (prefix === "" && Object.hasOwn(synonyms, key) ? synonyms[key] : undefined) ??
        nearest(key, Object.keys(rules));
      report({
        code: "unknown-option",
        at: placeOf({ ...here, key: true }),
        args: { option, guess: guess && prefix + guess },
      });
    } else if (!rule.accepts(member)) {
      const guess = typeof member === "string" ? nearest(member, rule.choices ?? []) : undefined;
      const args = { option, expected: rule.expected, got: printValue(member), guess };
      report({ code: "wrong-value", at: placeOf(here), args });
    } else {
      right.push([key, validateWithin(member, rule, option, here, report)]);
    }
  }
  return Object.fromEntries(right);
}

/** What an option holds; of an object that has options itself, those that are right. */
function validateWithin(
  value: unknown,
  { members, each }: Rule,
  option: string,
  at: Origin,
  report: Report,
): unknown {
  if (!isMembers(value)) return value;
  const rules =
    each === undefined ? members : Object.fromEntries(Object.keys(value).map((key) => [key, each]));
  return rules === undefined ? value : validateMembers(value, rules, `${option}.`, at, report);
}

/** Reports the values of flags that a configuration could not have either. */
export function validateFlags(flags: Flags, report: Report): void {
  for (const [option, value, rule] of [
    ["-o", flags.out, userConfigRules.dir],
    ["-n", flags.name, userConfigRules.name],
    ["-c", flags.config, userConfigRules.dir],
    ["--speakeasy", flags.speakeasy, userConfigRules.speakeasy],
    ["--overlay", flags.overlays, userConfigRules.overlays],
    ["--year", flags.year, userConfigRules.year],
    ["--max-diagnostics", flags.maxDiagnostics, userConfigRules.maxDiagnostics],
  ] as const) {
    if (value === undefined || rule.accepts(value)) continue;
    report({ code: "wrong-value", args: { option, expected: rule.expected, got: printValue(value) } });
  }
}

/** A value as a message shows it, in a few words. */
export function printValue(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return isShort(value) ? `[${value.map(printValue).join(",")}]` : "an array";
  if (typeof value === "object" && value !== null) return "an object";
  return JSON.stringify(value) ?? String(value);
}

/** A few values, none of which is a list itself: one may hold itself. */
function isShort(list: readonly unknown[]): boolean {
  return list.length <= 3 && !list.some(Array.isArray);
}

/** Code has no place that a pointer leads to; its file is named at least. */
function placeOf(at: Origin): Origin | Spot {
  return /\.json$/.test(at.file) ? at : { file: at.file, line: 1, column: 1 };
}
