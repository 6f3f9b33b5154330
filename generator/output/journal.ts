import fs from "node:fs";
import { dirname, join } from "node:path";
import { contentHash } from "./hash.ts";
import { parentOf, pathFault, type Survey } from "./paths.ts";
import type { Step } from "./plan-parts.ts";
import { hasStage, stageName } from "./stage.ts";

const journalName = "journal.json";
const rollbackName = "rollback.json";
/** Below it lie the folders that are put into place as a whole. */
const freshName = "new";

/**
 * How a change of many files is all or nothing: the new contents are staged, then one rename makes the journal appear
 * (from there on the change counts as made), then each file is renamed into place, what it replaces being linked into
 * the stage. Whatever a killed process leaves is either without a journal (nothing happened), with one (`recover`
 * completes it) or with one that was renamed for rolling back (`recover` rolls back).
 */
type Entry =
  | {
      readonly kind: "write" | "remove";
      readonly path: string;
      /** Hash of what stood there when the change was planned. */
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  /** A folder at the top that was not there: staged and put into place as a whole. */
  | { readonly kind: "folder"; readonly path: string };

type FileEntry = Exclude<Entry, { readonly kind: "folder" }>;

/** Thrown for what the file system refused, after everything was put back. */
export class WriteFault extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
  }
}

/**
 * Makes all steps or none. A fault is thrown as a `WriteFault`, when everything stands as before.
 * @param advance is told how many files are staged, then how many of the changes are in place
 * @param ahead where contents wait that were put aside, in the stage
 */
export function commit(
  root: string,
  steps: readonly Step[],
  advance: (done: number, total: number) => void,
  ahead?: string,
): void {
  const stage = join(root, stageName);
  const { entries, stagedAt } = layOut(root, steps);
  const total = steps.length + entries.length;
  let at = stageName;
  try {
    fs.mkdirSync(stage, { recursive: ahead !== undefined });
    const folders = new Set<string>([stage]);
    if (ahead !== undefined) moveFolders(ahead, join(stage, freshName), entries);
    for (const [index, step] of steps.entries()) {
      at = step.path;
      const place = stagedAt[index] ?? "";
      // What was put aside of a new folder is there, with its folder.
      const isThere = step.kind === "remove" || (step.content.aside !== undefined && isFresh(place));
      if (!isThere) stageFile(join(stage, place), step, folders, ahead);
      advance(index + 1, total);
    }
    at = stageName;
    fs.writeFileSync(join(stage, `${journalName}.new`), JSON.stringify(entries));
    fs.renameSync(join(stage, `${journalName}.new`), join(stage, journalName));
  } catch (fault) {
    fs.rmSync(stage, { recursive: true, force: true });
    throw new WriteFault(at, fault);
  }
  try {
    for (const [index, entry] of entries.entries()) {
      at = entry.path;
      apply(root, entry, index);
      advance(steps.length + index + 1, total);
    }
  } catch (fault) {
    fs.renameSync(join(stage, journalName), join(stage, rollbackName));
    for (const [index, entry] of [...entries.entries()].reverse()) putBack(root, entry, index, "ours");
    fs.rmSync(stage, { recursive: true, force: true });
    throw new WriteFault(at, fault);
  }
  fs.rmSync(stage, { recursive: true, force: true });
}

/**
 * Settles what a killed run left in the folder; what else the stage may hold is for `foreignInStage` to say.
 * @returns what was done, `undefined` where there was nothing to do
 */
export function recover(root: string, survey: Survey): "completed" | "rolled back" | undefined {
  const stage = join(root, stageName);
  if (!hasStage(root)) return undefined;
  const forward = readEntries(join(stage, journalName));
  for (const [index, entry] of forward?.entries() ?? []) {
    if (isReachable(entry, survey)) resume(root, entry, index);
  }
  const backward = readEntries(join(stage, rollbackName)) ?? [];
  for (const [index, entry] of [...backward.entries()].reverse()) {
    if (isReachable(entry, survey)) putBack(root, entry, index, "anybody's");
  }
  fs.rmSync(stage, { recursive: true, force: true });
  return forward === undefined ? "rolled back" : "completed";
}

/** What the journal says of the steps, and where in the stage each content waits. */
function layOut(
  root: string,
  steps: readonly Step[],
): { entries: Entry[]; stagedAt: (string | undefined)[] } {
  const entries: Entry[] = [];
  const fresh = new Map<string, boolean>();
  const stagedAt = steps.map((step) => {
    const slash = step.path.indexOf("/");
    const top = slash === -1 ? undefined : step.path.slice(0, slash);
    if (top !== undefined && !fresh.has(top)) {
      const isFresh = !fs.existsSync(join(root, top));
      fresh.set(top, isFresh);
      if (isFresh) entries.push({ kind: "folder", path: top });
    }
    if (top !== undefined && fresh.get(top)) return `${freshName}/${step.path}`;
    entries.push(describe(root, step));
    return String(entries.length - 1);
  });
  return { entries, stagedAt };
}

/** Whether a content waits in a folder that is put into place as a whole. */
function isFresh(place: string): boolean {
  return place.startsWith(`${freshName}/`);
}

