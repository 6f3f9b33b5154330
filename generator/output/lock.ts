import { join } from "node:path";
import type { Fingerprint } from "./file.ts";
import { canonicalJson } from "./hash.ts";
import { isMembers } from "./merge.ts";
import { readRegular } from "./read.ts";
import { createSalvage, membersOnLines, parseJson } from "./salvage.ts";

export const lockName = "modelwright.lock.json";
const format = 1;

/** What the lock remembers of one file. */
export interface LockEntry {
  /** What was last written: a file whose content still has this hash is ours. Several after an unresolved merge. */
  readonly written: readonly string[];
  /** What would have been written in place of a file that was kept. */
  readonly wanted?: string | undefined;
  readonly model?: string | undefined;
  /** The other models of a file that has several. */
  readonly also?: readonly string[] | undefined;
  readonly derived?: true | undefined;
  /** The hash of all that it was made from. */
  readonly from?: string | undefined;
  /** No longer generated, and kept because it was edited. */
  readonly stale?: true | undefined;
  /** Of a merged file: our keys, and those set once. The hash is that of our keys alone. */
  readonly keys?: readonly string[] | undefined;
  readonly once?: readonly string[] | undefined;
}

/** What a run counted. With errors, the next run is not skipped: it has to report them again. */
export interface Found {
  readonly models: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface Lock {
  readonly fingerprint: Fingerprint | undefined;
  readonly year: number | undefined;
  readonly found: Found;
  /** The hash of the fingerprint whose API is the one of the package's last version. */
  readonly released: string | undefined;
  /** What the versions of the package brought, as plain data. */
  readonly history: unknown;
  /** What the package.json said that went when no package was asked for any more: its next one goes on from there. */
  readonly version?: string | undefined;
  /** By path as the lock has it: whoever writes to or removes one checks it first. */
  readonly files: ReadonlyMap<string, LockEntry>;
}

/** What a run knows of the versions before it. */
export interface Past extends Pick<Lock, "released" | "history" | "version"> {
  /** What was written of the last one, where that is gone. */
  readonly awaited?: string | undefined;
}

/** `damaged` still has what single lines say, each merge side's hash of a file counted as written. */
export type LockState =
  | { readonly state: "absent" | "sound"; readonly lock: Lock }
  | { readonly state: "damaged"; readonly lock: Lock; readonly doubtful: readonly string[] }
  | { readonly state: "newer"; readonly version: string };

const nothing: Lock = {
  fingerprint: undefined,
  year: undefined,
  found: { models: 0, errors: 0, warnings: 0 },
  released: undefined,
  history: undefined,
  files: new Map(),
};

/** Reads the lock of an output folder. */
export function readLock(root: string): LockState {
  let text: string;
  try {
    text = readRegular(join(root, lockName));
  } catch {
    return { state: "absent", lock: nothing };
  }
  return parseLock(text);
}

/**
 * A lock that was read before and found sound, as far as it is asked for: of many thousand lines, those of files may
 * never be.
 */
export function openSound(text: string): LockState {
  const head: unknown = JSON.parse(`${text.slice(0, text.indexOf(filesKey))}${filesKey}{}}`);
  if (!isMembers(head)) return parseLock(text);
  let files: Lock["files"] | undefined;
  const lock: Lock = {
    ...readHead(head),
    get files() {
      files ??= readFiles((JSON.parse(text) as { readonly files: Readonly<Record<string, unknown>> }).files);
      return files;
    },
  };
  return { state: "sound", lock };
}

const filesKey = '\n  "files": ';

/** The files that a lock lists, in its order, without reading what it says of each. */
export function pathsIn(text: string): string[] {
  const paths: string[] = [];
  for (let at = text.indexOf(filesKey); ; ) {
    const start = text.indexOf('\n    "', at);
    const end = text.indexOf('": {', start);
    if (start === -1 || end === -1) return paths;
    paths.push(text.slice(start + 6, end));
    at = text.indexOf("\n", end);
    if (at === -1) return paths;
  }
}

export function parseLock(text: string): LockState {
  const value = parseJson(text);
  if (!isMembers(value) || !isMembers(value.files)) {
    return salvage(text);
  }
  if (value.lockVersion !== format) {
    const version = String(value.lockVersion);
    return Number(value.lockVersion) > format ? { state: "newer", version } : salvage(text);
  }
  return { state: "sound", lock: { ...readHead(value), files: readFiles(value.files) } };
}

function readHead(value: Readonly<Record<string, unknown>>): Omit<Lock, "files"> {
  return {
    fingerprint: readFingerprint(value),
    year: typeof value.year === "number" ? value.year : undefined,
    found: readFound(value.found),
    released: textOf(value.released),
    history: value.history,
    version: textOf(value.version),
  };
}

function readFiles(value: Readonly<Record<string, unknown>>): Map<string, LockEntry> {
  const files = new Map<string, LockEntry>();
  for (const path of Object.keys(value)) {
    const entry = readEntry(value[path]);
    if (entry !== undefined) files.set(path, entry);
  }
  return files;
}

/** One line a file, sorted: two branches that change different models merge without a conflict. */
export function printLock(lock: Lock): string {
  const { fingerprint, year, found, released, history, version, files } = lock;
  const head = {
    lockVersion: format,
    generator: fingerprint?.generator,
    spec: fingerprint?.spec,
    references: fingerprint?.references,
    options: fingerprint?.options,
    year,
    found,
    released,
    history,
    version,
  };
  const lines = Object.entries(head)
    .filter(([, value]) => value !== undefined && canonicalJson(value) !== "{}")
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${canonicalJson(value)}`);
  const entries = [...files.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `    ${JSON.stringify(path)}: ${printEntry(entry)}`);
  const list = entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n  }`;
  return `{\n${[...lines, `  "files": ${list}`].join(",\n")}\n}\n`;
}

function printEntry(entry: LockEntry): string {
  const { written, wanted, model, also, derived, from, stale, keys, once } = entry;
  return JSON.stringify({ hash: written[0], wanted, model, also, derived, from, stale, keys, once });
}

/** Written for locks of many thousand lines: members that are right are taken over by name. */
function readEntry(value: unknown): LockEntry | undefined {
  if (!isMembers(value)) return undefined;
  const { hash, wanted, model, also: others, derived, from, stale, keys, once } = value;
  const also = isStrings(others) ? others : undefined;
  const written = typeof hash === "string" ? [hash] : [];
  if (wanted === undefined && stale === undefined && keys === undefined) {
    const isDerived = derived === true ? true : undefined;
    return { written, model: textOf(model), also, derived: isDerived, from: textOf(from) };
  }
  return {
    written,
    wanted: textOf(wanted),
    model: textOf(model),
    also,
    derived: derived === true ? true : undefined,
    from: textOf(from),
    stale: stale === true ? true : undefined,
    keys: isStrings(keys) ? keys : undefined,
    once: isStrings(once) ? once : undefined,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** What is left of a lock with conflict marks in it: what single lines say of a file or of what no run finds again. */
function salvage(text: string): LockState {
  const files = new Map<string, LockEntry>();
  const head = createSalvage(text);
  for (const [name, value] of membersOnLines(text)) {
    if (head.take(name, value)) continue;
    const found = readEntry(value);
    if (found === undefined) continue;
    const written = [...(files.get(name)?.written ?? []), ...found.written];
    files.set(name, { ...found, written });
  }
  const { values, doubtful } = head.found();
  const { year, released, history } = readHead(values);
  return { state: "damaged", lock: { ...nothing, year, released, history, files }, doubtful };
}

function readFingerprint(value: Readonly<Record<string, unknown>>): Fingerprint | undefined {
  const { generator, spec, options, references } = value;
  if (typeof generator !== "string" || typeof spec !== "string" || typeof options !== "string")
    return undefined;
  const hashes = isMembers(references) ? Object.entries(references) : [];
  return {
    generator,
    spec,
    options,
    references: Object.fromEntries(
      hashes.filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    ),
  };
}

function readFound(value: unknown): Found {
  const count = (member: unknown): number => (typeof member === "number" ? member : 0);
  if (!isMembers(value)) return nothing.found;
  return { models: count(value.models), errors: count(value.errors), warnings: count(value.warnings) };
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
