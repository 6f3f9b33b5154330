import { setImmediate } from "node:timers/promises";
import { asksFor, findSlowPatterns } from "./check/index.ts";
import type { Diagnostic, Report } from "./diagnostics/index.ts";
import type { Release } from "./diff/index.ts";
import { createConversions } from "./emit/convert/index.ts";
import {
  emitPages,
  type Page,
  type Remake,
  writeDiagnosticsPage,
  writesCalendarDates,
} from "./emit/docs/index.ts";
import { findingsOf } from "./emit/findings.ts";
import { createHeldModules, passOn } from "./emit/held.ts";
import { hashInputs, type Inputs, namesOf } from "./emit/inputs.ts";
import {
  describePlace,
  generatedBy,
  type PrintedModule,
  printModule,
  printOperation,
} from "./emit/module.ts";
import { httpText, operationExports, planOperations, writeOperation } from "./emit/operations/index.ts";
import {
  beginDist,
  type Compiler,
  calendarDateText,
  createCompiler,
  describeDocuments,
  emitPackage,
  type Manifest,
} from "./emit/package/index.ts";
import { createTypes } from "./emit/types/index.ts";
import { createValidators, runtimeText } from "./emit/validators/index.ts";
import { emitWire } from "./emit/wire/index.ts";
import { reportExamples } from "./examples.ts";
import {
  type Api,
  createShapes,
  type GenerateOptions,
  isWireView,
  type Model,
  type ModelId,
  modelExports,
  type Shapes,
  usesNatives,
  wireView,
} from "./ir/index.ts";
import { leaveOut, lower } from "./lower/index.ts";
import type { OpenApi } from "./openapi/index.ts";
import {
  type Merge,
  mergeJson,
  noReuse,
  type OutputFile,
  type Reuse,
  type TextFile,
} from "./output/index.ts";
import { type Code, createPrinter } from "./print/index.ts";

/** Where a run is, for whoever waits for it. */
export interface Progress {
  readonly stage: "lower" | "patterns" | "examples" | "version" | "models" | "pages" | "wire" | "package";
  readonly done: number;
  readonly total: number;
}

export interface Generated {
  /** The IR that everything was made from. */
  readonly api: Api;
  /** By path below the output folder, with `/`. */
  readonly files: ReadonlyMap<string, OutputFile>;
  /** The version that it makes, where that was planned. */
  readonly release?: Release | undefined;
}

/** What a run knows and tells beside the document; all of it may be left out, and decides no byte of what is made. */
export interface Surroundings {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Plans the version of the package, once its API is known. */
  readonly planVersion?: ((api: Api) => Promise<Release | undefined>) | undefined;
  /** What `report` has taken so far, for the page that lists it. */
  readonly reported?: readonly Diagnostic[] | undefined;
  /** What the last run left. */
  readonly past?: PastRun | undefined;
}

export interface PastRun {
  /** Stands for all that every module is made from. */
  readonly base: string;
  /** @param names the names of all models */
  open(names: ReadonlySet<string>): Reuse;
}

/**
 * The whole way from a document to the files of a package, as a function of values: nothing is read and nothing is
 * written here. What is wrong with the document is reported, and the rest is made all the same.
 */
