import type { Claim } from "./names-claim.ts";
import { className } from "./words.ts";

/** What claimants can be told apart by. */
export interface Traits {
  /** The component or operation, and what the class is by itself: these are tried before all others. */
  readonly first: readonly Told[];
  readonly all: readonly Told[];
  readonly words: ReadonlySet<string>;
}

export interface Trait {
  readonly word: string;
  readonly side: "before" | "value" | "after" | "last";
}

export interface Told extends Trait {
  /** The word as it stands in a name. */
  readonly told: string;
}

/** Claimants of one name: what each can be told apart by, and who has a word. */
export interface Contest {
  readonly traits: ReadonlyMap<Claim, Traits>;
  readonly holders: ReadonlyMap<string, readonly Claim[]>;
}

export function tellApart(group: readonly Claim[]): Contest {
  const kinds = new Set(group.map(({ kind }) => kind));
  const traits = new Map(group.map((claim) => [claim, traitsOf(claim, kinds)]));
  const holders = new Map<string, Claim[]>();
  for (const [claim, { words }] of traits) {
    for (const word of words) {
      const holding = holders.get(word);
      if (holding === undefined) holders.set(word, [claim]);
      else holding.push(claim);
    }
  }
  return { traits, holders };
}

function traitsOf(claim: Claim, kinds: ReadonlySet<Claim["kind"]>): Traits {
  const own = className(claim.base);
  const contexts = claim.contexts.filter(({ word }) => className(word) !== own);
  const itself = traitOf(claim, kinds);
  const root = claim.contexts.slice(0, 1).filter((context) => contexts.includes(context));
  const all = [...contexts, ...itself];
  const words = new Set([...claim.contexts, ...itself].map(({ word }) => className(word)));
  return { first: toldOnce([...root, ...itself]), all: toldOnce(all), words };
}

/** Traits with the words that they are in a name, each word once: the second one tells nothing more. */
function toldOnce(traits: readonly Trait[]): readonly Told[] {
  const words = new Map<string, Told>();
  for (const trait of traits) {
    const told = className(trait.word);
    if (!words.has(told)) words.set(told, { ...trait, told });
  }
  return [...words.values()];
}

/** A value, or the kind where there are several: plain objects go by their number alone, if they have one. */
function traitOf(
  { value, number, kind, position }: Claim,
  kinds: ReadonlySet<Claim["kind"]>,
): readonly Trait[] {
  if (value !== undefined) return [{ word: value, side: "value" }];
  if (kind === "union") return kinds.size > 1 ? [{ word: "Union", side: "last" }] : [];
  const counted = number === undefined ? "" : `_${number}`;
  if (kind === "enum" && (kinds.size > 1 || position !== undefined)) {
    return [{ word: `Enum${counted}`, side: "last" }];
  }
  return number === undefined ? [] : [{ word: number, side: "value" }];
}
