import { describe, expect, test } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { createCompiler } from "../../generator/emit/compile-ahead.ts";
import { generatedBy, printModule } from "../../generator/emit/module.ts";
import { emitPackage, packagePaths, specPath } from "../../generator/emit/package/index.ts";
import { decodeMappings } from "../../generator/emit/package/mappings.ts";
import { createTypes } from "../../generator/emit/types/index.ts";
import {
  type Api,
  type Directories,
  defaultModelOptions,
  defaultPackageOptions,
  type Model,
  modulesOf,
  type PackageOptions,
  type Shape,
} from "../../generator/ir/index.ts";
import { createPrinter } from "../../generator/print/index.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { field, handMade, ref, string } from "../types/hand-made.ts";

const printer = await createPrinter();
const standard = defaultModelOptions.names.directories;

const pets: Readonly<Record<string, Shape>> = {
  Pet: { kind: "object", fields: [field("owner", ref("Owner"))], rest: undefined },
  Owner: { kind: "object", fields: [field("name", string)], rest: undefined },
};

/** The package of models that have types alone. */
async function emit(
  options: Partial<PackageOptions> = {},
  directories: Directories = standard,
  models: Readonly<Record<string, Partial<Model>>> = {},
  change: (api: Api) => Api = (api) => api,
) {
  const made = handMade(pets, models);
  const api = change(made.api);
  const types = createTypes({
    ...made,
    wire: made.shapes,
    pages: "written",
    report: createReporter().report,
  });
  const packageOptions = { ...defaultPackageOptions, name: "pets", ...options };
  const { importExtension } = packageOptions;
  const nameOf = (file: string): string => specPath(file, "spec/pets.yaml");
  const context = { printer, nameOf, importExtension, definitions: "spec" as const };
  return emitPackage({
    api,
    options: packageOptions,
    pages: "written",
    directories,
    operations: new Map(),
    modules: new Map(
      [...modulesOf(api.models)].map(([path, models]) => [
        path,
        printModule({ models, fragments: models.map(types.declare), declared: [] }, context),
      ]),
    ),
    shared: new Map([["runtime", "export {};\n"]]),
    wire: "export interface paths {}\n",
    spec: {
      documents: new Map([["spec/pets.yaml", { path: "spec/pets.yaml", text: "Pet:\n  Owner:\n" }]]),
      locate: ({ pointer }) => ({ line: pointer.endsWith("Owner") ? 2 : 1, column: 1 }),
    },
    printer,
    compiler: packageOptions.output === "source" ? undefined : createCompiler(),
    header: generatedBy,
  });
}

const paths = (files: ReadonlyMap<string, unknown>) =>
  [...files.keys()].filter((path) => path.startsWith("src/")).sort();

describe("the layout", () => {
  test("follows the directories of the models", async () => {
    const { files, manifest } = await emit(
      {},
      {
        models: "models/components",
        operations: "models/operations",
        errors: "models/errors",
        webhooks: "models/webhooks",
        callbacks: "models/callbacks",
      },
      {
        Pet: { path: "models/components/pet" },
        Owner: { path: "models/webhooks/owner", directory: "webhooks" },
      },
    );
    expect(paths(files)).toEqual([
      "src/index.ts",
      "src/models/components/index.ts",
      "src/models/components/pet.ts",
      "src/models/errors/index.ts",
      "src/models/operations/index.ts",
      "src/models/webhooks/index.ts",
      "src/models/webhooks/owner.ts",
      "src/runtime.ts",
    ]);
    expect(files.get("src/models/components/pet.ts")?.text).toContain(
      'import type { Owner } from "../webhooks/owner.ts";',
    );
    expect(files.get("src/index.ts")?.text).toBe(`// ${generatedBy}

export * from "./models/components/index.ts";
export * as operations from "./models/operations/index.ts";
export * as errors from "./models/errors/index.ts";
export * as webhooks from "./models/webhooks/index.ts";
`);
    expect(Object.keys(manifest?.own.exports as object)).toEqual([
      ".",
      "./models/components",
      "./models/operations",
      "./models/errors",
      "./models/webhooks",
      "./models/components/*",
      "./models/operations/*",
      "./models/errors/*",
      "./models/webhooks/*",
      "./models/components/*.js",
      "./models/operations/*.js",
      "./models/errors/*.js",
      "./models/webhooks/*.js",
      "./openapi",
      "./runtime",
      "./src/*",
      "./package.json",
    ]);
  });

  test("has one barrel for directories that share a folder", async () => {
    const { files } = await emit({}, { ...standard, operations: "models", errors: "models" });
    expect(files.get("src/models/index.ts")?.text).toContain('export * from "./pet.ts";');
    expect(files.get("src/index.ts")?.text).not.toContain("operations");
  });

  test("is sources alone where those are wanted", async () => {
    const { files, manifest } = await emit({ output: "source" });
    expect([...files.keys()].filter((path) => !path.startsWith("src/"))).toEqual([]);
    expect(manifest).toBeUndefined();
  });
});

