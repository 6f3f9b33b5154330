import fs from "node:fs";
import { join } from "node:path";
import { foldPath, isSameFile } from "./paths.ts";

/** A path of the lock, and that of a run which leads to the same file. */
export type Respelled = readonly [from: string, to: string];

/** Paths that a run spells otherwise than the lock, where the file system takes both for one: in case, as macOS does. */
export function findRespelled(
  root: string,
  listed: Iterable<string>,
  files: ReadonlyMap<string, unknown>,
): Respelled[] {
  const leftovers = [...listed].filter((path) => !files.has(path));
  if (leftovers.length === 0) return [];
  const folded = new Map([...files.keys()].map((path) => [foldPath(path), path]));
  return leftovers.flatMap((from) => {
    const to = folded.get(foldPath(from));
    return to !== undefined && isSameFile(root, from, to) ? [[from, to] as const] : [];
  });
}

/** What is known of files, under the paths that a run has for them. */
export function underNewNames<T>(
  known: ReadonlyMap<string, T>,
  respelled: readonly Respelled[],
): ReadonlyMap<string, T> {
  if (respelled.length === 0) return known;
  const renamed = new Map(known);
  for (const [from, to] of respelled) {
    if (!known.has(to)) renamed.set(to, known.get(from) as T);
    renamed.delete(from);
  }
  return renamed;
}

/** Gives folders and files the new spelling, which others see: whoever packs or copies the package. */
export function respell(root: string, respelled: readonly Respelled[]): void {
  const done = new Set<string>();
  for (const [from, to] of respelled) {
    const before = from.split("/");
    const after = to.split("/");
    for (const [index, name] of after.entries()) {
      const folder = after.slice(0, index).join("/");
      const path = join(folder, name);
      if (name === before[index] || done.has(path)) continue;
      done.add(path);
      try {
        fs.renameSync(join(root, folder, before[index]!), join(root, path));
      } catch {
        // Both names lead there as before: a link may be what makes them one.
      }
    }
  }
}
