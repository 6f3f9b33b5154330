import { setImmediate } from "node:timers/promises";
import { findSlowPatterns } from "./check/index.ts";
import type { Diagnostic, Report } from "./diagnostics/index.ts";
import type { Release } from "./diff/index.ts";
import { createCompiler } from "./emit/compile-ahead.ts";
import {
  emitPages,
  type Page,
  type Remake,
  writeDiagnosticsPage,
  writesCalendarDates,
} from "./emit/docs/index.ts";
import { nameDocuments } from "./emit/document-names.ts";
import { findingsOf } from "./emit/findings.ts";
import { type Inputs, namesOf } from "./emit/inputs.ts";
import { generatedBy } from "./emit/module.ts";
import { printModules } from "./emit/modules.ts";
import { httpText } from "./emit/operations/index.ts";
import {
  type Compiler,
  calendarDateText,
  describeDocuments,
  emitPackage,
  type Manifest,
} from "./emit/package/index.ts";
import { runtimeTexts } from "./emit/validators/index.ts";
import { emitWire } from "./emit/wire/index.ts";
import { reportExamples, reportValues } from "./examples.ts";
import { type Api, type GenerateOptions, usesNatives } from "./ir/index.ts";
import { lower } from "./lower/index.ts";
import type { OpenApi } from "./openapi/index.ts";
import {
  type Held,
  type Merge,
  mergeJson,
  noReuse,
  type OutputFile,
  type Reuse,
  type TextFile,
} from "./output/index.ts";
import { createPrinter } from "./print/index.ts";

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

/**
 * What a run knows and reports beside the document; all of it may be left out. `standing`, `planVersion` and `reported`
 * decide the text of some files: package.json, the changelog, the baseline, the ages on pages, the page of diagnostics.
 * The others decide how fast the files are made, not what is in them.
 */
export interface Surroundings {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** The version that a package.json without one gets, where it is not the options'. */
  readonly standing?: string | undefined;
  /** Plans the version of the package, once its API is known. */
  readonly planVersion?: ((api: Api) => Promise<Release | undefined>) | undefined;
  /** What `report` has taken so far, for the page that lists it. */
  readonly reported?: readonly Diagnostic[] | undefined;
  /** What the last run left. */
  readonly past?: PastRun | undefined;
  /** Gives a folder where files of the package may wait from the moment that they are made, if there is one. */
  readonly openFolder?: (() => string | undefined) | undefined;
}

export interface PastRun {
  /** Stands for all that every module is made from. */
  readonly base: string;
  /** @param names the names of all models */
  open(names: ReadonlySet<string>): Reuse;
}

/** Documents of so many characters keep this thread busy for longer than it takes to start another one and load ts-morph there. */
const worthAThread = 300_000;

/**
 * The whole way from a document to the files of a package. It reads and writes only through what it is given, but for
 * the texts of the runtime: `past` reads modules of the last run that can be reused, and with `openFolder` the
 * compiler's thread puts finished files there meanwhile. What is wrong with the document is reported, and the rest is
 * made all the same.
 */
