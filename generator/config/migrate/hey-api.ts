import type { UserConfig } from "../user-config.ts";
import { findCommands, flagOf, flagsOf } from "./commands.ts";
import { findConfigFile } from "./config-file.ts";
import {
  listAt,
  type Migration,
  noEnums,
  patternsOf,
  type Setting,
  type Settings,
  settingsAt,
  settingsIn,
  textAt,
  toldOfExpressions,
  toldOfGaps,
} from "./migration.ts";

/** @hey-api/openapi-ts: its input, its output, and what its plugins make, by a configuration or a command. */
export async function migrateHeyApi(cwd: string): Promise<Migration | undefined> {
  const commands = await findCommands(cwd, /^(?:@hey-api\/)?openapi-ts$/);
  const named = commands.map(({ words }) => flagOf(words, ["-f", "--file"]));
  const found = await findConfigFile(cwd, "openapi-ts.config", named);
  const asked = commands.flatMap(({ words }) => settingsOf(words));
  const file = found?.file ?? `package.json (script "${commands[0]?.script}")`;
  const settings = found?.settings ?? asked;
  if (found === undefined && asked.length === 0) return undefined;
  const all = settingsIn(Array.isArray(settings) ? listAt(settings) : [settings]);
  const packages = all.map(packageOf);
  return {
    tool: "@hey-api/openapi-ts",
    file,
    packages,
    differences: [...new Set([...all.flatMap(differencesOf), ...toldOfGaps(packages)])],
  };
}

/** What a command's flags say, as a configuration has it. */
function settingsOf(words: readonly string[]): Settings[] {
  const input = flagOf(words, ["-i", "--input"]);
  const output = flagOf(words, ["-o", "--output"]);
  const client = flagOf(words, ["-c", "--client"]);
  const plugins = [...flagsOf(words, ["-p", "--plugins"])];
  if (client !== undefined) plugins.push(...defaultPlugins, client);
  if (input === undefined) return [];
  return [{ input, ...(output && { output }), ...(plugins.length > 0 && { plugins }) }];
}

/** What it makes where nothing is said. */
const defaultPlugins = ["@hey-api/typescript", "@hey-api/sdk"];

function pluginsOf(plugins: Setting | undefined): readonly Setting[] {
  if (plugins === undefined) return defaultPlugins;
  return listAt(plugins).flatMap((plugin) => (plugin === "defaultPlugins" ? defaultPlugins : [plugin]));
}

function packageOf({ input: inputs, output: outputs, plugins: said, parser }: Settings): UserConfig {
  const input = listAt(inputs)[0] ?? inputs;
  const output = listAt(outputs)[0] ?? outputs;
  const spec = textAt(input) ?? textAt(settingsAt(input)?.path);
  const dir = textAt(output) ?? textAt(settingsAt(output)?.path);
  const plugins = pluginsOf(said);
  const options = (name: string): Settings | undefined =>
    settingsAt(plugins.find((plugin) => nameOf(plugin) === name));
  const transformers = options("@hey-api/transformers");
  const types = options("@hey-api/typescript");
  const filters = filtersOf({ input, parser });
  const include = chosen(filters, "include");
  const exclude = chosen(filters, "exclude");
  return {
    ...(spec === undefined ? {} : { spec }),
    ...(dir === undefined ? {} : { dir }),
    output: "source",
    ...(settingsAt(output)?.importFileExtension === ".js" ? { importExtension: ".js" } : {}),
    operationModules: plugins.map(nameOf).some(isClient),
    ...(transformers?.dates === true ? { dates: "Date" } : {}),
    ...(transformers?.bigInt === true ? { int64: "bigint" } : {}),
    ...(settingsAt(types?.definitions)?.case === "camelCase" ? { properties: "camel" } : {}),
    ...(include.length === 0 ? {} : { include }),
    ...(exclude.length === 0 ? {} : { exclude }),
  };
}

function filtersOf({ input, parser }: Settings): Settings | undefined {
  return settingsAt(settingsAt(input)?.filters) ?? settingsAt(settingsAt(parser)?.filters);
}

