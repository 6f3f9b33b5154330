import type { AST } from "@eslint-community/regexpp";
import { type CharacterSet, charactersOf, meet } from "./character-sets.ts";

/**
 * Whether attempts to match from different positions of a text cannot overlap by much. So it is where an alternative
 * begins with fixed characters (`arn:aws:[a-z]+/`) of which, for every unbounded repetition, at least one is outside
 * the repeated characters: all attempts together then take linear time. An unbounded repetition of one character at the
 * very end is not looked at, as nothing after it can fail.
 */
export function isSparse({ elements }: AST.Alternative): boolean {
  const start = startOf(elements);
  const isTelling = (repeated: CharacterSet): boolean => start.some((one) => !meet(one, repeated));
  const last = elements.at(-1);
  const inner = last !== undefined && endsTheSearch(last) ? elements.slice(0, -1) : elements;
  return start.length > 0 && inner.flatMap(repeatedIn).every(isTelling);
}

/** The characters that a way begins with, whatever it is tried on. */
function startOf(elements: readonly AST.Element[]): CharacterSet[] {
  const start: CharacterSet[] = [];
  for (const element of elements) {
    if (!isCharacter(element)) break;
    start.push(charactersOf(element));
  }
  return start;
}

type Single = AST.Character | AST.CharacterSet | AST.CharacterClass;

function isCharacter(element: AST.Element): element is Single {
  return ["Character", "CharacterSet", "CharacterClass"].includes(element.type);
}

function endsTheSearch(last: AST.Element): boolean {
  return last.type === "Quantifier" && last.max === Number.POSITIVE_INFINITY && isCharacter(last.element);
}

/** The characters of each part that is repeated without a bound. */
function repeatedIn(element: AST.Element): CharacterSet[] {
  if (element.type === "Quantifier")
    return element.max === Number.POSITIVE_INFINITY
      ? [charactersIn(element.element).flat()]
      : repeatedIn(element.element);
  return inside(element).flatMap(repeatedIn);
}

function charactersIn(element: AST.Element): CharacterSet[] {
  if (isCharacter(element)) return [charactersOf(element)];
  return (element.type === "Quantifier" ? [element.element] : inside(element)).flatMap(charactersIn);
}

function inside(element: AST.Element): readonly AST.Element[] {
  if (element.type !== "Group" && element.type !== "CapturingGroup") return [];
  return element.alternatives.flatMap(({ elements }) => elements);
}
