import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { stringify } from "yaml";

const help = `npm run bench:generate -- [options]

Times the whole job against those who make a part of it: whole processes, in turn, each into an empty folder.

  --specs DIR   where github.json, stripe.json, openai.yaml and the like lie
                (default: unpacked from the corpora beside the project)
  --runs N      5: how often each is run; medians are printed
  --only TEXT   only the documents whose name holds TEXT
  --grow        GitHub's document at 1x, 2x and 4x as well
`;

const { values: flags } = parseArgs({
  options: {
    specs: { type: "string" },
    runs: { type: "string", default: "5" },
    only: { type: "string", default: "" },
    grow: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const root = resolve(import.meta.dirname, "../..");
const usage = pathToFileURL(join(import.meta.dirname, "usage.mjs")).href;

/** Those who are timed: a script of Node's, and its arguments. */
const contenders = {
  modelwright: { script: "generator/dist/cli.js", args: (spec, out) => ["generate", spec, "-o", out, "-q"] },
  "modelwright --no-wire": {
    script: "generator/dist/cli.js",
    args: (spec, out) => ["generate", spec, "-o", out, "-q", "--no-wire"],
  },
  "openapi-typescript": {
    script: "node_modules/openapi-typescript/bin/cli.js",
    args: (spec, out) => [spec, "-o", join(out, "types.ts")],
  },
  "hey-api, types and zod": {
    script: "test/bench/node_modules/@hey-api/openapi-ts/dist/run.mjs",
    args: (spec, out) => ["-i", spec, "-o", out, "-p", "@hey-api/typescript", "zod"],
  },
};

function main() {
  if (flags.help) return console.log(help);
  const work = mkdtempSync(join(tmpdir(), "modelwright-bench-"));
  try {
    const documents = findSpecs(work);
    const known = Object.entries(contenders).filter(([name, { script }]) => {
      const found = existsSync(join(root, script));
      if (!found) console.log(`${name} is left out: ${script} is not installed (npm --prefix test/bench ci)`);
      return found;
    });
    for (const document of documents) printTable(document, known, work);
    printSmall(documents, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The documents by name; GitHub's also as YAML, and grown. */
function findSpecs(work) {
  const folder = flags.specs ?? unpack(work);
  const named = readdirSync(folder)
    .filter((file) => /\.(?:json|ya?ml)$/.test(file))
    .map((file) => join(folder, file));
  const github = named.find((file) => /github\.json$/.test(file));
  const made = [];
  if (github !== undefined) {
    const yaml = join(work, "github.yaml");
    if ("github.yaml".includes(flags.only)) writeFileSync(yaml, stringify(JSON.parse(readFileSync(github, "utf8")), { aliasDuplicateObjects: false }));
    if (existsSync(yaml)) made.push(yaml);
    for (const times of flags.grow ? [1, 2, 4] : []) made.push(grow(github, times, work));
  }
  return [...named, ...made].filter((file) => file.includes(flags.only) || made.includes(file));
}

function unpack(work) {
  const corpus = resolve(process.env.MODELWRIGHT_CORPUS ?? resolve(root, "../shared"), "corpus");
  const archive = join(corpus, "specs.tar.gz");
  if (!existsSync(archive)) throw new Error(`${archive} is not there: say where the documents are by --specs`);
  const folder = join(work, "specs");
  mkdirSync(folder);
  spawnSync("tar", ["-xzf", archive, "-C", folder]);
  const inner = join(folder, "specs");
  return existsSync(inner) ? inner : folder;
}

/** A document so many times over: each copy has its own paths, operations and components. */
function grow(file, times, work) {
  const one = JSON.parse(readFileSync(file, "utf8"));
  const out = { ...one, paths: {}, components: {} };
  for (let copy = 0; copy < times; copy += 1) {
    const mark = copy === 0 ? "" : `copy${copy}`;
    const text = JSON.stringify(one)
      .replace(/("(?:\$ref|[^"\\]*)":")#\/components\/(\w+)\/([^"]+)"/g, (_, start, room, name) => `${start}#/components/${room}/${mark}${name}"`)
      .replace(/"operationId":"([^"]+)"/g, (_, id) => `"operationId":"${mark}${id}"`);
    const { paths, components } = JSON.parse(text);
    for (const [path, item] of Object.entries(paths)) out.paths[mark === "" ? path : `/${mark}${path}`] = item;
    for (const [room, entries] of Object.entries(components)) {
      const into = (out.components[room] ??= {});
      for (const [name, entry] of Object.entries(entries)) into[mark + name] = entry;
    }
  }
  const target = join(work, `github-${times}x.json`);
  writeFileSync(target, JSON.stringify(out));
  return target;
}

/**
 * A folder for each run, all of which are removed at the end: a file system that has just freed many thousand files
 * (ext4) is slow for a minute to make new ones, and the next contender would be charged for it.
 */
function freshFolder(work) {
  return mkdtempSync(join(work, "out-"));
}

/** Runs one command into an empty folder. */
function time({ script, args }, spec, work, out = freshFolder(work)) {
  const report = join(work, "usage.json");
  mkdirSync(out, { recursive: true });
  rmSync(report, { force: true });
  const started = performance.now();
  const { status } = spawnSync(process.execPath, ["--import", usage, join(root, script), ...args(spec, out)], {
    cwd: work,
    env: { ...process.env, BENCH_USAGE: report },
    stdio: "ignore",
    timeout: 600_000,
  });
  const wall = (performance.now() - started) / 1000;
  const { cpu, memory } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { cpu: NaN, memory: NaN };
  return { wall, cpu, memory, status };
}

function printTable(spec, known, work) {
  const runs = new Map(known.map(([name]) => [name, []]));
  for (let round = 0; round < Number(flags.runs); round += 1) {
    for (const [name, contender] of known) runs.get(name).push(time(contender, spec, work));
  }
  const peer = median(runs.get("openapi-typescript") ?? [], "wall");
  console.log(`\n${spec.split("/").pop()} (${(statSync(spec).size / 1e6).toFixed(1)} MB)`);
  for (const [name, all] of runs) {
    const failed = all.filter(({ status }) => status !== 0 && status !== 2).length;
    const [wall, cpu, memory] = ["wall", "cpu", "memory"].map((key) => median(all, key));
    const ratio = `${(wall / peer).toFixed(2)}x`;
    console.log(
      `  ${name.padEnd(24)} ${wall.toFixed(2).padStart(7)} s ${cpu.toFixed(2).padStart(7)} s cpu ${memory.toFixed(0).padStart(6)} MiB ${ratio.padStart(7)}${failed > 0 ? `  failed ${failed} times` : ""}`,
    );
  }
}

/** What little there is to do: nothing, and the help. */
function printSmall(documents, work) {
  const github = documents.find((file) => /github\.json$/.test(file));
  const nothing = { script: "test/bench/usage.mjs", args: () => [] };
  const help = { script: "generator/dist/cli.js", args: () => ["--help"] };
  const floor = median(repeat(() => time(nothing, "", work)), "wall");
  const beyond = (samples) => `${(median(samples, "wall") - floor).toFixed(3)} s beyond an empty program`;
  console.log(`\n--help: ${beyond(repeat(() => time(help, "", work)))}`);
  if (github === undefined) return;
  const out = join(work, "again");
  const again = () => time(contenders.modelwright, github, work, out);
  again();
  console.log(`nothing to do, github.json: ${beyond(repeat(again))}`);
}

function repeat(run) {
  return Array.from({ length: Number(flags.runs) }, run);
}

function median(samples, key) {
  const sorted = samples.map((sample) => sample[key]).sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

main();
