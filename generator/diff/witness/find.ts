import type { CheckIssue } from "../../check/index.ts";
import { isMembers, type Json, type JsonObject, type Schema } from "../../ir/index.ts";
import { declaredIn } from "../around.ts";
import type { Difference, Direction, Site, Witness } from "../change.ts";
import type { Side } from "../comparison.ts";
import { sharedCandidates } from "./candidates.ts";
import { createEffort, type Effort } from "./effort.ts";
import { embed } from "./embed.ts";
import { createPool, isValid, judged, type Pool } from "./pool.ts";
import { promisedBy } from "./promised.ts";
import { byRelevance, type Found, isAllInside, isShownBy, issueFor, isToThePoint } from "./relevance.ts";
import { shrink } from "./shrink.ts";

/** How many values are tried for one change. */
const attempts = 600;

/**
 * A value that shows the break: for a request one that the old document accepts and the new refuses, for a response one
 * that the new allows and the old refuses. Built from the edges of both schemas, put into the model around them, and
 * judged by the interpreter on both sides before it is given.
 */
export function findWitness(difference: Difference, sides: Pools): Witness | undefined {
  const { site } = difference;
  if (site === undefined) return undefined;
  const found = sides.effort.attempt(() => search(difference, site, sides));
  if (found === undefined) return undefined;
  const small = sides.effort.attempt(() => smallest(found, site, sides)) ?? found;
  const issue = issueFor(small, difference);
  return { ...small.witness, refusal: issue === undefined ? "refused" : describeIssue(issue) };
}

function search(difference: Difference, site: Site, sides: Pools): Found | undefined {
  const { direction, member, turns = [] } = difference;
  const turned = turns.length > 0;
  const way = site.steps.map((step) => JSON.stringify(step)).join(" ");
  const key = `${direction} ${turned} ${placeIn(sides.numbers, site)} ${way}`;
  const usual = remember(sides.witnesses, key, () => {
    const inPlace = [...witnesses(site, direction, sides, turned)];
    if (inPlace.length > 0 || !turned) return inPlace;
    // What makes a choice ambiguous may be a value that only another member of it knows.
    const { baseRoot: base, revisionRoot: revision } = site;
    return [...witnesses({ ...site, base, revision, steps: [], whole: undefined }, direction, sides, turned)];
  });
  // One site may have changed in many ways: the value that is refused for this one, and for nothing else, shows it.
  const isPromised = promisedBy(difference, sides);
  const isWanted = (one: Found): boolean => isPromised(one) && isShownBy(one, difference);
  const found = usual.filter(isWanted);
  if (found.length === 0 && usual.length === mostFound)
    found.push(...witnesses(site, direction, sides, turned, isWanted));
  // A property that came or went may be anything where nothing spoke of it, and there without the others that did.
  if (member !== undefined && !found.some((one) => isToThePoint(one, difference)))
    found.push(...witnesses(site, direction, sides, turned, isWanted, member.key));
  return found.sort(byRelevance(difference))[0];
}

/** The same proof with less: what is left out of the value changes neither side's verdict, nor what refuses it. */
function smallest(found: Found, site: Site, sides: Pools): Found {
  const known = sides.smallest.get(found);
  if (known !== undefined) return known;
  const { witness, issues } = found;
  const { acceptedBy } = witness;
  const reasons = issues.map(describeIssue).join();
  const value = shrink(
    witness.value,
    (smaller) =>
      isValid(smaller, rootOf(site, acceptedBy), sides[acceptedBy]) &&
      refusal(smaller, site, acceptedBy === "base" ? "revision" : "base", sides)
        ?.map(describeIssue)
        .join() === reasons,
  );
  const small = { issues, witness: { ...witness, value } };
  sides.smallest.set(found, small);
  return small;
}

function rootOf({ baseRoot, revisionRoot }: Site, side: Which): Schema {
  return side === "base" ? baseRoot : revisionRoot;
}

/** What a side says against a value; `undefined` where it accepts it, or nobody can tell. */
function refusal(value: Json, site: Site, side: Which, sides: Pools): readonly CheckIssue[] | undefined {
  const { verdict, issues } = judged(value, rootOf(site, side), sides[side]);
  return verdict === "invalid" ? issues : undefined;
}

function describeIssue({ code, pointer }: CheckIssue): string {
  return `${code} at ${pointer}`;
}

/** So many values that show a break at one site are looked through. */
const mostFound = 8;

