import fs from "node:fs";
import { join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import { listAt, type Migration, type Setting, type Settings, settingsAt, textAt } from "./migration.ts";
import { readSettings } from "./read-settings.ts";

const files = ["ts", "js", "mjs", "cjs"].map((end) => `openapi-ts.config.${end}`);

/** @hey-api/openapi-ts: its input, its output, and what its plugins make. */
export async function migrateHeyApi(cwd: string): Promise<Migration | undefined> {
  const file = files.find((name) => fs.existsSync(join(cwd, name)));
  if (file === undefined) return undefined;
  const found = await readSettings(file, fs.readFileSync(join(cwd, file), "utf8"));
  const all = Array.isArray(found) ? listAt(found) : [found];
  const packages = all.flatMap((one) => {
    const settings = settingsAt(one);
    return settings === undefined ? [] : [packageOf(settings)];
  });
  const plugins = all.flatMap((one) => listAt(settingsAt(one)?.plugins).map(nameOf));
  return { tool: "@hey-api/openapi-ts", file, packages, differences: differencesOf(plugins) };
}

function packageOf({ input, output, plugins }: Settings): UserConfig {
  const spec = textAt(input) ?? textAt(settingsAt(input)?.path);
  const dir = textAt(output) ?? textAt(settingsAt(output)?.path);
  const options = (name: string): Settings | undefined =>
    settingsAt(listAt(plugins).find((plugin) => nameOf(plugin) === name));
  const transformers = options("@hey-api/transformers");
  const types = options("@hey-api/typescript");
  const filters = settingsAt(settingsAt(input)?.filters) ?? settingsAt(settingsAt(input)?.parser)?.filters;
  const tags = settingsAt(settingsAt(filters)?.tags);
  const include = patterns(tags?.include);
  const exclude = patterns(tags?.exclude);
  return {
    ...(spec === undefined ? {} : { spec }),
    ...(dir === undefined ? {} : { dir }),
    output: "source",
    operationModules: listAt(plugins).some((plugin) => nameOf(plugin) === "@hey-api/sdk"),
    ...(transformers?.dates === true ? { dates: "Date" } : {}),
    ...(transformers?.bigInt === true ? { int64: "bigint" } : {}),
    ...(settingsAt(types?.definitions)?.case === "camelCase" ? { properties: "camel" } : {}),
    ...(include.length === 0 ? {} : { include }),
    ...(exclude.length === 0 ? {} : { exclude }),
  };
}

function patterns(tags: Setting | undefined): string[] {
  return listAt(tags).flatMap((tag) => (typeof tag === "string" ? [`tag:${tag}`] : []));
}

/** A plugin is a name, or an object with one. */
function nameOf(plugin: Setting): string {
  return textAt(plugin) ?? textAt(settingsAt(plugin)?.name) ?? "";
}

function differencesOf(plugins: readonly string[]): string[] {
  const validators = plugins.filter((name) => ["zod", "valibot", "arktype"].includes(name));
  return [
    "Each model has a module of its own, `src/models/<name>.ts`, with its type and its validators; there is no types.gen.ts.",
    ...(validators.length === 0
      ? []
      : [
          `Validators are plain functions (\`isPet\`, \`parsePet\`) and Standard Schemas, where ${validators.join(" and ")} were.`,
        ]),
    ...(plugins.some((name) => /client|sdk|query/.test(name))
      ? ["There is no client: operations are modules to write one against (`buildRequest`, `readResponse`)."]
      : []),
  ];
}
