import { describe, expect, it } from "vitest";
import { readSpeakeasy } from "../../generator/config/speakeasy.ts";
import { generationIn, inferGeneration } from "../../generator/config/speakeasy-generation.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import {
  defaultDocsOptions,
  defaultModelOptions,
  defaultPackageOptions,
  type GenerateOptions,
} from "../../generator/ir/index.ts";
import { sourceFromText } from "../../generator/source/index.ts";

const defaults: GenerateOptions = {
  model: defaultModelOptions,
  package: defaultPackageOptions,
  docs: defaultDocsOptions,
};

function read(text: string): { readonly options: GenerateOptions; readonly found: readonly string[] } {
  const { report, diagnostics } = createReporter();
  const source = sourceFromText("gen.yaml", text, report)!;
  const options = readSpeakeasy(source, undefined, defaults, report);
  const found = diagnostics.map(({ code, message, at }) => {
    const position = at === undefined || "line" in at ? at : source.locate(at.pointer, at.key);
    return `${position?.line} ${code}: ${message}`;
  });
  return { options, found };
}

const typical = `configVersion: 2.0.0
generation:
  sdkClassName: Pets
  maintainOpenAPIOrder: true
  usageSnippets:
    optionalPropertyRendering: always
  fixes:
    nameResolutionFeb2025: true
    nameOverrideFeb2026: true
  requestBodyFieldName: body
  persistentEdits: {}
typescript:
  version: 1.2.3
  packageName: "@acme/pets"
  additionalPackageJSON:
    license: MIT
  envVarPrefix: PETS
  forwardCompatibleEnumsByDefault: true
  inferUnionDiscriminators: true
  inputModelSuffix: input
  legacyFileNaming: false
  useIndexModules: false
  imports:
    option: openapi
    paths:
      shared: models/components
      operations: models/operations
python:
  version: 0.1.0
`;

