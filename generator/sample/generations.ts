import type { Generation } from "../ir/index.ts";

/** How the pages of one generation of the format differ from those of another. */
export interface Era {
  /** Where a page says that an enum is open: above its values, or in its example. */
  readonly openEnum: "sentence" | "comment";
  /** How long a drawn list is whose items have an example somewhere: one, whatever the chance, or as drawn. */
  readonly listsWithExamples: "one" | "drawn";
  /** What a calendar date is in a program: a class of the package's own, or `Date`. */
  readonly day: "RFCDate" | "Date";
}

/** What changed, and with which version; read from the oldest on, each row adding to the ones before it. */
const changes: readonly { readonly since: Generation; readonly era: Partial<Era> }[] = [
  { since: [0, 0, 0], era: { openEnum: "sentence", listsWithExamples: "one", day: "RFCDate" } },
  { since: [2, 665, 0], era: { listsWithExamples: "drawn" } },
  { since: [2, 850, 0], era: { openEnum: "comment" } },
];

/** The conventions of a generation. */
export function eraOf(generation: Generation): Era {
  let era: Era = { openEnum: "sentence", listsWithExamples: "one", day: "RFCDate" };
  for (const change of changes) {
    if (!isBefore(generation, change.since)) era = { ...era, ...change.era };
  }
  return era;
}

function isBefore(one: Generation, other: Generation): boolean {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
