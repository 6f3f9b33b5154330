import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "oxc-transform";
import { createReporter, type Diagnostic } from "../../generator/diagnostics/index.ts";
import { createEmitters } from "../../generator/emit/declarations.ts";
import { printModule } from "../../generator/emit/module.ts";
import { runtimeTexts } from "../../generator/emit/validators/index.ts";
import {
  type Api,
  defaultDocsOptions,
  defaultModelOptions,
  type ModelOptions,
  modulesOf,
  type View,
  wireView,
} from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createPrinter } from "../../generator/print/index.ts";
import { createLoader } from "../../generator/source/index.ts";

/** A document, lowered with a view; `text` is YAML or JSON, or a path where it has no line break. */
export async function apiOf(
  text: string,
  view: Partial<View>,
  options: Partial<ModelOptions> = {},
): Promise<{ readonly api: Api; readonly diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = createReporter();
  const cwd = text.includes("\n") ? import.meta.dirname : dirname(text);
  const texts = text.includes("\n")
    ? new Map([[pathToFileURL(join(cwd, "spec.yaml")).href, text]])
    : new Map<string, string>();
  const loader = createLoader({ report, cwd, texts });
  const source = await loader.open(text.includes("\n") ? "spec.yaml" : text);
  const openapi = source === undefined ? undefined : await openDocument(source, loader, report);
  if (openapi === undefined) throw new Error(`no document: ${JSON.stringify(diagnostics)}`);
  const model: ModelOptions = { ...defaultModelOptions, ...options, view: { ...wireView, ...view } };
  return { api: lower(openapi, model, report), diagnostics };
}

/** The schemas of a document as components, in YAML's flow style. */
export function specOf(schemas: Readonly<Record<string, unknown>>, version = "3.1.0"): string {
  const document = {
    openapi: version,
    info: { title: "t", version: "1" },
    paths: {},
    components: { schemas },
  };
  return `${JSON.stringify(document)}\n`;
}

/** The emitted modules, by path below `src/`. */
export async function emit(api: Api): Promise<Map<string, string>> {
  const { report } = createReporter();
  const emitters = createEmitters(api, { docs: { ...defaultDocsOptions, pages: "left-out" } }, report);
  const printer = await createPrinter();
  const files = new Map<string, string>();
  for (const [path, text] of runtimeTexts({ view: api.view })) files.set(`${path}.ts`, text);
  for (const [path, models] of modulesOf(api.models)) {
    const { text } = printModule(
      { models, ...emitters.declareModels(models) },
      { printer, nameOf: (file) => file, importExtension: ".ts", definitions: "src" },
    );
    files.set(`${path}.ts`, text);
  }
  return files;
}

/** What a model's module exports, as tests call it. */
export interface Emitted {
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown) => { readonly ok: boolean; readonly issues?: readonly unknown[] };
  /** Absent where a model is its own JSON. */
  readonly decode: (json: unknown, options?: object) => unknown;
  readonly encode: (model: unknown, options?: object) => unknown;
  readonly parseJson: (text: string, options?: object) => unknown;
  readonly stringify: (model: unknown) => string;
  readonly schema: {
    readonly "~standard": { validate(value: unknown): unknown; readonly jsonSchema: object };
    readonly tryDecode: (
      json: unknown,
      options?: object,
    ) => { readonly ok: true; readonly value: unknown } | { readonly ok: false };
  };
}

/** Emits, turns into JavaScript and imports: the functions of each model by name and by id, as folders may share names. */
export async function load(api: Api): Promise<ReadonlyMap<string, Emitted>> {
  const folder = mkdtempSync(join(tmpdir(), "convert-"));
  try {
    for (const [path, text] of await emit(api)) {
      const { code, errors } = transformSync(path, text, {
        typescript: { rewriteImportExtensions: "rewrite" },
      });
      if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}\n${text}`);
      const target = join(folder, path.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const models = new Map<string, Emitted>();
    for (const { id, name, module: place } of api.models) {
      const module = await import(pathToFileURL(join(folder, `${place.path}.js`)).href);
      const exported = {
        is: module[`is${name}`],
        validate: module[`validate${name}`],
        decode: module[`decode${name}`],
        encode: module[`encode${name}`],
        parseJson: module[`parse${name}Json`],
        stringify: module[`stringify${name}`],
        schema: module[name],
      };
      models.set(name, exported).set(id, exported);
    }
    return models;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
