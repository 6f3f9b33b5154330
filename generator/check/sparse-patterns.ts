import type { AST } from "@eslint-community/regexpp";
import { type CharacterSet, charactersOf, meet } from "./character-sets.ts";

/**
 * Whether the text that a way through a pattern was tried on holds few other places where it could begin, as
 * `arn:aws:[a-z]+/` does: it begins with certain characters, and of these one belongs to none of what is repeated without
 * a bound. Tries from two places then have no more than a bounded part in common, so that all of them together take linear
 * time. What is repeated last, after which nothing can fail, ends the search.
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
