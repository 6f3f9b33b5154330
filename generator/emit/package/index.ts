import type { Origin } from "../../diagnostics/index.ts";
import {
  type Api,
  type Directories,
  type DocsOptions,
  type Model,
  modelExports,
  modulesOf,
  type PackageOptions,
} from "../../ir/index.ts";
import type { BarrelExport, Printer, TextPlace } from "../../print/index.ts";
import { operationsBarrel, printBarrels } from "./barrels.ts";
import { compileTypes } from "./compile.ts";
import type { Compiler } from "./compiler.ts";
import { createTrace, type SpecDocuments } from "./definitions.ts";
import { type Built, buildDist, type Definitions } from "./dist.ts";
import { distFiles } from "./dist-files.ts";
import { findRooms } from "./layout.ts";
import { describeManifest, type Manifest } from "./manifest.ts";
import { printReadme } from "./readme.ts";

export { calendarDateText } from "./calendar-date.ts";
export { type Compile, type Compiled, loadCompile } from "./compile.ts";
export type { Begun, Compiler } from "./compiler.ts";
export { describeDocuments, type SpecDocuments } from "./definitions.ts";
export { distFiles, distPath, endings } from "./dist-files.ts";
export type { Manifest } from "./manifest.ts";
export { packagePaths, specPath } from "./spec-path.ts";

/** A module: its text, and what barrels pass on of it. */
export interface ModelSource {
  readonly text: string;
  /** All, where nothing is listed. */
  readonly exports?: BarrelExport["names"];
  /** Where its properties stand in the documents. */
  readonly places: readonly TextPlace[];
  readonly from?: string | undefined;
  readonly held?: string | undefined;
  readonly aside?: string | undefined;
}

/** The text of a file, and what is known of it. */
type Content = Omit<ModelSource, "exports" | "places">;

/** What a package is put together from. */
export interface PackageInput {
  readonly api: Api;
  readonly options: PackageOptions;
  /** Whether the models that have a page have one in `docs/`. */
  readonly pages: DocsOptions["pages"];
  readonly directories: Directories;
  /** The modules of models, by path below `src/` without extension. */
  readonly modules: ReadonlyMap<string, ModelSource>;
  /** The modules of operations, by path below `src/` without extension, in the order of the document. */
  readonly operations: ReadonlyMap<string, ModelSource>;
  /** Modules that are no model's, by path below `src/` without extension: `runtime`. */
  readonly shared: ReadonlyMap<string, string>;
  /** The text of `openapi.ts`, where there is one. */
  readonly wire: string | undefined;
  /** The documents, for definitions that lead there. */
  readonly spec: SpecDocuments;
  readonly printer: Printer;
  /** The leading comment of modules that come from no place of their own. */
  readonly header: string;
  /** What makes `dist/`; nothing does where only sources are wanted. */
  readonly compiler: Compiler | undefined;
  /** A derived file that stands there already, made from the same source. */
  held?(path: string, source: SourceText): HeldFile | undefined;
}

/** What a derived file is made from; `held` is its hash where it stands there already. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  readonly held?: string | undefined;
}

/** A file that holds its text already. */
export interface HeldFile {
  readonly text: string;
  readonly hash: string;
}

/** One file of the package. */
export interface PackageFile {
  readonly text: string;
  /** The name of the model that it belongs to, or the first of several. */
  readonly model?: string | undefined;
  readonly also?: readonly string[] | undefined;
  /** Made from other files of the package. */
  readonly derived?: true;
  /** A document of the user's, as it is. */
  readonly copy?: true;
  /** The hash of all that it is made from; of a derived file, what that is beside its source. */
  readonly from?: string | undefined;
  /** The hash of the file that has this text already. */
  readonly held?: string | undefined;
  /** The hash of the text, where that was put aside. */
  readonly aside?: string | undefined;
}

export interface PackageFiles {
  /** By path in the package; all but package.json, which is merged into the user's. */
  readonly files: ReadonlyMap<string, PackageFile>;
  /** `undefined` where only sources are wanted. */
  readonly manifest: Manifest | undefined;
}

