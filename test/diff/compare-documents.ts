import { expect } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";

/** The changes from one document to another; what a package keeps of its last version has to say as much. */
export async function compare(base: object, revision: object): Promise<Change[]> {
  const [before, after] = [await apiOf(base), await apiOf(revision)];
  const found = diff(before, after);
  const kept = diff(readBaseline(printBaseline(before))!, after);
  const tell = (changes: readonly Change[]): unknown =>
    changes.map(({ rule, wire, source }) => [rule, wire, source]);
  expect(tell(kept)).toEqual(tell(found));
  return found;
}

/** A line a change: who notices, what, and the verdicts on the wire and in code. */
export function told(changes: readonly Change[]): string[] {
  return changes.map(
    ({ rule, wire, source, directions }) => `${directions.join()} ${rule}: ${wire}, ${source}`,
  );
}
