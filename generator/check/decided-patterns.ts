import type { AST } from "@eslint-community/regexpp";
import { type Pattern, syntaxOf } from "../ir/index.ts";
import { type CharacterSet, charactersOf, merged } from "./character-sets.ts";
import { isSparse } from "./sparse-patterns.ts";

/**
 * A position of the Glushkov automaton (a repeated character has one for each copy). `next`: its successors, one of
 * them twice if two paths lead to it.
 */
interface Place {
  readonly characters: CharacterSet;
  readonly next: Place[];
  /** Whether it may be passed again. */
  isRepeated: boolean;
}

/**
 * The first and last positions of a part of a pattern, and whether it can match the empty string, in one way at most.
 */
interface Part {
  readonly first: readonly Place[];
  readonly last: readonly Place[];
  readonly passable: boolean;
}

/** Beyond so many places a pattern is left to the judge. */
const most = 1_000;

/** And beyond so many ways from one end of it to the other. */
const mostWays = 64;

/** What is not followed here. */
class Undecided extends Error {}

/**
 * Whether each character of a text decides where in the pattern it stands: a pattern that is tied to the text's start, or
 * is sparse, and whose Glushkov automaton is deterministic wherever something is repeated, with no two ways from one place
 * to the next. Wherever such a pattern fails, every other way that is tried fails on its first character; outside of what
 * is repeated, where each place is passed once, few ways may begin alike. So its time is linear.
 * Lookarounds, backreferences and the sets of the flag `v` are not followed.
 */
export function isDecided(pattern: Pattern): boolean {
  if (pattern.flags === "v") return false;
  try {
    const { alternatives } = syntaxOf(pattern);
    if (!alternatives.every((one) => isTied(one) || isSparse(one))) return false;
    const places: Place[] = [];
    const { first } = createReader(places).choice(alternatives);
    let ways = choicesOf(first);
    for (const { next, isRepeated } of places) {
      const choices = choicesOf(next);
      if (isRepeated && choices > 1) return false;
      ways *= choices;
      if (ways > mostWays) return false;
    }
    return true;
  } catch (fault) {
    // What cannot be read is the judge's as well.
    if (fault instanceof Undecided || fault instanceof SyntaxError) return false;
    throw fault;
  }
}

/** Whether a way begins at the start of the text. */
function isTied({ elements: [first] }: AST.Alternative): boolean {
  if (first?.type === "Group" || first?.type === "CapturingGroup") return first.alternatives.every(isTied);
  return first?.type === "Assertion" && first.kind === "start";
}

/** How many of the places one character may belong to, at most; one where none does. */
function choicesOf(places: readonly Place[]): number {
  // Where sets begin and end, from the first character to the last: so many are open in between.
  const edges = places.flatMap(({ characters }) =>
    characters.flatMap(([first, last]) => [
      { at: first, opens: 1 },
      { at: last + 1, opens: -1 },
    ]),
  );
  edges.sort((one, other) => one.at - other.at || one.opens - other.opens);
  let open = 0;
  let choices = 1;
  for (const { opens } of edges) {
    open += opens;
    choices = Math.max(choices, open);
  }
  return choices;
}

const empty: Part = { first: [], last: [], passable: true };

/** Reads parts of a pattern; `places` takes all that it comes upon. */
function createReader(places: Place[]) {
  const place = (characters: CharacterSet): Part => {
    if (places.length === most) throw new Undecided();
    const made: Place = { characters, next: [], isRepeated: false };
    places.push(made);
    return { first: [made], last: [made], passable: false };
  };
  const link = (from: readonly Place[], to: readonly Place[]): void => {
    for (const { next } of from) {
      next.push(...to);
      if (next.length > most) throw new Undecided();
    }
  };
  const follow = (one: Part, other: Part): Part => {
    link(one.last, other.first);
    return {
      first: one.passable ? [...one.first, ...other.first] : one.first,
      last: other.passable ? [...one.last, ...other.last] : other.last,
      passable: one.passable && other.passable,
    };
  };
  const sequence = (elements: readonly AST.Element[]): Part => elements.map(element).reduce(follow, empty);
  const choice = (alternatives: readonly AST.Alternative[]): Part => {
    const parts = alternatives.map(({ elements }) => sequence(elements));
    const passable = parts.filter((part) => part.passable).length;
    if (passable > 1) throw new Undecided();
    return {
      first: parts.flatMap((part) => part.first),
      last: parts.flatMap((part) => part.last),
      passable: passable === 1,
    };
  };
  /** As many copies as there have to be, then the endless one or those that need not be, each inside the one before. */
  const quantifier = ({ element: repeated, min, max }: AST.Quantifier): Part => {
    const copy = (): Part => {
      const part = element(repeated);
      if (part.passable) throw new Undecided();
      return part;
    };
    if (max === 0) return empty;
    const needed = max === Number.POSITIVE_INFINITY ? Math.max(min, 1) : max;
    if (needed > most) throw new Undecided();
    let last: Part | undefined;
    // From the last to the first: what comes after a copy that need not be need not be either.
    for (let index = needed - 1; index >= 0; index -= 1) {
      const before = places.length;
      const one = copy();
      if (last === undefined && max === Number.POSITIVE_INFINITY) {
        link(one.last, one.first);
        for (const inside of places.slice(before)) inside.isRepeated = true;
      }
      const whole = last === undefined ? one : follow(one, last);
      last = index < min ? whole : { ...whole, passable: true };
    }
    return last!;
  };
  const element = (of: AST.Element): Part => {
    switch (of.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return place(merged(charactersOf(of)));
      case "Group":
        if (of.modifiers !== null) throw new Undecided();
        return choice(of.alternatives);
      case "CapturingGroup":
        return choice(of.alternatives);
      case "Quantifier":
        return quantifier(of);
      case "Assertion":
        // It only keeps ways from being taken; a look around is a pattern of its own.
        if (of.kind === "lookahead" || of.kind === "lookbehind") throw new Undecided();
        return empty;
      case "Backreference":
      case "ExpressionCharacterClass":
        throw new Undecided();
    }
  };
  return { choice };
}
