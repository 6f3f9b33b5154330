import {
  Conversion,
  type Convert,
  clash,
  type Known,
  knows,
  type Members,
  put,
  type Stray,
} from "./conversions.ts";
import { isObject, type JsonObject } from "./values.ts";

/** Converts a value by several schemas that all apply to it; `known`: the keys that any of them declares. */
export function together(
  value: unknown,
  issues: Conversion,
  known: Known | undefined,
  pointer: string,
  ways: readonly Convert[],
): unknown {
  const outermost = issues.strays === undefined;
  issues.strays ??= new Map();
  const made = convertJointly(value, issues, known, pointer, ways);
  if (outermost) settleStrays(issues);
  return made;
}

/**
 * A conversion that only asks what the parts of a value's schema assert, before they convert it as one: a key that one of them
 * does not know is no issue yet, nor does it count.
 */
export function asserting(issues: Conversion): Conversion {
  const { defaults, exact, plain, trials, claimed } = issues;
  const unknownKeys = issues.unknownKeys === "refuse" ? "keep" : issues.unknownKeys;
  const asserted = new Conversion({ unknownKeys, defaults }, exact, plain, trials, claimed);
  asserted.limit = issues.limit;
  asserted.path.push(...issues.path);
  return asserted;
}

/** Takes over what a conversion of the same value has found, and tells whether that is anything. */
export function takeOver(issues: Conversion, { found, stripped }: Conversion): boolean {
  issues.stripped ||= stripped;
  for (const issue of found) if (!issues.full) issues.found.push(issue);
  return found.length > 0;
}

function convertJointly(
  value: unknown,
  issues: Conversion,
  known: Known | undefined,
  pointer: string,
  ways: readonly Convert[],
): unknown {
  const outer = issues.shared.has(value);
  const claims = !issues.claimed.has(value);
  issues.shared.add(value);
  if (claims) issues.claimed.set(value, known);
  const parts = ways.map((way) => way(value, issues));
  if (!outer) issues.shared.delete(value);
  if (claims) issues.claimed.delete(value);
  const merged = mergeConverted(value, parts, issues);
  if (merged === value || !isObject(value)) return merged;
  const members = merged as Members;
  for (const part of parts) {
    // A key that one part does not know stays unknown in the merged object, even where another part declares it: what
    // becomes of it is decided once all schemas have run.
    for (const [key, { code, pointer: at }] of issues.strays?.get(part) ?? [])
      issues.postpone(code, members, key, value[key], at);
  }
  if (!outer && known !== undefined) leaveUnknown(members, value, known, issues, pointer);
  return merged;
}

/** What several conversions have made of one value, each of its own share. */
export function mergeConverted(value: unknown, all: readonly unknown[], issues: Conversion): unknown {
  const parts = all.filter((part) => part !== value);
  const [first, ...others] = parts;
  if (first === undefined) return value;
  if (Array.isArray(value) && Array.isArray(first)) {
    return value.map((item, index) => {
      const made = parts.map((part) => at(part, index)).filter((one) => one !== item);
      return made.length === 0 ? item : made.reduce((one, other) => join(one, other, issues));
    });
  }
  if (!isObject(value) || !isObject(first)) return first;
  const merged: Members = { ...first };
  for (const other of others) if (isObject(other)) mergeInto(merged, value, other, issues);
  // What one of them calls by another name is gone for all.
  for (const key in value) {
    if (parts.some((part) => isObject(part) && !Object.hasOwn(part, key))) delete merged[key];
  }
  return merged;
}

function at(list: unknown, index: number): unknown {
  return Array.isArray(list) ? list[index] : undefined;
}

/** Takes over what one conversion has changed in an object. */
function mergeInto(merged: Members, source: JsonObject, other: JsonObject, issues: Conversion): void {
  for (const key in other) {
    if (Object.hasOwn(source, key) && other[key] === source[key]) continue;
    // Who declares a key has converted its value as well.
    if (Object.hasOwn(merged, key) && issues.trials.renamed.get(other)?.includes(key)) continue;
    put(merged, key, Object.hasOwn(merged, key) ? join(merged[key], other[key], issues) : other[key]);
  }
}

/** What two conversions have made of one member or item: where it is an object or a list, each has its word about it. */
function join(one: unknown, other: unknown, issues: Conversion): unknown {
  const { sources } = issues.trials;
  if (one === other || !isMade(one) || !isMade(other) || !sources.has(one)) return other;
  const source = sources.get(one);
  if (source !== sources.get(other)) return other;
  const joined = mergeConverted(source, [one, other], issues);
  if (!isMade(joined)) return joined;
  sources.set(joined, source);
  joinStrays(one, other, joined, issues);
  return joined;
}

/** Keys, each with what it is called on the other side. */
export type Names = readonly (readonly [key: string, name: string])[];

/** Renames keys that no option has renamed yet to their names on the other side. */
export function rename(
  value: unknown,
  converted: unknown,
  names: Names,
  issues: Conversion,
  pointer: string,
): unknown {
  if (names.length === 0 || !isObject(value) || !isObject(converted)) return converted;
  const strays = issues.strays?.get(converted);
  const made: Members = { ...converted };
  const renamed: string[] = [];
  for (const [key, name] of names) {
    if (Object.hasOwn(value, name) && Object.hasOwn(made, name)) clash(value, name, made, issues, pointer);
    if (!Object.hasOwn(made, key) || strays?.has(key)) continue;
    delete made[key];
    put(made, name, converted[key]);
    renamed.push(name);
  }
  if (renamed.length === 0) return converted;
  issues.trials.renamed.set(made, renamed);
  if (strays !== undefined) issues.strays?.set(made, strays).delete(converted);
  return made;
}

function isMade(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/**
 * A key is unknown to two options where it is unknown to each of them; a key that only one of them forbids is an error,
 * as the other one declares it.
 */
function joinStrays(one: object, other: object, joined: object, issues: Conversion): void {
  const [mine, others] = [one, other].map((made) => takeStrays(made, issues)) as [Strays, Strays];
  const left = new Map<string, Stray>();
  for (const [key, stray] of [...mine, ...others]) {
    const isForbidden = stray.code === "additionalProperties";
    if (!mine.has(key) || !others.has(key)) {
      if (isForbidden) issues.refuseStray(stray);
    } else if (isForbidden || !left.has(key)) left.set(key, stray);
  }
  if (left.size > 0) issues.strays?.set(joined, left);
}

type Strays = ReadonlyMap<string, Stray>;

function takeStrays(made: object, { strays }: Conversion): Strays {
  const known = strays?.get(made) ?? new Map<string, Stray>();
  strays?.delete(made);
  return known;
}

/** Strips or rejects the keys that no schema knows, as the options say. */
function settleStrays(issues: Conversion): void {
  for (const [made, strays] of issues.strays ?? []) {
    for (const [key, stray] of strays) {
      delete (made as Members)[key];
      if (issues.unknownKeys === "refuse") issues.refuseStray(stray);
      else issues.stripped = true;
    }
  }
  issues.strays = undefined;
}

function leaveUnknown(
  merged: Members,
  source: JsonObject,
  known: Known,
  issues: Conversion,
  pointer: string,
): void {
  for (const key in source) {
    if (knows(known, key) || source[key] === undefined) continue;
    issues.unknown += 1;
    // What stands there by now may be another key's, by its name.
    if (issues.unknownKeys === "keep" || merged[key] !== source[key]) continue;
    issues.postpone("unknown_key", merged, key, source[key], pointer);
  }
}
