import { createRequire } from "node:module";
import type * as TsMorph from "ts-morph";

/**
 * What ts-morph prints around a type alias, or around the names of a barrel's line, is the same for all of them; so it prints
 * a frame once, and what differs goes into its holes. A type of many lines keeps its own indentation so, and a doc comment
 * its text: ts-morph would hang the one a level deeper and close comments that it believes to be open in the other, as
 * after the media type `application/*`.
 */
export const holes = {
  name: "NAME_HOLE",
  type: "TYPE_HOLE",
  docs: "DOCS_HOLE",
  module: "MODULE_HOLE",
} as const;

export type Docs = "none" | "line" | "block";
export type Passed = "namespace" | "all" | "names";

/** The frames by what they are for. */
export type Frames = Readonly<Record<string, string>>;

export function aliasKey(exported: boolean, docs: Docs): string {
  return `alias ${exported ? "exported" : "own"} ${docs}`;
}

export function reexportKey(what: Passed, typesOnly: boolean): string {
  return `reexport ${what} ${typesOnly ? "types" : "values"}`;
}

/** Has ts-morph print all frames; loading it takes about a third of a second. */
export function printFrames(): Frames {
  // Required: Node scans what is CommonJS for its exports when it is imported, which takes as long as to load it.
  const { printStructure, StructureKind } = createRequire(import.meta.url)("ts-morph") as typeof TsMorph;
  const format = { indentNumberOfSpaces: 2 } as const;
  const frames: Record<string, string> = {};
  for (const exported of [true, false]) {
    for (const docs of ["none", "line", "block"] as const) {
      const description = docs === "line" ? holes.docs : `\n${holes.docs}`;
      frames[aliasKey(exported, docs)] = printStructure(
        {
          kind: StructureKind.TypeAlias,
          name: holes.name,
          isExported: exported,
          type: holes.type,
          docs: docs === "none" ? [] : [{ description }],
        },
        format,
      ).trimEnd();
    }
  }
  for (const what of ["namespace", "all", "names"] as const) {
    for (const typesOnly of [true, false]) {
      frames[reexportKey(what, typesOnly)] = printStructure(
        {
          kind: StructureKind.ExportDeclaration,
          moduleSpecifier: holes.module,
          isTypeOnly: typesOnly,
          ...(what === "namespace" ? { namespaceExport: holes.name } : {}),
          ...(what === "names" ? { namedExports: [holes.name] } : {}),
        },
        format,
      ).trimEnd();
    }
  }
  return frames;
}