function describe(root: string, step: Step): FileEntry {
  const { kind, path } = step;
  const isNew = kind === "write" && step.mode === undefined;
  return {
    kind,
    path,
    before: isNew ? undefined : hashAt(join(root, path)),
    after: kind === "write" ? (step.content.aside ?? contentHash(step.content.text)) : undefined,
  };
}

/** Folders at the top that were not there are put into place as a whole, with all of them that waits. */
function moveFolders(ahead: string, fresh: string, entries: readonly Entry[]): void {
  fs.mkdirSync(fresh);
  for (const { kind, path } of entries) {
    if (kind === "folder" && fs.existsSync(join(ahead, path)))
      fs.renameSync(join(ahead, path), join(fresh, path));
  }
}

function stageFile(
  staged: string,
  step: Extract<Step, { readonly kind: "write" }>,
  folders: Set<string>,
  ahead: string | undefined,
): void {
  const folder = dirname(staged);
  if (!folders.has(folder)) fs.mkdirSync(folder, { recursive: true });
  folders.add(folder);
  const { content, path } = step;
  if (ahead === undefined || content.aside === undefined)
    fs.writeFileSync(staged, content.text, { flag: "wx" });
  else fs.renameSync(join(ahead, path), staged);
  // A replaced file keeps its permissions.
  if (step.mode !== undefined && (fs.statSync(staged).mode & 0o777) !== step.mode)
    fs.chmodSync(staged, step.mode);
}

/** Puts one staged file or folder into place, or takes a file away; what stood there is kept in the stage. */
function apply(root: string, entry: Entry, index: number): void {
  const target = join(root, entry.path);
  const saved = join(root, stageName, `${index}.old`);
  if (entry.kind === "folder") {
    fs.renameSync(join(root, stageName, freshName, entry.path), target);
  } else if (entry.kind === "remove") {
    fs.renameSync(target, saved);
    removeEmptyFolders(root, parentOf(entry.path));
  } else {
    if (entry.before === undefined) fs.mkdirSync(dirname(target), { recursive: true });
    else linkOrCopy(target, saved);
    fs.renameSync(join(root, stageName, `${index}`), target);
  }
}

/** The same after a kill: what is done stays, and what the user changed meanwhile is theirs. */
function resume(root: string, entry: Entry, index: number): void {
  const target = join(root, entry.path);
  if (entry.kind === "folder") {
    if (fs.existsSync(join(root, stageName, freshName, entry.path)) && !fs.existsSync(target))
      apply(root, entry, index);
    return;
  }
  const isDone =
    entry.kind === "remove" ? !fs.existsSync(target) : !fs.existsSync(join(root, stageName, `${index}`));
  if (isDone) {
    if (entry.kind === "remove") removeEmptyFolders(root, parentOf(entry.path));
  } else if (hashAt(target) === entry.before) {
    fs.rmSync(join(root, stageName, `${index}.old`), { force: true });
    apply(root, entry, index);
  }
}

/**
 * Undoes `apply`, where it was done; what the user changed meanwhile stays.
 * @param since whether only this process can have written to a new folder: then it goes with all that is in it
 */
function putBack(root: string, entry: Entry, index: number, since: "ours" | "anybody's"): void {
  const target = join(root, entry.path);
  const saved = join(root, stageName, `${index}.old`);
  if (entry.kind === "folder") {
    const staged = join(root, stageName, freshName, entry.path);
    if (since === "ours" && !fs.existsSync(staged) && fs.existsSync(target)) fs.renameSync(target, staged);
    return;
  }
  const isNew = entry.kind === "write" && entry.before === undefined;
  const isDone = hashAt(target) === entry.after;
  if (isDone && fs.lstatSync(saved, { throwIfNoEntry: false }) !== undefined) {
    fs.mkdirSync(dirname(target), { recursive: true });
    fs.renameSync(saved, target);
  } else if (isDone && isNew) {
    fs.rmSync(target, { force: true });
  }
  if (isNew) removeEmptyFolders(root, parentOf(entry.path));
}

function readEntries(path: string): Entry[] | undefined {
  try {
    const entries: unknown = JSON.parse(fs.readFileSync(path, "utf8"));
    return Array.isArray(entries) && entries.every(isEntry) ? entries : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { path, kind } = value as Record<string, unknown>;
  const kinds: readonly unknown[] = ["write", "remove", "folder"];
  return typeof path === "string" && pathFault(path) === undefined && kinds.includes(kind);
}

/** Links may have been laid since the journal was written: nothing outside the folder is touched. */
function isReachable(entry: Entry, survey: Survey): boolean {
  const { kind } = survey.look(entry.path);
  return kind === "absent" || kind === "file";
}

function hashAt(path: string): string | undefined {
  try {
    return contentHash(fs.readFileSync(path));
  } catch {
    return undefined;
  }
}

/** A second name costs less than a copy; some file systems have none. */
function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, `${to}.part`);
    fs.renameSync(`${to}.part`, to);
  }
}

/** Removes a folder and those above it while they are empty, up to the output folder. */
function removeEmptyFolders(root: string, folder: string): void {
  for (let path = folder; path !== ""; path = parentOf(path)) {
    try {
      fs.rmdirSync(join(root, path));
    } catch {
      return;
    }
  }
}
