import type { JSDocStructure, OptionalKind, WriterFunction } from "ts-morph";
import type { Docs } from "./code.ts";
import { typeKeyText } from "./literal.ts";
import type { Structures } from "./render.ts";

/**
 * Loads ts-morph, which takes about a third of a second: only a run that has something to print does.
 * Structures go straight to text by `printStructure` and `Writers`; no project, no parse, no manipulation.
 */
export async function loadStructures(): Promise<Structures> {
  const { CodeBlockWriter, printStructure, StructureKind, Writers } = await import("ts-morph");
  const format = { indentNumberOfSpaces: 2 } as const;
  return {
    alias: (part, name, exported, type) =>
      printStructure(
        {
          kind: StructureKind.TypeAlias,
          name,
          isExported: exported,
          type: atLevel(type),
          docs: docStructures(part.docs),
        },
        format,
      ).trimEnd(),
    objectType: (part, types, rest) => {
      const writer = new CodeBlockWriter({ ...format, newLine: "\n", useTabs: false, useSingleQuote: false });
      const properties = part.fields.map((field, index) => ({
        name: typeKeyText(field.name),
        hasQuestionToken: field.presence === "optional",
        type: atLevel(types[index] as string),
        docs: docStructures(field.docs),
      }));
      if (properties.length === 0 && rest === undefined) return "{}";
      Writers.objectType({ properties })(writer);
      const text = writer.toString();
      // The writer puts index signatures first; readers look for the named properties before "and any other key".
      return rest === undefined ? text : `${text.replace(/\s*\}$/, "")}\n  [key: string]: ${rest};\n}`;
    },
  };
}

/** Writes text of several lines at the writer's own level; ts-morph would hang it one level deeper. */
function atLevel(text: string): WriterFunction {
  return (writer) => {
    writer.queueIndentationLevel(writer.getIndentationLevel());
    writer.write(text);
  };
}

function docStructures(docs: Docs | undefined): OptionalKind<JSDocStructure>[] {
  if (docs === undefined) return [];
  const tags = docs.tags.map(({ name, text }) => (text === "" ? { tagName: name } : { tagName: name, text }));
  // A description that begins with a line break makes ts-morph open the comment on a line of its own.
  const open = tags.length > 0 || docs.text.includes("\n");
  return [{ description: open && docs.text !== "" ? `\n${docs.text}` : docs.text, tags }];
}
