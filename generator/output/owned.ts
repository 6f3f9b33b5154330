import fs from "node:fs";
import { join } from "node:path";
import type { Lock } from "./lock.ts";
import { createComparison, type Normalize } from "./normalize.ts";

/** The text of a file, where it is what the lock says was written. */
export async function readOwned(
  dir: string,
  path: string,
  { files }: Lock,
  normalize?: Normalize,
): Promise<string | undefined> {
  const written = files.get(path)?.written ?? [];
  if (written.length === 0) return undefined;
  let text: string;
  try {
    text = fs.readFileSync(join(dir, path), "utf8");
  } catch {
    return undefined;
  }
  const hash = await createComparison(normalize).hashOf(text, path);
  return hash !== undefined && written.includes(hash) ? text : undefined;
}
