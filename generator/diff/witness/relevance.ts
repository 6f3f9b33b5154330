import type { CheckIssue } from "../../check/index.ts";
import type { Difference, Site, Step, Witness } from "../change.ts";

/** A value that shows a break, and all that refuses it. */
export interface Found {
  readonly witness: Omit<Witness, "refusal">;
  readonly issues: readonly CheckIssue[];
}

/**
 * Whether something that refuses a value can be the change that it is to show: it lies at its place, around it or inside of
 * it. What refuses a choice may lie anywhere in its members.
 */
export function isShownBy({ issues }: Found, difference: Difference): boolean {
  const { site, turns = [] } = difference;
  if (turns.length > 0 || issues.length === 0 || site?.steps.some(({ kind }) => kind === "same")) return true;
  return issues.some((issue) => isAbout(issue, difference));
}

/** How far a refusal is from what it is to show, nearest first: elsewhere counts more than elsewhere as well. */
export function byRelevance(difference: Difference): (one: Found, other: Found) => number {
  return (one, other) =>
    remoteness(one, difference) - remoteness(other, difference) ||
    Number(isRefusedFor(other, difference)) - Number(isRefusedFor(one, difference)) ||
    Number(!isMentioned(difference, one)) - Number(!isMentioned(difference, other));
}

export function isToThePoint(found: Found, difference: Difference): boolean {
  return remoteness(found, difference) === 0 && isMentioned(difference, found);
}

function remoteness({ issues }: Found, { path }: Difference): number {
  const elsewhere = issues.filter((issue) => placeOf(issue) !== path).length;
  return (elsewhere === issues.length ? 2 : 0) + (elsewhere > 0 ? 1 : 0);
}

/** Whether a value has what changed: the property, and of a list the value that came or went. */
function isMentioned({ path, args }: Difference, { witness }: Found): boolean {
  const text = JSON.stringify(witness.value);
  const isThere = path === "" || text.includes(JSON.stringify(path.split(".").at(-1)));
  return isThere && (args.value === undefined || text.includes(args.value));
}

function isRefusedFor({ issues }: Found, difference: Difference): boolean {
  return issues.some((issue) => isNamedIn(issue, difference));
}

/** Whether a rule is called after the keyword that refuses: `maxLength` of `max-length-lowered`. */
function isNamedIn({ code }: CheckIssue, { rule }: Difference): boolean {
  return rule.startsWith(code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

/** Of all that refuses a value, what belongs to the change that it shows. */
export function issueFor({ issues }: Found, difference: Difference): CheckIssue | undefined {
  const about = issues.filter((issue) => isAbout(issue, difference));
  return about.find((issue) => isNamedIn(issue, difference)) ?? about[0] ?? issues[0];
}

function isAbout({ path }: CheckIssue, { site, member }: Difference): boolean {
  const way = site === undefined ? [] : [...placesOf(site), ...(member === undefined ? [] : [member.key])];
  return path.every((token, index) => index >= way.length || isAt(token, way[index]));
}

/** Whether all that refuses a value lies at the site, or inside of it. */
export function isAllInside(issues: readonly CheckIssue[], site: Site): boolean {
  const way = placesOf(site);
  return issues.every(
    ({ path }) => path.length >= way.length && way.every((place, index) => isAt(path[index], place)),
  );
}

/** The keys on the way to a site; for any key of a map, and any item of a list, its step. */
function placesOf({ steps }: Site): readonly (string | Step)[] {
  return steps
    .filter(({ kind }) => kind !== "same")
    .map((step) => (step.kind === "property" ? step.key : step));
}

function isAt(token: string | number | undefined, place: string | Step | undefined): boolean {
  if (typeof place !== "object") return token === place;
  return typeof token === (place.kind === "item" ? "number" : "string");
}

/** `tags[].name`, as the paths of differences are written. */
function placeOf({ path }: CheckIssue): string {
  return path
    .map((token) => (typeof token === "number" ? "[]" : `.${token}`))
    .join("")
    .replace(/^\./, "");
}