describe("a Speakeasy configuration", () => {
  it("is taken as it is, without a word about what only concerns a client", () => {
    const { options, found } = read(typical);
    expect(found).toEqual([]);
    expect(options.package).toMatchObject({ name: "@acme/pets", version: "1.2.3" });
    expect(options.model).toMatchObject({
      reach: "reachable",
      order: "document",
      view: { properties: "camel", dates: "Date", int64: "number", enums: "open" },
      names: {
        collisions: "root-prefix",
        files: "kebab",
        inputSuffix: "Input",
        directories: {
          models: "models/components",
          operations: "models/operations",
          errors: "models/errors",
        },
      },
      operations: {
        bodyField: "body",
        inferDiscriminators: true,
        securityOptional: true,
        errors: true,
        generation: [2, 858, 0],
      },
    });
    expect(options.docs).toMatchObject({
      optionalFields: "always",
      imports: "module",
      generation: [2, 858, 0],
    });
  });

  it("that says nothing stands for what its generator does then", () => {
    const { options } = read("configVersion: 2.0.0\n");
    expect(options.model).toMatchObject({
      order: "alphabetical",
      view: { enums: "closed" },
      names: { collisions: "first-come", files: "flat" },
      operations: {
        bodyField: undefined,
        inferDiscriminators: false,
        securityOptional: false,
        generation: [2, 648, 0],
      },
    });
    expect(options.docs).toMatchObject({ optionalFields: "with-example", imports: "index" });
  });

  it("may have sections that say nothing", () => {
    const { found } = read("generation: {}\ntypescript:\n  imports:\n    paths: {}\n  import: {}\npython:\n");
    expect(found).toEqual([expect.stringContaining("5 speakeasy-unknown: typescript.import ")]);
  });

  it("is told by line of what is not supported or not known", () => {
    const { found } = read(`generation:
  maintainOpenAPIOder: true
typescript:
  responseFormat: envelope
  enumFormat: enum
  legacyFileNaming: sometimes
  imports:
    paths: { shred: models }
`);
    expect([...found].sort()).toEqual([
      `2 speakeasy-unknown: generation.maintainOpenAPIOder is not known and has no effect; did you mean "generation.maintainOpenAPIOrder"?`,
      `4 speakeasy-unsupported: typescript.responseFormat: "envelope" is not supported; responses are flat`,
      `5 speakeasy-unsupported: typescript.enumFormat: "enum" is not supported; enums are unions of literals`,
      `6 wrong-value: "typescript.legacyFileNaming" must be true or false, not "sometimes"`,
      `8 speakeasy-unknown: typescript.imports.paths.shred is not known and has no effect; did you mean "typescript.imports.paths.shared"?`,
    ]);
  });

  it("is told where it changes models or pages in a way that is not followed", () => {
    const { found } = read(`generation:
  fixes:
    nameResolutionDec2023: false
    requestResponseComponentNamesFeb2024: false
    sharedNestedComponentsJan2026: false
    nameOverrideFeb2026: false
    securityFeb2025: false
    notAFix: true
typescript:
  constFieldsAlwaysOptional: true
  flatAdditionalProperties: true
  forwardCompatibleUnionsByDefault: tagged-only
  preApplyUnionDiscriminators: true
`);
    const sentences = found.map((one) => one.split("; ", 1)[0]).sort();
    expect(sentences).toEqual([
      "10 speakeasy-unsupported: typescript.constFieldsAlwaysOptional: true is not supported",
      "11 speakeasy-unsupported: typescript.flatAdditionalProperties: true is not supported",
      `12 speakeasy-unsupported: typescript.forwardCompatibleUnionsByDefault: "tagged-only" is not supported`,
      "13 speakeasy-unsupported: typescript.preApplyUnionDiscriminators: true is not supported",
      "3 speakeasy-unsupported: generation.fixes.nameResolutionDec2023: false is not supported",
      "4 speakeasy-unsupported: generation.fixes.requestResponseComponentNamesFeb2024: false is not supported",
      "5 speakeasy-unsupported: generation.fixes.sharedNestedComponentsJan2026: false is not supported",
      "6 speakeasy-unsupported: generation.fixes.nameOverrideFeb2026: false is not supported",
      "8 speakeasy-unknown: generation.fixes.notAFix is not known and has no effect",
    ]);
  });

  it("is not told of values that are followed", () => {
    const { found } = read(`generation:
  fixes:
    nameResolutionDec2023: true
    requestResponseComponentNamesFeb2024: true
    sharedNestedComponentsJan2026: true
    nameOverrideFeb2026: true
typescript:
  constFieldsAlwaysOptional: false
  flatAdditionalProperties: false
  forwardCompatibleUnionsByDefault: "false"
  inferUnionDiscriminators: true
  preApplyUnionDiscriminators: true
`);
    expect(found).toEqual([]);
  });

  it("guesses at an option by its own name, and not by its section's", () => {
    const { found } = read(`generation:
  baseServerURL: https://example.com
  packageName: pets
typescript:
  flattenSdk: true
typscript:
  version: 1.2.3
`);
    expect([...found].sort()).toEqual([
      `3 speakeasy-unknown: generation.packageName is not known and has no effect; did you mean "typescript.packageName"?`,
      "5 speakeasy-unknown: typescript.flattenSdk is not known and has no effect",
      `7 speakeasy-unknown: typscript.version is not known and has no effect; did you mean "typescript.version"?`,
    ]);
  });

  it("that is no object is refused", () => {
    expect(read("- 1\n").found[0]).toContain("wrong-value");
  });
});

describe("the version of the page format", () => {
  it("is that of the newest option", () => {
    expect(inferGeneration(new Set(["typescript.laxMode", "typescript.generateExamples"]))).toEqual([
      2, 791, 0,
    ]);
  });

  it("is read from a gen.lock or a record of versions", () => {
    expect(
      generationIn({ management: { speakeasyVersion: "1.601.0", generationVersion: "2.680.0" } }),
    ).toEqual([2, 680, 0]);
    expect(generationIn({ cli: "['1.601.0', '2.680.1']" })).toEqual([2, 680, 1]);
    expect(generationIn({ cli: ["1.601.0", "2.680.1"] })).toEqual([2, 680, 1]);
    for (const other of [undefined, 1, {}, { management: 1 }, { cli: {} }, { cli: "none" }]) {
      expect(generationIn(other)).toBeUndefined();
    }
  });
});
