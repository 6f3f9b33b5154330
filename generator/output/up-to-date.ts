import fs from "node:fs";
import { join, sep } from "node:path";
import type { Fingerprint } from "./file.ts";
import { canonicalJson } from "./hash.ts";
import { type LockEntry, type LockState, lockName, openSound, parseLock, readLock } from "./lock.ts";
import { isHeld } from "./mutex.ts";
import { createComparison, type Normalize } from "./normalize.ts";
import { findOrphans } from "./orphans.ts";
import { parentOf } from "./paths.ts";
import { readRegular } from "./read.ts";
import { hasStage } from "./stage.ts";
import { keepStamp, readStamp, type Stamp, stampOf } from "./stamp.ts";

/** What the last run left in a folder. */
export interface LastRun {
  readonly read: LockState;
  /** The lock's text; empty where there is none. */
  readonly text: string;
  /** Where nobody wrote to any file of the lock since it was last compared with it. */
  readonly stamp?: Stamp | undefined;
}

/** Reads what the last run left; `stamp` is looked for where files are compared as they are. */
export function readLastRun(dir: string, normalize: Normalize = "exact"): LastRun {
  let text = "";
  try {
    text = readRegular(join(dir, lockName));
  } catch {
    return { read: readLock(dir), text };
  }
  const stamp = normalize === "exact" ? readStamp(fs.realpathSync(dir), text) : undefined;
  return { read: stamp === undefined ? parseLock(text) : openSound(text), text, stamp };
}

/**
 * Whether a run with this fingerprint would change nothing: every file that the lock lists has the content that it
 * lists, derived files included, and nothing lies beside them that a run made once; where nobody wrote to them since, none is read. Loads nothing beyond `node:` modules.
 */
export function isUpToDate(
  dir: string,
  { read, text, stamp }: LastRun,
  fingerprint: Fingerprint,
  normalize: Normalize = "exact",
): boolean {
  if (hasStage(dir) || isHeld(dir)) return false;
  if (read.state !== "sound" || read.lock.found.errors > 0) return false;
  if (canonicalJson(read.lock.fingerprint) !== canonicalJson(fingerprint)) return false;
  const root = fs.realpathSync(dir);
  if (stamp !== undefined) return isWhole(root, text, stamp);
  const { files } = read.lock;
  // Taken before anything is read: what is written meanwhile shows the next time.
  const now = normalize === "exact" ? stampOf(root, text, files.size) : undefined;
  if (findOrphans(root, files.keys()).length > 0) return false;
  const check = createCheck(root, normalize);
  for (const [path, entry] of files) {
    if (entry.stale || entry.wanted !== undefined || !check(path, entry)) return false;
  }
  if (now !== undefined) keepStamp(root, text, now);
  return true;
}

/** Whether nothing lies beside the files of a stamp that a run made once: folders are listed where that may be otherwise. */
function isWhole(root: string, text: string, stamp: Stamp): boolean {
  if (stamp.isLookedThrough) return true;
  if (findOrphans(root, stamp.paths).length > 0) return false;
  keepStamp(root, text, stamp);
  return true;
}

/** One buffer for all files: reading by hand is faster than `readFileSync` for small ones. */
function createCheck(root: string, normalize: Normalize): (path: string, entry: LockEntry) => boolean {
  const buffer = Buffer.allocUnsafe(1 << 20);
  const comparison = createComparison(normalize);
  const folders = new Map<string, boolean>();
  const isInside = (folder: string): boolean => {
    let inside = folders.get(folder);
    if (inside === undefined) {
      inside = isRealFolder(root, folder);
      folders.set(folder, inside);
    }
    return inside;
  };
  return (path, { written, keys }) => {
    if (!isInside(parentOf(path))) return false;
    const content = readInto(buffer, join(root, path));
    return content !== undefined && comparison.hashOf(content, path, keys, written) === written[0];
  };
}

function isRealFolder(root: string, folder: string): boolean {
  try {
    return `${fs.realpathSync(join(root, folder))}${sep}`.startsWith(`${root}${sep}`);
  } catch {
    return false;
  }
}

/** Neither follows a link nor waits for a pipe. */
const openFlags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0) | (fs.constants.O_NOFOLLOW ?? 0);

function readInto(buffer: Buffer, path: string): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = fs.openSync(path, openFlags);
    const length = fs.readSync(file, buffer, 0, buffer.length, 0);
    return length < buffer.length ? buffer.subarray(0, length) : fs.readFileSync(path);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}
