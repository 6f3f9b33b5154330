import type { JSDocStructure, OptionalKind } from "ts-morph";
import type { Docs } from "./code.ts";
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
  return {
    alias: (part, name, exported, type) => {
      const docs = docStructures(part.docs);
      const oneLine = type.replaceAll("\n", breakMark);
      const text = printStructure(
        { kind: StructureKind.TypeAlias, name, isExported: exported, type: oneLine, docs },
        format,
      );
      return text.trimEnd().replaceAll(breakMark, "\n");
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
 * ts-morph hangs the later lines of a type one level deeper than its first; so a type goes in as one line, its breaks
 * marked by a character that no printed text holds.
 */
const breakMark = "\u0001";

/**
 * Tags go in as text: between structures of their own ts-morph closes comments that it believes to be open, as after
 * the media type `application/*`. A description that begins with a line break makes it open the comment on a line of
 * its own.
 */
function docStructures(docs: Docs | undefined): OptionalKind<JSDocStructure>[] {
  if (docs === undefined) return [];
  const text = docLines(docs);
  return [{ description: text.length === 1 ? (text[0] as string) : `\n${text.join("\n")}` }];
}
