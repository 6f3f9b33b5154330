import fs from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { child, type Origin, type Report } from "../diagnostics/index.ts";
import {
  type Directories,
  defaultDocsOptions,
  defaultModelOptions,
  defaultPackageOptions,
  type GenerateOptions,
} from "../ir/index.ts";
import type { SourceDocument } from "../source/index.ts";
import { applyConfig, applyFlags } from "./apply.ts";
import type { ValidConfig } from "./custom-formats.ts";
import { type LoadedConfig, loadConfig, shownPath } from "./load.ts";
import type { Flags, Job } from "./run-options.ts";
import type { UserConfig } from "./user-config.ts";
import { validateConfig, validateFlags } from "./validate.ts";

export interface Resolved {
  readonly jobs: readonly Job[];
  /** The configuration documents that have positions. */
  readonly sources: readonly SourceDocument[];
  /** Every file that was read for the configuration, absolute. */
  readonly files: readonly string[];
}

const defaults: GenerateOptions = {
  model: defaultModelOptions,
  package: defaultPackageOptions,
  docs: defaultDocsOptions,
};

/** What one package is generated from and into: the flags, the configuration, Speakeasy's, the defaults, in this order. */
export async function resolveJobs(cwd: string, flags: Flags, report: Report): Promise<Resolved> {
  validateFlags(flags, report);
  const loaded = await loadConfig(cwd, flags.config || undefined, report);
  if (loaded === undefined) return { jobs: [], sources: [], files: [] };
  const sources = loaded === "none" || loaded.source === undefined ? [] : [loaded.source];
  const configs = loaded === "none" ? [] : configsOf(loaded, report);
  const isNone = loaded !== "none" && configs.length === 0;
  const chosen = isNone ? [] : chooseConfigs(cwd, flags, loaded, configs, report);
  const jobs: Job[] = [];
  for (const { config, folder } of chosen) {
    const job = await resolveJob(cwd, flags, config, folder, sources, report);
    if (job !== undefined) jobs.push(job);
  }
  reportSharedFolders(jobs, report);
  const read = [...sources.map(({ url }) => fileURLToPath(url)), ...(loaded === "none" ? [] : [loaded.path])];
  return { jobs, sources, files: [...new Set(read)] };
}

/** What a package is made from and how, as a program says it. `undefined` after reporting what is wrong. */
export async function resolveConfig(
  spec: string,
  config: UserConfig,
  cwd: string,
  report: Report,
): Promise<Job | undefined> {
  const valid = validateConfig(config, { file: "the configuration", pointer: "" }, report);
  return valid && resolveJob(cwd, { spec }, valid, cwd, [], report);
}

interface Chosen {
  readonly config: ValidConfig;
  readonly folder: string;
}

/** The configurations of a file; one that is none is reported and left out. */
function configsOf({ value, at, folder }: LoadedConfig, report: Report): Chosen[] {
  const read = (item: unknown, place: Origin): Chosen[] => {
    const config = validateConfig(item, place, report);
    return config === undefined ? [] : [{ config, folder }];
  };
  // A list of none says no more than any other value that is no configuration.
  if (!Array.isArray(value) || value.length === 0) return read(value, at);
  return value.flatMap((item, index) => read(item, child(at, index)));
}

/** A document named on the command line takes the configuration that names it too, or one that names none. */
function chooseConfigs(
  cwd: string,
  flags: Flags,
  loaded: LoadedConfig | "none",
  configs: readonly Chosen[],
  report: Report,
): readonly Chosen[] {
  const plain: Chosen = { config: {}, folder: cwd };
  const { spec } = flags;
  if (spec === undefined) {
    const one = flags.out !== undefined ? "-o names one folder" : flags.name && "-n is one name";
    if (one && configs.length > 1) {
      const detail = `${one}, but the configuration has ${configs.length} packages; name the document too`;
      report({ code: "command-line", args: { detail } });
      return [];
    }
    return loaded === "none" ? [plain] : configs;
  }
  const wanted = locate(spec, cwd);
  const same = configs.filter(
    ({ config, folder }) => config.spec !== undefined && locate(config.spec, folder) === wanted,
  );
  if (same.length > 0) return same;
  const open = configs.filter(({ config }) => config.spec === undefined);
  if (open.length > 0) return open;
  if (flags.config !== undefined && configs.length === 1) return configs;
  if (loaded !== "none") report({ code: "config-not-used", args: { path: loaded.at.file, spec } });
  return [plain];
}

