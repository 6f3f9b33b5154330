import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diff } from "../../generator/diff/index.ts";
import type { Api, Model } from "../../generator/ir/index.ts";
import { generateCase } from "../harness/generate-case.ts";
import { makeFolder, put } from "../output/folder.ts";
import { directions, nameOf, pairOf } from "./pair.ts";
import { rows } from "./rows.ts";

interface Package {
  readonly api: Api;
  readonly declarations: ReadonlyMap<string, string>;
}

async function makePackage(document: object): Promise<Package> {
  const { api, files } = await generateCase("/memory", "spec.json", undefined, {
    "spec.json": JSON.stringify(document),
  });
  return { api: api!, declarations: new Map([...files].filter(([path]) => /^dist\/.*\.d\.ts$/.test(path))) };
}

/**
 * What a caller of the old package writes: every field of what it sends is set, every field of what it gets is read, and
 * both go where its own code, with the types that it knows, has them from or wants them.
 */
function writeConsumer(
  { name, path, schema }: Model,
  direction: "request" | "response",
  used: "old" | "current",
): string {
  const keys = (schema.object?.properties ?? []).map(({ key }) => JSON.stringify(key));
  const head = `import type { ${name} as Ours } from "../old/${path}.js";\nimport type { ${name} } from "../${used}/${path}.js";\n`;
  if (direction === "response") {
    const reads = keys.map((key) => `value[${key}]`);
    return `${head}export const read = (value: ${name}): Ours => value;\nexport const fields = (value: ${name}): readonly unknown[] => [${reads.join(", ")}];\n`;
  }
  const whole = `${head}export const write = (value: Ours): ${name} => value;\n`;
  if (keys.length === 0) return whole;
  const sets = keys.map((key) => `${key}: value[${key}]`);
  return `${whole}export const fields = (value: Ours): ${name} => ({ ${sets.join(", ")} });\n`;
}

/** The names of the models whose consumer does not compile against a package: `old` for the one it was written for. */
function findBroken(old: Package, current: Package): { readonly old: string[]; readonly current: string[] } {
  const folder = makeFolder();
  for (const [path, text] of old.declarations) put(folder, path.replace(/^dist\//, "old/"), text);
  for (const [path, text] of current.declarations) put(folder, path.replace(/^dist\//, "current/"), text);
  for (const [index] of rows.entries()) {
    for (const direction of directions) {
      const name = nameOf(index, direction);
      const model = old.api.models.find((one) => one.name === name)!;
      for (const used of ["old", "current"] as const)
        put(folder, `callers-of-${used}/${name}.ts`, writeConsumer(model, direction, used));
    }
  }
  put(folder, "package.json", '{ "type": "module" }');
  // As most projects are compiled.
  const options = { module: "nodenext", target: "es2022", strict: true, noEmit: true, types: [] };
  put(folder, "tsconfig.json", JSON.stringify({ compilerOptions: options, include: ["callers-of-*/*.ts"] }));
  const tsc = join(createRequire(import.meta.url).resolve("typescript7/package.json"), "..", "bin", "tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  const errors = [...stdout.matchAll(/callers-of-(old|current)\/(\w+)\.ts\(/g)];
  const of = (used: string): string[] => [
    ...new Set(errors.flatMap(([, one, name]) => (one === used ? [name!] : []))),
  ];
  // Nothing but callers fails.
  expect(stdout.split("\n").filter((line) => /error TS/.test(line) && !/callers-of-/.test(line))).toEqual([]);
  return { old: of("old"), current: of("current") };
}

it("the source axis says what the compiler says of code that uses every field", async () => {
  const pair = pairOf(rows);
  const base = await makePackage(pair.base);
  const revision = await makePackage(pair.revision);
  const { old, current } = findBroken(base, revision);
  expect(old).toEqual([]);
  const changes = diff(base.api, revision.api);
  const said = rows.flatMap(({ it: what }, index) =>
    directions.map((direction) => {
      const name = nameOf(index, direction);
      const own = changes.filter(
        ({ subject }) => subject.startsWith(name) && !/^\d/.test(subject.slice(name.length)),
      );
      const source = own.some((change) => change.source === "breaking") ? "breaking" : "safe";
      return { what, direction, source, compiler: current.includes(name) ? "breaking" : "safe" };
    }),
  );
  expect(said.filter(({ source, compiler }) => source !== compiler)).toEqual([]);
  expect(current.length).toBeGreaterThan(20);
});
