import type { GenerateOptions } from "../ir/index.ts";
import type { ValidConfig } from "./custom-formats.ts";
import type { Flags } from "./run-options.ts";
import { parseGeneration } from "./speakeasy-generation.ts";

/** Lays what a configuration says over options. */
export function applyConfig(base: GenerateOptions, config: ValidConfig): GenerateOptions {
  const { model, docs } = base;
  const generation = (config.generation && parseGeneration(config.generation)) || model.operations.generation;
  const { directories, ...names } = config.names ?? {};
  return {
    model: {
      view: { ...model.view, ...pick(config, "properties", "dates", "int64", "enums") },
      formats: config.formats ?? model.formats,
      customFormats: config.customFormats ?? model.customFormats,
      patterns: patternsOf(config.safePatterns) ?? model.patterns,
      reach: config.reach ?? model.reach,
      components: config.components ?? model.components,
      inline: config.inline ?? model.inline,
      order: config.order ?? model.order,
      names: {
        ...model.names,
        ...names,
        directories: { ...model.names.directories, ...directories },
      },
      operations: { ...model.operations, ...config.operations, generation },
    },
    package: {
      ...base.package,
      ...pick(config, "name", "version", "output", "importExtension", "wire", "definitions"),
      ...operationModules(config),
    },
    docs: {
      ...docs,
      ...(typeof config.docs === "object" ? config.docs : {}),
      ...(config.docs === undefined ? {} : { pages: config.docs === false ? "left-out" : "written" }),
      ...(config.year === undefined ? {} : { year: config.year }),
      generation,
    },
  };
}

function patternsOf(safe: boolean | undefined): GenerateOptions["model"]["patterns"] | undefined {
  return safe === undefined ? undefined : safe ? "refuse" : "warn";
}

/** Sources that are dropped into an application have them only where they are asked for. */
function operationModules({ operationModules: wanted, output }: ValidConfig): {
  operations?: GenerateOptions["package"]["operations"];
} {
  if (wanted === undefined) return output === "source" ? { operations: "left-out" } : {};
  return { operations: wanted ? "written" : "left-out" };
}

/** Lays what the command line says over options. */
export function applyFlags(base: GenerateOptions, flags: Flags): GenerateOptions {
  const { name, wire, docs, docsFlavor, docsExtra, docsSafe, year } = flags;
  return {
    model: { ...base.model, patterns: patternsOf(flags.safePatterns) ?? base.model.patterns },
    package: {
      ...base.package,
      ...(name === undefined ? {} : { name }),
      ...(wire === undefined ? {} : { wire }),
    },
    docs: {
      ...base.docs,
      ...(docs === undefined ? {} : { pages: "left-out" }),
      ...(docsFlavor === undefined ? {} : { flavor: docsFlavor }),
      ...(docsExtra === undefined ? {} : { extra: docsExtra }),
      ...(docsSafe === undefined ? {} : { safe: docsSafe }),
      ...(year === undefined ? {} : { year }),
    },
  };
}

/** The members of these names that are there. */
function pick<T extends object, K extends keyof T>(
  from: T,
  ...keys: readonly K[]
): { [P in K]?: Exclude<T[P], undefined> } {
  const picked: { [P in K]?: Exclude<T[P], undefined> } = {};
  for (const key of keys) {
    const value = from[key];
    if (value !== undefined) picked[key] = value as Exclude<T[K], undefined>;
  }
  return picked;
}
