import { cpSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Outcome, runProgram, writeFiles } from "../harness/packed.ts";
import { generateShipped, generateViewed, shippedName as name, packFiles } from "../harness/shipped.ts";
import { install, makeFreshFolder, packageFolder } from "./fresh.ts";

/** A program that runs others, and what it is to be told before their path. */
interface Runtime {
  readonly title: string;
  readonly path: string;
  readonly args: readonly string[];
  readonly kind: "node" | "deno" | "bun";
}

const runtimes: readonly Runtime[] = [
  { title: `Node ${process.version}`, path: process.execPath, args: ["--no-warnings"], kind: "node" },
  ...installed("Node 22", "node22", "bin/node", ["--no-warnings"], "node"),
  ...installed("Node 24", "node24", "bin/node", ["--no-warnings"], "node"),
  ...installed("Deno", "deno", "deno", ["run", "--quiet", "--check", "--no-lock", "--allow-read"], "deno"),
  ...installed("Bun", "bun", "bin/bun", ["run"], "bun"),
];

function installed(
  title: string,
  alias: string,
  file: string,
  args: readonly string[],
  kind: Runtime["kind"],
): readonly Runtime[] {
  const folder = packageFolder(alias, "runtimes");
  const path = folder === undefined ? undefined : join(folder, file);
  if (path !== undefined && existsSync(path)) return [{ title, path, args, kind }];
  console.info(`${title} is not installed: the package is not tried on it`);
  return [];
}

const folder = makeFreshFolder();
const app = join(folder.path, "app");

/** Uses a model and an operation of the shipped package, and a model of the other one whose JSON is another than it is. */
const program = `
const property = parseProperty({ key: "k" });
const { madeAt } = decodeHeir({ made_at: "2024-01-01T00:00:00Z" }, { defaults: true });
console.log([property.key, authTokenIssueApi.method, madeAt.getTime()].join());
`;

const printed = "k,post,1704067200000\n";

const installedProgram = `
import { parseProperty } from "${name}/models";
import { authTokenIssueApi } from "${name}/operations";
import { decodeHeir } from "viewed/models/heir";
${program}`;

const sourceProgram = `
import { parseProperty, type Property } from "./vendored/${name}/models/index.ts";
import { authTokenIssueApi } from "./vendored/${name}/operations/index.ts";
import { decodeHeir, type Heir } from "./vendored/viewed/models/heir.ts";
export const own: Property = { key: "k" };
export const heir: Heir = decodeHeir({ made_at: "2024-01-01T00:00:00Z" });
${program}`;

beforeAll(async () => {
  writeFiles(app, [["package.json", JSON.stringify({ name: "app", private: true, type: "module" })]]);
  const tarballs = [
    await packFiles(await generateShipped(), folder.path),
    await packFiles(await generateViewed(), join(folder.path, "viewed")),
  ];
  for (const tarball of tarballs) await install(tarball, app);
  // Node strips no types below node_modules; in an application the sources are the application's own.
  for (const each of [name, "viewed"])
    cpSync(join(app, "node_modules", each, "src"), join(app, "vendored", each), { recursive: true });
  writeFiles(app, [
    ["sources.ts", sourceProgram],
    ["installed.mjs", installedProgram],
    [
      "installed.cjs",
      `const { parseProperty } = require("${name}/models");\nconsole.log(parseProperty({ key: "k" }).key);\n`,
    ],
  ]);
}, 120_000);

afterAll(() => folder.remove());

/** Runs a program; what it caches is gone with the folder. */
function run(path: string, args: readonly string[]): Promise<Outcome> {
  return runProgram(path, args, app, { DENO_DIR: join(folder.path, "deno"), NODE_OPTIONS: "" });
}

async function ask(path: string, feature: string): Promise<string> {
  return (await run(path, ["-p", `String(process.features.${feature})`])).text.trim();
}

describe.each(runtimes)("on $title the package runs", ({ path, args, kind }) => {
  test("installed, as ES modules", async () => {
    expect((await run(path, [...args, "installed.mjs"])).text).toBe(printed);
  });

  test("from CommonJS, where that can require ES modules", async () => {
    if (kind === "node" && (await ask(path, "require_module")) !== "true") return;
    expect((await run(path, [...args, "installed.cjs"])).text).toBe("k\n");
  });

  test("as its sources are, where types are stripped", async () => {
    if (kind === "node" && (await ask(path, "typescript")) !== "strip") return;
    expect((await run(path, [...args, "sources.ts"])).text).toBe(printed);
  });
});

describe.each(runtimes.filter(({ kind }) => kind === "node"))("on $title the generator", ({ path, args }) => {
  const root = resolve(import.meta.dirname, "../..");

  /** The lock of a package that is made of the shipped spec: it has the hashes of all files. */
  async function generateOn(node: string, into: string): Promise<string> {
    const command = ["generate", join(root, "spec/authlete.yaml"), "-n", name, "-o", into, "-q"];
    const { code, text } = await run(node, [...args, join(root, "generator/dist/cli.js"), ...command]);
    expect({ code, text }).toEqual({ code: 0, text: "" });
    return readFileSync(join(app, into, "modelwright.lock.json"), "utf8");
  }

  test("makes the same bytes, and nobody complains", async () => {
    const here = await generateOn(process.execPath, "made-here");
    expect(await generateOn(path, `made-${runtimes.findIndex((one) => one.path === path)}`)).toBe(here);
  });
});
