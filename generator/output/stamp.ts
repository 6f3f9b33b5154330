import { hash } from "node:crypto";
import fs from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathsIn } from "./lock.ts";
import { parentOf } from "./paths.ts";

/**
 * What the file system says of each file that a lock lists, as one hash, kept in the user's cache folder: where all of
 * it is still so, nobody wrote to any of them since they held what the lock says, and none need be read. The time of
 * the last change (`ctime`) is the kernel's own, so that an edit shows where its author sets the other times back. A
 * stamp that is missing, another machine's or another folder's says nothing, and files are read. Where no folder got or
 * lost a file since they were looked through, none need be listed either.
 */
export interface Stamp {
  /** The files that the lock lists, in its order. */
  readonly paths: readonly string[];
  /** Per file, then per folder that holds one: device, number, kind, size, times. */
  readonly rows: Float64Array;
  /** When each folder last got or lost a file, where that is known for sure. */
  readonly times?: Float64Array | undefined;
  /** Whether the folders are as they were when nothing was found in them that a run should know of. */
  readonly isLookedThrough?: boolean;
}

/** Below this many files reading them all costs less than the patience for a stamp. */
const fewestStamped = 500;

const width = 6;

/** How coarse the kernel's clock may be, in milliseconds: two changes within one grain look like one. */
const grain = 20;

/** @returns the stamp of a folder, where it is what it was when it was kept */
export function readStamp(root: string, lockText: string): Stamp | undefined {
  const [lock, rows, times] = readKept(root);
  if (lock === undefined || lock !== digest(lockText)) return undefined;
  const stamp = survey(root, pathsIn(lockText));
  if (stamp?.times === undefined || digest(stamp.rows) !== rows) return undefined;
  return { ...stamp, isLookedThrough: digest(stamp.times) === times };
}

/**
 * What the file system says now; `undefined` where the files are too few for a stamp, one is missing or no regular one,
 * or was changed so recently that the next change may not show.
 * @param count how many files the lock lists: one that somebody laid out anew is not read by lines
 */
export function stampOf(root: string, lockText: string, count: number): Stamp | undefined {
  const paths = count < fewestStamped ? [] : pathsIn(lockText);
  if (count < fewestStamped || paths.length !== count) return undefined;
  const latest = Date.now() - grain;
  const stamp = survey(root, paths);
  const isSettled = paths.every((_, index) => (stamp?.rows[index * width + 5] ?? latest) <= latest);
  return isSettled ? stamp : undefined;
}

function survey(root: string, paths: readonly string[]): Stamp | undefined {
  const { rows, folders } = layOut(paths);
  const times = timesOf(root, folders);
  const isThere =
    paths.every((path, index) => look(`${root}/${path}`, "file", rows, index)) &&
    folders.every((path, index) => look(`${root}/${path}`, "folder", rows, paths.length + index));
  return isThere ? { paths, rows, times } : undefined;
}

/**
 * A folder's time that is as recent as a tick of the clock is not trusted, as another change might not move it: it
 * becomes a value that never matches.
 */
function timesOf(root: string, folders: readonly string[]): Float64Array {
  const latest = Date.now() - grain;
  return Float64Array.from(folders, (folder) => {
    // A run's own files come and go beside the lock.
    if (folder === "") return 0;
    const { mtimeMs = 0 } = fs.lstatSync(`${root}/${folder}`, { throwIfNoEntry: false }) ?? {};
    return mtimeMs <= latest ? mtimeMs : -performance.timeOrigin - performance.now();
  });
}

/**
 * The stamp after a run that wrote some files: what is known of the others is taken over, so that an edit meanwhile shows
 * the next time. None is kept where somebody else may have written to one of them, by its times.
 * @param before what was known when the run began
 * @param written the files that the run wrote
 * @param began when the run read its first file
 * @param staged when the last new file had its content: one that is younger is somebody's edit
 */
export async function restamp(
  root: string,
  lockText: string,
  before: Stamp | undefined,
  written: ReadonlySet<string>,
  { began, staged }: { readonly began: number; readonly staged: number },
): Promise<void> {
  const paths = pathsIn(lockText);
  if (paths.length < fewestStamped) return;
  await sleep(grain);
  const known = new Map(before?.paths.map((path, index) => [path, index * width]));
  const { rows, folders } = layOut(paths);
  const isOurs = (path: string, index: number): boolean => {
    const at = index * width;
    const from = written.has(path) ? undefined : known.get(path);
    if (from !== undefined) {
      rows.set(before!.rows.subarray(from, from + width), at);
      return true;
    }
    if (!look(`${root}/${path}`, "file", rows, index)) return false;
    const [modified, changed] = [rows[at + 4]!, rows[at + 5]!];
    // The run's own clock tells whole milliseconds, the file system parts of them.
    return written.has(path) ? Math.floor(modified) <= staged : Math.max(modified, changed) <= began;
  };
  const isKnown =
    paths.every(isOurs) &&
    folders.every((path, index) => look(`${root}/${path}`, "folder", rows, paths.length + index));
  if (isKnown) keepStamp(root, lockText, { paths, rows });
}

function layOut(paths: readonly string[]): {
  readonly rows: Float64Array;
  readonly folders: readonly string[];
} {
  const folders = [...new Set(paths.map(parentOf))];
  return { rows: new Float64Array((paths.length + folders.length) * width), folders };
}

/** Keeps a stamp for later runs; where there is no place for it, they read. */
export function keepStamp(root: string, lockText: string, { rows, times }: Stamp): void {
  const path = placeOf(root);
  try {
    fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    makeRoom(dirname(path));
    const own = `${path}.${process.pid}`;
    fs.writeFileSync(
      own,
      `${digest(lockText)} ${digest(rows)} ${times === undefined ? "" : digest(times)}\n`,
    );
    fs.renameSync(own, path);
  } catch {
    // A home that is read-only or full: a run that reads everything comes to the same.
  }
}

function look(path: string, kind: "file" | "folder", rows: Float64Array, index: number): boolean {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || !(kind === "file" ? found.isFile() : found.isDirectory())) return false;
  const at = index * width;
  rows[at] = found.dev;
  rows[at + 1] = found.ino;
  rows[at + 2] = found.mode;
  // A folder's size and times change with every file that somebody puts into it.
  if (kind === "folder") return true;
  rows[at + 3] = found.size;
  rows[at + 4] = found.mtimeMs;
  rows[at + 5] = found.ctimeMs;
  return true;
}

/** As many folders as somebody may be at work in; older stamps go. */
const mostKept = 100;

function makeRoom(folder: string): void {
  const names = fs.readdirSync(folder);
  if (names.length < mostKept) return;
  const byAge = names
    .map((name) => ({ name, age: fs.statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => a.age - b.age);
  for (const { name } of byAge.slice(0, names.length - mostKept + 1))
    fs.rmSync(join(folder, name), { force: true });
}

function readKept(root: string): string[] {
  try {
    return fs.readFileSync(placeOf(root), "utf8").trim().split(" ");
  } catch {
    return [];
  }
}

function placeOf(root: string): string {
  return join(cacheFolder(), "modelwright", "stamps", digest(root).slice(0, 32));
}

/** Where programs keep what they can do without, by the custom of the platform. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== "") return XDG_CACHE_HOME;
  if (process.platform === "win32" && LOCALAPPDATA !== undefined) return LOCALAPPDATA;
  return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
}

function digest(content: string | Uint8Array | Float64Array): string {
  return hash("sha256", content, "hex");
}
