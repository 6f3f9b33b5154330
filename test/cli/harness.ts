import { type SpawnOptions, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { colourless } from "../../generator/cli/io.ts";
import { main } from "../../generator/cli/main.ts";

const root = resolve(import.meta.dirname, "../..");

/**
 * The command line as users have it: the sources, compiled. Each state of the sources is compiled once, in a folder of
 * `node_modules` that is not under version control, so that what is tested is never an old build.
 */
export async function buildCli(): Promise<string> {
  const sources = filesBelow(join(root, "generator")).filter((path) => path.endsWith(".ts"));
  const hash = createHash("sha256");
  const texts = sources.map((path) => [path, fs.readFileSync(path, "utf8")] as const);
  for (const [path, text] of texts) hash.update(`${path}\0${text}\0`);
  const home = join(root, "node_modules", ".modelwright-test");
  const folder = join(home, hash.digest("hex").slice(0, 16));
  const cli = join(folder, "generator", "dist", "cli.js");
  if (fs.existsSync(cli)) return cli;
  fs.mkdirSync(home, { recursive: true });
  const staged = fs.mkdtempSync(join(home, "staged-"));
  const { transformSync } = await import("oxc-transform");
  for (const [path, text] of texts) {
    const name = path.slice(join(root, "generator").length + 1);
    const { code } = transformSync(path, text, { typescript: { rewriteImportExtensions: "rewrite" } });
    write(join(staged, "generator", "dist", name.replace(/\.ts$/, ".js")), code);
    write(join(staged, "generator", name), text);
  }
  fs.copyFileSync(join(root, "package.json"), join(staged, "package.json"));
  // An old date: a lock that is younger than the program may be trusted.
  for (const path of filesBelow(staged)) fs.utimesSync(path, new Date(2020, 0), new Date(2020, 0));
  try {
    fs.renameSync(staged, folder);
  } catch {
    // Another test file was faster.
    fs.rmSync(staged, { recursive: true, force: true });
  }
  return cli;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder and waits for its end. */
export async function runCli(
  args: readonly string[],
  {
    cwd,
    input,
    env,
  }: { readonly cwd: string; readonly input?: string | null; readonly env?: NodeJS.ProcessEnv },
): Promise<Ran> {
  const options: SpawnOptions = { cwd, env: { ...process.env, NO_COLOR: "1", ...env } };
  const child = spawn(process.execPath, [await buildCli(), ...args], options);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // With `null` it stays open: whoever reads it waits.
  if (input !== null) child.stdin?.end(input ?? "");
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, stdout, stderr };
}

/** The same within this process: modules are loaded once for all tests. */
export async function runMain(args: readonly string[], { cwd }: { readonly cwd: string }): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const code = await main(args, {
    cwd,
    out: (text) => (stdout += text),
    err: (text) => (stderr += text),
    terminal: false,
    palette: colourless,
  });
  return { code, stdout, stderr };
}

/** A folder with files in it that is gone after the test. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "modelwright-cli-")));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  return folder;
}

function write(path: string, text: string): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, text);
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return path === join(root, "generator", "dist") ? [] : filesBelow(path);
      return [path];
    });
}

/** A small document with one model, and room for more. */
export const petsYaml = `openapi: 3.0.3
info: { title: Pets, version: "1.0" }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: All pets
          content:
            application/json:
              schema:
                type: array
                items: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1 }
        age: { type: integer }
`;
