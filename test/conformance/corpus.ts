import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const folder = resolve(process.env.MODELWRIGHT_CORPUS ?? "../shared", "corpus");
const unpacked = new Map<string, string>();
process.once("exit", () => {
  for (const target of unpacked.values()) rmSync(target, { recursive: true, force: true });
});

/** The folder of an archive of the corpora, unpacked once a run; `undefined` after saying that it is not there. */
export function corpus(archive: string): string | undefined {
  const found = unpacked.get(archive);
  if (found !== undefined) return found;
  const path = join(folder, archive);
  if (!existsSync(path)) {
    console.warn(`left out: ${archive} is not in ${folder}`);
    return undefined;
  }
  const target = mkdtempSync(join(tmpdir(), "modelwright-corpus-"));
  execFileSync("tar", ["-xzf", path, "-C", target]);
  unpacked.set(archive, target);
  return target;
}
