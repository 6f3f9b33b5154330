import fs from "node:fs";
import { join } from "node:path";
import { sidesOf } from "./conflict.ts";
import {
  type EditedFile,
  isCopy,
  isDerived,
  isEdited,
  isMerged,
  type MergedFile,
  type OutputFile,
} from "./file.ts";
import { planLeftover, planOrphan } from "./leftovers.ts";
import type { LockEntry } from "./lock.ts";
import { parseObject } from "./merge.ts";
import { textOf } from "./normalize.ts";
import { findOrphans } from "./orphans.ts";
import { writtenText } from "./owned.ts";
import type { Content, Draft, Plan, PlanInput } from "./plan-parts.ts";

/** Compares the files of a run with what stands in the folder; nothing is changed. */
export async function makePlan(input: PlanInput): Promise<Plan> {
  const draft: Draft = { steps: [], drift: [], unchanged: [], kept: [], faults: [], entries: new Map() };
  for (const [path, file] of input.files) await planFile(path, file, input, draft);
  for (const [path, entry] of input.known) {
    if (!input.files.has(path)) await planLeftover(path, entry, input, draft);
  }
  for (const orphan of findOrphans(input.root, [...input.files.keys(), ...input.known.keys()]))
    planOrphan(orphan, input, draft);
  draft.drift.sort((a, b) => (a.path < b.path ? -1 : 1));
  return draft;
}

async function planFile(path: string, file: OutputFile, input: PlanInput, draft: Draft): Promise<void> {
  if ("text" in file && input.isInput(path)) return planInput(path, file.text, input, draft);
  if ("text" in file && input.untouched.has(path)) {
    // Nobody wrote to it: what the lock says of it is what a look at it would say.
    const wanted = file.held ?? file.aside ?? (await input.comparison.hashOf(file.text, path));
    if (wanted === input.known.get(path)?.written[0]) {
      draft.entries.set(path, entryOf(file, wanted));
      draft.unchanged.push(path);
      return;
    }
  }
  const place = input.survey.look(path);
  if (place.kind === "blocked" || place.kind === "outside") {
    draft.faults.push({ path, place });
    return;
  }
  if ("text" in file && file.held !== undefined && place.kind === "file") {
    draft.entries.set(path, entryOf(file, file.held));
    draft.unchanged.push(path);
    return;
  }
  const existing = place.kind === "file" ? fs.readFileSync(join(input.root, path)) : undefined;
  const mode = place.kind === "file" ? place.mode : undefined;
  if (isEdited(file)) return planEdited(file, { path, existing, mode }, draft);
  const keys = isMerged(file) ? file.merge.keys : undefined;
  const content = isMerged(file) ? mergedContent(file, existing, input.force) : file;
  const wanted = content && (content.aside ?? (await input.comparison.hashOf(content.text, path, keys)));
  const known = input.known.get(path);
  const found =
    existing === undefined
      ? undefined
      : await input.comparison.hashOf(existing, path, keys, [...(known?.written ?? []), wanted]);
  const entry = entryOf(file, wanted);
  const change: Change = { path, content, existing, mode };

  if (isDerived(file) && !input.derived(path)) {
    draft.entries.set(path, entry);
  } else if (existing === undefined) {
    draft.entries.set(path, entry);
    draft.drift.push({ path, kind: "missing" });
    pushWrite(draft, change);
  } else if (found !== undefined && found === wanted) {
    if (known === undefined && isCopy(file)) return void draft.unchanged.push(path);
    draft.entries.set(path, entry);
    // Of a merged file our keys are right; a key that is set once may still be missing.
    if (keys !== undefined && content?.text !== textOf(existing)) planWrite(draft, change);
    else draft.unchanged.push(path);
  } else if (isDerived(file) || input.force || (await isOurs(file, known, change, input))) {
    draft.entries.set(path, entry);
    planWrite(draft, change);
  } else {
    planKept(known, wanted, entry, change, draft);
    if (isMerged(file)) planStamp(file, change, draft);
  }
}

