import fs from "node:fs";
import { dirname, join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import { type Migration, settingsAt, textAt } from "./migration.ts";
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
      /(?:^|[\s;&])openapi-typescript(?:@\S+)?\s+([^;&|]+)/.exec(textAt(script) ?? "") ?? [];
    if (command === undefined) continue;
    const words = (command.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
      word.replace(/^["']|["']$/g, ""),
    );
    return { tool: "openapi-typescript", file: `package.json (script "${name}")`, ...understand(words) };
  }
  return undefined;
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
