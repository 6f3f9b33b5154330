import type { Generation } from "./options.ts";

/** How what one generation of the page format makes differs from what another makes. */
export interface Era {
  /** Where a page says that an enum is open: above its values, or in its example. */
  readonly openEnum: "sentence" | "comment";
  /** What a calendar date is in a program: a class of the package's own, or `Date`. */
  readonly day: "RFCDate" | "Date";
  /** Whether samples show the fields that no parameter stands for: a request's body, what an envelope holds. */
  readonly madeFields: "left-out" | "shown";
  /** Whether a component without a description is headed by that of the component responses whose body it is. */
  readonly headings: "lent" | "own";
  /** Whether `oneOf` with one member, and no discriminator, is that member or a union of its own. */
  readonly loneMembers: "members" | "unions";
}

const oldest: Era = {
  openEnum: "sentence",
  day: "RFCDate",
  madeFields: "left-out",
  headings: "lent",
  loneMembers: "members",
};

/**
 * What changed, and with which version; read from the oldest on, each row adding to the ones before it. A row stands in
 * the middle between the last version that is known to be without it and the first that is known to have it.
 */
const changes: readonly { readonly since: Generation; readonly era: Partial<Era> }[] = [
  { since: [2, 652, 0], era: { madeFields: "shown" } },
  { since: [2, 745, 0], era: { headings: "own" } },
  { since: [2, 800, 0], era: { day: "Date" } },
  { since: [2, 850, 0], era: { openEnum: "comment" } },
  { since: [2, 900, 0], era: { loneMembers: "unions" } },
];

/** The conventions of a generation. */
export function eraOf(generation: Generation): Era {
  const past = changes.filter(({ since }) => !isBefore(generation, since));
  return Object.assign({ ...oldest }, ...past.map(({ era }) => era));
}

function isBefore(one: Generation, other: Generation): boolean {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
