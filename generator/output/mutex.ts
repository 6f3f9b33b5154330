import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const mutexName = ".modelwright-busy";
const takeoverName = ".modelwright-takeover";

/** Who holds the mutex; `start` tells two processes apart that had one id. */
interface Holder {
  readonly pid: number;
  readonly start: string | undefined;
  readonly host: string;
}

export type Acquired = { readonly release: () => void } | { readonly heldBy: number };

/**
 * Takes the right to write to a folder, waiting for another run to end; a holder that is no longer alive loses it.
 * @param patience how long to wait, in milliseconds
 */
export async function acquire(root: string, patience: number): Promise<Acquired> {
  const end = Date.now() + patience;
  for (;;) {
    if (tryCreate(join(root, mutexName))) return { release: holdUntilExit(join(root, mutexName)) };
    const state = inspect(root);
    if (state.kind === "stale") takeOver(root);
    else if (state.kind === "held" && Date.now() >= end) return { heldBy: state.pid };
    else if (state.kind === "held") await sleep(25);
  }
}

/**
 * Takes the right to write to a folder where it is free.
 * @returns what gives it back
 */
export function tryAcquire(root: string): (() => void) | undefined {
  const path = join(root, mutexName);
  return tryCreate(path) ? holdUntilExit(path) : undefined;
}

/** Waits, without taking anything, until nobody writes to a folder. */
export async function waitUntilFree(root: string, patience: number): Promise<{ readonly heldBy?: number }> {
  const end = Date.now() + patience;
  for (;;) {
    const state = inspect(root);
    if (state.kind !== "held") return {};
    if (Date.now() >= end) return { heldBy: state.pid };
    await sleep(25);
  }
}

export function isHeld(root: string): boolean {
  return fs.existsSync(join(root, mutexName));
}

type State = { readonly kind: "free" | "stale" } | { readonly kind: "held"; readonly pid: number };

function inspect(root: string): State {
  const path = join(root, mutexName);
  const text = readText(path);
  if (text === undefined) return { kind: "free" };
  const holder = parseHolder(text);
  // Created and not yet filled in, or left so by a kill.
  if (holder === undefined) return ageOf(path) > 2000 ? { kind: "stale" } : { kind: "held", pid: 0 };
  return isAlive(holder) ? { kind: "held", pid: holder.pid } : { kind: "stale" };
}

/**
 * Removes a dead holder's mutex. Two runs may have seen the same dead holder: a second, short-lived file decides who
 * removes it, and the holder is looked at once more under it, so that nobody removes a living one's.
 */
function takeOver(root: string): void {
  const path = join(root, takeoverName);
  if (!tryCreate(path)) {
    if (ageOf(path) > 2000) fs.rmSync(path, { force: true });
    return;
  }
  try {
    if (inspect(root).kind === "stale") fs.rmSync(join(root, mutexName), { force: true });
  } finally {
    fs.rmSync(path, { force: true });
  }
}

function tryCreate(path: string): boolean {
  const holder: Holder = { pid: process.pid, start: startOf(process.pid), host: hostname() };
  let file: number;
  try {
    file = fs.openSync(path, "wx");
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw fault;
  }
  try {
    fs.writeFileSync(file, JSON.stringify(holder));
    return true;
  } catch (fault) {
    // A full disk takes a file and nothing in it.
    fs.rmSync(path, { force: true });
    throw fault;
  } finally {
    fs.closeSync(file);
  }
}

function holdUntilExit(path: string): () => void {
  const release = (): void => {
    fs.rmSync(path, { force: true });
    process.off("exit", release);
  };
  process.on("exit", release);
  return release;
}

function isAlive({ pid, start, host }: Holder): boolean {
  // Of a process on another machine (a shared folder) nothing is known.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM";
  }
  return startOf(pid) === start;
}

/** When a process was started, in the kernel's ticks (proc(5), field 22); `undefined` where there is no /proc. */
function startOf(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const { pid, start, host } = value as Record<string, unknown>;
    if (typeof pid !== "number" || typeof host !== "string") return undefined;
    return { pid, host, start: typeof start === "string" ? start : undefined };
  } catch {
    return undefined;
  }
}

function ageOf(path: string): number {
  const found = fs.statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}

function readText(path: string): string | undefined {
  try {
    return fs.readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