/** Tags and schemas by name, operations by path: `GET /pets/{id}`. */
function chosen(filters: Settings | undefined, way: "include" | "exclude"): string[] {
  const listed = (name: string): readonly Setting[] => listAt(settingsAt(filters?.[name])?.[way]);
  const paths = listed("operations").map((entry) => String(entry).replace(/^[A-Za-z]+\s+(?=\/)/, ""));
  return [
    ...patternsOf("tag", listed("tags")),
    ...patternsOf("path", [...new Set(paths)]),
    ...patternsOf("model", listed("schemas")),
  ];
}

/** Settings that are taken over, or that have a sentence of their own, by what they stand in. */
const taken: Readonly<Record<string, RegExp>> = {
  "": /^(?:input|output|plugins|parser)$/,
  "input.": /^(?:path|filters)$/,
  "output.": /^(?:path|importFileExtension)$/,
  "parser.": /^filters$/,
  "filters.": /^(?:tags|operations|schemas)\.(?:include|exclude)$/,
  "@hey-api/transformers.": /^(?:name|dates|bigInt)$/,
  "@hey-api/typescript.": /^(?:name|enums|definitions\.case)$/,
};

/** The names of the settings that nothing here stands for, so that none is dropped untold. */
function leftOut(settings: Settings): string[] {
  const { input, output, parser, plugins } = settings;
  const places: readonly (readonly [place: string, found: Setting | undefined])[] = [
    ["", settings],
    ["input.", listAt(input)[0] ?? input],
    ["output.", listAt(output)[0] ?? output],
    ["parser.", parser],
    ["filters.", filtersOf({ input, parser })],
    ...pluginsOf(plugins).map((plugin) => [`${nameOf(plugin)}.`, plugin] as const),
  ];
  return places.flatMap(([place, found]) => {
    const known = taken[place];
    if (known === undefined) return [];
    const isNested = place === "filters." || place === "@hey-api/typescript.";
    return namesIn(found, isNested)
      .filter((name) => !known.test(name))
      .map((name) => place + name);
  });
}

/** The names of settings; of those that have settings of their own, what these are called in them. */
function namesIn(value: Setting | undefined, isNested: boolean): string[] {
  return Object.entries(settingsAt(value) ?? {}).flatMap(([name, member]) => {
    const inner = isNested ? Object.keys(settingsAt(member) ?? {}) : [];
    return inner.length === 0 ? [name] : inner.map((key) => `${name}.${key}`);
  });
}

/** A plugin is a name, or an object with one. */
function nameOf(plugin: Setting): string {
  return textAt(plugin) ?? textAt(settingsAt(plugin)?.name) ?? "";
}

/** Plugins that make something which calls operations. */
function isClient(name: string): boolean {
  return /client|sdk|query/.test(name);
}

/** Plugins that have a sentence of their own below, or are what is written here anyway. */
const known = /^(?:zod|valibot|arktype|@hey-api\/(?:typescript|transformers))$|client|sdk|query/;

function differencesOf(settings: Settings): string[] {
  const plugins = pluginsOf(settings.plugins);
  const names = plugins.map(nameOf).filter((name) => name !== "");
  const validators = names.filter((name) => ["zod", "valibot", "arktype"].includes(name));
  const others = names.filter((name) => !known.test(name));
  const unread = leftOut(settings);
  const told: readonly (readonly [holds: boolean, text: string])[] = [
    [
      true,
      "Each model has a module of its own, `src/models/<name>.ts`, with its type and its validators; there is no types.gen.ts.",
    ],
    [
      validators.length > 0,
      `Validators are plain functions (\`isPet\`, \`parsePet\`) and Standard Schemas, where ${validators.join(" and ")} were.`,
    ],
    [
      listAt(settings.input).length > 1 || listAt(settings.output).length > 1,
      "Of several inputs or outputs the first is taken: give each a configuration of its own, or merge inputs by an overlay.",
    ],
    [
      names.some(isClient),
      "There is no client: operations are modules to write one against (`buildRequest`, `readResponse`).",
    ],
    [plugins.some((plugin) => settingsAt(plugin)?.enums !== undefined), noEnums],
    [
      unread.length > 0,
      `These settings have no counterpart, and are left out: ${unread.map((name) => `\`${name}\``).join(", ")}.`,
    ],
    [others.length > 0, `What these plugins made has no counterpart: ${others.join(", ")}.`],
  ];
  const filters = filtersOf({ input: settings.input, parser: settings.parser });
  return [...told.flatMap(([holds, text]) => (holds ? [text] : [])), ...toldOfExpressions(filters)];
}
