import fs from "node:fs";
import { join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import {
  listAt,
  type Migration,
  patternsOf,
  type Setting,
  type Settings,
  settingsAt,
  textAt,
} from "./migration.ts";
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
  const plugins = all.flatMap((one) => pluginsOf(settingsAt(one)?.plugins).map(nameOf));
  const several = all.some((one) => listAt(settingsAt(one)?.input).length > 1);
  return { tool: "@hey-api/openapi-ts", file, packages, differences: differencesOf(plugins, several) };
}

/** What it makes where nothing is said. */
const defaultPlugins = ["@hey-api/typescript", "@hey-api/sdk"];

function pluginsOf(plugins: Setting | undefined): readonly Setting[] {
  if (plugins === undefined) return defaultPlugins;
  return listAt(plugins).flatMap((plugin) => (plugin === "defaultPlugins" ? defaultPlugins : [plugin]));
}

function packageOf({ input: inputs, output, plugins: said, parser }: Settings): UserConfig {
  const input = listAt(inputs)[0] ?? inputs;
  const spec = textAt(input) ?? textAt(settingsAt(input)?.path);
  const dir = textAt(output) ?? textAt(settingsAt(output)?.path);
  const plugins = pluginsOf(said);
  const options = (name: string): Settings | undefined =>
    settingsAt(plugins.find((plugin) => nameOf(plugin) === name));
  const transformers = options("@hey-api/transformers");
  const types = options("@hey-api/typescript");
  const filters = settingsAt(settingsAt(input)?.filters) ?? settingsAt(settingsAt(parser)?.filters);
  const include = chosen(filters, "include");
  const exclude = chosen(filters, "exclude");
  return {
    ...(spec === undefined ? {} : { spec }),
    ...(dir === undefined ? {} : { dir }),
    output: "source",
    operationModules: plugins.some((plugin) => nameOf(plugin) === "@hey-api/sdk"),
    ...(transformers?.dates === true ? { dates: "Date" } : {}),
    ...(transformers?.bigInt === true ? { int64: "bigint" } : {}),
    ...(settingsAt(types?.definitions)?.case === "camelCase" ? { properties: "camel" } : {}),
    ...(include.length === 0 ? {} : { include }),
    ...(exclude.length === 0 ? {} : { exclude }),
  };
}

/** Tags and schemas by name, operations by path: `GET /pets/{id}`. Regular expressions have no counterpart. */
function chosen(filters: Settings | undefined, way: "include" | "exclude"): string[] {
  const listed = (name: string): readonly Setting[] =>
    listAt(settingsAt(filters?.[name])?.[way]).filter(
      (entry) => typeof entry === "string" && !/^\/.*\/\w*$/.test(entry),
    );
  const paths = listed("operations").map((entry) => String(entry).replace(/^[A-Za-z]+\s+/, ""));
  return [
    ...patternsOf("tag", listed("tags")),
    ...patternsOf("path", [...new Set(paths)]),
    ...patternsOf("model", listed("schemas")),
  ];
}

/** A plugin is a name, or an object with one. */
function nameOf(plugin: Setting): string {
  return textAt(plugin) ?? textAt(settingsAt(plugin)?.name) ?? "";
}

function differencesOf(plugins: readonly string[], several: boolean): string[] {
  const validators = plugins.filter((name) => ["zod", "valibot", "arktype"].includes(name));
  return [
    "Each model has a module of its own, `src/models/<name>.ts`, with its type and its validators; there is no types.gen.ts.",
    ...(validators.length === 0
      ? []
      : [
          `Validators are plain functions (\`isPet\`, \`parsePet\`) and Standard Schemas, where ${validators.join(" and ")} were.`,
        ]),
    ...(several
      ? [
          "Of several inputs the first is taken: give each a configuration of its own, or merge them by an overlay.",
        ]
      : []),
    ...(plugins.some((name) => /client|sdk|query/.test(name))
      ? ["There is no client: operations are modules to write one against (`buildRequest`, `readResponse`)."]
      : []),
  ];
}
