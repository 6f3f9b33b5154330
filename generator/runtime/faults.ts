import { describe, formatPath, type Issue, Issues, longestPath, type ValidateOptions } from "./issues.ts";
import { levelOf } from "./levels.ts";
import { limitOf, type Result, reworded } from "./results.ts";
import { explain, type Rules, type Saying } from "./rules.ts";
import { isObject, type JsonObject } from "./values.ts";

/*
 * A model's test returns the number of the member or item that failed. Most failures are values of a wrong type, whose
 * message is known in advance but for its end ("got …"). Anything else is explained by the model's rules.
 */

/** The result for a value, by the number of the member or item that is at fault in it: 0 where none is. */
export function resultOf<T>(
  value: unknown,
  fault: number,
  rules: Rules,
  options?: ValidateOptions,
): Result<T> {
  if (fault === 0) return { ok: true, value: value as T };
  const said = rules.level?.parts[fault - 1];
  const issue = said && !options?.messages ? soleIssue(said, value, fault, rules, options?.first) : undefined;
  return issue ? { ok: false, issues: [issue] } : refusal(value, rules, options, fault);
}

/**
 * The only issue of an object, where one member alone is wrong and is a value of another type: most failures are like
 * that.
 */
function soleIssue(
  said: Saying,
  value: unknown,
  fault: number,
  rules: Rules,
  isFirst?: boolean,
): Issue | undefined {
  const { key } = said;
  try {
    const member = key === undefined || !isObject(value) ? undefined : value[key];
    if (member === undefined || !isOfOtherType(said, member)) return;
    return isFirst || rules.level?.find(value as JsonObject, fault) === 0
      ? issueOf(said, member, [key as string])
      : undefined;
  } catch {
    // A getter that returned once may throw the next time.
    return;
  }
}

function isOfOtherType({ isPlain, rule }: Saying, value: unknown): boolean {
  return isPlain || rule.is?.(value) === false;
}

/** The issue of a value of a wrong type; `name`: what messages call it, where that is not its key. */
function issueOf(said: Saying, value: unknown, path: readonly (string | number)[], name?: string): Issue {
  const { code, expected, pointer, asks } = said;
  const received = describe(value, code, expected);
  const message = name === undefined ? messageOf(said, received) : name + asks + received;
  return { path, code, message, expected, received, pointer };
}

/** The result for a value that is known to be invalid; `fault`: the number of what is at fault, where it is known. */
export function refusal(
  value: unknown,
  rules: Rules,
  options?: ValidateOptions,
  fault?: number,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  const issues = new Issues(limitOf(options));
  try {
    tell(rules, value, issues, fault);
    // The test rejected the value, but nothing wrong is found now: a getter or a proxy threw during the test or answers
    // otherwise.
    if (!issues.found[0]) throw 0;
  } catch (thrown) {
    issues.addOfWhole(thrown, value);
  }
  return { ok: false, issues: reworded(issues.told(), options) };
}

/** Adds what is wrong with a value of a model, part by part. `name`: what messages call the value, where it is a part itself. */
function tell(rules: Rules, value: unknown, issues: Issues, fault?: number, name?: string): void {
  const level = rules.level === undefined ? levelOf(rules) : rules.level;
  if (!level || typeof value !== "object" || value === null || level.isList !== Array.isArray(value))
    return explain(rules, value, issues);
  const { parts, each, isList, find, rule, at } = level;
  const members = value as JsonObject;
  let number = fault ?? find(members, 0);
  if (number < 0) return explain(rules, value, issues);
  if (each && !isList) {
    // Where several members are at fault, to count the keys up to each of them would take long; inherited ones are not counted.
    const isSole = issues.limit === 1 || find(members, number) === 0;
    const key = isSole ? Object.keys(members)[number - 1] : undefined;
    if (key === undefined) rule.explain?.(value, issues, at, number);
    else tellPart(each, members[key], key, issues, name);
    return;
  }
  while (number > 0) {
    const said = each ?? parts[number - 1];
    const key = each ? number - 1 : said?.key;
    if (said !== undefined && key !== undefined) tellPart(said, members[key], key, issues, name);
    else if (!rule.explain?.(value, issues, at, number)) return;
    if (issues.full) return;
    number = find(members, number);
  }
}

function tellPart(
  said: Saying,
  value: unknown,
  key: string | number,
  issues: Issues,
  name: string | undefined,
): void {
  const { part } = said;
  const isMissing = value === undefined && typeof key === "string";
  if (isMissing ? said.isRequired : isOfOtherType(said, value)) {
    const path = issues.path.length === 0 ? [key] : [...issues.path, key];
    const isMember = name === undefined && said.key !== undefined;
    const whole = isMember ? undefined : nameOf(said, key, name);
    const issue = isMissing
      ? {
          path,
          code: "required",
          message: `${whole ?? said.label} is required`,
          expected: "present",
          received: "undefined",
          pointer: said.place,
        }
      : issueOf(said, value, path, whole);
    // Most often it is the only one: a list made of it is made sooner than one that grows.
    if (issues.found.length === 0) issues.found = [issue];
    else issues.found.push(issue);
  } else if (isMissing) return;
  else if (typeof part === "function" && levelOf(part)) {
    issues.path.push(key);
    tell(part, value, issues, undefined, nameOf(said, key, name));
    issues.path.pop();
  } else explain(said.rule, value, issues, said.pointer, key);
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

/** What messages call a part, as a part of something. */
function nameOf({ label = "" }: Saying, key: string | number, whole = ""): string {
  const part = label || formatPath([key]);
  const path = whole && !part.startsWith("[") ? `${whole}.${part}` : whole + part;
  return path.length > longestPath ? path.slice(0, longestPath) : path;
}
