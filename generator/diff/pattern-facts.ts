import type { AST } from "@eslint-community/regexpp";
import { type Pattern, syntaxOf } from "../ir/index.ts";

/** Whether every string has a place where a pattern matches: one at which it asks for nothing. */
export function takesAnyString(pattern: Pattern): boolean {
  const asksForNothing = (element: AST.Element): boolean =>
    (element.type === "Quantifier" && (element.min === 0 || asksForNothing(element.element))) ||
    ((element.type === "Group" || element.type === "CapturingGroup") &&
      element.alternatives.some(({ elements }) => elements.every(asksForNothing)));
  const isEnd = ({ type, kind }: AST.Element & { readonly kind?: unknown }): boolean =>
    type === "Assertion" && (kind === "start" || kind === "end");
  try {
    return syntaxOf(pattern).alternatives.some(
      ({ elements }) =>
        elements.filter(isEnd).length <= 1 &&
        elements.every((element) => isEnd(element) || asksForNothing(element)),
    );
  } catch {
    return false;
  }
}

/**
 * The least number of characters of a string in which a pattern matches, as far as its syntax shows it; without the flags
 * that read code points, a pair of surrogates may be two of its parts.
 */
export function leastLength({ source, flags }: Pattern): number {
  try {
    const units = leastOf(syntaxOf({ source, flags }).alternatives);
    return flags === "" ? Math.ceil(units / 2) : units;
  } catch {
    return 0;
  }
}

function leastOf(alternatives: readonly AST.Alternative[]): number {
  return Math.min(
    ...alternatives.map(({ elements }) => elements.reduce((sum, part) => sum + leastIn(part), 0)),
  );
}

function leastIn(element: AST.Element): number {
  switch (element.type) {
    case "Character":
    case "CharacterSet":
      return 1;
    case "CharacterClass":
      // Of the flag `v`, one may hold the empty string.
      return element.unicodeSets ? 0 : 1;
    case "Group":
    case "CapturingGroup":
      return leastOf(element.alternatives);
    case "Quantifier":
      return element.min * leastIn(element.element);
    default:
      return 0;
  }
}

/** More parts than that are not compared. */
const mostSteps = 10_000;

/**
 * Whether every string with a match of one pattern has one of the other, as far as their syntax shows it: part by part the
 * other one takes at least as much. What a pattern leads back to may be more as well, so that such patterns show nothing.
 */
export function isWithin(one: Pattern, other: Pattern): boolean {
  if (one.flags !== other.flags || /\\[1-9k]/.test(one.source + other.source)) return false;
  let left = mostSteps;
  try {
    return areWithin(syntaxOf(one).alternatives, syntaxOf(other).alternatives);
  } catch {
    // What the parser does not know is not compared.
    return false;
  }

  /** Every choice is one of the other's, or less. */
  function areWithin(ones: readonly AST.Alternative[], others: readonly AST.Alternative[]): boolean {
    return ones.every(({ elements }) => others.some((choice) => isSequenceWithin(elements, choice.elements)));
  }

  /** Part by part, or with one of the other's choices in the place of a group, or without what may be missing there. */
  function isSequenceWithin(ones: readonly AST.Element[], others: readonly AST.Element[]): boolean {
    const [first, ...next] = ones;
    const [wide, ...rest] = others;
    if (wide === undefined) return first === undefined;
    left -= 1;
    if (left < 0) return false;
    if (first !== undefined && isElementWithin(first, wide) && isSequenceWithin(next, rest)) return true;
    if (isGroup(wide))
      return wide.alternatives.some(({ elements }) => isSequenceWithin(ones, [...elements, ...rest]));
    return wide.type === "Quantifier" && wide.min === 0 && isSequenceWithin(ones, rest);
  }

  function isElementWithin(narrow: AST.Element, wide: AST.Element): boolean {
    if (narrow.raw === wide.raw) return true;
    if (wide.type === "Quantifier") {
      const [min, max] = narrow.type === "Quantifier" ? [narrow.min, narrow.max] : [1, 1];
      const repeated = narrow.type === "Quantifier" ? narrow.element : narrow;
      return min >= wide.min && max <= wide.max && isElementWithin(repeated, wide.element);
    }
    if (isGroup(narrow) && isGroup(wide)) return areWithin(narrow.alternatives, wide.alternatives);
    if (wide.type !== "CharacterClass" || wide.negate || wide.unicodeSets) return false;
    if (narrow.type === "Character" || narrow.type === "CharacterSet") return isListed(narrow, wide);
    if (narrow.type !== "CharacterClass" || narrow.negate || narrow.unicodeSets) return false;
    return narrow.elements.every((member) => isListed(member, wide));
  }
}

type Member = AST.CharacterClass["elements"][number];

/** Whether a class of characters has all that a member of another one stands for. */
function isListed(
  member: Member | AST.Character | AST.CharacterSet,
  { elements }: AST.CharacterClass,
): boolean {
  if (elements.some(({ raw }) => raw === member.raw)) return true;
  if (member.type !== "Character" && member.type !== "CharacterClassRange") return false;
  const [least, most] =
    member.type === "Character" ? [member.value, member.value] : [member.min.value, member.max.value];
  return elements.some(
    (range) => range.type === "CharacterClassRange" && range.min.value <= least && range.max.value >= most,
  );
}

function isGroup(element: AST.Element): element is AST.Group | AST.CapturingGroup {
  return element.type === "Group" || element.type === "CapturingGroup";
}
