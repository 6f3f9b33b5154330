import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Outcome, runProgram } from "../harness/packed.ts";

const require = createRequire(import.meta.url);

/** A new folder below this one, so that what is installed here is found from it; and its removal. */
export function makeFreshFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(import.meta.dirname, ".modelwright-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Installs a tarball with npm, as a user would, from this machine alone. */
export async function install(tarball: string, folder: string): Promise<void> {
  const options = ["--offline", "--no-audit", "--no-fund", "--no-package-lock"];
  const { code, text } = await runProgram("npm", ["install", ...options, tarball], folder);
  if (code !== 0) throw new Error(text);
}

/** Where a package lies that is installed here, in a folder below, or at the project's root. */
export function packageFolder(name: string, below = "."): string | undefined {
  try {
    const paths = [join(import.meta.dirname, below)];
    return join(require.resolve(`${name}/package.json`, { paths }), "..");
  } catch {
    return undefined;
  }
}

/** Runs a compiler by its package's name: `typescript54`. */
export function runTsc(compiler: string, args: readonly string[], folder: string): Promise<Outcome> {
  const tsc = join(packageFolder(compiler) ?? "", "bin", "tsc");
  return runProgram(process.execPath, [tsc, ...args], folder, { NODE_OPTIONS: "" });
}
