import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder with github.json and authlete.yaml: unpacked from the corpora beside the project, where they are. */
export function findSpecs() {
  if (process.env.BENCH_SPECS !== undefined) return process.env.BENCH_SPECS;
  const folder = join(here, ".specs");
  const corpus = resolve(process.env.MODELWRIGHT_CORPUS ?? join(here, "../../../shared"), "corpus");
  if (!existsSync(join(folder, "github.json"))) unpack(join(corpus, "specs.tar.gz"), folder);
  if (!existsSync(join(folder, "authlete.yaml"))) {
    const history = join(folder, "hist/authlete");
    unpack(join(corpus, "history.tar.gz"), folder, "hist/authlete");
    if (existsSync(history)) copyFileSync(join(history, readdirSync(history).sort().at(-1)), join(folder, "authlete.yaml"));
    rmSync(join(folder, "hist"), { recursive: true, force: true });
  }
  return folder;
}

function unpack(archive, folder, ...members) {
  if (!existsSync(archive)) return;
  mkdirSync(folder, { recursive: true });
  spawnSync("tar", ["-xzf", archive, "-C", folder, ...members]);
}
