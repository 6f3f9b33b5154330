import fs from "node:fs";
import { join } from "node:path";
import { contentHash } from "./hash.ts";
import type { Lock } from "./lock.ts";
import type { Stamp } from "./stamp.ts";

/** A file that holds what was last written there. */
export interface Held {
  /** Read when it is asked for, where nobody can have written to it. */
  readonly text: string;
  readonly hash: string;
}

/** What the last run made and that is still there: a run need not make it again. */
export interface Reuse {
  /** The text of a file that was made from the same; `undefined` where it was not, is gone or was edited. */
  made(path: string, from: string): Held | undefined;
  /** A derived file that is made from one file alone, where that has the text that the last run wrote. */
  derived(path: string, source: Source): Held | undefined;
  /** The text that the last run wrote to a file. */
  text(path: string): string | undefined;
}

/** What a derived file is made from; `held` is its hash where it stands there already. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly held?: string | undefined;
}

export const noReuse: Reuse = { made: () => undefined, derived: () => undefined, text: () => undefined };

/**
 * Opens what the last run left.
 * @param names the names of all models of this run: a name that came or went may be one that a module avoids
 * @param stamp where nobody wrote to any file since: none need be read to know what it holds
 */
export function openReuse(
  dir: string,
  { files }: Lock,
  names: ReadonlySet<string>,
  stamp: Stamp | undefined,
): Reuse {
  const read = stamp === undefined ? readHeld : trust;
  const before = new Set(
    [...files.values()].flatMap(({ model, also = [] }) => (model === undefined ? [] : [model, ...also])),
  );
  const moved = [...names]
    .filter((name) => !before.has(name))
    .concat([...before].filter((name) => !names.has(name)));
  if (moved.length > mostMoved) return noReuse;
  const same = new Map<string, boolean>();
  return {
    made: (path, from) => {
      const entry = files.get(path);
      if (entry === undefined || entry.from !== from || entry.written.length !== 1) return undefined;
      const held = read(dir, path, entry.written[0]!);
      return held === undefined || moved.some((name) => held.text.includes(name)) ? undefined : held;
    },
    derived: (path, origin) => {
      const entry = files.get(path);
      if (entry?.derived !== true || entry.from !== undefined || entry.written.length !== 1) return undefined;
      let isSame = same.get(origin.path);
      if (isSame === undefined) {
        isSame = files.get(origin.path)?.written[0] === (origin.held ?? contentHash(origin.text));
        same.set(origin.path, isSame);
      }
      return isSame ? read(dir, path, entry.written[0]!) : undefined;
    },
    text: (path) => {
      const [hash, ...others] = files.get(path)?.written ?? [];
      return hash === undefined || others.length > 0 ? undefined : read(dir, path, hash)?.text;
    },
  };
}

/** Beyond this many names that came or went, looking for each costs more than making everything again. */
const mostMoved = 200;

function trust(dir: string, path: string, hash: string): Held {
  return new TrustedFile(join(dir, path), hash);
}

/** A file that nobody wrote to: read once, when its text is asked for. */
class TrustedFile implements Held {
  readonly hash: string;
  readonly #path: string;
  #text: string | undefined;

  constructor(path: string, hash: string) {
    this.#path = path;
    this.hash = hash;
  }

  get text(): string {
    this.#text ??= fs.readFileSync(this.#path, "utf8").replaceAll("\r\n", "\n");
    return this.#text;
  }
}

function readHeld(dir: string, path: string, hash: string): Held | undefined {
  try {
    const content = fs.readFileSync(join(dir, path));
    return contentHash(content) === hash && !content.includes(13)
      ? { text: content.toString("utf8"), hash }
      : undefined;
  } catch {
    return undefined;
  }
}
