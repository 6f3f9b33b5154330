import { createRequire } from "node:module";
import type * as TsMorph from "ts-morph";
import { docLines } from "./comment.ts";
import { compareNames } from "./names.ts";
import { lineWidth, type Structures } from "./render.ts";

/**
 * Loads ts-morph, which takes about a third of a second: only a run that has something to print does.
 * Structures go straight to text by `printStructure`; no project, no parse, no manipulation.
 */
export async function loadStructures(): Promise<Structures> {
  // Required: Node scans what is CommonJS for its exports when it is imported, which takes as long as to load it.
  const { printStructure, StructureKind } = createRequire(import.meta.url)("ts-morph") as typeof TsMorph;
  const format = { indentNumberOfSpaces: 2 } as const;
  const frames = new Map<string, string>();
  const frameOf = (exported: boolean, docs: "none" | "line" | "block"): string => {
    const key = `${exported} ${docs}`;
    const known = frames.get(key);
    if (known !== undefined) return known;
    const frame = printStructure(
      {
        kind: StructureKind.TypeAlias,
        name: holes.name,
        isExported: exported,
        type: holes.type,
        docs: docs === "none" ? [] : [{ description: docs === "line" ? holes.docs : `\n${holes.docs}` }],
      },
      format,
    ).trimEnd();
    frames.set(key, frame);
    return frame;
  };
  const reexportOf = (what: "namespace" | "all" | "names", typesOnly: boolean): string => {
    const key = `${what} ${typesOnly}`;
    const known = frames.get(key);
    if (known !== undefined) return known;
    const frame = printStructure(
      {
        kind: StructureKind.ExportDeclaration,
        moduleSpecifier: holes.module,
        isTypeOnly: typesOnly,
        ...(what === "namespace" ? { namespaceExport: holes.name } : {}),
        ...(what === "names" ? { namedExports: [holes.name] } : {}),
      },
      format,
    ).trimEnd();
    frames.set(key, frame);
    return frame;
  };
  return {
    alias: ({ docs }, name, exported, type) => {
      const text = docs === undefined ? [] : docLines(docs);
      const frame = frameOf(exported, text.length === 0 ? "none" : text.length === 1 ? "line" : "block");
      const described = text
        .map((line) => line.trimEnd())
        .join("\n * ")
        .replaceAll(" * \n", " *\n");
      return frame.replace(anyHole, (hole) =>
        hole === holes.name ? name : hole === holes.type ? type : described,
      );
    },
    reexport: (moduleSpecifier, { names, namespace }) => {
      const items = [...(names ?? [])].sort((one, other) => compareNames(one.name, other.name));
      const typesOnly = items.length > 0 && items.every(({ use }) => use === "type");
      const listed = items.map(({ name, use }) => (use === "type" && !typesOnly ? `type ${name}` : name));
      const kind = namespace !== undefined ? "namespace" : listed.length === 0 ? "all" : "names";
      const frame = reexportOf(kind, typesOnly);
      const fill = (text: string): string =>
        text.replace(anyHole, (hole) =>
          hole === holes.name ? (namespace ?? listed.join(", ")) : moduleSpecifier,
        );
      const flat = fill(frame);
      if (flat.length <= lineWidth || namespace !== undefined) return flat;
      const lines = listed.map((item) => `  ${item},\n`).join("");
      return fill(frame.replace(`{ ${holes.name} }`, () => `{\n${lines}}`));
    },
  };
}

/**
 * What ts-morph prints around a type alias, or around the names of a barrel's line, is the same for all of them; so it prints a frame once, and what differs goes
 * into its holes. A type of many lines keeps its own indentation so, and a doc comment its text: ts-morph would hang the
 * one a level deeper and close comments that it believes to be open in the other, as after the media type
 * `application/*`.
 */
const holes = { name: "NAME_HOLE", type: "TYPE_HOLE", docs: "DOCS_HOLE", module: "MODULE_HOLE" } as const;

const anyHole = new RegExp(Object.values(holes).join("|"), "g");
