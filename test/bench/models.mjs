import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "oxc-transform";

const here = dirname(fileURLToPath(import.meta.url));
const generator = process.env.MODELWRIGHT_DIST ?? join(here, "../../generator/dist");
const load = (path) => import(pathToFileURL(join(generator, path)).href);

/** Generates a document's models into a folder, as JavaScript, and imports those of the names. */
export async function generateModels(document, names, folder) {
  const [{ createReporter }, { createLoader }, { openDocument }, { lower }, ir] = await Promise.all(
    ["diagnostics/index.js", "source/index.js", "openapi/index.js", "lower/index.js", "ir/index.js"].map(load),
  );
  const { runtimeTexts } = await load("emit/validators/index.js");
  const { createEmitters } = await load("emit/declarations.js");
  const { createPrinter } = await load("print/index.js");
  const { printModule } = await load("emit/module.js");
  const { report } = createReporter();
  const url = `http://bench.test/document.${String(document).endsWith(".yaml") ? "yaml" : "json"}`;
  const texts = new Map([[url, typeof document === "string" ? readFileSync(document, "utf8") : JSON.stringify(document)]]);
  const loader = createLoader({ report, cwd: "/", texts });
  const openapi = await openDocument(await loader.open(url), loader, report);
  const api = lower(openapi, { ...ir.defaultModelOptions, formats: "annotate" }, report);
  const emitters = createEmitters(api, { docs: { ...ir.defaultDocsOptions, pages: "left-out" } }, report);
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
  const modules = ir.modulesOf(api.models);
  const wanted = reachable(api, names, modules);
  for (const path of new Set(wanted.map(({ module }) => module.path))) {
    const models = modules.get(path);
    const context = { printer, nameOf: (file) => file, importExtension: ".ts", definitions: "src" };
    write(`${path}.ts`, printModule({ models, ...emitters.declareModels(models) }, context).text);
  }
  const found = {};
  for (const name of names) {
    const model = wanted.find((one) => one.name === name);
    const url = pathToFileURL(join(folder, `${model.module.path}.js`)).href;
    const module = await import(url);
    found[name] = {
      path: join(folder, model.module.path),
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

/** The models of the names and all that they refer to, with those that stand in one module with any of them. */
function reachable(api, names, modules) {
  const byId = new Map(api.models.map((model) => [model.id, model]));
  const found = new Set(api.models.filter(({ name, role }) => role === "component" && names.includes(name)));
  for (const { schema, module } of found) {
    for (const beside of modules.get(module.path)) found.add(beside);
    JSON.stringify(schema, (key, value) => {
      if (key === "ref" && byId.has(value)) found.add(byId.get(value));
      return value;
    });
  }
  return [...found];
}
