import type { Registry } from "./names.ts";
import type { Claim } from "./names-claim.ts";
import { className } from "./words.ts";

/**
 * Names classes of which none has a better claim: one that is alone keeps its bare name; of several, each is told apart
 * by the fewest contexts that no other of them stands in, the outermost first.
 */
export function settleDistinct(claims: readonly Claim[], registry: Registry): void {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = `${claim.draft.directory}/${className(claim.base).toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const contested: Claim[][] = [];
  for (const group of groups.values()) {
    const [only] = group;
    if (only !== undefined && group.length === 1 && isFree(only, only.base, registry)) {
      registry.settle(only.draft, only.base);
    } else contested.push(group);
  }
  for (const group of contested) settleGroup(group, registry);
}

function isFree({ draft }: Claim, name: string, registry: Registry): boolean {
  return !registry.isTaken(draft.directory, name);
}

function settleGroup(group: readonly Claim[], registry: Registry): void {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0 && isFree(only, only.base, registry)) {
    registry.settle(only.draft, only.base);
    return;
  }
  if (settleByKind(group, registry)) return;
  const told = new Map(group.map((claim) => [claim, traitsOf(claim, group)]));
  const rest: Claim[] = [];
  const keeper = keeperOf(group, told, registry);
  for (const claim of group) {
    const name = claim === keeper ? claim.base : distinctName(claim, told, registry);
    if (name === undefined) rest.push(claim);
    else registry.settle(claim.draft, name);
  }
  const roots = new Set(group.map(({ draft }) => draft.root.name));
  // What is left of one component keeps the name; of several, it goes by its own.
  const goesOn = rest.length < group.length && (rest.length > 1 || roots.size === 1);
  if (goesOn && rest.length > 0) settleGroup(rest, registry);
  else settleNumbered(rest, registry);
}

/** Classes of different kinds: an enum says what it is, an object where it stands, and what is left keeps the name. */
function settleByKind(group: readonly Claim[], registry: Registry): boolean {
  const [claim, ...others] = group;
  if (claim === undefined || others.length === 0 || !isFree(claim, claim.base, registry)) return false;
  if (new Set(group.map(({ kind }) => kind)).size < group.length) return false;
  const remaining = [...group].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  for (const [index, one] of remaining.entries()) {
    const last = index === remaining.length - 1;
    const apart = one.kind === "enum" ? `${one.base}_Enum` : joined(one, one.contexts.slice(0, 1));
    registry.settle(one.draft, last && isFree(one, one.base, registry) ? one.base : apart);
  }
  return true;
}

/** In the order in which they give the bare name up. */
const kinds: readonly Claim["kind"][] = ["enum", "object", "union"];

/** A union keeps the name that only its own members want, where each of them goes by another. */
function keeperOf(
  group: readonly Claim[],
  told: ReadonlyMap<Claim, Traits>,
  registry: Registry,
): Claim | undefined {
  const [union, ...others] = group.filter(({ kind }) => kind === "union");
  if (union === undefined || others.length > 0 || !isFree(union, union.base, registry)) return undefined;
  const members = group.filter((claim) => claim !== union);
  const own = members.every(({ draft }) => draft.parent?.id === union.draft.id);
  return own && members.every((claim) => distinctName(claim, told, registry) !== undefined)
    ? union
    : undefined;
}

/** What claimants can be told apart by. */
interface Traits {
  /** The component or operation, and what the class is by itself: these are tried before all others. */
  readonly first: readonly Told[];
  readonly all: readonly Told[];
  readonly words: ReadonlySet<string>;
}

interface Trait {
  readonly word: string;
  readonly side: "before" | "value" | "after" | "last";
}

interface Told extends Trait {
  /** The word as it stands in a name. */
  readonly told: string;
}

function traitsOf(claim: Claim, group: readonly Claim[]): Traits {
  const own = className(claim.base);
  const contexts = claim.contexts.filter(({ word }) => className(word) !== own);
  const itself = traitOf(claim, group);
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
function traitOf({ value, number, kind, position }: Claim, group: readonly Claim[]): readonly Trait[] {
  if (value !== undefined) return [{ word: value, side: "value" }];
  const kinds = new Set(group.map((claim) => claim.kind));
  if (kind === "union") return kinds.size > 1 ? [{ word: "Union", side: "last" }] : [];
  const counted = number === undefined ? "" : `_${number}`;
  if (kind === "enum" && (kinds.size > 1 || position !== undefined)) {
    return [{ word: `Enum${counted}`, side: "last" }];
  }
  return number === undefined ? [] : [{ word: number, side: "value" }];
}

/** What no trait tells apart keeps the name of its component or operation, and numbers. */
function settleNumbered(group: readonly Claim[], registry: Registry): void {
  const alike = new Map<string, Claim[]>();
  for (const claim of group) {
    const plain = joined(claim, claim.contexts.slice(0, 1));
    alike.set(plain, [...(alike.get(plain) ?? []), claim]);
  }
  for (const [plain, claims] of alike) settleAlike(plain, claims, registry);
}

/** What no context tells apart: a number does, innermost first. */
function settleAlike(plain: string, claims: readonly Claim[], registry: Registry): void {
  const [only] = claims;
  if (claims.length === 1 && only !== undefined && isFree(only, plain, registry)) {
    registry.settle(only.draft, plain);
    return;
  }
  const inmost = [...claims].sort((a, b) => b.contexts.length - a.contexts.length);
  inmost.forEach((claim, index) => {
    registry.settle(claim.draft, `${plain}_${index + 1}`);
  });
}

/** The fewest traits that no other claimant has together. */
function distinctName(
  claim: Claim,
  told: ReadonlyMap<Claim, Traits>,
  registry: Registry,
): string | undefined {
  const own = told.get(claim);
  const others = [...told].flatMap(([other, { words }]) => (other === claim ? [] : [words]));
  let tried = 0;
  for (const traits of own === undefined ? [] : [own.first, own.all]) {
    for (let size = 1; size <= traits.length; size += 1) {
      for (const chosen of choose(traits, size)) {
        tried += 1;
        if (tried > mostTried) return undefined;
        if (others.some((words) => chosen.every((trait) => words.has(trait.told)))) continue;
        const name = joined(claim, chosen);
        if (isFree(claim, name, registry)) return name;
      }
    }
  }
  return undefined;
}

function joined({ base }: Claim, traits: readonly Trait[]): string {
  const on = (side: Trait["side"]): string[] =>
    traits
      .filter((trait) => trait.side === side)
      .map(({ word }) => (side === "value" ? className(word) : word));
  return [...on("before"), base, ...on("value"), ...on("after"), ...on("last")].join("_");
}

/** The most contexts that are combined: names of more would say less than a number. */
const mostContexts = 4;

/** The most choices of contexts that are tried: all of 14 contexts, and enough of a hundred levels in each other. */
const mostTried = 2000;

/** Every choice of so many contexts, in their order. */
function* choose(contexts: readonly Told[], size: number, from = 0): Generator<readonly Told[]> {
  if (size === 0) yield [];
  if (size === 0 || size > mostContexts) return;
  for (let at = from; at <= contexts.length - size; at += 1) {
    const first = contexts[at];
    if (first === undefined) continue;
    for (const rest of choose(contexts, size - 1, at + 1)) yield [first, ...rest];
  }
}