/** Puts the package together: sources and barrels; with `output: "package"` also `dist/`, README and manifest. */
export async function emitPackage(input: PackageInput): Promise<PackageFiles> {
  const { api, options, directories, modules, shared, wire, printer, header } = input;
  const rooms = findRooms(api, directories);
  const files = new Map<string, PackageFile>();
  for (const [path, models] of modulesOf(api.models)) {
    const source = modules.get(path);
    if (source === undefined) continue;
    const names = models.map(({ name }) => name);
    files.set(`src/${path}.ts`, new ModuleFile(source, names));
  }
  const begin = (path: string, text: string): PackageFile =>
    input.compiler === undefined ? { text } : new ModuleFile(input.compiler.begin(path, text));
  const add = (path: string, text: string): void => void files.set(path, begin(path, text));
  for (const [path, text] of shared) add(`src/${path}.ts`, text);
  for (const [path, source] of input.operations) files.set(`src/${path}.ts`, new ModuleFile(source));
  const calls = operationsBarrel(input.operations);
  if (calls !== undefined) {
    const { importExtension } = options;
    add(`src/${calls.path}.ts`, printer.renderBarrel({ ...calls, header, importExtension }));
  }
  for (const [path, text] of printBarrels(rooms, header, printer, options.importExtension)) {
    add(`src/${path}.ts`, text);
  }
  if (input.compiler === undefined) return { files, manifest: undefined };
  input.compiler.flush();
  for (const [path, file] of await compileFiles(files, input.compiler, findDefinitions(input), input.held))
    files.set(path, file);
  if (wire !== undefined) {
    files.set("openapi.ts", { text: wire });
    for (const [path, text] of distFiles("openapi.ts", compileTypes(wire)))
      files.set(path, { text, derived: true });
  }
  if (options.definitions === "spec") {
    for (const { path, text } of input.spec.documents.values()) files.set(path, { text, copy: true });
  }
  files.set("README.md", {
    text: printReadme(
      api,
      { ...options, wire: wire !== undefined },
      rooms,
      calls?.path.replace(/\/index$/, ""),
      input.pages,
    ),
  });
  return {
    files,
    manifest: describeManifest({ ...options, wire: wire !== undefined }, rooms, {
      calls: calls?.path,
      pages: input.pages,
      types: shared.has("types/index"),
    }),
  };
}

/** A module's file; the text of one that is elsewhere already is read when it is asked for. */
class ModuleFile implements PackageFile {
  readonly #source: Content;
  readonly model: string | undefined;
  readonly also: readonly string[] | undefined;

  constructor(source: Content, [model, ...also]: readonly string[] = []) {
    this.#source = source;
    this.model = model;
    this.also = also.length === 0 ? undefined : also;
  }

  get text(): string {
    return this.#source.text;
  }

  get from(): string | undefined {
    return this.#source.from;
  }

  get held(): string | undefined {
    return this.#source.held;
  }

  get aside(): string | undefined {
    return this.#source.aside;
  }
}

/** A file that was made of others. */
class DerivedFile implements PackageFile {
  readonly derived = true;
  readonly #built: Built;
  readonly model: string | undefined;

  constructor(built: Built, model: string | undefined) {
    this.#built = built;
    this.model = model;
  }

  get text(): string {
    return this.#built.text;
  }

  get from(): string | undefined {
    return this.#built.from;
  }

  get held(): string | undefined {
    return this.#built.hash;
  }

  get aside(): string | undefined {
    return this.#built.aside;
  }
}

/** What leads from declarations to the documents, where that is wanted. */
function findDefinitions({ api, options, modules, operations, spec }: PackageInput): Definitions | undefined {
  if (options.definitions === "src") return undefined;
  const placed = new Map([
    ...[...modulesOf(api.models)].map(
      ([path, models]) =>
        [path, { originOf: origins(models), places: modules.get(path)?.places ?? [] }] as const,
    ),
    ...api.operations.map(
      ({ at, module: { path } }) =>
        [path, { originOf: () => at, places: operations.get(path)?.places ?? [] }] as const,
    ),
  ]);
  return {
    trace: createTrace(spec),
    placesOf: (path) => placed.get(path.replace(/^src\//, "").replace(/\.ts$/, "")),
  };
}

/** Where the models of a module stand, by what it declares of them. */
function origins(models: readonly Model[]): (name: string) => Origin {
  const known = new Map(
    models.flatMap(({ name, at }) => Object.values(modelExports(name)).map((exported) => [exported, at])),
  );
  return (name) => known.get(name) ?? models[0]!.at;
}

async function compileFiles(
  sources: ReadonlyMap<string, PackageFile>,
  compiler: Compiler,
  definitions: Definitions | undefined,
  held: PackageInput["held"],
): Promise<Map<string, PackageFile>> {
  const built = await buildDist(sources, compiler, definitions, held);
  const ofModel = new Map([...sources].map(([path, { model }]) => [path.replace(/\.ts$/, ""), model]));
  return new Map(
    [...built].map(([path, file]) => {
      const source = path.replace(/\.(?:js|d\.ts|d\.ts\.map)$/, "").replace(/^dist\//, "src/");
      const model = ofModel.get(source);
      return [path, new DerivedFile(file, model)];
    }),
  );
}
