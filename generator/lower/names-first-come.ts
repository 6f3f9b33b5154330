import type { Draft } from "./draft.ts";
import type { NamingFacts } from "./names.ts";
import { type Claim, tailOf, unionWord } from "./names-claim.ts";
import type { Registry } from "./names-registry.ts";
import { className } from "./words.ts";

/**
 * Names classes in the order in which they are met. The first to come keeps the bare name, until one that stands higher
 * takes it away; each other one takes the first name that is free of those that its surroundings offer, longer and
 * longer ones.
 */
export function settleFirstCome(claims: readonly Claim[], registry: Registry, facts: NamingFacts): void {
  const held = new Map<string, Holder>();
  const place = (claim: Claim, rank: readonly number[], names: readonly string[]): void => {
    const { directory } = claim.draft;
    for (const [index, name] of names.entries()) {
      if (registry.isTaken(claim.draft, name)) continue;
      const key = `${directory}/${className(name).toLowerCase()}`;
      const holder = held.get(key);
      if (holder !== undefined && compareRanks(rank, holder.rank) >= 0) continue;
      held.set(key, { claim, rank, name, others: names.slice(index + 1) });
      if (holder !== undefined) place(holder.claim, holder.rank, holder.others);
      return;
    }
    late.push({ claim, name: names.at(-1) ?? claim.base });
  };
  const late: { readonly claim: Claim; readonly name: string }[] = [];
  for (const claim of inTurn(claims, facts)) place(claim, rankOf(claim, facts), [...offers(claim, facts)]);
  const placed = registry.inTurn([...held.values(), ...late], ({ claim, name }) => ({
    drafts: [claim.draft],
    words: name,
  }));
  for (const { claim, name } of placed) registry.settle(claim.draft, name);
}

interface Holder {
  readonly claim: Claim;
  readonly rank: readonly number[];
  readonly name: string;
  /** The names that it would take next. */
  readonly others: readonly string[];
}

/** As operations reach them. */
function inTurn(claims: readonly Claim[], facts: NamingFacts): readonly Claim[] {
  const turn = new Map([...new Set(facts.reached())].map((id, index) => [id, index]));
  const turnOf = ({ draft }: Claim): number => turn.get(draft.id) ?? turn.size;
  return [...claims].sort((a, b) => turnOf(a) - turnOf(b));
}

/** Requests stand above responses, bodies above parameters, shallow classes above deep ones, 200 above 201. */
function rankOf({ draft }: Claim, facts: NamingFacts): readonly number[] {
  return [sideOf(draft), draft.wish.via === undefined ? 0 : 1, depthOf(draft), statusOf(draft, facts)];
}

function statusOf(draft: Draft, { statuses }: NamingFacts): number {
  for (let at: Draft | undefined = draft; at !== undefined; at = at.parent) {
    const status = statuses.get(at.id);
    if (status !== undefined && at.role !== "component" && at.role !== "error")
      return Number.parseInt(status, 10) || 0;
  }
  return 0;
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
    const word = unionWord(draft.parent, facts);
    // Errors have their own name inside.
    const isInError = draft.directory === "errors" && word !== undefined;
    yield isInError ? `${word}_${root}_${position}` : `${root}_${base}`;
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
