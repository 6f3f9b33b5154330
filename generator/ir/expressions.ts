import { createRequire } from "node:module";
import type * as Regexpp from "@eslint-community/regexpp";
import type { Pattern } from "./schema.ts";

/**
 * A pattern as a regular expression of ECMA-262: with the flag `u`, as JSON Schema 2020-12 (core, 6.4) has it. Where that
 * refuses what the rules for the web (ECMA-262, annex B) take, it is written as `u` has it, so that a character is always
 * one whole; what cannot be written so is read without the flag.
 */
export function parsePattern(source: string): Pattern | undefined {
  for (const reading of readings(source)) if (isExpression(reading)) return reading;
  return undefined;
}

function* readings(source: string): Generator<Pattern> {
  yield { source, flags: "u" };
  yield { source, flags: "v" };
  yield { source: forUnicode(source), flags: "u" };
  yield { source, flags: "" };
}

/** Whether every engine that the package runs on has it, not only this one. */
function isExpression({ source, flags }: Pattern): boolean {
  try {
    new RegExp(source, flags);
    return !mayBeNewer.test(source) || isOfEdition2024(source, flags);
  } catch {
    return false;
  }
}

/** Flags for a group, and two groups of one name: ECMA-262 has had them since 2025. */
const mayBeNewer = /\(\?[ims-]|\(\?<(?![=!]).*\(\?<(?![=!])/s;

function isOfEdition2024(source: string, flags: string): boolean {
  const { RegExpParser } = createRequire(import.meta.url)("@eslint-community/regexpp") as typeof Regexpp;
  try {
    const sets = { unicode: flags === "u", unicodeSets: flags === "v" };
    new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, sets);
    return true;
  } catch {
    return false;
  }
}

/** One piece of a pattern, and what stands around it. */
interface Piece {
  readonly text: string;
  readonly inClass: boolean;
  readonly before: string;
  readonly after: string;
}

const pieces = /\\(?:u\{[0-9a-f]+\}|[pP]\{[^{}]*\}|k<[^<>]*>|.)|\{\d+(?:,\d*)?\}|./gisu;

/** A pattern without what stands for itself in annex B alone. */
function forUnicode(source: string): string {
  const texts = source.match(pieces) ?? [];
  let inClass = false;
  return texts
    .map((text, index) => {
      const piece = { text, inClass, before: texts[index - 1] ?? "", after: texts[index + 1] ?? "" };
      if (text === "[") inClass = true;
      if (text === "]") inClass = false;
      return pieceForUnicode(piece);
    })
    .join("");
}

/** A backslash that says nothing, a bracket that closes nothing, a brace that counts nothing, a hyphen beside `\w`. */
function pieceForUnicode({ text, inClass, before, after }: Piece): string {
  if (idleEscape.test(text) && !(inClass && text === "\\-")) return text.slice(1);
  if (!inClass && /^[\]{}]$/.test(text)) return `\\${text}`;
  const isBetween = inClass && before !== "[" && before !== "^" && after !== "]";
  return text === "-" && isBetween && (isSet.test(before) || isSet.test(after)) ? "\\-" : text;
}

const idleEscape = /^\\(?:_|[^\p{L}\p{N}_^$\\.*+?()[\]{}|/])$/u;
const isSet = /^\\[wWdDsSpP]/;
