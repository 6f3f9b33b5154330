import fs from "node:fs";
import { join } from "node:path";
import type { LockEntry } from "./lock.ts";
import { parseObject } from "./merge.ts";
import { textOf } from "./normalize.ts";
import type { Orphan } from "./orphans.ts";
import { writtenText } from "./owned.ts";
import { pathFault } from "./paths.ts";
import type { Draft, PlanInput } from "./plan-parts.ts";

/** Plans what is to become of a file that the lock lists and no run makes any more. */
export async function planLeftover(
  path: string,
  entry: LockEntry,
  input: PlanInput,
  draft: Draft,
): Promise<void> {
  // A lock may say anything: what it lists is removed only where a run could have written it.
  if (pathFault(path) !== undefined || input.isInput(path)) return;
  if (path === input.awaited) return void draft.entries.set(path, entry);
  if (entry.derived && !input.derived(path)) return;
  const place = input.survey.look(path);
  // What is not a file of ours any more is nobody's business here.
  if (place.kind !== "file") return;
  const existing = fs.readFileSync(join(input.root, path));
  const written = await writtenText(textOf(existing), path, entry, input.comparison);
  const ours = entry.derived || (written !== undefined && onlyOurs(existing, entry));
  if (ours || (input.force && entry.written.length > 0)) {
    draft.drift.push({ path, kind: "stale" });
    draft.steps.push({ kind: "remove", path });
  } else if (entry.written.length > 0) {
    draft.kept.push(path);
    draft.entries.set(path, { ...entry, wanted: undefined, stale: true });
    draft.drift.push({ path, kind: "stale-edited" });
  }
}

export function planOrphan({ path, derived }: Orphan, { survey, force }: PlanInput, draft: Draft): void {
  if (survey.look(path).kind !== "file") return;
  if (derived || force) {
    draft.drift.push({ path, kind: "stale" });
    draft.steps.push({ kind: "remove", path });
  } else {
    draft.kept.push(path);
    draft.drift.push({ path, kind: "orphan" });
  }
}

/** A merged file goes with its package only where the user has nothing in it. */
function onlyOurs(existing: Buffer, { keys, once }: LockEntry): boolean {
  if (keys === undefined) return true;
  const members = parseObject(textOf(existing));
  return (
    members !== undefined && [...members.keys()].every((key) => keys.includes(key) || once?.includes(key))
  );
}
