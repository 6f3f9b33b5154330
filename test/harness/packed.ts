import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a program printed and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly text: string;
}

/** Runs a program; `text` is both of its streams. */
export async function runProgram(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  try {
    const { stdout, stderr } = await run(file, args, {
      cwd,
      env: { ...process.env, ...env },
      maxBuffer: 1 << 26,
      shell: process.platform === "win32",
    });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code?: unknown; stdout?: string; stderr?: string };
    return { code: typeof code === "number" ? code : 1, text: stdout + stderr };
  }
}

/** Runs a Node program with the Node that runs the tests. */
export function runNode(args: readonly string[], cwd: string): Promise<Outcome> {
  return runProgram(process.execPath, args, cwd, { NODE_OPTIONS: "" });
}

/** A new folder under the system's one for temporary files, and its removal. */
export function makeFolder(name: string): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `modelwright-${name}-`)));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function writeFiles(folder: string, files: Iterable<readonly [string, string]>): void {
  for (const [path, text] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** Packs the package in a folder with npm; the tarball's path, or npm's words. */
export async function pack(
  folder: string,
): Promise<{ readonly tarball: string } | { readonly refused: string }> {
  const { code, text } = await runProgram("npm", ["pack", "--silent", "--pack-destination", ".."], folder, {
    npm_config_offline: "true",
  });
  const file = text
    .trim()
    .split("\n")
    .findLast((line) => line.endsWith(".tgz"));
  return code === 0 && file !== undefined ? { tarball: join(folder, "..", file) } : { refused: text };
}

/** Puts a packed package where `import` from a folder finds it, as an installation without a network would. */
export async function unpack(tarball: string, folder: string, name: string): Promise<void> {
  const target = join(folder, "node_modules", name);
  mkdirSync(target, { recursive: true });
  const { code, text } = await runProgram(
    "tar",
    ["-xzf", tarball, "-C", target, "--strip-components=1"],
    folder,
  );
  if (code !== 0) throw new Error(text);
}
