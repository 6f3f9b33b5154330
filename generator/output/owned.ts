import { join } from "node:path";
import { sidesOf } from "./conflict.ts";
import { relaid } from "./json-lines.ts";
import type { Lock, LockEntry } from "./lock.ts";
import { type Comparison, createComparison, type Normalize } from "./normalize.ts";
import { readRegular } from "./read.ts";

/** What stands where a run wrote a file: the text that it wrote, or another one, or nothing. */
export interface Standing {
  readonly written?: string | undefined;
  readonly edited?: string | undefined;
}

export async function readStanding(
  dir: string,
  path: string,
  { files }: Lock,
  normalize?: Normalize,
): Promise<Standing> {
  let text: string;
  try {
    text = readRegular(join(dir, path));
  } catch {
    return {};
  }
  const entry = files.get(path) ?? { written: [] };
  const written = await writtenText(text, path, entry, createComparison(normalize));
  return written === undefined ? { edited: relaid(text, path) ?? text } : { written };
}

/**
 * The text that the lock says was written, where a file still has it: laid out anew, or between the marks of a merge
 * whose two sides were both written. Of those it is the first.
 */
export async function writtenText(
  text: string,
  path: string,
  { written, keys }: Pick<LockEntry, "written" | "keys">,
  comparison: Comparison,
): Promise<string | undefined> {
  if (written.length === 0) return undefined;
  const isWritten = async (form: string): Promise<boolean> => {
    const hash = await comparison.hashOf(form, path, keys);
    return hash !== undefined && written.includes(hash);
  };
  const find = async (side: string): Promise<string | undefined> => {
    if (await isWritten(side)) return side;
    const form = keys === undefined ? relaid(side, path) : undefined;
    return form !== undefined && (await isWritten(form)) ? form : undefined;
  };
  const found = await find(text);
  // Of a merged file the marks may stand in what is the user's.
  if (found !== undefined || keys !== undefined) return found;
  const sides = await Promise.all((sidesOf(text) ?? []).map(find));
  return sides.includes(undefined) ? undefined : sides[0];
}
