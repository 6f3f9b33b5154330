import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createCompiler } from "../../generator/emit/compile-ahead.ts";
import { loadCompile, loadTypeScript } from "../../generator/emit/package/compile.ts";
import { decodeMappings, encodeMappings } from "../../generator/emit/package/mappings.ts";

describe("a module of dist", () => {
  const normal = (text: string) =>
    ts
      .createPrinter({ removeComments: false })
      .printFile(ts.createSourceFile("x.d.ts", text, ts.ScriptTarget.Latest))
      .replace(/^\s*\*/gm, " *");
  const source = `import { type A, b } from "./a.js";

/** What it is. */
export type X = {
  /** Its a. */
  a?: A | undefined;
};

/** Whether it is. */
export function isX(value: unknown): value is X {
  return b(value);
}

const local: ReadonlySet<string> = new Set(["\\u2028"]);
export const values: ReadonlySet<string> = local;
`;

  const vague = "export const x = Math.random();\n";

  test("is the same from oxc and from TypeScript", async () => {
    const one = (await loadCompile())("src/x.ts", source);
    const other = (await loadTypeScript())("src/x.ts", source);
    expect(normal(one.dts)).toBe(normal(other.dts));
    expect(normal(one.js)).toBe(normal(other.js));
  });

  test("declares what is for the package's users; all of a module, where its docs speak of the mark", async () => {
    const inner = "\n/** @internal */\nexport function inner(): void {}\n";
    const spoken = "/** As `@internal` says. */\nexport type Spoken = string;\n";
    for (const compile of [await loadCompile(), await loadTypeScript()]) {
      expect(normal(compile("src/x.ts", source + inner).dts)).toBe(normal(compile("src/x.ts", source).dts));
      const { dts } = compile("src/x.ts", spoken + inner);
      expect(dts).toContain("export type Spoken");
      expect(dts).toContain("inner");
    }
  });

  test("fails on what cannot be declared by itself, begun ahead or not", async () => {
    const compiler = createCompiler();
    compiler.begin("src/x.ts", vague);
    for (const ask of ["begun", "not begun"]) {
      await expect(compiler.compile("src/x.ts", vague), ask).rejects.toThrow("src/x.ts does not compile");
    }
    for (const compile of [await loadCompile(), await loadTypeScript()]) {
      expect(() => compile("src/x.ts", vague)).toThrow("src/x.ts does not compile");
    }
  });

  test("compiles what it is asked for, whatever was begun under that path", async () => {
    const { begin, compile } = createCompiler();
    begin("src/x.ts", "export const x: number = 1;\n");
    expect((await compile("src/x.ts", "export const x: number = 2;\n")).js).toContain("x = 2");
  });

  test("reads the mappings that it writes", () => {
    const segments = [
      { line: 0, column: 3, source: 0, sourceLine: 100000, sourceColumn: 7 },
      { line: 0, column: 40, source: 1, sourceLine: 2, sourceColumn: 0 },
      { line: 7, column: 0, source: 0, sourceLine: 3, sourceColumn: 1 },
    ];
    expect(decodeMappings(encodeMappings(segments))).toEqual(segments);
  });
});
