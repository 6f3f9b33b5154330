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

/** Patterns of one kind, of the texts in a list. */
export function patternsOf(kind: "tag" | "path" | "model", list: Setting | undefined): string[] {
  return listAt(list).flatMap((entry) => (typeof entry === "string" ? [`${kind}:${entry}`] : []));
}
