import type { Generation } from "../ir/index.ts";

/**
 * The first version of the page format's generator that is known to write an option into gen.yaml, read off public
 * SDKs with their versions. A configuration's generation is that of the newest option in it.
 */
const firstSeen: readonly { readonly since: Generation; readonly options: readonly string[] }[] = [
  { since: [2, 656, 0], options: ["typescript.generateExamples"] },
  {
    since: [2, 748, 0],
    options: [
      "generation.auth.hoistGlobalSecurity",
      "generation.requestBodyFieldName",
      "generation.schemas.allOfMergeStrategy",
      "typescript.acceptHeaderEnum",
      "typescript.modelPropertyCasing",
      "typescript.sseFlatResponse",
      "typescript.zodVersion",
    ],
  },
  {
    since: [2, 791, 0],
    options: [
      "generation.persistentEdits",
      "typescript.flatAdditionalProperties",
      "typescript.forwardCompatibleEnumsByDefault",
      "typescript.inferUnionDiscriminators",
      "typescript.laxMode",
      "typescript.unionStrategy",
    ],
  },
  {
    since: [2, 858, 0],
    options: [
      "generation.fixes.nameOverrideFeb2026",
      "generation.fixes.sharedNestedComponentsJan2026",
      "generation.versioningStrategy",
      "typescript.legacyFileNaming",
      "typescript.preserveModelFieldNames",
    ],
  },
  { since: [2, 881, 0], options: ["typescript.fixEnumNameSanitization"] },
  { since: [2, 893, 0], options: ["typescript.privateIdentifierPrefix"] },
  { since: [2, 918, 0], options: ["typescript.apiPromiseHelpers", "typescript.requestExtras"] },
];

const oldest: Generation = [2, 648, 0];

/** The generation that a gen.yaml was written by, judged by the options that it knows. */
export function inferGeneration(options: ReadonlySet<string>): Generation {
  const known = firstSeen.filter((row) => row.options.some((option) => options.has(option)));
  return known.at(-1)?.since ?? oldest;
}

/** A version such as `2.680.0` or `v2.680.0`; `undefined` for anything else. */
export function parseGeneration(text: string): Generation | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/**
 * The version in a `gen.lock` (`management.generationVersion`), or in a record of a generation whose `cli` lists the
 * command line's version and the generator's.
 */
export function generationIn(value: unknown): Generation | undefined {
  const version = memberOf(memberOf(value, "management"), "generationVersion");
  if (typeof version === "string") return parseGeneration(version);
  const tools = memberOf(value, "cli");
  const versions = typeof tools === "string" ? (tools.match(/\d+\.\d+\.\d+/g) ?? []) : tools;
  const second: unknown = Array.isArray(versions) ? versions[1] : undefined;
  return typeof second === "string" ? parseGeneration(second) : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
