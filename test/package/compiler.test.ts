import { afterAll, describe, expect, it } from "vitest";
import type { createCompiler } from "../../generator/emit/compile-ahead.ts";
import { loadCompile } from "../../generator/emit/package/compile.ts";

/** As it was built: sources are no thread. */
const built: string = "../../generator/dist/emit/compile-ahead.js";
const module = (await import(built)) as { readonly createCompiler: typeof createCompiler };

describe("modules that are compiled on a thread of their own", async () => {
  const compiler = module.createCompiler();
  afterAll(() => compiler.end());
  const compile = await loadCompile();
  const textOf = (index: number): string =>
    index === 70
      ? "export const x = Math.random();\n"
      : `/** At ${index}. */\nexport const x${index}: number = 1;\n`;
  const indices = Array.from({ length: 150 }, (_, index) => index);

  it("come out as here, those that no full batch was sent with among them", async () => {
    for (const index of indices) compiler.begin(`src/${index}.ts`, textOf(index));
    for (const index of indices.filter((one) => one !== 70)) {
      const path = `src/${index}.ts`;
      expect(await compiler.compile(path, textOf(index))).toEqual(compile(path, textOf(index)));
    }
  });

  it("fail where they are asked for", async () => {
    await expect(compiler.compile("src/70.ts", textOf(70))).rejects.toThrow("src/70.ts does not compile");
  });
});
