import { distance } from "fastest-levenshtein";

/**
 * The candidate that a typing error most likely meant: at most a third of the letters away, from four letters on two,
 * as two letters in the wrong order are, and at most `most` of them; `undefined` where none is.
 */
export function nearest(
  name: string,
  candidates: Iterable<string>,
  most: number = name.length,
): string | undefined {
  let best: string | undefined;
  let least = Math.min(most, Math.max(Math.floor(name.length / 3), name.length < 4 ? 1 : 2)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}
