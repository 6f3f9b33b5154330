import fs from "node:fs";
import { dirname, join, resolve } from "node:path";
import { contentHash } from "./hash.ts";
import { tryAcquire } from "./mutex.ts";
import { pathFault, removeEmpty } from "./paths.ts";
import { hasStage, stageName } from "./stage.ts";

/**
 * Files that are written while others are still being made, so that memory need not hold a whole package: they wait in
 * the stage, from which `commit` takes them. Nothing of the package itself is touched before that.
 */
export interface Ahead {
  /** Where they wait, each under its path in the package. */
  readonly folder: string;
  /** Ends the run's hold on the output folder, with all that still waits. */
  close(): void;
}

/**
 * Holds an output folder for this run alone, from here on.
 * @returns `undefined` where another run is at work there or was interrupted, or nothing can be written: then all is
 * made first, and whoever writes it sees to the rest
 */
export function openAhead(dir: string): Ahead | undefined {
  let created: string | undefined;
  const leave = (): void => {
    if (created !== undefined) removeEmpty(resolve(dir), resolve(created));
  };
  try {
    created = fs.mkdirSync(dir, { recursive: true });
    const ahead = hold(fs.realpathSync(dir), leave);
    if (ahead === undefined) leave();
    return ahead;
  } catch {
    leave();
    return undefined;
  }
}

function hold(root: string, leave: () => void): Ahead | undefined {
  const stage = join(root, stageName);
  const release = tryAcquire(root);
  if (release === undefined) return undefined;
  const close = (): void => {
    process.off("exit", close);
    removeStage(stage);
    release();
    leave();
  };
  // What a killed run left there is for `recover` to settle.
  if (hasStage(root)) {
    release();
    return undefined;
  }
  // Whoever comes next may be waiting for the release.
  process.prependListener("exit", close);
  // A thread that ends after this process gave up writes to a place of its own.
  const folder = join(stage, `ahead-${process.pid}`);
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (fault) {
    close();
    throw fault;
  }
  return { folder, close };
}

/** A thread may be at work there while the process ends: what it leaves is for `recover` to settle. */
function removeStage(stage: string): void {
  try {
    fs.rmSync(stage, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });
  } catch {}
}

/**
 * Puts files where they wait, all of them or none.
 * @returns the hashes of their contents; `undefined` where one cannot be put there
 */
export function createShelf(
  folder: string,
): (files: readonly (readonly [path: string, text: string])[]) => string[] | undefined {
  const made = new Set<string>();
  const put = (path: string, text: string): string => {
    const fault = pathFault(path);
    if (fault !== undefined) throw new Error(`${path}: ${fault}`);
    const target = join(folder, path);
    const above = dirname(target);
    if (!made.has(above)) fs.mkdirSync(above, { recursive: true });
    made.add(above);
    fs.writeFileSync(target, text, { flag: "wx" });
    return contentHash(text);
  };
  return (files) => {
    try {
      return files.map(([path, text]) => put(path, text));
    } catch {
      for (const [path] of files) fs.rmSync(join(folder, path), { force: true });
      return undefined;
    }
  };
}

/** A file that was put aside: its text is read there when it is asked for. */
export class FileAside {
  readonly #folder: string;
  readonly #path: string;
  /** The hash of what it holds. */
  readonly aside: string;

  constructor(folder: string, path: string, hash: string) {
    this.#folder = folder;
    this.#path = path;
    this.aside = hash;
  }

  get text(): string {
    return fs.readFileSync(join(this.#folder, this.#path), "utf8");
  }
}