/** The values that show a break at one site. */
function* witnesses(
  site: Site,
  direction: Direction,
  sides: Pools,
  turned: boolean,
  isWanted: (found: Found) => boolean = () => true,
  member?: string,
): Generator<Found> {
  const accepting = direction === "request" ? "base" : "revision";
  const refusing = direction === "request" ? "revision" : "base";
  const { base, revision } = site.whole ?? site;
  const tried = sharedCandidates(site.base, sides.base, site.revision, sides.revision).slice(0, attempts);
  // What the other parts of the value ask for as well.
  if (base !== site.base || revision !== site.revision)
    tried.push(...sharedCandidates(base, sides.base, revision, sides.revision).slice(0, attempts));
  let left = mostFound;
  for (const leaf of member === undefined ? tried : withMember(member, tried)) {
    // What is around may take just the values that a part refuses.
    if (!turned && !isValid(leaf, site[accepting], sides[accepting])) continue;
    if (carriesUnknown(leaf, site, accepting, sides)) continue;
    if (isValid(leaf, site[refusing], sides[refusing]) && !site.steps.some(({ kind }) => kind === "same"))
      continue;
    const witness = prove(leaf, site, accepting, direction, sides);
    if (witness === undefined || !isWanted(witness)) continue;
    yield witness;
    if (--left === 0) return;
  }
}

/** One value of each type. */
const ofEachType: readonly Json[] = [0, "", null, true, [], {}];

/** Objects with a member of each type. */
function withMember(key: string, values: readonly Json[]): readonly Json[] {
  const objects = values.filter((value): value is JsonObject => isMembers(value)).slice(0, 12);
  return [{}, ...objects].flatMap((object) => ofEachType.map((value) => ({ ...object, [key]: value })));
}

/** The schemas of a site and those around it, by number: the same schema may stand in many models, in the same way. */
function placeIn(numbers: Map<Schema, number>, { base, revision, baseRoot, revisionRoot }: Site): string {
  return [base, revision, baseRoot, revisionRoot]
    .map((schema) => {
      const number = numbers.get(schema) ?? numbers.size;
      numbers.set(schema, number);
      return number;
    })
    .join(" ");
}

function remember(known: Pools["witnesses"], key: string, make: () => readonly Found[]): readonly Found[] {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

export type Which = "base" | "revision";

/** What is kept over all changes of one comparison. */
export interface Pools extends Readonly<Record<Which, Pool>> {
  /** By the schemas of a site, and by the way there. */
  readonly witnesses: Map<string, readonly Found[]>;
  readonly numbers: Map<Schema, number>;
  readonly smallest: Map<Found, Found>;
  readonly apis: Readonly<Record<Which, Side>>;
  readonly effort: Effort;
}

export function openPools(base: Side, revision: Side): Pools {
  const effort = createEffort();
  const pools = { base: poolOf(base, effort), revision: poolOf(revision, effort) };
  return {
    ...pools,
    apis: { base, revision },
    effort,
    witnesses: new Map(),
    numbers: new Map(),
    smallest: new Map(),
  };
}

function poolOf(side: Side, effort: Effort): Pool {
  return createPool(
    (id) => side.model(id)?.schema ?? { at: { file: "", pointer: "" }, notes: { examples: [] } },
    effort,
  );
}

/** Puts a leaf into the model around it, and asks both sides; what is refused for the fewest reasons shows the most. */
function prove(
  leaf: Json,
  site: Site,
  accepting: Which,
  direction: Direction,
  sides: Pools,
): Found | undefined {
  const refusing = accepting === "base" ? "revision" : "base";
  const ask = (value: Json): Found | undefined => {
    if (!isValid(value, rootOf(site, accepting), sides[accepting])) return undefined;
    const issues = refusal(value, site, refusing, sides);
    if (issues === undefined) return undefined;
    return { issues, witness: { value, direction, acceptedBy: accepting } };
  };
  const around = (side: Which): Json[] => embed(leaf, site.steps, rootOf(site, side), sides[side]);
  let best: Found | undefined;
  for (const value of around(accepting)) {
    best = fewest(best, ask(value));
    if (best !== undefined && best.issues.length <= 1) return best;
  }
  if (best === undefined || site.steps.length === 0) return best;
  // What the other side asks for as well may lie around it, too.
  for (const value of around(refusing)) {
    const found = ask(value);
    if (found !== undefined && isAllInside(found.issues, site)) best = fewest(best, found);
  }
  return best;
}

function fewest(one: Found | undefined, other: Found | undefined): Found | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.issues.length < one.issues.length ? other : one;
}

/**
 * Whether an object has a key that the accepting side does not declare and the other side does: nobody promised
 * anything about such a key, so it proves nothing.
 */
function carriesUnknown(value: Json, site: Site, accepting: Which, { apis }: Pools): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const refusing = accepting === "base" ? "revision" : "base";
  const whole = site.whole ?? { base: site.base, revision: site.revision, skipped: new Set() };
  const declared = declaredIn(whole, accepting, apis[accepting]);
  const others = declaredIn(whole, refusing, apis[refusing]);
  const open = [site, whole].every((place) => place[accepting].object?.additionalProperties === undefined);
  return open && Object.keys(value).some((key) => !declared.has(key) && others.has(key));
}
