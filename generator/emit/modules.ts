import { setImmediate } from "node:timers/promises";
import type { Report } from "../diagnostics/index.ts";
import { type Api, type GenerateOptions, modulesOf, type Shapes } from "../ir/index.ts";
import type { OpenApi } from "../openapi/index.ts";
import type { Reuse } from "../output/index.ts";
import type { Printer } from "../print/index.ts";
import { createEmitters } from "./declarations.ts";
import { type DocumentNames, nameDocuments } from "./document-names.ts";
import { createHeldModules } from "./held.ts";
import { hashInputs, type Inputs } from "./inputs.ts";
import {
  type ModuleContext,
  type PassedOn,
  type PrintedModule,
  printModule,
  printOperation,
} from "./module.ts";
import { operationExports, type PlannedOperation, planOperations } from "./operations/index.ts";
import type { Begun, Compiler } from "./package/index.ts";
import { innerNames } from "./validators/index.ts";

/** All modules of models and operations. */
export interface Modules {
  readonly inputs: Inputs | undefined;
  /** In the Api's view, of the models that only operations have as well. */
  readonly shapes: Shapes;
  /** Those of models and those of operations, by path below `src/`. */
  readonly modules: ReadonlyMap<string, PrintedModule>;
  readonly operations: ReadonlyMap<string, PrintedModule>;
}

export interface Printing {
  /** Awaited where the first module is printed. */
  readonly printer: Promise<Printer>;
  advance(done: number, total: number): void;
  /** Begins with each module as soon as it is printed. */
  readonly compiler: Compiler | undefined;
  readonly reuse: Reuse;
  /** Stands for all that every module is made from, where hashes of what they are made from are wanted. */
  readonly base: string | undefined;
}

/** After so many modules what was compiled meanwhile is taken in, and signals are heard. */
const batch = 64;

/** Prints the modules of models, and those of operations with the models that only they have. */
export async function printModules(
  known: Api,
  openapi: OpenApi,
  options: GenerateOptions,
  report: Report,
  { printer, advance, compiler, reuse, base }: Printing,
): Promise<Modules> {
  const planned = options.package.operations === "written" ? planOperations(known) : [];
  const api: Api = { ...known, models: [...known.models, ...planned.flatMap(({ own }) => own)] };
  const counted = countReports(report);
  const emitters = createEmitters(api, options, counted.report);
  const documents = nameDocuments(openapi.sources);
  const context = openContext(documents, options, await printer);
  const root = context.nameOf(openapi.sources[0]!.file);
  // Where definitions lead to the documents, places in them count as well.
  const inputs =
    base === undefined || context.definitions === "spec"
      ? undefined
      : hashInputs({ api, planned, documents: documents.seen, base: `${base} ${root}` });
  const heldModule = createHeldModules(reuse.text);
  // What is reported is reported by each run: a module with something to report is made by each.
  const remade = (
    path: string,
    from: string | undefined,
    passedOn: PassedOn,
    print: () => PrintedModule,
  ): PrintedModule => {
    const held = from === undefined ? undefined : reuse.made(`src/${path}.ts`, from);
    if (held !== undefined) return heldModule(path, from!, held, passedOn);
    const before = counted.count();
    const printed = print();
    const made = counted.count() === before ? { ...printed, from } : printed;
    return compiler === undefined ? made : new BegunModule(made, compiler, `src/${path}.ts`);
  };
  const placed = modulesOf(known.models);
  let done = 0;
  const next = async (): Promise<void> => {
    advance(done, placed.size + planned.length);
    if (done % batch === 0) await setImmediate();
    await compiler?.room();
    done += 1;
  };
  const modules = new Map<string, PrintedModule>();
  for (const [path, models] of placed) {
    await next();
    const module = remade(path, inputs?.ofModels(models), "all", () =>
      printModule({ models, ...emitters.declareModels(models) }, context),
    );
    modules.set(path, module);
  }
  const operations = new Map<string, PrintedModule>();
  for (const [one, passedOn] of assignExports(planned)) {
    await next();
    const { path } = one.operation.module;
    const module = remade(path, inputs?.ofOperation(one, passedOn), passedOn, () =>
      printOperation({ operation: one.operation, ...emitters.declareOperation(one), passedOn }, context),
    );
    operations.set(path, module);
  }
  return { modules, operations, inputs, shapes: emitters.shapes };
}

/** A module that is compiled from here on: its text is where the compiler has it. */
class BegunModule implements PrintedModule {
  readonly places: PrintedModule["places"];
  readonly exports: PrintedModule["exports"];
  readonly from: string | undefined;
  readonly #begun: Begun;

  constructor({ text, exports, places, from }: PrintedModule, compiler: Compiler, path: string) {
    this.places = places;
    this.exports = exports;
    this.from = from;
    this.#begun = compiler.begin(path, text);
  }

  get text(): string {
    return this.#begun.text;
  }

  get aside(): string | undefined {
    return this.#begun.aside;
  }
}

/** What each operation's module passes on to users: all that no other has, else names; one that two have is the first one's. */
function assignExports(planned: readonly PlannedOperation[]): Map<PlannedOperation, PassedOn> {
  const names = new Set(planned.flatMap((one) => operationExports(one).operation));
  const counts = new Map<string, number>();
  for (const name of planned.flatMap(allExports)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    planned.map((one): readonly [PlannedOperation, PassedOn] => {
      if (allExports(one).every((name) => counts.get(name) === 1)) return [one, "all"];
      const { operation, models } = operationExports(one);
      const passedOn = new Set([...operation, ...models.filter((name) => !names.has(name))]);
      for (const name of models) names.add(name);
      return [one, passedOn];
    }),
  );
}

/** The names that an operation's module may export, to the package's other modules as well; each once. */
function allExports(planned: PlannedOperation): readonly string[] {
  const { operation, models } = operationExports(planned);
  const inner = planned.own.flatMap(({ name }) => Object.values(innerNames(name)));
  return [...new Set([...operation, ...models, ...inner])];
}

function openContext({ shown }: DocumentNames, options: GenerateOptions, printer: Printer): ModuleContext {
  return {
    printer,
    nameOf: shown,
    importExtension: options.package.importExtension,
    definitions: options.package.definitions,
  };
}

function countReports(report: Report): { readonly report: Report; count(): number } {
  let count = 0;
  return {
    report: (...of) => {
      count += 1;
      report(...of);
    },
    count: () => count,
  };
}