/** Where a document would be passed on to the place of one that is read: it is there already, or another one is. */
async function planInput(
  path: string,
  text: string,
  { root, comparison }: PlanInput,
  draft: Draft,
): Promise<void> {
  const after = textOf(fs.readFileSync(join(root, path))).replace(/^\uFEFF/, "");
  if ((await comparison.hashOf(after, path)) === (await comparison.hashOf(text, path))) {
    draft.unchanged.push(path);
  } else {
    draft.kept.push(path);
    draft.drift.push({ path, kind: "foreign", before: text, after });
  }
}

/** What a run sets is set in a file that is kept as well: the version goes with the changelog. */
function planStamp(file: MergedFile, change: Change, draft: Draft): void {
  const before = textOf(change.existing ?? "");
  const text = file.merge.stamp(before);
  if (text !== before) pushWrite(draft, { ...change, content: { text } });
}

function planEdited(file: EditedFile, { path, existing, mode }: Omit<Change, "content">, draft: Draft): void {
  const before = existing === undefined ? undefined : textOf(existing);
  const text = file.edit(before);
  if (text === before) return;
  const change: Change = { path, content: { text }, existing, mode };
  if (existing !== undefined) return planWrite(draft, change);
  draft.drift.push({ path, kind: "missing" });
  pushWrite(draft, change);
}

interface Change {
  readonly path: string;
  readonly content: Content | undefined;
  readonly existing: Buffer | undefined;
  readonly mode: number | undefined;
}

/** Whether a file's content is what was last written; or, of a merged file, holds none of our keys yet. */
async function isOurs(
  file: OutputFile,
  known: LockEntry | undefined,
  { path, existing }: Change,
  { comparison }: PlanInput,
): Promise<boolean> {
  const text = textOf(existing ?? "");
  if (known !== undefined) return (await writtenText(text, path, known, comparison)) !== undefined;
  if (!isMerged(file)) return false;
  const members = parseObject(text);
  return members !== undefined && !file.merge.keys.some((key) => members.has(key));
}

function planWrite(draft: Draft, change: Change): void {
  const { path, content, existing } = change;
  if (content === undefined) return;
  draft.drift.push({
    path,
    kind: "outdated",
    before: textOf(existing ?? ""),
    get after() {
      return content.text;
    },
  });
  pushWrite(draft, change);
}

function pushWrite(draft: Draft, { path, content, mode }: Change): void {
  if (content !== undefined) draft.steps.push({ kind: "write", path, content, mode });
}

function planKept(
  known: LockEntry | undefined,
  wanted: string | undefined,
  entry: LockEntry,
  { path, content, existing }: Change,
  draft: Draft,
): void {
  const owned = known !== undefined && known.written.length > 0;
  const text = textOf(existing ?? "");
  draft.kept.push(path);
  const written = owned ? known.written : [];
  draft.entries.set(path, { ...entry, written, wanted: wanted === written[0] ? undefined : wanted });
  draft.drift.push({
    path,
    kind: !owned ? "foreign" : sidesOf(text) === undefined ? "edited" : "conflict",
    ...(content === undefined ? {} : { before: content.text, after: text }),
  });
}

function mergedContent(file: MergedFile, existing: Buffer | undefined, force: boolean): Content | undefined {
  const kept = file.merge.apply(existing === undefined ? undefined : textOf(existing));
  const text = kept === undefined && force ? file.merge.apply(undefined) : kept;
  return text === undefined ? undefined : { text };
}

function entryOf(file: OutputFile, wanted: string | undefined): LockEntry {
  const written = wanted === undefined ? [] : [wanted];
  if (isMerged(file)) return { written, keys: file.merge.keys, once: file.merge.once };
  if (isEdited(file)) return { written };
  return { written, model: file.model, also: file.also, derived: file.derived, from: file.from };
}