export async function generate(
  openapi: OpenApi,
  options: GenerateOptions,
  report: Report,
  { onProgress = () => {}, planVersion = async () => undefined, reported = [], past }: Surroundings = {},
): Promise<Generated> {
  // Begun first: it goes on by itself while everything else is made.
  const wired = options.package.wire ? emitWire(openapi, report) : undefined;
  onProgress({ stage: "lower", done: 0, total: 1 });
  const lowered = lower(openapi, options.model, report);
  onProgress({ stage: "patterns", done: 0, total: 1 });
  const api = await judgePatterns(lowered, options, report);
  onProgress({ stage: "examples", done: 0, total: 1 });
  reportExamples(api, openapi, report);
  onProgress({ stage: "version", done: 0, total: 1 });
  const release = await planVersion(api);
  const reuse = past?.open(namesOf(api.models)) ?? noReuse;
  const compiler = options.package.output === "source" ? undefined : await createCompiler();
  const { modules, operations, inputs, shapes } = await printModules(api, openapi, options, report, {
    onProgress,
    compiler,
    reuse,
    base: past?.base,
  });
  onProgress({ stage: "pages", done: 0, total: api.models.length });
  const pages = await emitPages({
    api,
    shapes,
    options: options.docs,
    packageName: options.package.name,
    history: release?.history,
    remake: inputs && remakePage(inputs, reuse),
  });
  if (wired !== undefined) onProgress({ stage: "wire", done: 0, total: 1 });
  const wire = await wired;
  onProgress({ stage: "package", done: 0, total: 1 });
  const { files, manifest } = await emitPackage({
    api,
    options: options.package,
    directories: options.model.names.directories,
    modules,
    operations,
    shared: new Map([
      ["runtime", runtimeText(api.view, usesNatives(api) ? "used" : "unused")],
      ...(operations.size === 0 ? [] : [["http", httpText(options.package.importExtension)] as const]),
      ...(writesCalendarDates(api, options.docs) ? [["types/index", calendarDateText] as const] : []),
    ]),
    wire,
    spec: describeDocuments(openapi.sources, openapi.locate),
    printer: await createPrinter(),
    compiler,
    header: generatedBy,
    held: (path, source) => (options.package.definitions === "src" ? reuse.derived(path, source) : undefined),
  });
  const output = new Map<string, OutputFile>(files);
  const owners = new Map(api.models.map(({ path, name }) => [`docs/${path}.md`, name]));
  for (const [path, page] of pages) output.set(path, pageFile(page, owners.get(path)));
  if (options.docs.extra && options.docs.pages === "written") {
    const text = writeDiagnosticsPage(options.docs, findingsOf(reported, openapi));
    output.set("docs/diagnostics.md", { text });
  }
  if (manifest !== undefined) output.set("package.json", { merge: mergeManifest(manifest, release) });
  for (const [path, file] of await releaseFiles(release)) output.set(path, file);
  return { api, files: output, release };
}

function remakePage(inputs: Inputs, reuse: Reuse): Remake {
  return (path, { id }, sample, write) => {
    const from = inputs.ofPage(id, sample());
    const held = reuse.made(path, from);
    if (held === undefined) return { text: write(), from };
    return {
      get text() {
        return held.text;
      },
      from,
      held: held.hash,
    };
  };
}

/** The text of a page that is there already is read when it is asked for. */
function pageFile(page: Page, model: string | undefined): TextFile {
  const { from, held } = page;
  return {
    get text() {
      return page.text;
    },
    model,
    from,
    held,
  };
}

/** The version is the user's, but where a run releases one. */
function mergeManifest({ own, once }: Manifest, release: Release | undefined): Merge {
  return mergeJson(own, once, release?.version === undefined ? {} : { version: release.version });
}

async function releaseFiles(release: Release | undefined): Promise<ReadonlyMap<string, OutputFile>> {
  if (release === undefined) return new Map();
  const { baselineName, changelogName, insertEntry } = await import("./diff/index.ts");
  const { entry } = release;
  const files = new Map<string, OutputFile>([[baselineName, { text: release.baseline }]]);
  if (entry !== undefined) files.set(changelogName, { edit: (existing) => insertEntry(entry, existing) });
  return files;
}

/** Says which patterns a hostile text makes slow; where they are refused, schemas that ask for one say nothing. */
async function judgePatterns(api: Api, { model }: GenerateOptions, report: Report): Promise<Api> {
  const isSlow = await findSlowPatterns(api, model.patterns, report);
  return model.patterns === "warn" ? api : leaveOut(api, (schema) => asksFor(schema, isSlow));
}

interface Modules {
  readonly inputs: Inputs | undefined;
  /** In the Api's view, of the models that only operations have as well. */
  readonly shapes: Shapes;
  readonly modules: ReadonlyMap<ModelId, PrintedModule>;
  /** By path below `src/`. */
  readonly operations: ReadonlyMap<string, PrintedModule>;
}

