import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { type LanguageServer, openTsserver, openTypeScript7 } from "../harness/language-servers.ts";
import { makeFolder, pack, runNode, unpack, writeFiles } from "../harness/packed.ts";

const require = createRequire(import.meta.url);
const home = join(import.meta.dirname, "..", "..");
const name = "authlete-2";
const folder = makeFolder("packed");
const built = join(folder.path, "built");
const consumer = join(folder.path, "consumer");
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  const result = await generateCase(join(home, "spec"), "authlete.yaml", {
    ...defaultOptions,
    package: { ...defaultOptions.package, name, definitions: "spec" },
  });
  files = result.files;
  writeFiles(built, files);
  const packed = await pack(built);
  if ("refused" in packed) throw new Error(packed.refused);
  await unpack(packed.tarball, consumer, name);
});

afterAll(() => folder.remove());

describe("the packed package", () => {
  test("runs from a plain script, without a build step", async () => {
    writeFiles(consumer, [
      [
        "run.mjs",
        `import { parseApiServiceIdAuthTokenIssue, ApiServiceIdAuthTokenIssue } from "${name}/models";
import * as all from "${name}";
import { Property } from "${name}/models/property";
import { ValidationError } from "${name}/runtime";
const value = { ticket: "t", subject: "s", properties: [{ key: "k" }] };
console.log(JSON.stringify(parseApiServiceIdAuthTokenIssue(value)) === JSON.stringify(value));
console.log(all.ApiServiceIdAuthTokenIssue === ApiServiceIdAuthTokenIssue, Property.is({}), typeof all.operations);
try {
  parseApiServiceIdAuthTokenIssue({ ticket: 1 });
} catch (error) {
  console.log(error instanceof ValidationError, error.issues.map(({ path }) => path.join(".")).join(" "));
}
`,
      ],
    ]);
    const { code, text } = await runNode(["run.mjs"], consumer);
    expect(text).toBe("true\ntrue true object\ntrue ticket subject\n");
    expect(code).toBe(0);
  });

  test("has every export that it promises", async () => {
    const manifest = JSON.parse(files.get("package.json") as string) as {
      exports: Record<string, string | Record<string, string>>;
    };
    const paths = Object.keys(manifest.exports);
    expect(paths).toEqual([
      ".",
      "./models",
      "./models/operations",
      "./models/errors",
      "./models/*",
      "./models/*.js",
      "./operations",
      "./operations/*",
      "./operations/*.js",
      "./http",
      "./openapi",
      "./runtime",
      "./src/*",
      "./package.json",
    ]);
    for (const [path, target] of Object.entries(manifest.exports)) {
      if (path.includes("*") || typeof target === "string") continue;
      expect(Object.keys(target)[0]).toBe("types");
      for (const file of Object.values(target)) {
        expect(existsSync(join(consumer, "node_modules", name, file)), file).toBe(true);
      }
    }
    const script = paths
      .filter((path) => !/\*|json/.test(path))
      .map((path) => `await import("${name}${path.slice(1)}");`);
    writeFiles(consumer, [["all.mjs", `${script.join("\n")}\nconsole.log("imported");\n`]]);
    expect((await runNode(["all.mjs"], consumer)).text).toBe("imported\n");
  });

  test("is not packed without dist", async () => {
    const bare = join(folder.path, "bare");
    writeFiles(bare, files);
    rmSync(join(bare, "dist"), { recursive: true });
    expect(await pack(bare)).toMatchObject({ refused: expect.stringContaining("dist/ is missing") });
    const half = join(folder.path, "half");
    writeFiles(
      half,
      [...files].filter(([path]) => !path.startsWith("dist/models/")),
    );
    expect(await pack(half)).toMatchObject({
      refused: expect.stringContaining("dist/models/index.d.ts in it"),
    });
  });

  test.each([
    ["nodenext", "nodenext"],
    ["node16", "node16"],
    ["esnext", "bundler"],
  ])("type-checks for a consumer with module %s and resolution %s", async (module, moduleResolution) => {
    writeFiles(consumer, [
      ["use.ts", useAll],
      ["package.json", JSON.stringify({ type: "module" })],
      [
        `tsconfig.${moduleResolution}.json`,
        JSON.stringify({
          // No DOM and no @types/node: the package needs neither.
          compilerOptions: {
            module,
            moduleResolution,
            strict: true,
            noEmit: true,
            lib: ["es2022"],
            types: [],
          },
          files: ["use.ts"],
        }),
      ],
    ]);
    for (const compiler of ["typescript", "typescript7"]) {
      const tsc = join(require.resolve(`${compiler}/package.json`), "..", "bin", "tsc");
      const { code, text } = await runNode([tsc, "-p", `tsconfig.${moduleResolution}.json`], consumer);
      expect([compiler, text, code]).toEqual([compiler, "", 0]);
    }
  });
});

