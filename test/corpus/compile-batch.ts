import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript7/package.json")), "bin", "tsc");

/** What the packages promise to be clean under. */
const compilerOptions = {
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

/** Type-checks the packages below a folder in one program of TypeScript 7: the errors by the package's folder. */
export async function compileBatch(
  folder: string,
  packages: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const include = packages.flatMap((name) => [
    ...(existsSync(join(folder, name, "src")) ? [`${name}/src/**/*.ts`] : []),
    ...(existsSync(join(folder, name, "openapi.ts")) ? [`${name}/openapi.ts`] : []),
  ]);
  if (include.length === 0 || readdirSync(folder).length === 0) return new Map();
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  const output = await run(["-p", "tsconfig.json", "--pretty", "false", "--singleThreaded"], folder);
  const errors = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const match = /^([^/(\s]+)\/(.*error TS\d+.*)$/.exec(line);
    if (match === null) {
      if (/error TS|panic|fatal error/.test(line)) errors.set("", [...(errors.get("") ?? []), line]);
      continue;
    }
    const [, name = "", text = ""] = match;
    errors.set(name, [...(errors.get(name) ?? []), text]);
  }
  return errors;
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
