import { type SpawnOptions, spawn } from "node:child_process";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { colourless } from "../../generator/cli/io.ts";
import { main } from "../../generator/cli/main.ts";
import { compileForNode } from "../compile.ts";

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
  const child = spawn(
    process.execPath,
    [join(await compileForNode(), "generator/dist/cli.js"), ...args],
    options,
  );
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

/** A command line that goes on until it is ended. */
export interface Running {
  /** Waits until what it has printed so far, on either stream, matches; answers with what was printed since the last wait. */
  until(words: RegExp): Promise<string>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startCli(args: readonly string[], cwd: string): Promise<Running> {
  const cli = join(await compileForNode(), "generator/dist/cli.js");
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, NO_COLOR: "1" } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  let look = (): void => {};
  const take = (text: string): void => {
    printed += text;
    look();
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  return {
    until: (words) =>
      new Promise((resolve) => {
        look = () => {
          if (!words.test(printed)) return;
          look = () => {};
          const found = printed;
          printed = "";
          resolve(found);
        };
        look();
      }),
    end: (signal) =>
      new Promise((resolve) => {
        child.once("close", resolve);
        child.kill(signal);
      }),
  };
}
