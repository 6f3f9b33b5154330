import fs from "node:fs";
import { dirname, join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import { type Migration, type Setting, settingsAt, textAt } from "./migration.ts";
import { readSettings } from "./read-settings.ts";

/** Flags that are followed by a value. */
const withValue = new Set(["-o", "--output", "--redocly", "-c", "--config", "--auth"]);

/** What a flag of openapi-typescript does that is not done here. */
const flags: Readonly<Record<string, string>> = {
  "--enum": "There are no enums: an enum is a union of literals, and a value with `.values`.",
  "--immutable": "Types are not readonly.",
  "--default-non-nullable": "A property with a default is optional, unless `required` names it.",
  "--path-params-as-types": "Path templates are not types; operations' modules have them.",
  "--make-paths-enum": "There is no enum of paths; operations' modules have them.",
};

/** A script of package.json that runs openapi-typescript: its contract is written here too, beside the models. */
export async function migrateOpenapiTypescript(cwd: string): Promise<Migration | undefined> {
  const path = join(cwd, "package.json");
  if (!fs.existsSync(path)) return undefined;
  const { scripts } = settingsAt(await readSettings(path, fs.readFileSync(path, "utf8"))) ?? {};
  for (const [name, script] of Object.entries(settingsAt(scripts) ?? {})) {
    const [, command] =
      /(?:^|[\s;&])openapi-typescript(?:@\S+)?((?:\s[^;&|]*)?)(?=$|[;&|])/.exec(textAt(script) ?? "") ?? [];
    if (command === undefined) continue;
    const words = (command.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
      word.replace(/^["']|["']$/g, ""),
    );
    const file = `package.json (script "${name}")`;
    const apis = await redoclyApis(cwd, words);
    const [first, ...others] = (apis.length === 0 ? [[]] : apis).map((api) => understand([...api, ...words]));
    if (first === undefined) continue;
    return {
      tool: "openapi-typescript",
      file,
      packages: [...first.packages, ...others.flatMap(({ packages }) => packages)],
      differences: [...new Set([...first.differences, ...others.flatMap(({ differences }) => differences)])],
    };
  }
  return undefined;
}

/** Without a document on the command line, redocly.yaml says which ones there are: as words of a command, each. */
async function redoclyApis(cwd: string, words: readonly string[]): Promise<readonly (readonly string[])[]> {
  if (words.some((word, at) => !word.startsWith("-") && !withValue.has(words[at - 1] ?? ""))) return [];
  const flag = words.findIndex((word) => word === "--redocly" || word === "-c");
  const path = join(cwd, flag < 0 ? "redocly.yaml" : (words[flag + 1] ?? ""));
  if (!fs.statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
  const { parse } = await import("yaml");
  let found: Setting | undefined;
  try {
    found = parse(fs.readFileSync(path, "utf8")) as Setting;
  } catch {
    return [];
  }
  return Object.values(settingsAt(settingsAt(found)?.apis) ?? {}).flatMap((api) => {
    const root = textAt(settingsAt(api)?.root);
    const output = textAt(settingsAt(settingsAt(api)?.["x-openapi-ts"])?.output);
    return root === undefined ? [] : [[root, ...(output === undefined ? [] : ["-o", output])]];
  });
}

function understand(words: readonly string[]): Pick<Migration, "packages" | "differences"> {
  let spec: string | undefined;
  let output: string | undefined;
  const differences: string[] = [];
  let order: UserConfig["order"];
  words.forEach((word, index) => {
    const [flag = "", inline] = word.split("=", 2);
    const value = inline ?? words[index + 1];
    if (flag === "-o" || flag === "--output") output = value;
    else if (flag === "--alphabetize") order = "alphabetical";
    else if (Object.hasOwn(flags, flag)) differences.push(flags[flag] ?? "");
    else if (!word.startsWith("-") && !withValue.has(words[index - 1] ?? "")) spec ??= word;
  });
  const dir = output === undefined ? undefined : dirname(output);
  const packageDir = dir === undefined || dir === "." ? undefined : join(dir, "api");
  const where = `${packageDir ?? "generated"}/openapi.ts`;
  return {
    packages: [
      {
        ...(spec === undefined ? {} : { spec }),
        ...(packageDir === undefined ? {} : { dir: packageDir }),
        wire: true,
        ...(order === undefined ? {} : { order }),
      },
    ],
    differences: [
      `\`paths\`, \`operations\` and \`components\` are in ${where}${output === undefined ? "" : `, where ${output} was`}; they are openapi-typescript's own.`,
      "Beside them each model has a module with its type and its validators.",
      ...differences,
    ],
  };
}
