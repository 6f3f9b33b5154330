import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { corpora } from "../corpus/folder.ts";

/** The folder of an archive of the corpora, unpacked once a machine; `undefined` after saying that it is not there. */
export function corpus(archive: string): string | undefined {
  const path = join(corpora, archive);
  if (!existsSync(path)) {
    console.warn(`left out: ${archive} is not in ${corpora}`);
    return undefined;
  }
  const { size, mtimeMs } = statSync(path);
  const state = createHash("sha256").update(`${path} ${size} ${mtimeMs}`).digest("hex").slice(0, 16);
  const home = join(tmpdir(), "modelwright-unpacked");
  const target = join(home, state);
  if (existsSync(target)) return target;
  mkdirSync(home, { recursive: true });
  const staged = mkdtempSync(join(home, "staged-"));
  execFileSync("tar", ["-xzf", path, "-C", staged]);
  try {
    renameSync(staged, target);
  } catch {
    // Another process was first.
    rmSync(staged, { recursive: true, force: true });
  }
  return target;
}
