import type { Compiler } from "./compiler.ts";
import { type ModulePlaces, mapToSpec, type Trace } from "./definitions.ts";

/** Where definitions lead: to the module, or for models to the documents that they were made from. */
export interface Definitions {
  readonly trace: Trace;
  /** What is known of a module; `undefined` for modules that are no model's. */
  placesOf(path: string): ModulePlaces | undefined;
}

/** What a module is compiled to. */
const endings = [".js", ".d.ts", ".d.ts.map"] as const;

/** A file of `dist/`; `hash` where it stands there already. */
export interface Built {
  readonly text: string;
  readonly hash?: string;
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
  compile: Compiler["compile"],
  definitions: Definitions | undefined,
  held: Held = () => undefined,
): Promise<ReadonlyMap<string, Built>> {
  const built = [...modules].map(async ([path, module]): Promise<readonly (readonly [string, Built])[]> => {
    const source = {
      path,
      get text() {
        return module.text;
      },
      held: module.held,
    };
    const base = `dist/${path.replace(/^src\//, "").replace(/\.ts$/, "")}`;
    const there = endings.map((ending) => [base + ending, held(base + ending, source)] as const);
    if (there.every(isThere)) return there;
    const { js, dts, map } = await compile(path, module.text);
    const places = definitions?.placesOf(path);
    const toSpec =
      definitions === undefined || places === undefined
        ? undefined
        : mapToSpec(dts, map, places, definitions.trace);
    const declarations = `${dts.trimEnd()}\n//# sourceMappingURL=${fileName(base)}.d.ts.map\n`;
    const mapped = mapText(base, toSpec ?? { mappings: map.mappings, sources: [path] });
    return [
      [`${base}.js`, { text: js }],
      [`${base}.d.ts`, { text: declarations }],
      [`${base}.d.ts.map`, { text: mapped }],
    ];
  });
  return new Map((await Promise.all(built)).flat());
}

function isThere(entry: readonly [string, Built | undefined]): entry is readonly [string, Built] {
  return entry[1] !== undefined;
}

/** A source map beside its declaration file; `sources` are paths in the package. */
function mapText(
  base: string,
  { mappings, sources }: { readonly mappings: string; readonly sources: readonly string[] },
): string {
  const up = "../".repeat(base.split("/").length - 1);
  const file = `${fileName(base)}.d.ts`;
  return `${JSON.stringify({ version: 3, file, sources: sources.map((path) => up + path), names: [], mappings })}\n`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
