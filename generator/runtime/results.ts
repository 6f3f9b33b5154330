import { describe, formatPath, type Issue, Issues, type ValidateOptions } from "./issues.ts";
import { explain, type Part, placeOf, type Rule, type Rules, ruleOf, type Saying } from "./rules.ts";
import { isObject } from "./values.ts";

/** What `validate` gives: the value as it is, or what is wrong with it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues?: undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What `parse` throws. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  declare readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join("\n"));
    this.issues = issues;
  }
}

/** The result for a value, by the number of the member or item that is at fault in it: 0 where none is. */
export function resultOf<T>(
  value: unknown,
  fault: number,
  rules: Rules,
  options?: ValidateOptions,
): Result<T> {
  return fault === 0 ? { ok: true, value: value as T } : failure(value, rules, options, fault);
}

/** The result for a value that is known to be invalid; `fault`: where it is to be looked at first. */
export function failure(
  value: unknown,
  rules: Rules,
  options?: ValidateOptions,
  fault?: number,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  let number = fault;
  let sole: Issue | undefined;
  try {
    number ??= ruleOf(rules)[3]?.(value, 0);
    if (number) sole = soleIssue(value, rules, number, options?.first);
  } catch {
    // The stack does not hold it.
  }
  const issues = sole ? [sole] : collect(value, rules, limitOf(options), number);
  return { ok: false, issues: options ? reworded(issues, options) : issues };
}

/** Throws what is wrong with a value that is known to be invalid. */
export function raise(value: unknown, rules: Rules): never {
  throw new ValidationError(collect(value, rules));
}

/** Issues with the messages that the options have for their codes. */
export function reworded(issues: readonly Issue[], options?: ValidateOptions): readonly Issue[] {
  const messages = options?.messages;
  if (messages === undefined) return issues;
  return issues.map((issue) => {
    const own = messages[issue.code];
    if (own === undefined) return issue;
    return { ...issue, message: typeof own === "string" ? own : own(issue) };
  });
}

/** How many issues the options ask for at most. */
export function limitOf(options?: ValidateOptions): number | undefined {
  return options?.first ? 1 : options?.limit;
}

/**
 * What is wrong with an object where that is one member, which is not even of the type that is asked for. Most values that
 * are not valid are like that, and what is said of them is known beforehand but for its end.
 */
function soleIssue(value: unknown, rules: Rules, fault: number, isFirst?: boolean): Issue | undefined {
  const named = ruleOf(rules);
  rules.sayings ??= sayingsOf(named[2], named[1]);
  const saying = rules.sayings[fault - 1];
  if (!saying || !isObject(value)) return;
  const { is, key, code, text, expected, pointer } = saying;
  const member = value[key];
  if (member === undefined || is?.(member)) return;
  const isLast =
    fault === rules.sayings.length - 1 && (named[2] as Rule).schema.additionalProperties === undefined;
  if (!isFirst && !isLast && named[3]?.(value, fault) !== 0) return;
  const received = describe(member, code, expected);
  return { path: [key], code, message: text + received, expected, received, pointer };
}

/** What is said of each member of an object, where its value is not of the type that is asked for; last, nothing of others. */
function sayingsOf(whole: Part, at: string): (Saying | undefined)[] {
  if (typeof whole === "function") return [undefined];
  const { allOf, properties } = whole.schema as { readonly [keyword: string]: readonly Part[] | undefined };
  if (allOf) return allOf.flatMap((part, index) => sayingsOf(part, `${at}/allOf/${index}`));
  const sayings = Object.entries(properties ?? {}).map(([key, part]) => {
    const [, pointer, rule] = typeof part === "function" ? ruleOf(part) : ["", placeOf(key, part, at), part];
    const { explain: more, is, noun: expected = "", code } = rule as Rule;
    const text = `${formatPath([key])} must be ${expected}, got `;
    // What all objects inherit is read otherwise.
    if (key in {} || !is) return undefined;
    return { key, is: more && is, code, text, expected, pointer };
  });
  return [...sayings, undefined];
}

function collect(value: unknown, rules: Rules, limit?: number, fault?: number): readonly Issue[] {
  const issues = new Issues(limit);
  let whole: unknown;
  try {
    explain(rules, value, issues, "", fault);
    whole = issues.found[0];
  } catch {}
  // What could not be followed to its end is beyond the limit, or beyond what the stack holds.
  if (!whole) issues.add("too_deep", "nested less deeply", value, "");
  return issues.found;
}
