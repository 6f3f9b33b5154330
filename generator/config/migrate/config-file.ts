import fs from "node:fs";
import { join } from "node:path";
import type { Setting } from "./migration.ts";
import { readSettings } from "./read-settings.ts";

const ends = ["ts", "mts", "cts", "js", "mjs", "cjs", "json"];

/** A tool's configuration: where it lies, relative to the working folder, and what it says. */
export interface ConfigFile {
  readonly file: string;
  readonly settings: Setting | undefined;
}

/** The configuration of one of its usual names, or of a path that a command names. */
export async function findConfigFile(
  cwd: string,
  name: string,
  named: readonly (string | undefined)[],
): Promise<ConfigFile | undefined> {
  const all = [...named.filter((path) => path !== undefined), ...ends.map((end) => `${name}.${end}`)];
  const file = all.find((path) => fs.statSync(join(cwd, path), { throwIfNoEntry: false })?.isFile());
  if (file === undefined) return undefined;
  return { file, settings: await readSettings(file, fs.readFileSync(join(cwd, file), "utf8")) };
}
