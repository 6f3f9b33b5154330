import { child, nearest, type Origin, type Report } from "../diagnostics/index.ts";
import type { GenerateOptions, Generation } from "../ir/index.ts";
import type { SourceDocument } from "../source/index.ts";
import { folder, isMembers, packageName, type Rule, semver, text, wordPart } from "./rules.ts";
import { followedInPart } from "./speakeasy-followed.ts";
import { inferGeneration } from "./speakeasy-generation.ts";
import { isClientOnly, knownOptions, otherLanguages } from "./speakeasy-options.ts";
import { printValue } from "./validate.ts";

/**
 * The options that a Speakeasy gen.yaml stands for. What changes models or pages is mapped; what only concerns the
 * client is passed over; anything else is a warning that names it.
 * @param generation the version of the page format's generator, where it is known
 */
export function readSpeakeasy(
  source: SourceDocument,
  generation: Generation | undefined,
  defaults: GenerateOptions,
  report: Report,
): GenerateOptions {
  const at: Origin = { file: source.file, pointer: "" };
  if (!isMembers(source.value)) {
    const args = { option: "gen.yaml", expected: "an object", got: printValue(source.value) };
    report({ code: "wrong-value", at, args });
    return defaults;
  }
  const options = flatten(source.value, at);
  const reader = createReader(options, report);
  const mapped = mapOptions(reader, generation ?? inferGeneration(new Set(options.keys())), defaults);
  reportLeftovers(options, reader.seen, report);
  return mapped;
}

interface Option {
  readonly value: unknown;
  readonly at: Origin;
}

/** The leaves of the document by dotted name: `typescript.imports.paths.shared`. */
function flatten(value: Readonly<Record<string, unknown>>, at: Origin): Map<string, Option> {
  const options = new Map<string, Option>();
  const visit = (members: Readonly<Record<string, unknown>>, prefix: string, above: Origin): void => {
    for (const [key, member] of Object.entries(members)) {
      const here = child(above, key);
      if (isMembers(member) && Object.keys(member).length > 0) visit(member, `${prefix}${key}.`, here);
      else options.set(prefix + key, { value: member, at: here });
    }
  };
  visit(value, "", at);
  return options;
}

interface Reader {
  readonly seen: ReadonlySet<string>;
  /** The text that stands there; one that the rule does not take is reported, an empty one is none. */
  text(name: string, rule?: Rule): string | undefined;
  flag(name: string, fallback: boolean): boolean;
  /** The value, where it is one of `choices`; any other is reported, with what is done instead. */
  choice<T extends string | boolean>(name: string, choices: readonly T[], fallback: T, instead: string): T;
}

function createReader(options: ReadonlyMap<string, Option>, report: Report): Reader {
  const seen = new Set<string>();
  const read = (name: string): Option | undefined => {
    seen.add(name);
    const option = options.get(name);
    return option?.value === undefined || option.value === null ? undefined : option;
  };
  const wrong = (option: string, { value, at }: Option, expected: string): void =>
    report({ code: "wrong-value", at, args: { option, expected, got: printValue(value) } });
  return {
    seen,
    text: (name, rule = text) => {
      const option = read(name);
      if (option === undefined || option.value === "") return undefined;
      if (rule.accepts(option.value)) return option.value as string;
      wrong(name, option, rule.expected);
      return undefined;
    },
    flag: (name, fallback) => {
      const option = read(name);
      if (option === undefined) return fallback;
      if (typeof option.value === "boolean") return option.value;
      wrong(name, option, "true or false");
      return fallback;
    },
    choice: (name, choices, fallback, instead) => {
      const option = read(name);
      const found = choices.find((item) => item === option?.value);
      if (option !== undefined && found === undefined) {
        const args = { option: name, value: printValue(option.value), instead };
        report({ code: "speakeasy-unsupported", at: option.at, args });
      }
      return found ?? fallback;
    },
  };
}

function mapOptions(reader: Reader, generation: Generation, defaults: GenerateOptions): GenerateOptions {
  const { model, docs } = defaults;
  const optionalFields = reader.choice(
    "generation.usageSnippets.optionalPropertyRendering",
    ["withExample", "always", "never"],
    "withExample",
    "optional fields are shown where they have an example",
  );
  const indexes = reader.flag("typescript.useIndexModules", true);
  for (const { option, values, instead } of followedInPart)
    reader.choice(option, values, values[0]!, instead);
  return {
    model: {
      ...model,
      view: mapView(reader),
      // Where pages name the module of each class, each has one.
      names: { ...mapNames(reader, model.names), modules: indexes ? "shared" : "apart" },
      reach: "reachable",
      components: "classes",
      inline: "apart",
      order: reader.flag("generation.maintainOpenAPIOrder", false) ? "document" : "alphabetical",
      operations: { ...mapOperations(reader, model.operations), generation },
    },
    package: {
      ...defaults.package,
      name: reader.text("typescript.packageName", packageName) ?? defaults.package.name,
      version: reader.text("typescript.version", semver) ?? defaults.package.version,
    },
    docs: {
      ...docs,
      optionalFields: optionalFields === "withExample" ? "with-example" : optionalFields,
      imports: indexes ? "index" : "module",
      generation,
    },
  };
}

