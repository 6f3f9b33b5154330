import fs from "node:fs";
import { join, resolve } from "node:path";
import type { Report } from "../diagnostics/index.ts";
import type { Ahead } from "./ahead.ts";
import { isFileSystemFault, pathOf, reasonOf } from "./faults.ts";
import type { Fingerprint, OutputFile } from "./file.ts";
import { contentHash } from "./hash.ts";
import { commit, recover } from "./journal.ts";
import {
  type Found,
  type Lock,
  type LockState,
  lockName,
  type Past,
  parseLock,
  printLock,
  readLock,
} from "./lock.ts";
import { acquire, giveSign, waitUntilFree } from "./mutex.ts";
import { createComparison, type Normalize, textOf } from "./normalize.ts";
import { unifiedDiffs } from "./patch.ts";
import { createSurvey, derivedWhere, filesBelow, removeEmpty } from "./paths.ts";
import { makePlan } from "./plan.ts";
import type { Drift, Plan, Step } from "./plan-parts.ts";
import { readRegular } from "./read.ts";
import {
  isKept,
  reportBadPaths,
  reportDrift,
  reportFault,
  reportFaults,
  reportReadOnly,
  show,
} from "./reports.ts";
import { findRespelled, respell, underNewNames } from "./spelling.ts";
import { foreignInStage, hasStage } from "./stage.ts";
import { restamp } from "./stamp.ts";
import type { LastRun } from "./up-to-date.ts";

export interface OutputRequest {
  /** The output folder. */
  readonly dir: string;
  /** What messages call it; by default, `dir`. */
  readonly shownDir?: string | undefined;
  /** By path relative to the folder, with `/`. */
  readonly files: ReadonlyMap<string, OutputFile>;
  /** The files that it was made from, absolute. */
  readonly inputs?: readonly string[] | undefined;
  readonly fingerprint: Fingerprint;
  readonly year: number;
  readonly found: Found;
  /** What the lock is to remember of the package's versions; nothing where it is left out. */
  readonly past?: Past | undefined;
  readonly mode: OutputMode;
  /** Overwrites and removes what was edited by hand or was not ours. */
  readonly force: boolean;
  readonly normalize?: Normalize | undefined;
  /** What was known of the folder when the run began; what is written by then is written by others. */
  readonly before?: { readonly began: number; readonly last: LastRun } | undefined;
  /** Where this run has put files ahead; it holds the folder from then on, and whoever opened it closes it. */
  readonly ahead?: Ahead | undefined;
  /** How long to wait for another run on the same folder, in milliseconds. */
  readonly patience?: number | undefined;
  readonly report: Report;
  readonly advance?: ((done: number, total: number) => void) | undefined;
}

/** `check` compares; `dry-run` says what a run would do; neither changes anything. */
export type OutputMode = "write" | "check" | "dry-run";

/** Paths relative to the output folder, sorted. */
export interface OutputResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  readonly kept: readonly string[];
  readonly drift: readonly Drift[];
  /** Unified diffs by path: what `check` and `dry-run` found, and hand edits in every mode. */
  readonly diffs: ReadonlyMap<string, string>;
  /** Whether something was reported that kept anything from being written. */
  readonly failed: boolean;
}

const nothing: OutputResult = {
  written: [],
  unchanged: [],
  removed: [],
  kept: [],
  drift: [],
  diffs: new Map(),
  failed: true,
};

/**
 * Brings a folder to what a run made: all of it or, where anything is in the way, nothing. Edited and foreign files
 * are kept and reported.
 */
export async function writeOutput(request: OutputRequest): Promise<OutputResult> {
  if (reportBadPaths(request.files.keys(), request)) return nothing;
  try {
    return await (request.mode === "write" ? writeFolder(request) : compareFolder(request));
  } catch (fault) {
    if (!isFileSystemFault(fault)) throw fault;
    const path = show(request, pathOf(fault, request.dir));
    request.report({ code: "cannot-write", args: { path, detail: reasonOf(fault) } });
    return nothing;
  }
}

async function writeFolder(request: OutputRequest): Promise<OutputResult> {
  const { dir, report } = request;
  const created = fs.mkdirSync(dir, { recursive: true });
  try {
    const root = fs.realpathSync(dir);
    if (request.ahead !== undefined) return await writeHeld(request, root);
    const mutex = await acquire(root, request.patience ?? 30_000);
    if ("heldBy" in mutex) {
      report({ code: "output-busy", args: { path: show(request, "."), ...mutex.heldBy } });
      return nothing;
    }
    try {
      return await writeHeld(request, root);
    } finally {
      mutex.release();
    }
  } finally {
    if (created !== undefined) removeEmpty(resolve(dir), resolve(created));
  }
}

/** What is done while nobody else writes to the folder. */
async function writeHeld(request: OutputRequest, root: string): Promise<OutputResult> {
  const { report, ahead } = request;
  const foreign = ahead === undefined ? foreignInStage(root) : undefined;
  if (foreign !== undefined) {
    reportFault(report, show(request, foreign.path), foreign.place);
    return nothing;
  }
  const outcome = ahead === undefined ? recover(root, createSurvey(root)) : undefined;
  if (outcome !== undefined) report({ code: "interrupted-run", args: { path: show(request, "."), outcome } });
  const lock = openLock(request, root);
  if (lock === undefined) return nothing;
  const survey = createSurvey(root);
  const respelled = findRespelled(root, lock.files.keys(), request.files);
  const plan = await makePlan({
    root,
    files: request.files,
    known: underNewNames(lock.files, respelled),
    survey,
    isInput: filesBelow(root, request.inputs ?? []),
    awaited: request.past?.awaited,
    comparison: createComparison(request.normalize),
    untouched: new Set(isSameRun(lock, request) ? request.before?.last.stamp?.paths : []),
    force: request.force,
    derived: () => true,
  });
  const steps = [...plan.steps, ...planLock(request, root, plan)];
  if (reportFaults(request, plan.faults)) return nothing;
  if (reportReadOnly(request, steps, (path) => survey.readOnly(path))) return nothing;
  const edits = plan.drift.filter(isKept);
  reportDrift(request, edits);
  let staged = 0;
  const advance = (done: number, total: number): void => {
    if (done <= steps.length) staged = Date.now();
    giveSign();
    request.advance?.(done, total);
  };
  // The paths of both spellings lead to the files, whenever this ends.
  respell(root, respelled);
  if (steps.length > 0) commit(root, steps, advance, ahead?.folder);
  await keepWhatIsKnown(request, root, plan, staged);
  return resultOf(plan, await unifiedDiffs(edits), edits);
}