describe("imports end", () => {
  test.each([".ts", ".js", "none"] as const)(
    "with %s in sources, with .js in dist",
    async (importExtension) => {
      const { files } = await emit({ importExtension });
      const end = importExtension === "none" ? "" : importExtension;
      expect(files.get("src/models/pet.ts")?.text).toContain(`from "./owner${end}";`);
      expect(files.get("src/index.ts")?.text).toContain(`from "./models/index${end}";`);
      expect(files.get("dist/models/pet.d.ts")?.text).toContain('from "./owner.js";');
      expect(files.get("dist/index.js")?.text).toContain('from "./models/index.js";');
    },
  );
});

describe("dist", () => {
  test("maps declarations to their sources, or to the spec", async () => {
    const target = async (definitions: "src" | "spec") => {
      const { files } = await emit({ definitions });
      const lines = (files.get("dist/models/pet.d.ts")?.text ?? "").split("\n");
      const map = JSON.parse(files.get("dist/models/pet.d.ts.map")?.text ?? "{}") as {
        mappings: string;
        sources: string[];
      };
      const line = lines.findIndex((one) => one.includes("owner:"));
      const column = lines[line]?.indexOf("owner");
      const segments = decodeMappings(map.mappings).filter((one) => one.line === line);
      const at = segments.findIndex((one) => one.column === column);
      const { sourceLine, sourceColumn = 0 } = segments[at] ?? {};
      const end = segments[at + 1];
      // The entry after the name ends both it and the key.
      const ends =
        definitions === "src" ||
        (end?.column === (column ?? 0) + "owner".length && end.sourceColumn === sourceColumn + "Pet".length);
      return { sources: map.sources, line: sourceLine, ends, ships: files.has("spec/pets.yaml") };
    };
    const { files } = await emit();
    const own = files.get("src/models/pet.ts")?.text.split("\n") ?? [];
    expect(await target("src")).toEqual({
      sources: ["../../src/models/pet.ts"],
      line: own.findIndex((one) => one.includes("owner:")),
      ends: true,
      ships: false,
    });
    expect(await target("spec")).toEqual({
      sources: ["../../spec/pets.yaml"],
      line: 0,
      ends: true,
      ships: true,
    });
  });
});

test("a package without pages ships none and links none", async () => {
  const options = { ...defaultOptions, docs: { ...defaultOptions.docs, pages: "left-out" as const } };
  const schemas = { Pet: { type: "object", properties: { name: { type: "string" } } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {},
    components: { schemas },
  };
  const { files } = await generateCase("/", "spec.json", options, { "spec.json": JSON.stringify(document) });
  expect(files.get("README.md")).toContain("- [Pet](src/models/pet.ts)");
  expect(JSON.parse(files.get("package.json") ?? "").files).not.toContain("docs");
});

test("the README lists every model and takes no text for markup", async () => {
  const { files } = await emit({ name: "pets" }, standard, {}, (api) => ({
    ...api,
    title: "Pets <script>alert(1)</script>\n# [x](javascript:1) | `y`",
  }));
  const text = files.get("README.md")?.text ?? "";
  expect(text).toContain("- [Owner](docs/models/owner.md)\n- [Pet](docs/models/pet.md)");
  expect(text).not.toMatch(/<script|\]\(javascript/);
});

describe("documents in the package", () => {
  test("are named as the root document sees them, wherever they are", () => {
    const root = "some/where/openapi.yaml";
    expect(specPath("some/where/openapi.yaml", root)).toBe("openapi.yaml");
    expect(specPath("some/where/schemas/pet.yaml", root)).toBe("schemas/pet.yaml");
    expect(specPath("some/else/pet.yaml", root)).toBe("pet.yaml");
    expect(specPath("https://user:secret@example.com:8080/v1/api.json?key=1", "https://example.com/x")).toBe(
      "api.json",
    );
    expect(specPath("openapi.yaml", "openapi.yaml")).toBe("openapi.yaml");
    expect(specPath("../openapi.yaml", "../openapi.yaml")).toBe("openapi.yaml");
    expect(specPath("C:\\specs\\openapi.yaml", "C:\\specs\\openapi.yaml")).toBe("openapi.yaml");
    expect(specPath("-", "-")).toBe("stdin");
  });

  test("never share a place and never leave their folder", () => {
    const files = ["a/openapi.yaml", "b/pet.yaml", "c/pet.yaml", "a/../../../etc/passwd", "a/x<y>.yaml"];
    expect([...packagePaths(files, "a/openapi.yaml").values()]).toEqual([
      "spec/openapi.yaml",
      "spec/pet.yaml",
      "spec/2-pet.yaml",
      "spec/etc/passwd",
      "spec/x_y_.yaml",
    ]);
  });
});
