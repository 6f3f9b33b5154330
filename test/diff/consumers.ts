import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Api, Model, Schema } from "../../generator/ir/index.ts";
import { generateCase } from "../harness/generate-case.ts";
import { makeFolder, put } from "../output/folder.ts";

/** What a caller knows of a package: its types. */
export interface Package {
  readonly api: Api;
  readonly declarations: ReadonlyMap<string, string>;
}

export async function makePackage(document: object): Promise<Package> {
  const { api, files } = await generateCase("/memory", "spec.json", undefined, {
    "spec.json": JSON.stringify(document),
  });
  return { api: api!, declarations: new Map([...files].filter(([path]) => /^dist\/.*\.d\.ts$/.test(path))) };
}

/** One caller: the model that it uses, and what it does with it. */
export interface Consumer {
  readonly name: string;
  readonly direction: "request" | "response";
}

/**
 * `whole`: values are handed on as they are; `fields`: each field is set, or read, by its name; `others`: one that the
 * type does not name is, and those that only the new one names.
 */
const manners = ["whole", "fields", "others"] as const;

/**
 * What a caller of the old package writes: every field of what it sends is set, every field of what it gets is read, and
 * both go where its own code, with the types that it knows, has them from or wants them.
 */
function writeConsumer(
  { name, path, schema }: Model,
  current: Model,
  direction: Consumer["direction"],
  manner: (typeof manners)[number],
  used: "old" | "current",
): string {
  const keys = keysOf(schema);
  const others = ["no name", ...keysOf(current.schema).filter((key) => !keys.includes(key))];
  const head = `import type { ${name} as Ours } from "../old/${path}.js";\nimport type { ${name} } from "../${used}/${path}.js";\n`;
  if (manner === "whole" || (keys.length === 0 && manner === "fields"))
    return direction === "response"
      ? `${head}export const read = (value: ${name}): Ours => value;\n`
      : `${head}export const write = (value: Ours): ${name} => value;\n`;
  const named = (manner === "fields" ? keys : others).map((key) => JSON.stringify(key));
  if (direction === "response") {
    const [types, reads] = ["Ours", "value"].map((of) => named.map((key) => `${of}[${key}]`).join(", "));
    return `${head}export const ${manner} = (value: ${name}): readonly [${types}] => [${reads}];\n`;
  }
  const sets = [...(manner === "fields" ? [] : ["...value"]), ...named.map((key) => `${key}: value[${key}]`)];
  return `${head}export const ${manner} = (value: Ours): ${name} => ({ ${sets.join(", ")} });\n`;
}

function keysOf({ object }: Schema): string[] {
  return (object?.properties ?? []).map(({ key }) => key);
}

/**
 * The names of the models whose consumer does not compile any more. A consumer that the old package does not let compile
 * either, such as one that sets some fields of what has others as well, is none.
 */
export function findBroken(old: Package, current: Package, consumers: readonly Consumer[]): Set<string> {
  const folder = makeFolder();
  for (const [path, text] of old.declarations) put(folder, path.replace(/^dist\//, "old/"), text);
  for (const [path, text] of current.declarations) put(folder, path.replace(/^dist\//, "current/"), text);
  const [models, newer] = [old, current].map(
    ({ api }) => new Map(api.models.map((model) => [model.name, model])),
  );
  for (const { name, direction } of consumers) {
    for (const manner of manners) {
      for (const used of ["old", "current"] as const) {
        const text = writeConsumer(models!.get(name)!, newer!.get(name)!, direction, manner, used);
        put(folder, `callers-of-${used}/${manner}-${name}.ts`, text);
      }
    }
  }
  put(folder, "package.json", '{ "type": "module" }');
  // As most projects are compiled.
  const options = { module: "nodenext", target: "es2022", strict: true, noEmit: true, types: [] };
  put(folder, "tsconfig.json", JSON.stringify({ compilerOptions: options, include: ["callers-of-*/*.ts"] }));
  const tsc = join(createRequire(import.meta.url).resolve("typescript7/package.json"), "..", "bin", "tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8", maxBuffer: 1e8 });
  const errors = [...stdout.matchAll(/callers-of-(old|current)\/(\w+-\w+)\.ts\(/g)];
  const of = (used: string): Set<string> =>
    new Set(errors.flatMap(([, one, file]) => (one === used ? [file!] : [])));
  const others = stdout.split("\n").filter((line) => /error TS/.test(line) && !/callers-of-/.test(line));
  if (others.length > 0) throw new Error(`the packages themselves do not compile: ${others.join("\n")}`);
  const never = of("old");
  const now = [...of("current")].filter((file) => !never.has(file));
  return new Set(now.map((file) => file.replace(/^\w+-/, "")));
}
