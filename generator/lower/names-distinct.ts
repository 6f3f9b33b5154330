import type { Registry } from "./names.ts";
import type { Claim, Context } from "./names-claim.ts";
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
  if (settleByKind(group, registry)) return;
  const alike = new Map<string, Claim[]>();
  const told = new Map(
    group.map((claim) => [claim, new Set(claim.contexts.map(({ word }) => className(word)))]),
  );
  for (const claim of group) {
    const name = distinctName(claim, told, registry);
    if (name !== undefined) {
      registry.settle(claim.draft, name);
      continue;
    }
    const plain = joined(claim, claim.contexts.slice(0, 1));
    alike.set(plain, [...(alike.get(plain) ?? []), claim]);
  }
  for (const [plain, claims] of alike) settleAlike(plain, claims, registry);
}

/** Classes of different kinds: an enum says what it is, an object where it stands, and what is left keeps the name. */
function settleByKind(group: readonly Claim[], registry: Registry): boolean {
  if (new Set(group.map(({ kind }) => kind)).size < group.length) return false;
  const [claim] = group;
  if (claim === undefined) return true;
  const free = isFree(claim, claim.base, registry);
  // Beside a model of a fixed name, only a member of its own union is told apart by what it is.
  if (free ? group.length < 2 : group.length > 1 || claim.position === undefined) return false;
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

/** The fewest contexts that no other claimant stands in. `told` has each claimant's contexts, as class names. */
function distinctName(
  claim: Claim,
  told: ReadonlyMap<Claim, ReadonlySet<string>>,
  registry: Registry,
): string | undefined {
  const own = className(claim.base);
  const contexts = claim.contexts.filter(({ word }) => className(word) !== own);
  const others = [...told].flatMap(([other, words]) => (other === claim ? [] : [words]));
  for (let size = 1; size <= contexts.length; size += 1) {
    for (const chosen of choose(contexts, size)) {
      const wanted = chosen.map(({ word }) => className(word));
      if (others.some((words) => wanted.every((word) => words.has(word)))) continue;
      const name = joined(claim, chosen);
      if (isFree(claim, name, registry)) return name;
    }
  }
  return undefined;
}

function joined({ base }: Claim, contexts: readonly Context[]): string {
  const on = (side: Context["side"]): string[] =>
    contexts.filter((context) => context.side === side).map(({ word }) => word);
  return [...on("before"), base, ...on("after")].join("_");
}

/** The most contexts that are combined: names of more would say less than a number. */
const mostContexts = 4;

/** Every choice of so many contexts, in their order. */
function* choose(contexts: readonly Context[], size: number, from = 0): Generator<readonly Context[]> {
  if (size === 0) yield [];
  if (size === 0 || size > mostContexts) return;
  for (let at = from; at <= contexts.length - size; at += 1) {
    const first = contexts[at];
    if (first === undefined) continue;
    for (const rest of choose(contexts, size - 1, at + 1)) yield [first, ...rest];
  }
}
