import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { emittedGlobals } from "../../generator/print/globals.ts";

const cases = join(import.meta.dirname, "../cases");

/** The modules of the golden packages in which models stand. */
function goldenModules(): string[] {
  return readdirSync(cases, { recursive: true, encoding: "utf8" })
    .filter((path) => /\/src\/(?:models|operations)\/.*\.ts$/.test(path))
    .map((path) => join(cases, path));
}

/** Declared at the top of a library of TypeScript, and in no module. */
function isGlobal(symbol: ts.Symbol | undefined, program: ts.Program): boolean {
  return (
    symbol?.declarations?.some((declaration) => {
      const holder = ts.isVariableDeclaration(declaration)
        ? declaration.parent.parent.parent
        : declaration.parent;
      return ts.isSourceFile(holder) && program.isSourceFileDefaultLibrary(holder);
    }) ?? false
  );
}

it("has every global that emitted modules use: a model of its name would hide it", () => {
  const paths = goldenModules();
  const program = ts.createProgram(paths, { noResolve: true, types: [], target: ts.ScriptTarget.ESNext });
  const checker = program.getTypeChecker();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    // A member's name is none, and asking what it is of takes most of the time.
    if (ts.isPropertyAccessExpression(node)) return visit(node.expression);
    if (ts.isIdentifier(node) && isGlobal(checker.getSymbolAtLocation(node), program)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  for (const path of paths) visit(program.getSourceFile(path)!);
  expect(used.size).toBeGreaterThan(10);
  expect([...used].filter((name) => !emittedGlobals.has(name))).toEqual([]);
});
