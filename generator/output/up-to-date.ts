import fs from "node:fs";
import { join, sep } from "node:path";
import type { Fingerprint } from "./file.ts";
import { canonicalJson } from "./hash.ts";
import { hasJournal } from "./journal.ts";
import { type Lock, type LockEntry, readLock } from "./lock.ts";
import { isHeld } from "./mutex.ts";
import { createComparison, type Normalize } from "./normalize.ts";
import { parentOf } from "./paths.ts";

/**
 * Whether a run with this fingerprint would change nothing: every file that the lock lists has the content that it
 * lists. Loads nothing beyond `node:` modules.
 * @param derived whether derived files count: `required` for a run, `where-present` for `--check`
 * @returns the lock, where there is nothing to do
 */
export function isUpToDate(
  dir: string,
  fingerprint: Fingerprint,
  derived: "required" | "where-present",
  normalize?: Normalize,
): Lock | undefined {
  if (hasJournal(dir) || isHeld(dir)) return undefined;
  const read = readLock(dir);
  if (read.state !== "sound" || read.lock.found.errors > 0) return undefined;
  if (canonicalJson(read.lock.fingerprint) !== canonicalJson(fingerprint)) return undefined;
  return isIntact(dir, read.lock, derived, normalize) ? read.lock : undefined;
}

function isIntact(
  dir: string,
  lock: Lock,
  derived: "required" | "where-present",
  normalize: Normalize | undefined,
): boolean {
  const root = fs.realpathSync(dir);
  const present = derived === "required" ? () => true : presence(root);
  const check = createCheck(root, normalize);
  for (const [path, entry] of lock.files) {
    if (entry.stale || entry.wanted !== undefined) return false;
    if (entry.derived && !present(path)) continue;
    if (!check(path, entry)) return false;
  }
  return true;
}

function presence(root: string): (path: string) => boolean {
  const tops = new Map<string, boolean>();
  return (path) => {
    const top = path.split("/", 1)[0] ?? path;
    let there = tops.get(top);
    if (there === undefined) {
      there = fs.existsSync(join(root, top));
      tops.set(top, there);
    }
    return there;
  };
}

/** One buffer for all files: reading by hand is faster than `readFileSync` for small ones. */
function createCheck(
  root: string,
  normalize: Normalize | undefined,
): (path: string, entry: LockEntry) => boolean {
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
    return content !== undefined && comparison.hashOf(content, path, keys) === written[0];
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