const useAll = `import { type ApiServiceIdAuthTokenIssue, parseApiServiceIdAuthTokenIssue, validateApiServiceIdAuthTokenIssue } from "${name}/models";
import { isProperty, type Property } from "${name}/models/property";
import type { components } from "${name}/openapi";
import { ValidationError } from "${name}/runtime";
import * as all from "${name}";

declare const input: unknown;
const token: ApiServiceIdAuthTokenIssue = parseApiServiceIdAuthTokenIssue(input);
export const wire: components["schemas"]["Property"] | undefined = token.properties?.[0];
const result = validateApiServiceIdAuthTokenIssue(input);
export const ticket: string = result.ok ? result.value.ticket : result.issues.map(({ message }) => message).join();
export const property: Property | undefined = isProperty(input) ? input : undefined;
export const schema: typeof all.ApiServiceIdAuthTokenIssue = all.ApiServiceIdAuthTokenIssue;
export const isError = (error: unknown): boolean => error instanceof ValidationError;
// @ts-expect-error a token without a subject is none
export const wrong: ApiServiceIdAuthTokenIssue = { ticket: "t" };
`;

/** Every property of the shipped spec's component schemas, with the position of its key, counted from 1. */
function specKeys(): {
  readonly model: string;
  readonly key: string;
  readonly line: number;
  readonly column: number;
}[] {
  const text = readFileSync(join(home, "spec", "authlete.yaml"), "utf8");
  const lines = text.split("\n");
  const document = parseDocument(text).toJS() as {
    components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
  };
  return Object.entries(document.components.schemas).flatMap(([model, { properties = {} }]) => {
    const start = lines.indexOf(`    ${model}:`);
    expect(start).toBeGreaterThan(0);
    return Object.keys(properties).map((key) => {
      const line = lines.findIndex((one, at) => at > start && one === `        ${key}:`);
      expect(line).toBeGreaterThan(start);
      return { model, key, line: line + 1, column: 9 };
    });
  });
}

describe("an editor", () => {
  const pascal = (model: string) =>
    model.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const file = join(consumer, "editor.ts");
  const spec = join(consumer, "node_modules", name, "spec", "authlete.yaml");
  const keys = specKeys();
  const lines = [
    `import type * as models from "${name}/models";`,
    ...keys.map(({ model, key }, at) => `export declare const v${at}: models.${pascal(model)}["${key}"];`),
    ...keys.map(({ model, key }, at) => `export const f${at} = (x: models.${pascal(model)}) => x.${key};`),
  ];

  async function follow(server: LanguageServer): Promise<void> {
    for (const [index, { model, key, line, column }] of keys.entries()) {
      const text = lines[1 + keys.length + index] as string;
      const at = { file, line: 2 + keys.length + index, column: text.lastIndexOf(key) + 1 };
      expect([key, await server.definition(at)]).toEqual([key, { file: spec, line, column }]);
      const type = { ...at, column: text.indexOf(pascal(model)) + 1 };
      expect((await server.definition(type))?.file).toBe(spec);
    }
    const ticket = keys.findIndex(({ key }) => key === "ticket");
    const text = lines[1 + keys.length + ticket] as string;
    const hover = await server.hover({
      file,
      line: 2 + keys.length + ticket,
      column: text.lastIndexOf("ticket") + 1,
    });
    expect(hover).toContain("The ticket issued from Authlete `/auth/token` API.");
  }

  beforeAll(() => {
    const options = { module: "nodenext", strict: true, noEmit: true, lib: ["es2022"], types: [] };
    writeFiles(consumer, [
      ["editor.ts", `${lines.join("\n")}\n`],
      ["tsconfig.json", JSON.stringify({ compilerOptions: options, files: ["editor.ts"] })],
    ]);
  });

  test("with TypeScript 5.9 goes from a property to its key in the spec", async () => {
    expect(keys.length).toBeGreaterThan(5);
    const server = openTsserver(file);
    await follow(server).finally(() => server.close());
  });

  test("with TypeScript 7 goes from a property to its key in the spec", async () => {
    const server = await openTypeScript7(consumer, file);
    await follow(server).finally(() => server.close());
  });
});
