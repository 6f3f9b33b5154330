import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript7/package.json")), "bin", "tsc");

/** What the packages promise to be clean under. */
export const packageOptions = {
  target: "es2022",
  lib: ["es2022", "dom"],
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  noEmit: true,
  declaration: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noErrorTruncation: true,
  types: [],
};

/** Type-checks files below a folder in one program of TypeScript 7; gives the compiler's lines. */
export async function typeCheck(
  folder: string,
  include: readonly string[],
  compilerOptions: object = packageOptions,
): Promise<readonly string[]> {
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  const output = await run(["-p", "tsconfig.json", "--pretty", "false", "--singleThreaded"], folder);
  return output.split("\n");
}

function run(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const add = (text: Buffer): void => {
      output += text.toString();
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.on("error", reject);
    child.on("close", () => resolve(output));
  });
}
