import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { standaloneText } from "./contenders.mjs";
import { generateModels } from "./models.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const name = "ApiServiceIdAuthTokenIssue";

/** What one small model weighs in a bundle, and how long a process takes until it has checked one value. */
export async function reportSmall(work) {
  const folder = join(work, "small");
  const { [name]: ours } = await generateModels(join(here, "../../spec/authlete.yaml"), [name], folder);
  console.log("\nsizes of the token issue request, minified and gzipped");
  for (const [title, names] of [
    ["isX", `is${name}`],
    ["validateX", `validate${name}`],
    ["parseX", `parse${name}`],
    ["X", name],
  ])
    console.log(`  ${title.padEnd(10)} ${weigh(`export { ${names} } from "${ours.path}.js"`, folder)} B`);
  const aot = join(folder, "ajv.cjs");
  writeFileSync(aot, standaloneText(ours.schema));
  console.log(`  ${"ajv AOT".padEnd(10)} ${weigh(`export { default } from "${aot}"`, here)} B`);
  coldStart(folder, ours.path, aot);
}

function weigh(contents, resolveDir) {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

/** The time between the start of the import and the first answer, in processes of their own, medians. */
function coldStart(folder, path, aot) {
  mkdirSync(folder, { recursive: true });
  const value = JSON.stringify({ ticket: "t", subject: "s" });
  const script = (from, pick) =>
    `const t = performance.now(); const m = await import(${JSON.stringify(from)}); (${pick})(m)(${value}); console.log(performance.now() - t)`;
  const scripts = {
    ours: script(pathToFileURL(`${path}.js`).href, `(m) => m.is${name}`),
    "ajv AOT": script(pathToFileURL(aot).href, "(m) => m.default"),
  };
  const times = Object.fromEntries(Object.keys(scripts).map((key) => [key, []]));
  for (let turn = 0; turn < 11; turn++) {
    for (const [key, text] of Object.entries(scripts)) {
      const run = spawnSync(process.execPath, ["--input-type=module", "-e", text], { encoding: "utf8", cwd: here });
      times[key].push(Number(run.stdout));
    }
  }
  console.log("\ncold start: import and first check");
  for (const [key, list] of Object.entries(times))
    console.log(`  ${key.padEnd(10)} ${list.sort((a, b) => a - b)[5].toFixed(1)} ms`);
}
