import type { Compile, Compiled } from "./compile.ts";

/** Compiles the package's modules: `path` is theirs in the package (`src/models/pet.ts`), the result's below `dist/`. */
export function buildDist(
  modules: ReadonlyMap<string, string>,
  compile: Compile,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [path, text] of modules) {
    const base = `dist/${path.replace(/^src\//, "").replace(/\.ts$/, "")}`;
    const compiled = compile(path, nameJavaScript(text));
    files.set(`${base}.js`, compiled.js);
    files.set(`${base}.d.ts`, declarationText(base, compiled));
    files.set(`${base}.d.ts.map`, mapText(base, path, compiled));
  }
  return files;
}

/**
 * Relative imports with the extension of what is built. Each stands at the start of a line of its own, as every
 * emitted module has it; no other line of one begins so, as comments and string literals do not.
 */
function nameJavaScript(text: string): string {
  return text.replace(
    /^((?:import|export|\}) [^"\n]*from "\.{1,2}\/[^"\n]*?|import "\.{1,2}\/[^"\n]*?)(?:\.ts|\.js)?";$/gm,
    '$1.js";',
  );
}

function declarationText(base: string, { dts }: Compiled): string {
  return `${dts.trimEnd()}\n//# sourceMappingURL=${fileName(base)}.d.ts.map\n`;
}

function mapText(base: string, path: string, { map }: Compiled): string {
  const up = "../".repeat(base.split("/").length - 1);
  const { mappings, names } = map;
  return `${JSON.stringify({ version: 3, file: `${fileName(base)}.d.ts`, sources: [up + path], names, mappings })}\n`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
