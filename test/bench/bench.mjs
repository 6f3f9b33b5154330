// npm run bench: one table; each contender checks the same constraints, and gives the same verdicts before it is timed.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { contenders, standalone } from "./contenders.mjs";
import { measure } from "./measure.mjs";
import { freshFunctions, generateModels } from "./models.mjs";
import { createRandom, sampleOf } from "./payloads.mjs";
import { reportSmall } from "./small.mjs";
import { synthetic } from "./synthetic.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const work = join(here, ".generated");
const only = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const specs = process.env.BENCH_SPECS ?? join(here, ".specs");

const cases = [
  { name: "token issue request", document: join(here, "../../spec/authlete.yaml"), model: "ApiServiceIdAuthTokenIssue", sets: [1] },
  { name: "many optional (96)", document: synthetic, model: "Client", sets: [1, 32, 512] },
  { name: "mostly required (80)", document: synthetic, model: "Repository", sets: [1, 32] },
  { name: "closed object", document: synthetic, model: "Closed", sets: [1] },
  { name: "loose object", document: synthetic, model: "Loose", sets: [1] },
  { name: "tagged union of 12", document: synthetic, model: "Shape", sets: [12] },
  { name: "array of 1,000", document: synthetic, model: "Rows", sets: [1] },
  { name: "GitHub full-repository", document: join(specs, "github.json"), model: "FullRepository", sets: [1, 32] },
  { name: "Authlete client", document: join(specs, "authlete.yaml"), model: "Client", sets: [1, 32, 512] },
];

for (const { name, document, model, sets } of cases) {
  if (only !== undefined && !name.includes(only)) continue;
  if (typeof document === "string" && !existsSync(document)) {
    console.log(`${name}: left out, ${document} is not there`);
    continue;
  }
  const folder = join(work, name.replace(/\W+/g, "-"));
  const ours = (await generateModels(document, [model], folder))[model];
  for (const count of sets) {
    const { is } = await freshFunctions(folder, ours.path, model);
    const title = `${name}, ${count} key set${count > 1 ? "s" : ""}`;
    report(title, { ours: is, ...compile(name, ours.schema) }, payloads(ours, model, count));
  }
  const { is, validate } = await freshFunctions(folder, ours.path, model);
  const valid = payloads(ours, model, 1);
  report(`${name}: is and validate`, { ours: is, validate: (value) => validate(value).ok }, valid);
  const wrong = valid.map(spoil);
  const all = standalone(ours.schema, true);
  const first = standalone(ours.schema);
  report(
    `${name}: validate on invalid input, all errors`,
    { ours: (value) => !validate(value).ok, "ajv AOT": (value) => !all(value) },
    wrong,
  );
  report(
    `${name}: validate on invalid input, first error`,
    { ours: (value) => !validate(value, { first: true }).ok, "ajv AOT": (value) => !first(value) },
    wrong,
  );
}
if (only === undefined) await reportSmall(work);

/** A value with one thing wrong in it: its last member, or that of its last item. */
function spoil(value) {
  if (Array.isArray(value)) return [...value.slice(0, -1), spoil(value.at(-1))];
  const key = Object.keys(value).findLast((one) => typeof value[one] !== "object");
  return { ...value, [key]: [] };
}

/** The peers' functions for a schema, each compiled anew; one that cannot is left out. */
function compile(name, schema) {
  const compiled = {};
  for (const [peer, build] of Object.entries(contenders)) {
    try {
      compiled[peer] = build(schema);
    } catch (error) {
      console.log(`${name}: ${peer} does not build: ${error.message.slice(0, 80)}`);
    }
  }
  return compiled;
}

function payloads(ours, model, count) {
  const random = createRandom(count);
  return Array.from({ length: count }, (_, index) => {
    const chosen = new Map();
    const keep = (key, depth) => {
      if (count === 1) return depth < 3;
      const id = `${depth}${key}`;
      if (!chosen.has(id)) chosen.set(id, random() < 0.5);
      return chosen.get(id);
    };
    if (model === "Shape") return sampleOf({ ...ours.schema, $ref: `#/$defs/Shape${index + 1}` }, keep);
    if (model === "Rows") return Array.from({ length: 1000 }, () => sampleOf({ $defs: ours.schema.$defs, $ref: "#/$defs/Row" }, keep));
    return JSON.parse(JSON.stringify(sampleOf(ours.schema, keep)));
  });
}

function report(title, functions, values) {
  const kept = {};
  for (const [name, test] of Object.entries(functions)) {
    const wrong = values.findIndex((value) => test(value) !== true);
    if (wrong === -1) kept[name] = test;
    else console.log(`${title}: ${name} refuses a valid payload and is left out`);
  }
  const results = measure(kept, values);
  const peers = Object.entries(results).filter(([name]) => name !== "ours");
  const best = Math.max(...peers.map(([, { median }]) => median));
  console.log(`\n${title}`);
  for (const [name, { median, spread }] of Object.entries(results)) {
    const rate = median >= 1e6 ? `${(median / 1e6).toFixed(2)}M` : `${(median / 1e3).toFixed(1)}k`;
    console.log(`  ${name.padEnd(10)} ${rate.padStart(9)}/s  ${(median / best).toFixed(2).padStart(6)} of the best peer  ±${(spread * 50).toFixed(0)} %`);
  }
}
