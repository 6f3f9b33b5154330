import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One document of a corpus; `id` is its path below the corpus, and stays the same from run to run. */
export interface CorpusDocument {
  readonly id: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** The OpenAPI documents below a folder: files whose head names a version. What they refer to is not among them. */
export function findDocuments(folder: string, prefix: string): CorpusDocument[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|ya?ml)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isDescription)
    .map((path) => ({ id: `${prefix}/${path.slice(folder.length + 1)}`, path, size: statSync(path).size }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Some generators write the version last, so that of a small file the whole text is looked at. */
function isDescription(path: string): boolean {
  if (/gen\.yaml$|expect\.json$|package\.json$/.test(path)) return false;
  if (statSync(path).size > 2_000_000) return true;
  return /^\s*\{?\s*["']?(?:openapi|swagger)["']?\s*:|"(?:openapi|swagger)"\s*:\s*"/m.test(
    readFileSync(path, "utf8"),
  );
}

/** Shuffled by a seed, the same on every machine: the first `count` of them are the sample. */
export function sampleOf<T>(all: readonly T[], count: number, seed: number): T[] {
  const random = createRandom(seed);
  const shuffled = [...all];
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!];
  }
  return shuffled.slice(0, count);
}

/** Mulberry32: small, seeded, and good enough to choose by. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
