import type { Report } from "./diagnostics/index.ts";
import { emitDocs } from "./emit/docs/index.ts";
import { generatedBy, type PrintedModule, printModule } from "./emit/module.ts";
import { describeDocuments, emitPackage } from "./emit/package/index.ts";
import { createTypes } from "./emit/types/index.ts";
import { createValidators, runtimeText } from "./emit/validators/index.ts";
import { emitWire } from "./emit/wire/index.ts";
import {
  type Api,
  createShapes,
  type GenerateOptions,
  isWireView,
  type ModelId,
  wireView,
} from "./ir/index.ts";
import { lower } from "./lower/index.ts";
import type { OpenApi } from "./openapi/index.ts";
import { mergeJson, type OutputFile } from "./output/index.ts";
import { createPrinter } from "./print/index.ts";

/** Where a run is, for whoever waits for it. */
export interface Progress {
  readonly stage: "lower" | "models" | "pages" | "wire" | "package";
  readonly done: number;
  readonly total: number;
}

export interface Generated {
  /** The IR that everything was made from. */
  readonly api: Api;
  /** By path below the output folder, with `/`. */
  readonly files: ReadonlyMap<string, OutputFile>;
}

/**
 * The whole way from a document to the files of a package, as a function of values: nothing is read and nothing is
 * written here. What is wrong with the document is reported, and the rest is made all the same.
 */
export async function generate(
  openapi: OpenApi,
  options: GenerateOptions,
  report: Report,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Generated> {
  onProgress({ stage: "lower", done: 0, total: 1 });
  const api = lower(openapi, options.model, report);
  const modules = await printModules(api, openapi, options, report, onProgress);
  onProgress({ stage: "pages", done: 0, total: api.models.length });
  const pages = await emitDocs(api, createShapes(api), options.docs, options.package.name, report);
  onProgress({ stage: "wire", done: 0, total: 1 });
  const wire = options.package.wire ? await emitWire(openapi, report) : undefined;
  onProgress({ stage: "package", done: 0, total: 1 });
  const { files, manifest } = await emitPackage({
    api,
    options: options.package,
    directories: options.model.names.directories,
    modules,
    shared: new Map([["runtime", runtimeText()]]),
    wire,
    spec: describeDocuments(openapi.sources, openapi.locate),
    printer: await createPrinter(),
    header: generatedBy,
  });
  const output = new Map<string, OutputFile>(files);
  const owners = new Map(api.models.map(({ path, name }) => [`docs/${path}.md`, name]));
  for (const [path, text] of pages) output.set(path, { text, model: owners.get(path) });
  if (manifest !== undefined) output.set("package.json", { merge: mergeJson(manifest.own, manifest.once) });
  return { api, files: output };
}

async function printModules(
  api: Api,
  openapi: OpenApi,
  options: GenerateOptions,
  report: Report,
  onProgress: (progress: Progress) => void,
): Promise<Map<ModelId, PrintedModule>> {
  const shapes = createShapes(api);
  const wire = isWireView(api.view) ? shapes : createShapes(api, wireView);
  const types = createTypes({ api, shapes, wire, pages: options.docs.pages, report });
  const validators = createValidators({ api, shapes, report });
  const context = {
    printer: await createPrinter(),
    root: openapi.sources[0]!.file,
    importExtension: options.package.importExtension,
  };
  const modules = new Map<ModelId, PrintedModule>();
  for (const model of api.models) {
    onProgress({ stage: "models", done: modules.size, total: api.models.length });
    const { code, declared } = validators.declare(model);
    modules.set(model.id, printModule({ model, fragments: [types.declare(model), code], declared }, context));
  }
  return modules;
}