export async function generate(
  openapi: OpenApi,
  options: GenerateOptions,
  report: Report,
  {
    onProgress = () => {},
    standing,
    planVersion = async () => undefined,
    reported = [],
    past,
    openFolder,
  }: Surroundings = {},
): Promise<Generated> {
  // Begun first: they go on by themselves while everything else is made.
  const size = openapi.sources.reduce((sum, { text }) => sum + text.length, 0);
  const printer = createPrinter(size < worthAThread ? "here" : "apart");
  const wired = options.package.wire ? emitWire(openapi, report) : undefined;
  // What fails in there is told where it is awaited, however long that takes.
  wired?.catch(() => {});
  onProgress({ stage: "lower", done: 0, total: 1 });
  const lowered = lower(openapi, options.model, report);
  onProgress({ stage: "patterns", done: 0, total: 1 });
  let refused = false;
  const asksForSlow = await findSlowPatterns(lowered, options.model.patterns, (finding) => {
    refused ||= finding.code === "slow-pattern-refused";
    report(finding);
  });
  // Schemas that ask for one say nothing, and others must not have agreed with them on names and forms: all is lowered again.
  const api = refused ? lower(openapi, options.model, report, asksForSlow) : lowered;
  onProgress({ stage: "examples", done: 0, total: 1 });
  reportValues(api, openapi, report);
  reportExamples(api, openapi, report);
  onProgress({ stage: "version", done: 0, total: 1 });
  const release = await planVersion(api);
  const reuse = past?.open(namesOf(api.models)) ?? noReuse;
  onProgress({ stage: "models", done: 0, total: api.models.length });
  // Where definitions lead to the documents, what is compiled is not yet what is written.
  const compiler =
    options.package.output === "source"
      ? undefined
      : createCompiler(options.package.definitions === "src" ? openFolder : undefined);
  const { modules, operations, inputs, shapes } = await printModules(api, openapi, options, report, {
    printer,
    advance: (done, total) => onProgress({ stage: "models", done, total }),
    compiler,
    reuse,
    base: past?.base,
  });
  onProgress({ stage: "pages", done: 0, total: api.models.length });
  const pages = new Map<string, TextFile>();
  const owners = new Map(api.models.map(({ path, name }) => [`docs/${path}.md`, name]));
  const written = emitPages({
    api,
    shapes,
    options: options.docs,
    packageName: options.package.name,
    history: release?.history,
    remake: inputs && remakePage(inputs, reuse),
  });
  for await (const [path, page] of written) {
    // Now and then others are heard: what was put aside meanwhile leaves memory.
    if (pages.size % 64 === 0) await setImmediate();
    await compiler?.room();
    pages.set(path, pageFile(path, page, owners.get(path), compiler));
  }
  if (wired !== undefined) onProgress({ stage: "wire", done: 0, total: 1 });
  const wire = await wired;
  onProgress({ stage: "package", done: 0, total: 1 });
  const { files, manifest } = await emitPackage({
    api,
    options: options.package,
    pages: options.docs.pages,
    directories: options.model.names.directories,
    modules,
    operations,
    shared: new Map([
      ...runtimeTexts({
        view: api.view,
        natives: usesNatives(api) ? "used" : "unused",
        importExtension: options.package.importExtension,
      }),
      ...(operations.size === 0
        ? []
        : [["http", httpText(options.package.importExtension, api.view.int64)] as const]),
      ...(writesCalendarDates(api, options.docs) ? [["types/index", calendarDateText] as const] : []),
    ]),
    wire,
    spec: describeDocuments(openapi.sources, nameDocuments(openapi.sources).seen, openapi.locate),
    printer: await printer,
    compiler,
    header: generatedBy,
    held: (path, source) => (options.package.definitions === "src" ? reuse.derived(path, source) : undefined),
  });
  await compiler?.end();
  const output = new Map<string, OutputFile>(files);
  for (const [path, page] of pages) output.set(path, page);
  if (options.docs.extra && options.docs.pages === "written") {
    const text = writeDiagnosticsPage(options.docs, findingsOf(reported, openapi));
    output.set("docs/diagnostics.md", { text });
  }
  if (manifest !== undefined)
    output.set("package.json", { merge: mergeManifest(manifest, release, standing) });
  for (const [path, file] of await releaseFiles(release)) output.set(path, file);
  return { api, files: output, release };
}

/** Whether nothing came of a document: with errors, it is no package. */
export function isEmpty({ models, operations }: Api): boolean {
  return models.length === 0 && operations.length === 0;
}

function remakePage(inputs: Inputs, reuse: Reuse): Remake {
  return (path, { id }, sample, write) => {
    const from = inputs.ofPage(id, sample());
    const held = reuse.made(path, from);
    return held === undefined ? { text: write(), from } : new HeldPage(held, from);
  };
}

class HeldPage implements Page {
  readonly #held: Held;
  readonly from: string;

  constructor(held: Held, from: string) {
    this.#held = held;
    this.from = from;
  }

  get text(): string {
    return this.#held.text;
  }

  get held(): string {
    return this.#held.hash;
  }
}

/** A page's file; the text of one that is there already, or was put aside, is read when it is asked for. */
function pageFile(
  path: string,
  page: Page,
  model: string | undefined,
  compiler: Compiler | undefined,
): TextFile {
  const { from, held } = page;
  const content = held === undefined && compiler !== undefined ? compiler.put(path, page.text) : page;
  return new PageFile(content, { model, from, held });
}

class PageFile implements TextFile {
  readonly #content: Pick<TextFile, "text" | "aside">;
  readonly model: string | undefined;
  readonly from: string | undefined;
  readonly held: string | undefined;

  constructor(
    content: Pick<TextFile, "text" | "aside">,
    { model, from, held }: Pick<TextFile, "model" | "from" | "held">,
  ) {
    this.#content = content;
    this.model = model;
    this.from = from;
    this.held = held;
  }

  get text(): string {
    return this.#content.text;
  }

  get aside(): string | undefined {
    return this.#content.aside;
  }
}

/** The version is the user's, but where a run releases one. */
function mergeManifest({ own, once }: Manifest, release: Release | undefined, standing?: string): Merge {
  const first = standing === undefined ? once : { ...once, version: standing };
  return mergeJson(own, first, release?.version === undefined ? {} : { version: release.version });
}

async function releaseFiles(release: Release | undefined): Promise<ReadonlyMap<string, OutputFile>> {
  if (release === undefined) return new Map();
  const { baselineName, changelogName, insertEntry } = await import("./diff/index.ts");
  const { entry, baseline } = release;
  const files = new Map<string, OutputFile>();
  if (baseline !== undefined) files.set(baselineName, { text: baseline });
  if (entry !== undefined) files.set(changelogName, { edit: (existing) => insertEntry(entry, existing) });
  return files;
}
