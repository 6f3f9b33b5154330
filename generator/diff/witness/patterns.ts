import type { AST } from "@eslint-community/regexpp";
import { matches, type Pattern, syntaxOf } from "../../ir/index.ts";

/** Longest texts that are made of a length alone. */
export const usual = 10_000;

/** Strings that match a pattern, where they can be written down by following its syntax; each is tried before it is given. */
export function matchingString(pattern: Pattern, minLength: number, maxLength: number | undefined): string[] {
  const parsed = parse(pattern);
  if (parsed === undefined) return [];
  const found = new Set<string>();
  for (const repeats of [0, 1, 2, 8, minLength, maxLength ?? 0]) {
    for (const branch of parsed.alternatives) {
      const text = writeAll(branch.elements, Math.min(repeats, 1000));
      for (const padded of [text, text.padEnd(Math.min(minLength, usual), "a")]) {
        if (
          padded.length >= minLength &&
          padded.length <= (maxLength ?? Number.POSITIVE_INFINITY) &&
          matches(pattern, padded) === true
        ) {
          found.add(padded);
        }
      }
    }
  }
  return [...found].slice(0, 8);
}

function parse(pattern: Pattern): AST.Pattern | undefined {
  try {
    return syntaxOf(pattern);
  } catch {
    return undefined;
  }
}

function writeAll(elements: readonly AST.Element[], repeats: number): string {
  let text = "";
  for (const element of elements) {
    if (text.length > usual) break;
    text += write(element, repeats);
  }
  return text;
}

/** One string for one part of a pattern; assertions write nothing and are found out by the test. */
function write(element: AST.Element, repeats: number): string {
  switch (element.type) {
    case "Character":
      return String.fromCodePoint(element.value);
    case "CharacterSet":
      return fromSet(element);
    case "CharacterClass":
      return fromClass(element);
    case "Quantifier": {
      const times = Math.max(element.min, Math.min(element.max, repeats));
      const once = write(element.element, repeats);
      // Repetitions of repetitions would soon be longer than any text can be.
      return once.repeat(Math.min(times, 1000, Math.ceil(usual / Math.max(1, once.length))));
    }
    case "Group":
    case "CapturingGroup": {
      const [first] = element.alternatives;
      return first === undefined ? "" : writeAll(first.elements, repeats);
    }
    default:
      return "";
  }
}

/** Characters to try, plain ones first. */
const alphabet = [
  ..."a1A0Z9_- .,:/+@#!é中\n",
  ...Array.from({ length: 94 }, (_, index) => String.fromCodePoint(index + 33)),
];

function fromSet(set: AST.CharacterSet): string {
  if (set.kind === "any") return "a";
  return pick(set.raw);
}

function fromClass(set: AST.CharacterClass): string {
  const [first] = set.elements;
  if (!set.negate && first?.type === "CharacterClassRange") return String.fromCodePoint(first.min.value);
  if (!set.negate && first?.type === "Character") return String.fromCodePoint(first.value);
  return pick(set.raw);
}

function pick(raw: string): string {
  for (const flags of ["u", "v", ""]) {
    try {
      const test = new RegExp(`^${raw}$`, flags);
      const found = alphabet.find((character) => test.test(character));
      if (found !== undefined) return found;
    } catch {
      // Not with these flags.
    }
  }
  return "";
}
