import fs from "node:fs";
import { dirname, join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import { type Migration, patternsOf, type Settings, settingsAt, textAt } from "./migration.ts";
import { readSettings } from "./read-settings.ts";

const files = ["ts", "js", "mjs", "cjs"].map((end) => `orval.config.${end}`);

/** orval: one package for each of its projects. */
export async function migrateOrval(cwd: string): Promise<Migration | undefined> {
  const file = files.find((name) => fs.existsSync(join(cwd, name)));
  if (file === undefined) return undefined;
  const projects = settingsAt(await readSettings(file, fs.readFileSync(join(cwd, file), "utf8"))) ?? {};
  const packages = Object.values(projects).flatMap((project) => {
    const settings = settingsAt(project);
    return settings === undefined ? [] : [packageOf(settings)];
  });
  return {
    tool: "orval",
    file,
    packages,
    differences: [
      "Each model has a module of its own, `src/models/<name>.ts`, with its type and its validators, whatever `mode` said.",
      "There is no client and there are no mocks: operations are modules to write a client against (`buildRequest`, `readResponse`).",
    ],
  };
}

function packageOf({ input, output }: Settings): UserConfig {
  const from = settingsAt(input);
  const to = settingsAt(output);
  const spec = textAt(input) ?? textAt(from?.target);
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
  const workspace = textAt(to?.workspace);
  const dir = place === undefined || workspace === undefined ? place : join(workspace, place);
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
