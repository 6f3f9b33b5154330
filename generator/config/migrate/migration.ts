import { join } from "node:path";
import type { UserConfig } from "../user-config.ts";

/** What another tool's configuration comes to here. */
export interface Migration {
  /** The tool's name: "Speakeasy". */
  readonly tool: string;
  /** Its configuration, relative to the working folder. */
  readonly file: string;
  /** One configuration a package that it generates. */
  readonly packages: readonly UserConfig[];
  /** What will be different, a sentence each. */
  readonly differences: readonly string[];
}

/** A value of a configuration, as far as it can be read without running it. */
export type Setting = string | number | boolean | null | readonly Setting[] | Settings;

export interface Settings {
  readonly [key: string]: Setting | undefined;
}

export function settingsAt(value: Setting | undefined): Settings | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Settings)
    : undefined;
}

export function textAt(value: Setting | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function listAt(value: Setting | undefined): readonly Setting[] {
  return Array.isArray(value) ? (value as readonly Setting[]) : [];
}

/** The objects among values. */
export function settingsIn(values: readonly (Setting | undefined)[]): Settings[] {
  return values.map(settingsAt).filter((one) => one !== undefined);
}

/** Patterns of one kind, of the texts in a list; regular expressions have no counterpart. */
export function patternsOf(kind: "tag" | "path" | "model", list: Setting | undefined): string[] {
  return listAt(list).flatMap((entry) =>
    typeof entry === "string" && !isExpression(entry) ? [`${kind}:${entry}`] : [],
  );
}

/** A regular expression, as text: `/^Pet/`. */
function isExpression(entry: Setting): boolean {
  return typeof entry === "string" && /^\/.*\/[a-z]*$/.test(entry);
}

/** What is said of filters that are regular expressions, wherever in the settings they stand. */
export function toldOfExpressions(filters: Setting | undefined): string[] {
  const found: string[] = [];
  const look = (value: Setting | undefined): void => {
    if (Array.isArray(value)) {
      for (const entry of value as readonly Setting[]) {
        if (isExpression(entry)) found.push(String(entry));
        else look(entry);
      }
    } else for (const member of Object.values(settingsAt(value) ?? {})) look(member);
  };
  look(filters);
  if (found.length === 0) return [];
  const listed = found.map((one) => `\`${one}\``).join(", ");
  return [`Filters are globs, not regular expressions: ${listed} is left out.`];
}

/** What is said where an input or an output is only known to who runs the configuration. */
export function toldOfGaps(packages: readonly UserConfig[]): string[] {
  const missing = (key: "spec" | "dir"): boolean => packages.some((one) => one[key] === undefined);
  return [
    ...(missing("spec") ? ["The document is not written there as a plain text: look at `spec`."] : []),
    ...(missing("dir") ? ["The output is not written there as a plain text: look at `dir`."] : []),
  ];
}

/** Two packages cannot share a folder: those that would are called after the files that there were. */
export function distinctDirs(
  packages: readonly UserConfig[],
  outputs: readonly (string | undefined)[],
  folderOf: (dir: string) => string,
): readonly UserConfig[] {
  const dirs = packages.map(({ dir = "generated" }) => dir);
  return packages.map((config, index): UserConfig => {
    const dir = dirs[index] as string;
    if (dirs.filter((one) => one === dir).length === 1) return config;
    const name = /([^/\\]+?)(?:\.d)?\.\w+$/.exec(outputs[index] ?? config.spec ?? "")?.[1];
    return { ...config, dir: join(folderOf(dir), name ?? `api${index + 1}`) };
  });
}

/** What enums become. */
export const noEnums = "There are no enums: an enum is a union of literals, and a value with `.values`.";
