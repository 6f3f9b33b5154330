import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
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
  type Model,
  modulesOf,
  type View,
  wireView,
} from "../../generator/ir/index.ts";
import { createPrinter } from "../../generator/print/index.ts";
import { schemaOf } from "../check/schemas.ts";

/** An Api of component models from JSON Schemas by name; `$ref` holds a name. */
export function apiOf(schemas: Readonly<Record<string, unknown>>, view: View = wireView): Api {
  const models = Object.entries(schemas).map(([name, source]): Model => {
    const schema = schemaOf(source, `/components/schemas/${name}`);
    return {
      id: name,
      name,
      directory: "models",
      path: `models/${name.toLowerCase()}`,
      module: { path: `models/${name.toLowerCase()}`, turn: 0 },
      role: "component",
      page: true,
      schema,
      at: schema.at,
      direction: "both",
      variantOf: undefined,
      reach: { request: true, response: true, error: false },
    };
  });
  return {
    document: "spec.yaml",
    title: "Test",
    version: "1",
    description: undefined,
    view,
    overriding: false,
    models,
    operations: [],
    tags: [],
  };
}

const runtime: ReadonlyMap<string, string> = new Map(
  [...runtimeTexts()].map(([path, text]) => [`${path}.ts`, text]),
);

/** The emitted modules of an Api, by path below `src/`, and what was reported. */
export async function emitModules(
  api: Api,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = createReporter();
  const emitters = createEmitters(api, { docs: { ...defaultDocsOptions, pages: "left-out" } }, report);
  const printer = await createPrinter();
  const files = new Map(runtime);
  for (const [path, models] of modulesOf(api.models)) {
    const { text } = printModule(
      { models, ...emitters.declareModels(models) },
      { printer, nameOf: (file) => file, importExtension: ".ts", definitions: "src" },
    );
    files.set(`${path}.ts`, text);
  }
  return { files, diagnostics };
}

/** What a model's module exports, as tests call it. */
export interface Emitted {
  is(value: unknown): boolean;
  validate(value: unknown, options?: object): { ok: boolean; issues?: readonly Issue[] };
  parse(value: unknown): unknown;
  readonly schema: { readonly "~standard": StandardProps; readonly values?: readonly unknown[] };
}

export interface Issue {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly pointer: string;
}

interface StandardProps {
  readonly version: number;
  readonly vendor: string;
  validate(value: unknown): unknown;
  readonly jsonSchema: { input(options: { target: string }): Record<string, unknown> };
}

const root = mkdtempSync(join(tmpdir(), "modelwright-validators-"));
let loads = 0;

/** Emits, turns into JavaScript and imports: the functions of each model by name. */
export async function loadModels(api: Api): Promise<ReadonlyMap<string, Emitted>> {
  const { files } = await emitModules(api);
  if (loads === 0) {
    write(root, "package.json", '{"type":"module"}');
    for (const [path, text] of runtime) write(root, path.replace(/\.ts$/, ".js"), toJavaScript(path, text));
  }
  const folder = join(root, String(loads++));
  for (const [path, text] of files) {
    // The runtime is the same in every package: one is enough.
    const target = path.replace(/\.ts$/, ".js");
    const up = "../".repeat(path.split("/").length);
    const code = runtime.has(path) ? `export * from "${up}${target}";` : toJavaScript(path, text);
    write(folder, target, code);
  }
  const models = new Map<string, Emitted>();
  for (const { name, module: place } of api.models) {
    const module = await import(pathToFileURL(join(folder, `${place.path}.js`)).href);
    models.set(name, {
      is: module[`is${name}`],
      validate: module[`validate${name}`],
      parse: module[`parse${name}`],
      schema: module[name],
    });
  }
  return models;
}

function toJavaScript(path: string, text: string): string {
  const { code, errors } = transformSync(path, text, { typescript: { rewriteImportExtensions: "rewrite" } });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}\n${text}`);
  return code;
}

function write(folder: string, path: string, text: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
