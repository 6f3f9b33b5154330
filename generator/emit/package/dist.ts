import type { Compiler } from "./compiler.ts";
import { type ModulePlaces, mapToSpec, type Trace } from "./definitions.ts";
import { distFiles, distPath, endings } from "./dist-files.ts";

/** Where definitions lead: to the module, or for models to the documents that they were made from. */
export interface Definitions {
  readonly trace: Trace;
  /** What is known of a module; `undefined` for modules that are no model's. */
  placesOf(path: string): ModulePlaces | undefined;
}

/** A file of `dist/`. */
export interface Built {
  readonly text: string;
  /** Where it stands there already. */
  readonly hash?: string | undefined;
  /** Where it was put aside. */
  readonly aside?: string | undefined;
  /** What it is made from beside its module. */
  readonly from?: "documents" | undefined;
}

/** Finds a file that was compiled from the same text. */
export type Held = (path: string, source: Module & { readonly path: string }) => Built | undefined;

/** A module of the package; `held` is the hash of its file where that holds its text already. */
export interface Module {
  readonly text: string;
  readonly held?: string | undefined;
}

/** Compiles the package's modules: `path` is theirs in the package (`src/models/pet.ts`), the result's below `dist/`. */
export async function buildDist(
  modules: ReadonlyMap<string, Module>,
  compiler: Compiler,
  definitions: Definitions | undefined,
  held: Held = () => undefined,
): Promise<ReadonlyMap<string, Built>> {
  const built = [...modules].map(async ([path, module]): Promise<readonly (readonly [string, Built])[]> => {
    const aside = await compiler.aside(path);
    if (aside !== undefined) return aside;
    const source = {
      path,
      get text() {
        return module.text;
      },
      held: module.held,
    };
    const base = distPath(path);
    const there = endings.map((ending) => [base + ending, held(base + ending, source)] as const);
    if (there.every(isThere)) return there;
    const compiled = await compiler.compile(path, module.text);
    const places = definitions?.placesOf(path);
    const toSpec =
      definitions === undefined || places === undefined
        ? undefined
        : mapToSpec(compiled.dts, compiled.map, places, definitions.trace);
    const from = toSpec === undefined ? undefined : "documents";
    return distFiles(path, compiled, toSpec).map(([file, text]) => [
      file,
      file.endsWith(".map") ? { text, from } : { text },
    ]);
  });
  return new Map((await Promise.all(built)).flat());
}

function isThere(entry: readonly [string, Built | undefined]): entry is readonly [string, Built] {
  return entry[1] !== undefined;
}
