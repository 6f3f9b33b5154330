import { createHash } from "node:crypto";
import fs from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/**
 * The sources of the generator, and the programs among the tests, compiled for plain Node: for tests that need a
 * process. Each state of them is compiled once, in a folder of `node_modules` that is not under version control, so that
 * what is tested is never an old build.
 * @returns a folder with `package.json`, `generator/dist/**`, `generator/**` and `test/**`
 */
export async function compileForNode(): Promise<string> {
  const sources = [...filesBelow("generator"), ...filesBelow("test/output")].filter((path) =>
    path.endsWith(".ts"),
  );
  const texts = sources.map((path) => [path, fs.readFileSync(join(root, path), "utf8")] as const);
  const hash = createHash("sha256");
  for (const [path, text] of texts) hash.update(`${path}\0${text}\0`);
  const home = join(root, "node_modules", ".modelwright-test");
  const folder = join(home, hash.digest("hex").slice(0, 16));
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(home, { recursive: true });
  forgetOld(home);
  const staged = fs.mkdtempSync(join(home, "staged-"));
  const { transformSync } = await import("oxc-transform");
  for (const [path, text] of texts) {
    const compiled = path.replace(/\.ts$/, ".js").replace(/^generator\//, "generator/dist/");
    const { code } = transformSync(path, text, { typescript: { rewriteImportExtensions: "rewrite" } });
    write(join(staged, compiled), code.replaceAll("../../generator/", "../../generator/dist/"));
    write(join(staged, path), text);
  }
  fs.copyFileSync(join(root, "package.json"), join(staged, "package.json"));
  publish(staged, folder);
  return folder;
}

/** Removes what nobody compiled for an hour: a run of the tests takes minutes. */
function forgetOld(home: string): void {
  for (const name of fs.readdirSync(home)) {
    const found = fs.statSync(join(home, name), { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.ctimeMs > 3_600_000) {
      fs.rmSync(join(home, name), { recursive: true, force: true });
    }
  }
}

/** Of several processes that compiled the same, one wins. */
function publish(staged: string, folder: string): void {
  // An old date: a lock that is younger than the program may be trusted.
  const past = new Date(2020, 0);
  for (const path of fs.readdirSync(staged, { recursive: true, encoding: "utf8" }))
    fs.utimesSync(join(staged, path), past, past);
  try {
    fs.renameSync(staged, folder);
  } catch {
    fs.rmSync(staged, { recursive: true, force: true });
  }
}

function filesBelow(folder: string): string[] {
  const entries = fs.readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === "generator/dist" ? [] : filesBelow(path);
    return [path];
  });
}

function write(path: string, text: string): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, text);
}
