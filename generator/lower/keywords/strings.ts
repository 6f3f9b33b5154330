import { child, type Origin, type Report } from "../../diagnostics/index.ts";
import { matches, type Pattern, type StringRules } from "../../ir/index.ts";
import type { KeywordReader } from "../keyword-reader.ts";
import { parsePattern } from "./expressions.ts";

/** `minLength`, `maxLength`, `pattern` and the content keywords (JSON Schema 2020-12 validation, 6.3 and 8). */
export function lowerStringRules(keywords: KeywordReader, report: Report): Omit<StringRules, "format"> {
  const minLength = keywords.count("minLength");
  const maxLength = keywords.count("maxLength");
  const source = keywords.string("pattern");
  const pattern = source === undefined ? undefined : lowerPattern(source, keywords, report);
  const contentEncoding = keywords.string("contentEncoding");
  const contentMediaType = keywords.string("contentMediaType");
  return {
    ...(minLength !== undefined && minLength > 0 && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    ...(contentMediaType !== undefined && { contentMediaType }),
  };
}

function lowerPattern(source: string, keywords: KeywordReader, report: Report): Pattern | undefined {
  const pattern = readPattern(source, child(keywords.at, "pattern"), report);
  if (pattern === undefined) keywords.miss("pattern");
  return pattern;
}

/** A pattern of the document; `undefined` after reporting that it is none. What it hardly was meant to say is told. */
export function readPattern(source: string, at: Origin, report: Report): Pattern | undefined {
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
    meaning: "a set that only the flag `v` knows, which other validators reject",
  };
}

/** The first class that has another one inside, or takes one away. */
function setIn(source: string): string {
  return /\[\^?(?:\\.|[^\\\]])*?(?:\[|--|&&|\\q\{)(?:\\.|[^\\\]])*\]+/s.exec(source)?.[0] ?? source;
}

/** The letters that mean something behind a backslash without `u`. */
const escapable = "bBcdDfknrsStuvwWx";