/** After so many models what was compiled meanwhile is taken in, and signals are heard. */
const batch = 64;

interface Printing {
  readonly onProgress: (progress: Progress) => void;
  readonly compiler: Compiler | undefined;
  readonly reuse: Reuse;
  readonly base: string | undefined;
}

/** Prints the modules of models, and those of operations with the models that only they have. */
async function printModules(
  known: Api,
  openapi: OpenApi,
  options: GenerateOptions,
  report: Report,
  { onProgress, compiler, reuse, base }: Printing,
): Promise<Modules> {
  const planned = options.package.operations === "written" ? planOperations(known) : [];
  const api: Api = { ...known, models: [...known.models, ...planned.flatMap(({ own }) => own)] };
  const shapes = createShapes(api);
  const wire = isWireView(api.view) ? shapes : createShapes(api, wireView);
  let told = 0;
  const tell: Report = (...of) => {
    told += 1;
    report(...of);
  };
  const types = createTypes({ api, shapes, wire, pages: options.docs.pages, report: tell });
  const validators = createValidators({ api, shapes, report: tell });
  const conversions = createConversions({ api, shapes });
  const context = {
    printer: await createPrinter(),
    root: openapi.sources[0]!.file,
    importExtension: options.package.importExtension,
    definitions: options.package.definitions,
  };
  const modules = new Map<ModelId, PrintedModule>();
  const declare = (
    model: Model,
  ): { readonly fragments: readonly Code[]; readonly declared: readonly string[] } => {
    const validated = validators.declare(model);
    const converted = conversions.declare(model, validated);
    return {
      fragments: [types.declare(model), validated.code, converted.code],
      declared: converted.declared,
    };
  };
  const documents = openapi.sources.map(({ file }) => file);
  const inputs =
    base === undefined || context.definitions === "spec"
      ? undefined
      : hashInputs({
          api,
          planned,
          documents,
          base: `${base} ${describePlace({ file: context.root, pointer: "" }, context.root)}`,
        });
  const heldModule = createHeldModules(reuse.text);
  // What is reported is reported by each run: a module with something to report is made by each.
  const remade = (path: string, from: string | undefined, print: () => PrintedModule): PrintedModule => {
    const held = from === undefined ? undefined : reuse.made(`src/${path}.ts`, from);
    if (held !== undefined) return heldModule(path, from!, held);
    const before = told;
    const printed = print();
    if (compiler !== undefined) beginDist(`src/${path}.ts`, printed.text, compiler);
    return told === before ? { ...printed, from } : printed;
  };
  const total = known.models.length + planned.length;
  for (const model of known.models) {
    onProgress({ stage: "models", done: modules.size, total });
    if (modules.size % batch === 0) await setImmediate();
    const known = new Set<string>(Object.values(modelExports(model.name)));
    const module = remade(model.path, inputs?.ofModel(model.id), () =>
      printModule({ model, ...declare(model) }, context),
    );
    modules.set(
      model.id,
      passOn(module, (name) => known.has(name)),
    );
  }
  const operations = new Map<string, PrintedModule>();
  const names = new Set(planned.flatMap((one) => operationExports(one).operation));
  for (const one of planned) {
    onProgress({ stage: "models", done: modules.size + operations.size, total });
    const { operation } = one;
    const exports = operationExports(one);
    const passedOn = new Set([...exports.operation, ...exports.models.filter((name) => !names.has(name))]);
    for (const name of exports.models) names.add(name);
    const module = remade(operation.module.path, inputs?.ofOperation(one, passedOn), () => {
      const own = one.own.map(declare);
      const code = writeOperation(one, { wire, isConverted: ({ id }) => types.converted.has(id) });
      const fragments = [...own.flatMap((parts) => parts.fragments), code];
      const declared = own.flatMap((parts) => parts.declared);
      return printOperation({ operation, fragments, declared, passedOn }, context);
    });
    operations.set(
      operation.module.path,
      passOn(module, (name) => passedOn.has(name)),
    );
  }
  return { modules, operations, inputs, shapes };
}
