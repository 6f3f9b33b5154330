import type { Draft } from "./draft.ts";
import type { NamingFacts, Registry } from "./names.ts";
import { type Claim, tailOf, unionWord } from "./names-claim.ts";

/**
 * Names classes of which the first to come keeps the bare name; each later one takes the first name that is free of
 * those that its surroundings offer, longer and longer ones.
 */
export function settleFirstCome(claims: readonly Claim[], registry: Registry, facts: NamingFacts): void {
  for (const claim of inTurn(claims, facts)) {
    const { draft } = claim;
    const names = [...offers(claim, facts)];
    const free = names.find((name) => !registry.isTaken(draft.directory, name));
    registry.settle(draft, free ?? names.at(-1) ?? claim.base);
  }
}

/** Requests before responses, bodies before parameters, shallow classes before deep ones, then as they are reached. */
function inTurn(claims: readonly Claim[], facts: NamingFacts): readonly Claim[] {
  const turn = new Map([...new Set(facts.reached())].map((id, index) => [id, index]));
  const rank = ({ draft }: Claim): readonly number[] => [
    sideOf(draft),
    draft.wish.via === undefined ? 0 : 1,
    depthOf(draft),
    turn.get(draft.id) ?? turn.size,
  ];
  const ranked = claims.map((claim) => ({ claim, rank: rank(claim) }));
  ranked.sort((a, b) => compareRanks(a.rank, b.rank));
  return ranked.map(({ claim }) => claim);
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function sideOf(draft: Draft): number {
  for (let at: Draft | undefined = draft; at !== undefined; at = at.parent) {
    if (at.wish.via !== undefined) return 0;
    const tail = tailOf(at);
    if (tail !== undefined) return tail.way === "Request" ? 0 : 1;
  }
  return 0;
}

/** How deep a class stands in a component or a body; the operation around them does not count. */
function depthOf(draft: Draft): number {
  let depth = 0;
  for (let at = draft.parent; at !== undefined; at = at.parent) if (!isOperation(at)) depth += 1;
  return depth;
}

function isOperation({ wish, root, parent }: Draft): boolean {
  return parent === undefined && wish.label === root.name && root.instance !== "";
}

/** Names from the shortest to the longest, as words joined by `_`. */
function* offers(claim: Claim, facts: NamingFacts): Generator<string> {
  const { draft, base, position } = claim;
  const { via } = draft.wish;
  const root = draft.root.name;
  if (position !== undefined) {
    yield numberWords[position] ?? `Member_${position}`;
    yield base;
    yield `${root}_${base}`;
    return;
  }
  yield base;
  if (via !== undefined) {
    yield `${via}_${base}`;
    yield `${root}_${via}_${base}`;
    return;
  }
  const { front, others, number } = surroundings(draft, facts);
  const group = draft.root.group === undefined ? [] : [draft.root.group];
  const rest = [...group, ...others];
  if (front.length > 0) yield [...front, base].join("_");
  for (let count = 0; count <= rest.length; count += 1) {
    yield [root, ...front, ...rest.slice(0, count), base].join("_");
  }
  yield [root, ...front, ...rest, ...number, base].join("_");
}

/** What the classes around one say. */
interface Surroundings {
  /** The word of the union that it stands in, if any: the first to be said. */
  readonly front: readonly string[];
  /** The words of the others, outermost first. */
  readonly others: readonly string[];
  /** The position of the union's member that it stands in. */
  readonly number: readonly string[];
}

function surroundings(draft: Draft, facts: NamingFacts): Surroundings {
  const front: string[] = [];
  const others: string[] = [];
  const number: string[] = [];
  for (let at = draft.parent; at !== undefined; at = at.parent) {
    if (at.wish.place === "member") {
      const union = at.parent;
      const word = unionWord(union, facts);
      if (front.length === 0 && word !== undefined) {
        front.push(word);
        number.push(String(at.wish.index));
      } else if (word !== undefined) others.unshift(word);
      at = union ?? at;
      continue;
    }
    // A body says nothing that its operation does not, and neither does a component to what stands in it.
    if (tailOf(at) === undefined && at.parent !== undefined) {
      const word = unionWord(at, facts);
      if (word !== undefined) others.unshift(word);
    }
  }
  return { front, others, number };
}

const numberWords: readonly string[] = [
  "Zero",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
  "Thirteen",
  "Fourteen",
  "Fifteen",
  "Sixteen",
  "Seventeen",
  "Eighteen",
  "Nineteen",
  "Twenty",
];
