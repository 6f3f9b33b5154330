import type { AST } from "@eslint-community/regexpp";
import { type Pattern, syntaxOf } from "../ir/index.ts";

/**
 * Whether every string with a match of one pattern has one of the other, as far as their syntax shows it: part by part the
 * other one takes at least as much. What a pattern leads back to may be more as well, so that such patterns show nothing.
 */
export function isWithin(one: Pattern, other: Pattern): boolean {
  if (one.flags !== other.flags || /\\[1-9k]/.test(one.source + other.source)) return false;
  try {
    return areWithin(syntaxOf(one).alternatives, syntaxOf(other).alternatives);
  } catch {
    // What the parser does not know is not compared.
    return false;
  }
}

/** Every choice is one of the other's, or less. */
function areWithin(ones: readonly AST.Alternative[], others: readonly AST.Alternative[]): boolean {
  return ones.every(({ elements }) => others.some((other) => isSequenceWithin(elements, other.elements)));
}

function isSequenceWithin(ones: readonly AST.Element[], others: readonly AST.Element[]): boolean {
  return ones.length === others.length && ones.every((one, index) => isElementWithin(one, others[index]!));
}

function isElementWithin(one: AST.Element, other: AST.Element): boolean {
  if (one.raw === other.raw) return true;
  if (other.type === "Quantifier") {
    const [min, max] = one.type === "Quantifier" ? [one.min, one.max] : [1, 1];
    const repeated = one.type === "Quantifier" ? one.element : one;
    return min >= other.min && max <= other.max && isElementWithin(repeated, other.element);
  }
  if (isGroup(one) && isGroup(other)) return areWithin(one.alternatives, other.alternatives);
  if (other.type !== "CharacterClass" || other.negate || other.unicodeSets) return false;
  if (one.type === "Character" || one.type === "CharacterSet") return isListed(one, other);
  if (one.type !== "CharacterClass" || one.negate || one.unicodeSets) return false;
  return one.elements.every((member) => isListed(member, other));
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
