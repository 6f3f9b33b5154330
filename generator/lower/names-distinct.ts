import type { Claim } from "./names-claim.ts";
import type { Registry } from "./names-registry.ts";
import { type Contest, type Told, type Trait, tellApart } from "./names-traits.ts";
import { className } from "./words.ts";

/**
 * Names classes of which none has a better claim: one that is alone keeps its bare name; of several, each is told apart
 * by the fewest contexts that no other of them stands in, the outermost first.
 */
export function settleDistinct(claims: readonly Claim[], registry: Registry): void {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = `${claim.draft.directory}/${className(claim.base).toLowerCase()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  const contested: Claim[][] = [];
  const inTurn = registry.inTurn(groups.values(), (group) => ({
    drafts: group.map(({ draft }) => draft),
    words: group[0]!.base,
  }));
  for (const group of inTurn) {
    const [only] = group;
    if (only !== undefined && group.length === 1 && isFree(only, only.base, registry)) {
      registry.settle(only.draft, only.base);
    } else contested.push(group);
  }
  for (const group of contested) settleGroup(group, registry);
}

function isFree({ draft }: Claim, name: string, registry: Registry): boolean {
  return !registry.isTaken(draft, name);
}

function settleGroup(group: readonly Claim[], registry: Registry): void {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0 && isFree(only, only.base, registry)) {
    registry.settle(only.draft, only.base);
    return;
  }
  if (settleByKind(group, registry)) return;
  const told = tellApart(group);
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
function keeperOf(group: readonly Claim[], told: Contest, registry: Registry): Claim | undefined {
  const [union, ...others] = group.filter(({ kind }) => kind === "union");
  if (union === undefined || others.length > 0 || !isFree(union, union.base, registry)) return undefined;
  const members = group.filter((claim) => claim !== union);
  const own = members.every(({ draft }) => draft.parent?.id === union.draft.id);
  return own && members.every((claim) => distinctName(claim, told, registry) !== undefined)
    ? union
    : undefined;
}

/** What no trait tells apart keeps the name of its component or operation, and numbers. */
function settleNumbered(group: readonly Claim[], registry: Registry): void {
  const alike = new Map<string, Claim[]>();
  for (const claim of group) {
    const plain = joined(claim, claim.contexts.slice(0, 1));
    const claims = alike.get(plain);
    if (claims === undefined) alike.set(plain, [claim]);
    else claims.push(claim);
  }
  for (const [plain, claims] of alike) settleAlike(plain, claims, registry);
}

/** What no context tells apart: a number does, innermost first. */
function settleAlike(plain: string, claims: readonly Claim[], registry: Registry): void {
  const [only] = claims;
  if (claims.length === 1 && only !== undefined) {
    registry.settle(only.draft, plain, `${plain}_1`);
    return;
  }
  const inmost = [...claims].sort((a, b) => b.contexts.length - a.contexts.length);
  inmost.forEach((claim, index) => {
    registry.settle(claim.draft, `${plain}_${index + 1}`);
  });
}

/** The fewest traits that no other claimant has together. */
function distinctName(claim: Claim, told: Contest, registry: Registry): string | undefined {
  const own = told.traits.get(claim);
  let tried = 0;
  for (const traits of own === undefined ? [] : [own.first, own.all]) {
    for (let size = 1; size <= traits.length; size += 1) {
      for (const chosen of choose(traits, size)) {
        tried += 1;
        if (tried > mostTried) return undefined;
        if (isShared(chosen, claim, told)) continue;
        const name = joined(claim, chosen);
        if (isFree(claim, name, registry)) return name;
      }
    }
  }
  return undefined;
}

/** Whether another claimant has all of these traits: whoever has the rarest of them is asked. */
function isShared(chosen: readonly Told[], claim: Claim, { traits, holders }: Contest): boolean {
  const holding = chosen.map(({ told }) => holders.get(told) ?? []);
  const fewest = holding.reduce((one, other) => (other.length < one.length ? other : one));
  return fewest.some(
    (other) => other !== claim && chosen.every(({ told }) => traits.get(other)?.words.has(told)),
  );
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
