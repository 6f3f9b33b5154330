import { dirname, join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import { findCommands, flagOf } from "./commands.ts";
import { findConfigFile } from "./config-file.ts";
import {
  distinctDirs,
  type Migration,
  noEnums,
  patternsOf,
  type Settings,
  settingsAt,
  settingsIn,
  textAt,
  toldOfExpressions,
  toldOfGaps,
} from "./migration.ts";

/** orval: one package for each of its projects, by a configuration or a command. */
export async function migrateOrval(cwd: string): Promise<Migration | undefined> {
  const commands = await findCommands(cwd, /^orval$/);
  const named = commands.map(({ words }) => flagOf(words, ["-c", "--config"]));
  const found = await findConfigFile(cwd, "orval.config", named);
  const asked = commands.flatMap(({ words }): Settings[] => {
    const input = flagOf(words, ["-i", "--input"]);
    return input === undefined ? [] : [{ input, output: flagOf(words, ["-o", "--output"]) }];
  });
  if (found === undefined && asked.length === 0) return undefined;
  const settings = Object.values(settingsAt(found?.settings) ?? {});
  const projects = settingsIn(found === undefined ? asked : settings);
  // Paths are seen from the configuration.
  const packages = distinctDirs(
    projects.map((project) => packageOf(project, dirname(found?.file ?? "."))),
    projects.map(({ output }) => textAt(output) ?? textAt(settingsAt(output)?.target)),
    (dir) => dir,
  );
  return {
    tool: "orval",
    file: found?.file ?? `package.json (script "${commands[0]?.script}")`,
    packages,
    differences: [
      "Each model has a module of its own, `src/models/<name>.ts`, with its type and its validators, whatever `mode` said.",
      "There is no client and there are no mocks: operations are modules to write a client against (`buildRequest`, `readResponse`).",
      ...new Set(projects.flatMap(differencesOf)),
      ...toldOfGaps(packages),
    ],
  };
}

function packageOf({ input, output }: Settings, folder: string): UserConfig {
  const from = settingsAt(input);
  const to = settingsAt(output);
  const target = textAt(output) ?? textAt(to?.target);
  const override = settingsAt(to?.override);
  const filters = settingsAt(from?.filters);
  const filtered = [...patternsOf("tag", filters?.tags), ...patternsOf("model", filters?.schemas)];
  const chosen = filters?.mode === "exclude" ? { exclude: filtered } : { include: filtered };
  // Models went where `schemas` said, else beside the client; below the workspace, where there is one.
  const place =
    textAt(to?.schemas) ??
    textAt(settingsAt(to?.schemas)?.path) ??
    (target === undefined ? undefined : /\.\w+$/.test(target) ? dirname(target) : target);
  const spec = within(folder, textAt(input) ?? textAt(from?.target));
  const dir = within(folder, within(textAt(to?.workspace) ?? ".", place));
  return {
    ...(spec === undefined ? {} : { spec }),
    ...(dir === undefined ? {} : { dir }),
    output: "source",
    operationModules: true,
    ...(override?.useDates === true ? { dates: "Date" } : {}),
    ...(override?.useBigInt === true ? { int64: "bigint" } : {}),
    ...(to?.namingConvention === "kebab-case" ? { names: { files: "kebab" } } : {}),
    ...(filtered.length === 0 ? {} : chosen),
  };
}

/** A path seen from a folder; a URL is one from everywhere. */
function within(folder: string, path: string | undefined): string | undefined {
  return path === undefined || folder === "." || /^[a-z]+:\/\//i.test(path) ? path : join(folder, path);
}

function differencesOf({ input, output }: Settings): string[] {
  const from = settingsAt(input);
  const override = settingsAt(settingsAt(output)?.override);
  const naming = textAt(settingsAt(output)?.namingConvention);
  const hasEnums = override?.enumGenerationType !== undefined || override?.useNativeEnums === true;
  const told: readonly (readonly [holds: boolean, text: string])[] = [
    [
      naming !== undefined && naming !== "kebab-case",
      `Files are called after their models in lower case, where they were in ${naming}.`,
    ],
    [hasEnums, noEnums],
    [
      settingsAt(from?.override)?.transformer !== undefined,
      "No transformer runs over the document: write an OpenAPI Overlay (`overlays`) instead.",
    ],
  ];
  return [...told.flatMap(([holds, text]) => (holds ? [text] : [])), ...toldOfExpressions(from?.filters)];
}