function mapView(reader: Reader): GenerateOptions["model"]["view"] {
  const preserved = reader.flag("typescript.preserveModelFieldNames", false);
  const casing = reader.choice(
    "typescript.modelPropertyCasing",
    ["camel"],
    "camel",
    'properties are in camelCase; `properties: "preserve"` in the config keeps them as they are',
  );
  return {
    properties: preserved ? "preserve" : casing,
    dates: "Date",
    int64: "number",
    enums: reader.flag("typescript.forwardCompatibleEnumsByDefault", false) ? "open" : "closed",
  };
}

function mapNames(
  reader: Reader,
  names: GenerateOptions["model"]["names"],
): GenerateOptions["model"]["names"] {
  const pathTo = (kind: string, fallback: string): string =>
    reader.text(`typescript.imports.paths.${kind}`, folder) ?? fallback;
  return {
    ...names,
    collisions: mapCollisions(reader),
    files: reader.flag("typescript.legacyFileNaming", true) ? "flat" : "kebab",
    inputSuffix: capitalise(reader.text("typescript.inputModelSuffix", wordPart) ?? names.inputSuffix),
    outputSuffix: capitalise(reader.text("typescript.outputModelSuffix", wordPart) ?? names.outputSuffix),
    directories: {
      models: pathTo("shared", names.directories.models),
      operations: pathTo("operations", names.directories.operations),
      errors: pathTo("errors", names.directories.errors),
      webhooks: pathTo("webhooks", names.directories.webhooks),
      callbacks: pathTo("callbacks", names.directories.callbacks),
    },
  };
}

/** Newer configurations say in one word what two switches said before. */
function mapCollisions(reader: Reader): GenerateOptions["model"]["names"]["collisions"] {
  const shortest = reader.flag("generation.fixes.nameResolutionFeb2025", false);
  const word = reader.choice(
    "generation.nameResolution",
    ["shortest", "ordered"],
    shortest ? "shortest" : "ordered",
    shortest ? "names are the shortest that tell classes apart" : "the first class to come keeps its name",
  );
  return word === "shortest" ? "root-prefix" : "first-come";
}

function mapOperations(
  reader: Reader,
  operations: GenerateOptions["model"]["operations"],
): GenerateOptions["model"]["operations"] {
  return {
    ...operations,
    bodyField: reader.text("generation.requestBodyFieldName"),
    errors: reader.flag("typescript.clientServerStatusCodesAsErrors", true),
    inferDiscriminators: mapDiscriminators(reader),
    securityOptional: (reader.text("typescript.envVarPrefix") ?? "") !== "",
    errorNames: reader.flag("generation.fixes.sharedErrorComponentsApr2025", false)
      ? "suffixed"
      : "component",
    errorsShared: reader.flag("generation.deduplicateErrors", false),
    clientModels: true,
    bodiesOfGet: "left-out",
    headersOfParts: "left-out",
  };
}

/** Members of unions have their discriminators' values as literals where discriminators are inferred as well, and only there. */
function mapDiscriminators(reader: Reader): boolean {
  const inferred = reader.flag("typescript.inferUnionDiscriminators", false);
  const instead = `inferUnionDiscriminators is ${inferred}, and decides both`;
  for (const section of ["generation", "typescript"])
    reader.choice(`${section}.preApplyUnionDiscriminators`, [inferred], inferred, instead);
  return inferred;
}

function reportLeftovers(
  options: ReadonlyMap<string, Option>,
  seen: ReadonlySet<string>,
  report: Report,
): void {
  const known = [...seen, ...knownOptions];
  const isSection = (option: string): boolean => known.some((one) => one.startsWith(`${option}.`));
  for (const [option, { at, value }] of options) {
    if (isEmpty(value) && isSection(option)) continue;
    const language = option.split(".", 1)[0] ?? option;
    if (seen.has(option) || isClientOnly(option) || otherLanguages.has(language)) continue;
    const guess = nearestOption(option, known);
    report({ code: "speakeasy-unknown", at: { ...at, key: true }, args: { option, guess } });
  }
}

/** Whether a section says nothing, as `generation:` and `generation: {}` do. */
function isEmpty(value: unknown): boolean {
  return value === null || (isMembers(value) && Object.keys(value).length === 0);
}

/** The option whose own name is nearest, whatever section it stands in: sections are long, and alike in most options. */
function nearestOption(option: string, known: readonly string[]): string | undefined {
  const names = new Map(known.map((one) => [ownName(one), one]));
  const name = nearest(ownName(option), names.keys());
  if (name === undefined) return undefined;
  const section = option.slice(0, -ownName(option).length);
  return known.find((one) => one === section + name) ?? names.get(name);
}

/** An option's name without that of its section; a section's own, which ends in a dot. */
function ownName(option: string): string {
  return option.slice(option.lastIndexOf(".", option.length - 2) + 1);
}

function capitalise(suffix: string): string {
  return suffix.charAt(0).toUpperCase() + suffix.slice(1);
}
