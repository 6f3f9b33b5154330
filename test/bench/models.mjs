import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "oxc-transform";

const here = dirname(fileURLToPath(import.meta.url));
const generator = process.env.MODELWRIGHT_DIST ?? join(here, "../../generator/dist");
const load = (path) => import(pathToFileURL(join(generator, path)).href);

/** Generates a document's models into a folder, as JavaScript, and imports those of the names. */
export async function generateModels(document, names, folder) {
  const [{ createReporter }, { createLoader }, { openDocument }, { lower }, { createShapes, defaultModelOptions }] =
    await Promise.all(
      ["diagnostics/index.js", "source/index.js", "openapi/index.js", "lower/index.js", "ir/index.js"].map(load),
    );
  const { createValidators, runtimeTexts } = await load("emit/validators/index.js");
  const { createTypes } = await load("emit/types/index.js");
  const { createPrinter } = await load("print/index.js");
  const { printModule } = await load("emit/module.js");
  const { report } = createReporter();
  const url = `http://bench.test/document.${String(document).endsWith(".yaml") ? "yaml" : "json"}`;
  const texts = new Map([[url, typeof document === "string" ? readFileSync(document, "utf8") : JSON.stringify(document)]]);
  const loader = createLoader({ report, cwd: "/", texts });
  const openapi = await openDocument(await loader.open(url), loader, report);
  const api = lower(openapi, { ...defaultModelOptions, formats: "annotate" }, report);
  const shapes = createShapes(api);
  const types = createTypes({ api, shapes, wire: shapes, pages: "left-out", report });
  const validators = createValidators({ api, shapes, report });
  const printer = await createPrinter();
  rmSync(folder, { recursive: true, force: true });
  const write = (path, text) => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    const { code } = transformSync(target, text, { typescript: { rewriteImportExtensions: "rewrite" } });
    writeFileSync(target.replace(/\.ts$/, ".js"), code);
  };
  for (const [path, text] of runtimeTexts()) write(`${path}.ts`, text);
  writeFileSync(join(folder, "package.json"), '{"type":"module","sideEffects":false}');
  const wanted = reachable(api, names);
  for (const model of wanted) {
    const { code, declared } = validators.declare(model);
    const module = { model, fragments: [types.declare(model), code], declared };
    write(`${model.path}.ts`, printModule(module, { printer, root: url, importExtension: ".ts" }).text);
  }
  const found = {};
  for (const name of names) {
    const model = wanted.find((one) => one.name === name);
    const url = pathToFileURL(join(folder, `${model.path}.js`)).href;
    const module = await import(url);
    found[name] = {
      path: join(folder, model.path),
      schema: module[name]["~standard"].jsonSchema.input({ target: "draft-2020-12" }),
    };
  }
  return found;
}

/** A model's functions as nobody has called them yet: what the engine learned from other values is forgotten. */
export async function freshFunctions(folder, path, name) {
  const copy = `${folder}-${fresh++}`;
  cpSync(folder, copy, { recursive: true });
  const module = await import(pathToFileURL(`${path.replace(folder, copy)}.js`).href);
  rmSync(copy, { recursive: true, force: true });
  return { is: module[`is${name}`], validate: module[`validate${name}`] };
}

let fresh = 0;

/** The models of the names and all that they refer to. */
function reachable(api, names) {
  const byId = new Map(api.models.map((model) => [model.id, model]));
  const queue = api.models.filter(({ name, role }) => role === "component" && names.includes(name));
  const seen = new Set(queue);
  for (const { schema } of queue) {
    JSON.stringify(schema, (key, value) => {
      if (key === "ref" && byId.has(value) && !seen.has(byId.get(value))) {
        seen.add(byId.get(value));
        queue.push(byId.get(value));
      }
      return value;
    });
  }
  return queue;
}
