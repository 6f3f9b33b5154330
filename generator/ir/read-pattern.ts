import type { Origin, Report, Spot } from "../diagnostics/index.ts";
import { parsePattern } from "./expressions.ts";
import { matches } from "./patterns.ts";
import type { Pattern } from "./schema.ts";

/** A pattern of the document or of a configuration; `undefined` after reporting that it is none. What it hardly was meant to say is told. */
export function readPattern(source: string, at: Origin | Spot, report: Report): Pattern | undefined {
  const pattern = parsePattern(source);
  if (pattern === undefined) {
    report({ code: "invalid-pattern", at, args: { pattern: source } });
    return undefined;
  }
  if (isTooLarge(pattern)) {
    report({ code: "pattern-too-large", at, args: { length: source.length } });
    return undefined;
  }
  const args = findMisreading(source, pattern);
  if (args !== undefined) report({ code: "pattern-read-otherwise", at, args });
  return pattern;
}

/** Whether an engine refuses to run it: it says so the first time that it is to, and not before. */
function isTooLarge(pattern: Pattern): boolean {
  try {
    // Behind a letter that is not there nothing of it is tried.
    if (matches(pattern, "") === "unknown") new RegExp(`\\0(?:${pattern.source})`, pattern.flags).test("");
    return false;
  } catch {
    return true;
  }
}

/** The first part of a pattern that other engines, or JavaScript's own literals, read otherwise. */
function findMisreading(
  source: string,
  { source: read, flags }: Pattern,
): { part: string; meaning: string } | undefined {
  // Behind a slash there is no start and before one no end, so that no text has such a pattern.
  const [part] = /^\/(?:\^.*|.*\$)\/[dgimsuvy]*$/s.exec(source) ?? [];
  if (part !== undefined) return { part, meaning: "a pattern with slashes in it, which nothing matches" };
  // With `u` and `v` a backslash before a letter means something, or is an error.
  const escapes = flags === "" ? [...source.matchAll(/\\(.)/gs)] : [];
  const strange = escapes.find(([, letter = ""]) => /[a-z]/i.test(letter) && !escapable.includes(letter));
  if (strange !== undefined) return { part: strange[0], meaning: `the letter ${strange[1]}` };
  const [posix] = flags === "u" && read === source ? [] : (/\[:\^?[a-z]+:\]/.exec(source) ?? []);
  if (posix !== undefined) return { part: posix, meaning: "one of the characters between its brackets" };
  if (flags !== "v") return undefined;
  return {
    part: setIn(source),
    meaning: "a set that only the flag `v` knows, which other validators refuse",
  };
}

/** The first class that has another one inside, or takes one away. */
function setIn(source: string): string {
  return /\[\^?(?:\\.|[^\\\]])*?(?:\[|--|&&|\\q\{)(?:\\.|[^\\\]])*\]+/s.exec(source)?.[0] ?? source;
}

/** The letters that mean something behind a backslash without `u`. */
const escapable = "bBcdDfknrsStuvwWx";
