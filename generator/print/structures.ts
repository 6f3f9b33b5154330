import { docLines } from "./comment.ts";
import { aliasKey, holes, reexportKey } from "./frames.ts";
import { type Loading, loadFrames } from "./frames-ahead.ts";
import { compareNames } from "./names.ts";
import { lineWidth, type Structures } from "./render.ts";

/** Structures go straight to text by ts-morph's `printStructure`; no project, no parse, no manipulation. */
export async function loadStructures(loading: Loading): Promise<Structures> {
  const frames = await loadFrames(loading);
  return {
    alias: ({ docs }, name, exported, type) => {
      const text = docs === undefined ? [] : docLines(docs);
      const frame =
        frames[aliasKey(exported, text.length === 0 ? "none" : text.length === 1 ? "line" : "block")]!;
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
      const frame = frames[reexportKey(kind, typesOnly)]!;
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

const anyHole = new RegExp(Object.values(holes).join("|"), "g");
