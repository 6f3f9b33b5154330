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
  /** Within which ids count: containers may share the name of their host and not its processes. */
  readonly space: string | undefined;
}

/** A process that writes to a folder; `host` where its id is another's here. */
export interface HeldBy {
  readonly pid: number;
  readonly host?: string | undefined;
}

export type Acquired = { readonly release: () => void } | { readonly heldBy: HeldBy };

const ownSpace = spaceOf();

/** How often a holder gives a sign of life, in milliseconds, as far as its work lets it. */
const rhythm = 5000;

/** Without a sign for so long, a holder that nothing else is known of has ended: clocks differ, and work may be long. */
const patienceForSigns = 600_000;

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
    else if (state.kind === "held" && Date.now() >= end) return { heldBy: state.by };
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
export async function waitUntilFree(root: string, patience: number): Promise<{ readonly heldBy?: HeldBy }> {
  const end = Date.now() + patience;
  for (;;) {
    const state = inspect(root);
    if (state.kind !== "held") return {};
    if (Date.now() >= end) return { heldBy: state.by };
    await sleep(25);
  }
}

export function isHeld(root: string): boolean {
  return fs.existsSync(join(root, mutexName));
}

type State = { readonly kind: "free" | "stale" } | { readonly kind: "held"; readonly by: HeldBy };

function inspect(root: string): State {
  const path = join(root, mutexName);
  const text = readText(path);
  if (text === undefined) return { kind: "free" };
  const holder = parseHolder(text);
  // Created and not yet filled in, or left so by a kill.
  if (holder === undefined) return ageOf(path) > 2000 ? { kind: "stale" } : { kind: "held", by: { pid: 0 } };
  const { pid, host } = holder;
  if (!isNear(holder))
    return ageOf(path) > patienceForSigns ? { kind: "stale" } : { kind: "held", by: { pid, host } };
  return isAlive(holder) ? { kind: "held", by: { pid } } : { kind: "stale" };
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
  let file: number;
  try {
    file = fs.openSync(path, "wx");
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw fault;
  }
  try {
    fs.writeFileSync(file, ownText());
    return true;
  } catch (fault) {
    // A full disk takes a file and nothing in it.
    fs.rmSync(path, { force: true });
    throw fault;
  } finally {
    fs.closeSync(file);
  }
}

function ownText(): string {
  const holder: Holder = {
    pid: process.pid,
    start: startOf(process.pid),
    host: hostname(),
    space: ownSpace,
  };
  return JSON.stringify(holder);
}

function holdUntilExit(path: string): () => void {
  held.set(path, Date.now());
  const signs = setInterval(giveSign, rhythm).unref();
  const release = (): void => {
    clearInterval(signs);
    held.delete(path);
    // Only this process's own file: another run may have taken it for dead and made one of its own.
    if (readText(path) === ownText()) fs.rmSync(path, { force: true });
    process.off("exit", release);
  };
  process.on("exit", release);
  return release;
}

/** What this process holds, and when each last got a sign of life. */
const held = new Map<string, number>();

/** Tells other machines that this process is at work: for work that lets no timer run, too. */
export function giveSign(): void {
  const now = Date.now();
  for (const [path, last] of held) {
    if (now - last < rhythm / 2) continue;
    held.set(path, now);
    try {
      fs.utimesSync(path, now / 1000, now / 1000);
    } catch {
      // Taken away by somebody: then there is nobody to tell.
    }
  }
}

/** Whether a process could be seen from here: of one that could not, but shares the folder, only its signs of life are known. */
function isNear({ host, space }: Holder): boolean {
  return host === hostname() && (space === undefined || space === ownSpace);
}

/** Of a process that can be seen from here. */
function isAlive({ pid, start }: Holder): boolean {
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

/** The namespace of process ids (pid_namespaces(7)); `undefined` where there is none. */
function spaceOf(): string | undefined {
  try {
    return fs.readlinkSync("/proc/self/ns/pid");
  } catch {
    return undefined;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const { pid, start, host, space } = value as Record<string, unknown>;
    if (typeof pid !== "number" || typeof host !== "string") return undefined;
    return { pid, host, start: textIn(start), space: textIn(space) };
  } catch {
    return undefined;
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
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
