import { docLines } from "./comment.ts";
import { compareNames } from "./names.ts";
import type { Structures } from "./render.ts";

/**
 * Loads ts-morph, which takes about a third of a second: only a run that has something to print does.
 * Structures go straight to text by `printStructure`; no project, no parse, no manipulation.
 */
export async function loadStructures(): Promise<Structures> {
  const { printStructure, StructureKind } = await import("ts-morph");
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
      const namedExports = [...(names ?? [])]
        .sort((one, other) => compareNames(one.name, other.name))
        .map(({ name, use }) => ({ name, isTypeOnly: use === "type" }));
      const typesOnly = namedExports.length > 0 && namedExports.every(({ isTypeOnly }) => isTypeOnly);
      const some = typesOnly
        ? { isTypeOnly: true, namedExports: namedExports.map(({ name }) => name) }
        : { namedExports };
      const what = namespace === undefined ? some : { namespaceExport: namespace };
      const kind = StructureKind.ExportDeclaration;
      return printStructure({ kind, moduleSpecifier, ...what }, format).trimEnd();
    },
  };
}

/**
 * What ts-morph prints around a type alias is the same for all of them; so it prints a frame once, and what differs goes
 * into its holes. A type of many lines keeps its own indentation so, and a doc comment its text: ts-morph would hang the
 * one a level deeper and close comments that it believes to be open in the other, as after the media type
 * `application/*`.
 */
const holes = { name: "NAME_HOLE", type: "TYPE_HOLE", docs: "DOCS_HOLE" } as const;

const anyHole = new RegExp(Object.values(holes).join("|"), "g");
