// npm run bench: one table; each contender checks the same constraints, and gives the same verdicts before it is timed.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { casesIn } from "./cases.mjs";
import { contenders, standalone } from "./contenders.mjs";
import { measure } from "./measure.mjs";
import { freshFunctions, generateModels } from "./models.mjs";
import { populate } from "./payloads.mjs";
import { reportSmall } from "./small.mjs";
import { findSpecs } from "./specs.mjs";
import { printHead, printRow, printShortfalls } from "./table.mjs";
import { agreeing, mutantsOf } from "./verdicts.mjs";

const work = join(dirname(fileURLToPath(import.meta.url)), ".generated");
const only = process.argv.slice(2).find((argument) => !argument.startsWith("--"));

const cases = casesIn(findSpecs());
const chosen = cases.filter(({ name }) => only === undefined || name.includes(only));
if (chosen.length === 0) {
  console.error(`No model is called "${only}". There are: ${cases.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}

printHead(Object.keys(contenders));
for (const one of chosen) {
  const { name, document } = one;
  if (typeof document === "string" && !existsSync(document)) console.log(`${name}: left out, ${document} is not there`);
  else await benchModel(one);
}
printShortfalls();
if (only === undefined) await reportSmall(work);

async function benchModel(one) {
  const { name, document, model, bars } = one;
  const folder = join(work, name.replace(/\W+/g, "-"));
  const { path, schema: whole } = (await generateModels(document, [model], folder))[model];
  // Payloads have the forms that formats ask for; nobody is asked to check them.
  const schema = withoutFormats(whole);
  const fresh = () => freshFunctions(folder, path, model);
  const trusted = await findTrusted(one, { whole, schema }, fresh);
  for (const sets of setsOf(one, schema)) {
    const { is } = await fresh();
    const peers = build(schema, trusted);
    const title = one.options === undefined ? `${name}, ${sets} key set${sets > 1 ? "s" : ""}` : name;
    printRow(title, measure({ ours: is, ...peers }, populate(whole, one, sets)), bars?.[sets]);
  }
  await benchResults(one, { whole, schema }, fresh);
}

/** The peers whose verdicts are ours, on valid values and on those with one thing wrong. */
async function findTrusted(one, { whole, schema }, fresh) {
  const { is } = await fresh();
  const [first, ...others] = [...populate(whole, one, 1), ...populate(whole, one, 2)];
  const tell = (text) => console.log(`${one.name}: ${text}, and is left out`);
  const trusted = agreeing({ ours: is, ...build(schema) }, [first, ...others, ...mutantsOf(first)], tell);
  if (!trusted.has("ajv AOT")) throw new Error(`${one.name}: ours and ajv differ`);
  return trusted;
}

/** How many sets of keys there can be: one where no member is optional. */
function setsOf({ options, items, keys }, schema) {
  if (options !== undefined) return [options];
  const varies = keys !== undefined || JSON.stringify(schema).includes('"properties"');
  return varies && items === undefined ? [1, 32, 512] : [1];
}

function withoutFormats(schema) {
  const leaveOut = (key, part) => (key === "format" && typeof part === "string" ? undefined : part);
  return JSON.parse(JSON.stringify(schema, leaveOut));
}

/** The peers' functions for a schema, each compiled anew; one that cannot is left out. */
function build(schema, trusted) {
  const built = {};
  for (const [peer, make] of Object.entries(contenders)) {
    if (trusted !== undefined && !trusted.has(peer)) continue;
    try {
      built[peer] = make(schema);
    } catch (error) {
      if (trusted === undefined) console.log(`${peer} does not build: ${error.message.slice(0, 120)}`);
    }
  }
  return built;
}

/** `validate` beside `is`, and on invalid input beside ajv. */
async function benchResults(one, { whole, schema }, fresh) {
  const { is, validate } = await fresh();
  const valid = populate(whole, one, 1);
  const spoilt = valid.map(spoil);
  const tests = { is: (value) => is(value), validate: (value) => validate(value).ok };
  const table = (title, functions, values) => printRow(`${one.name}: ${title}`, measure(functions, values), undefined, true);
  table("validate on valid input", tests, valid);
  const [all, first] = [standalone(schema, true), standalone(schema)];
  table("all errors", { ours: (value) => !validate(value).ok, "ajv AOT": (value) => !all(value) }, spoilt);
  table("first error", { ours: (value) => !validate(value, { first: true }).ok, "ajv AOT": (value) => !first(value) }, spoilt);
}

/** A value with one thing wrong in it: its last member, or that of its last item. */
function spoil(value) {
  if (Array.isArray(value)) return [...value.slice(0, -1), spoil(value.at(-1))];
  if (typeof value !== "object" || value === null) return { spoilt: value };
  const key = Object.keys(value).findLast((one) => typeof value[one] !== "object") ?? Object.keys(value).at(-1);
  return { ...value, [key]: [{}] };
}