/** So that the next run need not read what this one wrote or read. */
async function keepWhatIsKnown(
  { before, normalize = "exact" }: OutputRequest,
  root: string,
  { steps, kept }: Plan,
  staged: number,
): Promise<void> {
  if (before === undefined || normalize !== "exact" || kept.length > 0) return;
  const text = fs.readFileSync(join(root, lockName), "utf8");
  const written = new Set(steps.flatMap(({ kind, path }) => (kind === "write" ? [path] : [])));
  await restamp(root, text, before.last.stamp, written, { began: before.began, staged });
}

async function compareFolder(request: OutputRequest): Promise<OutputResult> {
  const { dir, report } = request;
  const exists = fs.existsSync(dir);
  const root = exists ? fs.realpathSync(dir) : resolve(dir);
  const { heldBy } = exists ? await waitUntilFree(root, request.patience ?? 30_000) : {};
  if (heldBy !== undefined) {
    report({ code: "output-busy", args: { path: show(request, "."), ...heldBy } });
    return nothing;
  }
  const interrupted = hasStage(root);
  if (interrupted)
    report({ code: "interrupted-run", args: { path: show(request, "."), outcome: "pending" } });
  const lock = openLock(request, root);
  if (lock === undefined) return nothing;
  const plan = await makePlan({
    root,
    files: request.files,
    known: underNewNames(lock.files, findRespelled(root, lock.files.keys(), request.files)),
    survey: createSurvey(root),
    isInput: filesBelow(root, request.inputs ?? []),
    awaited: request.past?.awaited,
    comparison: createComparison(request.normalize),
    untouched: new Set(),
    force: request.force && request.mode === "dry-run",
    derived: request.mode === "dry-run" ? () => true : derivedWhere(root),
  });
  const [lockStep] = planLock(request, root, plan);
  const drift: Drift[] = [...plan.drift];
  if (drift.length === 0 && (lockStep !== undefined || interrupted))
    drift.push({ path: lockName, kind: "lock" });
  const failed = reportFaults(request, plan.faults);
  reportDrift(request, request.mode === "check" ? drift : drift.filter(isKept));
  return { ...resultOf(plan, await unifiedDiffs(drift), drift), failed };
}

function openLock(request: OutputRequest, root: string): Lock | undefined {
  const { report } = request;
  const path = show(request, lockName);
  const place = createSurvey(root).look(lockName);
  if (place.kind === "outside" || place.kind === "blocked") {
    reportFault(report, path, place);
    return undefined;
  }
  const read = readAgain(root, request);
  if (read.state === "newer") {
    report({ code: "lock-newer", args: { path, version: read.version } });
    return undefined;
  }
  if (read.state === "damaged")
    report({
      code: "lock-unreadable",
      at: { file: path, line: 1, column: 1 },
      args: { path, doubtful: read.doubtful },
    });
  return read.lock;
}

/** Reads the lock, which another run may have written since this one looked; nothing is read twice where none has. */
function readAgain(root: string, { before }: OutputRequest): LockState {
  const { text, read } = before?.last ?? { text: "" };
  const isSame = read !== undefined && text !== "" && readText(join(root, lockName)) === text;
  return isSame ? read : readLock(root);
}

function readText(path: string): string | undefined {
  try {
    return readRegular(path);
  } catch {
    return undefined;
  }
}

function isSameRun(lock: Lock, { before }: OutputRequest): boolean {
  return before !== undefined && "lock" in before.last.read && before.last.read.lock === lock;
}

function planLock(request: OutputRequest, root: string, plan: Plan): readonly Step[] {
  const { fingerprint, year, found, past } = request;
  const { released, history, version } = past ?? {};
  const text = printLock({ fingerprint, year, found, released, history, version, files: plan.entries });
  const path = join(root, lockName);
  const there = fs.statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return [{ kind: "write", path: lockName, content: { text }, mode: undefined }];
  const before = fs.readFileSync(path);
  if (contentHash(before) === contentHash(text) || saysTheSame(textOf(before), text)) return [];
  return [{ kind: "write", path: lockName, content: { text }, mode: there.mode & 0o777 }];
}

/** Whether a lock that a formatter laid out anew is the one that would be written. */
function saysTheSame(before: string, text: string): boolean {
  const read = parseLock(before);
  return read.state === "sound" && printLock(read.lock) === text;
}

function resultOf(plan: Plan, diffs: ReadonlyMap<string, string>, drift: readonly Drift[]): OutputResult {
  const of = (kind: Step["kind"]): string[] =>
    plan.steps.filter((step) => step.kind === kind).map(({ path }) => path);
  return {
    written: of("write").sort(),
    removed: of("remove").sort(),
    unchanged: [...plan.unchanged].sort(),
    kept: [...plan.kept].sort(),
    drift,
    diffs,
    failed: false,
  };
}
