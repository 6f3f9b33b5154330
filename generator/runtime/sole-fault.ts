import { describe, formatPath, type Issue, Issues, type ValidateOptions } from "./issues.ts";
import { levelOf } from "./levels.ts";
import { collect, limitOf, type Result, reworded } from "./results.ts";
import { explain, type Part, type Rules, type Saying } from "./rules.ts";
import type { JsonObject } from "./values.ts";

/*
 * Most values that are not valid have one thing wrong with them. The tests of models tell by numbers which part that is: from
 * the whole down to the one that is not even of the type that is asked for, of which all that is said is known beforehand but
 * for its end. Where there may be more to say, the rules are asked.
 */

/** The result for a value, by the number of the member or item that is at fault in it: 0 where none is. */
export function resultOf<T>(
  value: unknown,
  fault: number,
  rules: Rules,
  options?: ValidateOptions,
): Result<T> {
  return fault === 0 ? { ok: true, value: value as T } : refusal(value, rules, options, fault);
}

/** The result for a value that is known to be invalid; `fault`: the number of what is at fault, where it is known. */
export function refusal(
  value: unknown,
  rules: Rules,
  options?: ValidateOptions,
  fault?: number,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  let issues: readonly Issue[] | undefined;
  try {
    issues = faultIn(value, rules, options, fault);
  } catch {
    // The stack does not hold it.
  }
  issues ??= collect(value, rules, limitOf(options));
  return { ok: false, issues: options ? reworded(issues, options) : issues };
}

/**
 * What is wrong with a value where that is one part of it; nothing where there may be more. `path` leads to the value, which
 * messages call `name`.
 */
function faultIn(
  value: unknown,
  rules: Rules,
  options?: ValidateOptions,
  fault?: number,
  path?: readonly (string | number)[],
  name?: string,
): readonly Issue[] | undefined {
  const level = rules.level === undefined ? levelOf(rules) : rules.level;
  if (!level || typeof value !== "object" || value === null) return;
  const number = fault ?? level.find(value, 0);
  const said = level.each ?? level.parts[number - 1];
  if (!said || number === 0 || level.isList !== Array.isArray(value)) return;
  if (!options?.first && level.find(value, number) !== 0) return;
  // Inherited keys come after those that an object has, and are not looked at here.
  const key =
    level.each === undefined ? said.key : level.isList ? number - 1 : Object.keys(value)[number - 1];
  if (key === undefined) return level.each ? undefined : faultInModel(value, said.part, options, path, name);
  const member = (value as JsonObject)[key];
  const here = path ? [...path, key] : [key];
  const isMissing = member === undefined && !level.isList;
  const { isPlain, rule, label } = said;
  if (!isMissing && (isPlain || rule.is?.(member) === false)) {
    const { code, expected, pointer } = said;
    const received = describe(member, code, expected);
    const message =
      path || level.each ? nameOf(key, label, name) + said.asks + received : messageOf(said, received);
    return [{ path: here, code, message, expected, received, pointer }];
  }
  const whole = nameOf(key, label, name);
  if (isMissing) return said.isRequired ? [missing(here, whole, said.place)] : undefined;
  return (
    faultInModel(member, said.part, options, here, whole) ?? explained(said, member, here, limitOf(options))
  );
}

/** The same of a part, if it is a model. */
function faultInModel(
  value: unknown,
  part: Part,
  options: ValidateOptions | undefined,
  path?: readonly (string | number)[],
  name?: string,
): readonly Issue[] | undefined {
  return typeof part === "function" ? faultIn(value, part, options, undefined, path, name) : undefined;
}

/** What the rules have to say of a part. */
function explained(
  { part, place }: Saying,
  value: unknown,
  path: readonly (string | number)[],
  limit?: number,
): readonly Issue[] | undefined {
  const issues = new Issues(limit);
  issues.path.push(...path);
  explain(part, value, issues, place);
  return issues.found.length > 0 ? issues.told() : undefined;
}

function missing(path: readonly (string | number)[], name: string, pointer: string): Issue {
  const message = `${name} is required`;
  return { path, code: "required", message, expected: "present", received: "undefined", pointer };
}

/** What messages call a part, as a part of something. */
function nameOf(key: string | number, label = formatPath([key]), whole = ""): string {
  return whole && !label.startsWith("[") ? `${whole}.${label}` : whole + label;
}

/** The message for a member; of those that only are of another type, one is often told again. */
function messageOf(said: Saying, received: string): string {
  if (said.code !== "type") return said.text + received;
  if (said.received !== received) {
    said.received = received;
    said.message = said.text + received;
  }
  return said.message;
}
