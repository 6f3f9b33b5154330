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
  const turn = new Map(facts.reached.map((id, index) => [id, index]));
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
    if (/Response(?:Body)?\d*$/.test(at.wish.label) && at.root.directory === "operations") return 1;
  }
  return 0;
}

function depthOf(draft: Draft): number {
  let depth = 0;
  for (let at = draft.parent; at !== undefined; at = at.parent) depth += 1;
  return depth;
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
  const { before, number } = surroundings(draft, facts);
  const [nearest] = before.slice(-1);
  const member = draft.parent !== undefined && isMember(draft.parent);
  const front = member && nearest !== undefined ? [nearest] : [];
  const rest = before.slice(0, before.length - front.length);
  if (member) yield [...front, base].join("_");
  for (let count = 0; count <= rest.length; count += 1) {
    yield [root, ...front, ...rest.slice(0, count), base].join("_");
  }
  yield [root, ...front, ...rest, ...number, base].join("_");
}

function isMember({ wish }: Draft): boolean {
  return wish.place === "member" && (wish.title ?? "") === "";
}

/** The words of the classes around one, outermost first, and the position of the union's member that it stands in. */
function surroundings(
  draft: Draft,
  facts: NamingFacts,
): { readonly before: readonly string[]; readonly number: readonly string[] } {
  const before: string[] = [];
  const parent = draft.parent;
  const number = parent !== undefined && isMember(parent) ? [String(parent.wish.index)] : [];
  for (let at = parent; at !== undefined; at = at.parent) {
    if (isMember(at)) continue;
    const word = at.parent === undefined && tailOf(at) === undefined ? undefined : unionWord(at, facts);
    if (word !== undefined) before.unshift(word);
  }
  return { before, number };
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
