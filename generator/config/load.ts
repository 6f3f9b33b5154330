import fs from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Origin, Report } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import { isMembers } from "./rules.ts";

/** Node 22.18 and later run TypeScript that is only types on top of JavaScript. */
const canRunTypeScript = Boolean((process.features as { readonly typescript?: unknown }).typescript);

const fileNames = ["ts", "js", "mjs", "json"].map((ending) => `modelwright.config.${ending}`);

/** No option is deeper: what is may hold itself. */
const deepest = 8;

/** A configuration as it was written: nothing of it is checked yet. */
export interface LoadedConfig {
  readonly value: unknown;
  readonly at: Origin;
  readonly path: string;
  /** The folder that its paths are relative to. */
  readonly folder: string;
  /** Where it is JSON: its text, for positions. */
  readonly source: SourceDocument | undefined;
}

/**
 * Finds and reads the configuration of a folder: the file that `named` says, else `modelwright.config.*`, else the key
 * `modelwright` in package.json.
 * @returns `"none"` where there is none, `undefined` after reporting why it cannot be read
 */
export async function loadConfig(
  cwd: string,
  named: string | undefined,
  report: Report,
): Promise<LoadedConfig | "none" | undefined> {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    if (fs.existsSync(path)) return readConfig(cwd, path, report);
    report({ code: "config-not-found", args: { path: named } });
    return undefined;
  }
  const found = configFilesIn(cwd);
  const inPackage = await readPackageKey(cwd, cwd, report);
  const [used, ...others] = [...found, ...(inPackage === undefined ? [] : ["package.json"])];
  if (used === undefined) return "none";
  if (others.length > 0) report({ code: "config-ambiguous", args: { used, others: others.join(", ") } });
  return found[0] === undefined ? inPackage : readConfig(cwd, join(cwd, found[0]), report);
}

/** The configuration files of a folder, the one that is used first. */
export function configFilesIn(folder: string): readonly string[] {
  return fileNames.filter((name) => fs.existsSync(join(folder, name)));
}

async function readConfig(cwd: string, path: string, report: Report): Promise<LoadedConfig | undefined> {
  const file = shownPath(cwd, path);
  if (basename(path) === "package.json") return await readNamedPackage(cwd, path, report);
  const at: Origin = { file, pointer: "" };
  try {
    if (path.endsWith(".json")) {
      const source = await readJson(path, file, report);
      return source && { value: source.value, at, path, folder: dirname(path), source };
    }
    return {
      value: readMembers(await importConfig(path)),
      at,
      path,
      folder: dirname(path),
      source: undefined,
    };
  } catch (fault) {
    const detail = fault instanceof Error ? (fault.message.split("\n", 1)[0] ?? "") : String(fault);
    report({ code: "config-failed", at: { file, line: 1, column: 1 }, args: { path: file, detail } });
    return undefined;
  }
}

/** The key of a package.json that the command line names: there has to be one. */
async function readNamedPackage(
  cwd: string,
  path: string,
  report: Report,
): Promise<LoadedConfig | undefined> {
  const file = shownPath(cwd, path);
  const source = await readJson(path, file, report);
  if (source === undefined) return undefined;
  if (hasKey(source.text)) return await readPackageKey(cwd, dirname(path), report);
  const args = { path: file, detail: 'it has no key "modelwright"' };
  report({ code: "config-failed", at: { file, line: 1, column: 1 }, args });
  return undefined;
}

async function readPackageKey(
  cwd: string,
  folder: string,
  report: Report,
): Promise<LoadedConfig | undefined> {
  const path = join(folder, "package.json");
  const text = fs.existsSync(path) ? fs.readFileSync(path, "utf8") : "";
  // Most package.json have no such key: the parser that knows positions is not loaded for them.
  if (!text.includes('"modelwright"') || !hasKey(text)) return undefined;
  const file = shownPath(cwd, path);
  const source = await readJson(path, file, report);
  const value: unknown = (source?.value as Readonly<Record<string, unknown>> | undefined)?.modelwright;
  return source && { value, at: { file, pointer: "/modelwright" }, path, folder, source };
}

function hasKey(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && Object.hasOwn(value, "modelwright");
  } catch {
    return false;
  }
}

async function readJson(path: string, file: string, report: Report): Promise<SourceDocument | undefined> {
  const { sourceFromText } = await import("../source/index.ts");
  return sourceFromText(file, fs.readFileSync(path, "utf8"), report, pathToFileURL(path).href);
}

/**
 * Runs a configuration module. Node runs TypeScript itself where it can; elsewhere, and where the configuration imports
 * `modelwright` without having it installed, jiti does.
 */
async function importConfig(path: string): Promise<unknown> {
  const isTypeScript = path.endsWith(".ts");
  if (!isTypeScript || canRunTypeScript) {
    try {
      const version = fs.statSync(path).mtimeMs;
      const module = (await import(`${pathToFileURL(path).href}?v=${version}`)) as {
        readonly default?: unknown;
      };
      return module.default;
    } catch (fault) {
      if (!isResolutionFault(fault)) throw fault;
    }
  }
  const { createJiti } = await import("jiti");
  const here = import.meta.url;
  const own = new URL(`./user-config${here.endsWith(".ts") ? ".ts" : ".js"}`, here);
  const jiti = createJiti(here, {
    fsCache: false,
    moduleCache: false,
    alias: { modelwright: fileURLToPath(own) },
  });
  return await jiti.import(path, { default: true });
}

/** What a module's configuration says, read once: what a getter throws is the module's fault, and nobody else's. */
function readMembers(value: unknown, depth = 0): unknown {
  if (depth > deepest) return value;
  if (Array.isArray(value)) return value.map((item) => readMembers(item, depth + 1));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, readMembers(member, depth + 1)]),
  );
}

/** What jiti may do better: packages that are not installed, and ECMAScript modules that Node takes for CommonJS. */
function isResolutionFault(fault: unknown): boolean {
  if (fault instanceof SyntaxError) return true;
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  return (
    code === "ERR_MODULE_NOT_FOUND" || code === "ERR_UNKNOWN_FILE_EXTENSION" || code === "ERR_REQUIRE_ESM"
  );
}

/** A path as diagnostics name it: relative to the working folder, with `/`. */
export function shownPath(cwd: string, path: string): string {
  return relative(cwd, path).replaceAll("\\", "/") || ".";
}