async function resolveJob(
  cwd: string,
  flags: Flags,
  config: ValidConfig,
  folder: string,
  sources: SourceDocument[],
  report: Report,
): Promise<Job | undefined> {
  const spec =
    flags.spec === undefined ? config.spec && locate(config.spec, folder) : locate(flags.spec, cwd);
  const found = spec ?? findSpec(folder, report);
  if (found === undefined) return undefined;
  const genYaml =
    flags.speakeasy === undefined
      ? config.speakeasy && resolve(folder, config.speakeasy)
      : resolve(cwd, flags.speakeasy);
  const base = genYaml === undefined ? defaults : await readGenYaml(cwd, genYaml, config, sources, report);
  if (base === undefined) return undefined;
  const options = applyFlags(applyConfig(base, config), flags);
  reportSpellings(options.model.names.directories, report);
  const dir = resolve(flags.out === undefined ? folder : cwd, flags.out ?? config.dir ?? "generated");
  const remote = flags.allowRemoteRefs ?? config.allowRemoteRefs ?? false;
  return {
    spec: found,
    dir,
    shownDir: shownPath(cwd, dir),
    options,
    input: {
      overlays:
        flags.overlays?.map((path) => locate(path, cwd)) ??
        (config.overlays ?? []).map((path) => locate(path, folder)),
      include: flags.include ?? config.include ?? [],
      exclude: flags.exclude ?? config.exclude ?? [],
      remote: remote === true ? "any" : remote === false ? "none" : remote,
    },
    year: flags.year === undefined && config.year === undefined ? "default" : "chosen",
    normalize: config.normalize ?? "exact",
    maxDiagnostics: flags.maxDiagnostics ?? config.maxDiagnostics ?? 50,
  };
}

async function readGenYaml(
  cwd: string,
  path: string,
  config: ValidConfig,
  sources: SourceDocument[],
  report: Report,
): Promise<GenerateOptions | undefined> {
  if (!fs.existsSync(path)) {
    report({ code: "config-not-found", args: { path: shownPath(cwd, path) } });
    return undefined;
  }
  const [{ sourceFromText }, { readSpeakeasy }, { generationIn, parseGeneration }] = await Promise.all([
    import("../source/index.ts"),
    import("./speakeasy.ts"),
    import("./speakeasy-generation.ts"),
  ]);
  const read = (file: string): SourceDocument | undefined =>
    sourceFromText(shownPath(cwd, file), fs.readFileSync(file, "utf8"), report, pathToFileURL(file).href);
  const source = read(path);
  if (source === undefined) return undefined;
  sources.push(source);
  const beside = ["gen.lock", "expect.json"]
    .map((name) => join(dirname(path), name))
    .filter((file) => fs.existsSync(file));
  const recorded = beside.map((file) => generationIn(read(file)?.value)).find((found) => found !== undefined);
  const generation = config.generation === undefined ? recorded : parseGeneration(config.generation);
  return readSpeakeasy(source, generation, defaults, report);
}

/** An absolute path, an address as it is, or `-`. */
function locate(spec: string, folder: string): string {
  return spec === "-" || /^https?:\/\//i.test(spec) ? spec : resolve(folder, pathOf(spec));
}

/** The path that a `file:` address stands for; what is none stays. */
function pathOf(spec: string): string {
  if (!/^file:\/\//i.test(spec)) return spec;
  try {
    return fileURLToPath(spec);
  } catch {
    return spec.slice("file://".length);
  }
}

/** The one document in the folder `spec/` beside the configuration. */
function findSpec(beside: string, report: Report): string | undefined {
  const folder = join(beside, "spec");
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  const found = names.filter((name) => /\.(?:ya?ml|json)$/i.test(name));
  if (found.length === 1 && found[0] !== undefined) return join(folder, found[0]);
  report({ code: "no-spec", args: { found } });
  return undefined;
}

/** Rooms may share a folder, but not where only some file systems take two for one. */
function reportSpellings(directories: Directories, report: Report): void {
  const seen = new Map<string, readonly [room: string, path: string]>();
  for (const [room, path] of Object.entries(directories)) {
    const [other, spelled] = seen.get(path.toLowerCase()) ?? [room, path];
    seen.set(path.toLowerCase(), [other, spelled]);
    if (spelled === path) continue;
    const expected = `spelled like that of ${other}, ${JSON.stringify(spelled)}`;
    const option = `names.directories.${room}`;
    report({ code: "wrong-value", args: { option, expected, got: JSON.stringify(path) } });
  }
}

function reportSharedFolders(jobs: readonly Job[], report: Report): void {
  const seen = new Set<string>();
  for (const { dir, shownDir } of jobs) {
    const place = realPath(dir);
    if (seen.has(place)) {
      report({
        code: "command-line",
        args: { detail: `two packages of the configuration have the folder ${shownDir}` },
      });
    }
    seen.add(place);
  }
}

/** Where a folder lies or will lie, whatever links lead there. */
function realPath(dir: string): string {
  if (fs.existsSync(dir)) return fs.realpathSync(dir);
  const parent = dirname(dir);
  return parent === dir ? dir : join(realPath(parent), basename(dir));
}
