import type { JSDocStructure, OptionalKind } from "ts-morph";
import type { Docs } from "./code.ts";
import { typeKeyText } from "./literal.ts";
import { compareNames } from "./names.ts";
import type { Structures } from "./render.ts";

/**
 * Loads ts-morph, which takes about a third of a second: only a run that has something to print does.
 * Structures go straight to text by `printStructure` and `Writers`; no project, no parse, no manipulation.
 */
export async function loadStructures(): Promise<Structures> {
  const { CodeBlockWriter, printStructure, StructureKind, Writers } = await import("ts-morph");
  const format = { indentNumberOfSpaces: 2 } as const;
  return {
    alias: (part, name, exported, type) => {
      const docs = docStructures(part.docs);
      const text = printStructure(
        { kind: StructureKind.TypeAlias, name, isExported: exported, type: markBreaks(type), docs },
        format,
      );
      return placeBreaks(text.trimEnd(), "\n");
    },
    objectType: (part, types, rest) => {
      if (part.fields.length === 0 && rest === undefined) return "{}";
      const writer = new CodeBlockWriter({ ...format, newLine: "\n", useTabs: false, useSingleQuote: false });
      const properties = part.fields.map((field, index) => ({
        name: typeKeyText(field.name),
        hasQuestionToken: field.presence === "optional",
        type: markBreaks(types[index] as string),
        docs: docStructures(field.docs),
      }));
      Writers.objectType({ properties })(writer);
      // The writer puts index signatures first; readers look for the named properties before "and any other key".
      const text = writer.toString().replace(/\s*\}$/, "");
      const signature = rest === undefined ? "" : `\n  [key: string]: ${markBreaks(rest)};`;
      return placeBreaks(`${text}${signature}\n}`, "\n  ");
    },
    reexport: (moduleSpecifier, { names, namespace }) => {
      const namedExports = [...(names ?? [])]
        .sort((one, other) => compareNames(one.name, other.name))
        .map(({ name, use }) => ({ name, isTypeOnly: use === "type" }));
      const what = namespace === undefined ? { namedExports } : { namespaceExport: namespace };
      return printStructure(
        { kind: StructureKind.ExportDeclaration, moduleSpecifier, ...what },
        format,
      ).trimEnd();
    },
  };
}

/**
 * ts-morph hangs the later lines of a type one level deeper than its first; so a type goes in as one line, its breaks
 * marked by a character that no printed text holds.
 */
const breakMark = "\u0001";

function markBreaks(text: string): string {
  return text.replaceAll("\n", breakMark);
}

function placeBreaks(text: string, lineBreak: string): string {
  return text.replaceAll(breakMark, lineBreak);
}

function docStructures(docs: Docs | undefined): OptionalKind<JSDocStructure>[] {
  if (docs === undefined) return [];
  const tags = docs.tags.map(({ name, text }) => (text === "" ? { tagName: name } : { tagName: name, text }));
  // A description that begins with a line break makes ts-morph open the comment on a line of its own.
  const open = tags.length > 0 || docs.text.includes("\n");
  const space = tags.length > 0 && docs.text.includes("\n") ? "\n" : "";
  return [{ description: open && docs.text !== "" ? `\n${docs.text}${space}` : docs.text, tags }];
}
