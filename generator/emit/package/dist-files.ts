import type { Compiled } from "./compile.ts";

/** What a module is compiled to. */
export const endings = [".js", ".d.ts", ".d.ts.map"] as const;

/** Where a source map leads: to the module, unless it is said. */
export interface Mapped {
  readonly mappings: string;
  /** Paths in the package. */
  readonly sources: readonly string[];
}

/** Where in `dist/` the results of a module lie, without their endings; `path` is its own (`src/models/pet.ts`). */
export function distPath(path: string): string {
  return `dist/${path.replace(/^src\//, "").replace(/\.ts$/, "")}`;
}

/** The files of a compiled module, in the order of `endings`, each with its path. */
export function distFiles(path: string, { js, dts, map }: Compiled, mapped?: Mapped): [string, string][] {
  const base = distPath(path);
  const file = `${base.slice(base.lastIndexOf("/") + 1)}.d.ts`;
  const up = "../".repeat(base.split("/").length - 1);
  const { mappings, sources } = mapped ?? { mappings: map.mappings, sources: [path] };
  const sourceMap = { version: 3, file, sources: sources.map((source) => up + source), names: [], mappings };
  const texts = [
    js,
    `${dts.trimEnd()}\n//# sourceMappingURL=${file}.map\n`,
    `${JSON.stringify(sourceMap)}\n`,
  ];
  return texts.map((text, index) => [base + endings[index], text]);
}
