import fs from "node:fs";
import { dirname, join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import { type Command, findCommands } from "./commands.ts";
import {
  distinctDirs,
  type Migration,
  noEnums,
  type Setting,
  settingsAt,
  textAt,
  toldOfGaps,
} from "./migration.ts";

/** Flags that are followed by a value. */
const withValue = new Set(["-o", "--output", "--redocly", "-c", "--config", "--auth"]);

/** What a flag of openapi-typescript does that is not done here. */
const flags: Readonly<Record<string, string>> = {
  "--enum": noEnums,
  "--enum-values": noEnums,
  "--immutable": "Types are not readonly.",
  "--immutable-types": "Types are not readonly.",
  "--default-non-nullable": "A property with a default is optional, unless `required` names it.",
  "--properties-required-by-default": "A property is optional, unless `required` names it.",
  "--additional-properties":
    "Types have other properties only where the document says so; validators accept them.",
  "--array-length": "Arrays are no tuples; validators hold `minItems` and `maxItems`.",
  "--path-params-as-types": "Path templates are not types; operations' modules have them.",
  "--make-paths-enum": "There is no enum of paths; operations' modules have them.",
  "--generate-path-params": "Parameters of paths that the document does not declare are reported, not made.",
  "--root-types": "Models are imported by their names (`Pet`), each from its module.",
  "--exclude-deprecated": "What is deprecated stays, marked `@deprecated`.",
  "--export-type": "openapi.ts has interfaces where openapi-typescript writes them by default.",
  "-t": "openapi.ts has interfaces where openapi-typescript writes them by default.",
};

/** Scripts of package.json that run openapi-typescript: their contracts are written here too, beside the models. */
export async function migrateOpenapiTypescript(cwd: string): Promise<Migration | undefined> {
  const commands = await findCommands(cwd, /^openapi-typescript$/);
  const found = (await Promise.all(commands.map((command) => documentsOf(cwd, command)))).flat();
  const [first] = commands;
  if (first === undefined || found.length === 0) return undefined;
  const scripts = [...new Set(commands.map(({ script }) => `"${script}"`))];
  const understood = found.map((words) => understand(words));
  const outputs = understood.map(({ output }) => output);
  const packages = distinctDirs(
    understood.map(({ config }) => config),
    outputs,
    dirname,
  );
  return {
    tool: "openapi-typescript",
    file: `package.json (script${scripts.length === 1 ? "" : "s"} ${scripts.join(", ")})`,
    packages,
    differences: [
      ...packages.map(
        ({ dir = "generated" }, index) =>
          `\`paths\`, \`operations\` and \`components\` are in ${dir}/openapi.ts${outputs[index] === undefined ? "" : `, where ${outputs[index]} was`}; they are openapi-typescript's own.`,
      ),
      "Beside them each model has a module with its type and its validators.",
      ...new Set(found.flat().flatMap((word) => (Object.hasOwn(flags, word) ? [flags[word] ?? ""] : []))),
      ...toldOfGaps(packages.map((config) => ({ dir: "generated", ...config }))),
    ],
  };
}

/** The words of a command, once for each document: without one there, redocly.yaml says which ones there are. */
async function documentsOf(cwd: string, { words }: Command): Promise<readonly (readonly string[])[]> {
  if (words.some((word, at) => !word.startsWith("-") && !withValue.has(words[at - 1] ?? ""))) return [words];
  const flag = words.findIndex((word) => word === "--redocly" || word === "-c");
  const names = flag < 0 ? ["redocly.yaml", "redocly.yml", ".redocly.yaml"] : [words[flag + 1] ?? ""];
  const path = names
    .map((name) => join(cwd, name))
    .find((one) => fs.statSync(one, { throwIfNoEntry: false })?.isFile());
  if (path === undefined) return [words];
  const { parse } = await import("yaml");
  let found: Setting | undefined;
  try {
    found = parse(fs.readFileSync(path, "utf8")) as Setting;
  } catch {
    return [words];
  }
  const apis = Object.values(settingsAt(settingsAt(found)?.apis) ?? {}).flatMap((api) => {
    const root = textAt(settingsAt(api)?.root);
    const { output } =
      settingsAt(settingsAt(api)?.["x-openapi-ts"] ?? settingsAt(api)?.["x-openapi-typescript"]) ?? {};
    const to = textAt(output);
    return root === undefined ? [] : [[root, ...(to === undefined ? [] : ["-o", to]), ...words]];
  });
  return apis.length === 0 ? [words] : apis;
}

interface Package {
  readonly config: UserConfig;
  /** The file that openapi-typescript wrote. */
  readonly output: string | undefined;
}

function understand(words: readonly string[]): Package {
  let spec: string | undefined;
  let output: string | undefined;
  let order: UserConfig["order"];
  words.forEach((word, index) => {
    const [flag = "", inline] = word.split("=", 2);
    if (flag === "-o" || flag === "--output") output ??= inline ?? words[index + 1];
    else if (flag === "--alphabetize") order = "alphabetical";
    else if (!word.startsWith("-") && !withValue.has(words[index - 1] ?? "")) spec ??= word;
  });
  const folder = output === undefined ? undefined : dirname(output);
  const dir = folder === undefined || folder === "." ? undefined : join(folder, "api");
  return {
    config: {
      ...(spec === undefined ? {} : { spec }),
      ...(dir === undefined ? {} : { dir }),
      wire: true,
      ...(order === undefined ? {} : { order }),
    },
    output,
  };
}
