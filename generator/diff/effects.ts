import { check } from "../check/index.ts";
import { noNotes, type Pattern } from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { isWithin, takesAnyString } from "./pattern-facts.ts";

/** What one pattern in the place of another does to the texts that are valid. */
export function patternEffect(before: Pattern | undefined, after: Pattern | undefined): Effect {
  const [was, is] = [before, after].map((pattern) => pattern !== undefined && !takesAnyString(pattern));
  if (before === undefined || after === undefined || !was || !is)
    return is ? "narrowed" : was ? "widened" : "none";
  const [shrinks, grows] = [isWithin(after, before), isWithin(before, after)];
  return shrinks && grows ? "none" : shrinks ? "narrowed" : grows ? "widened" : "incomparable";
}

/** What one step in the place of another does to the numbers that are valid. */
export function stepEffect(before: number | undefined, after: number | undefined): Effect {
  if (before === after) return "none";
  if (before === undefined || after === undefined) return after === undefined ? "widened" : "narrowed";
  return isMultiple(after, before) ? "narrowed" : isMultiple(before, after) ? "widened" : "incomparable";
}

/** In decimals, as validators count: 0.5 is a multiple of 0.1. */
export function isMultiple(value: number, of: number): boolean {
  const schema = { at: { file: "", pointer: "" }, notes: noNotes, number: { multipleOf: of } };
  return check(value, schema, () => schema).verdict === "valid";
}
