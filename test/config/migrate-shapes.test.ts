import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findMigration } from "../../generator/config/migrate/index.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "migrate-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** What another tool's files come to. */
async function migrate(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const found = await findMigration(cwd);
  return { file: found?.file, packages: found?.packages, differences: found?.differences.join("\n") ?? "" };
}

/** A package.json with one script. */
function script(...scripts: readonly string[]): Readonly<Record<string, string>> {
  const named = scripts.map((text, index) => [`gen:${index}`, text]);
  return { "package.json": JSON.stringify({ scripts: Object.fromEntries(named) }) };
}

const sdk = { output: "source", operationModules: true };

describe("openapi-ts", () => {
  it.each([
    ["input: path.resolve(__dirname, 'specs', 'a.yaml'), output: path.join(import.meta.dirname, 'src/a')"],
    ["input: process.env.SPEC ?? 'specs/a.yaml', output: ['src/a']"],
    ["...base, output: { path: 'src/a' }"],
  ])("is read as far as it can be: %s", async (members) => {
    const text = `const base = { input: { path: "specs/a.yaml" } };\nexport default defineConfig({ ${members} });`;
    const { packages } = await migrate({ "openapi-ts.config.mts": text });
    expect(packages).toEqual([{ spec: "specs/a.yaml", dir: "src/a", ...sdk }]);
  });

  it("may be a command, or a configuration that a command names", async () => {
    const command = script(
      "tsc && npx @hey-api/openapi-ts@0.90 -i a.yaml -o src/a -p @hey-api/typescript zod",
    );
    const { packages, differences, file } = await migrate(command);
    expect(packages).toEqual([{ spec: "a.yaml", dir: "src/a", output: "source", operationModules: false }]);
    expect(differences).toContain("where zod were");
    expect(file).toBe('package.json (script "gen:0")');
    const named = await migrate({
      ...script("openapi-ts --file=config/api.ts"),
      "config/api.ts": "const config = { input: 'b.yaml', output: 'src/b' };\nexport { config as default };",
    });
    expect(named.packages).toEqual([{ spec: "b.yaml", dir: "src/b", ...sdk }]);
    expect(named.file).toBe("config/api.ts");
  });

  it("tells what it cannot know, and what has no counterpart", async () => {
    const text = `export default { input: await find(), output: where, plugins: ["@hey-api/schemas", "fastify"],
      parser: { filters: { schemas: { include: [/^Pet/] } } } };`;
    const { differences } = await migrate({ "openapi-ts.config.js": text });
    expect(differences).toContain("What these plugins made has no counterpart: @hey-api/schemas, fastify.");
    expect(differences).toContain("`/^Pet/` is left out");
    expect(differences).toContain("look at `spec`");
    expect(differences).toContain("look at `dir`");
  });

  it("names each setting of openapi-ts that is not taken over", async () => {
    const text = `export default { input: { path: "a.yaml", watch: true, filters: { deprecated: false, tags: { include: ["x"] } } },
      output: { path: "a", format: "prettier" }, logs: "x",
      plugins: [{ name: "@hey-api/transformers", dates: true, bigInt: true }, { name: "@hey-api/typescript", definitions: { case: "camelCase", name: "{{name}}" } }] };`;
    const { differences } = await migrate({ "openapi-ts.config.js": text });
    expect(differences).toContain(
      "left out: `logs`, `input.watch`, `output.format`, `filters.deprecated`, `@hey-api/typescript.definitions.name`.",
    );
    const plain = { "openapi-ts.config.js": `export default { input: "a.yaml", output: "a" };` };
    expect((await migrate(plain)).differences).not.toContain("left out");
  });
});

describe("orval", () => {
  it("may be a command, or a configuration elsewhere, from which paths are seen", async () => {
    const { packages } = await migrate(script("orval --input ./a.yaml --output ./src/api/a.ts"));
    expect(packages).toEqual([{ spec: "./a.yaml", dir: "./src/api", ...sdk }]);
    const named = await migrate({
      ...script("orval -c config/orval.ts"),
      "config/orval.ts": "export default { a: { input: '../a.yaml', output: { target: '../src/a.ts' } } };",
    });
    expect(named.packages).toEqual([{ spec: "a.yaml", dir: "src", ...sdk }]);
  });

  it("gives projects that shared a folder one each", async () => {
    const project = (name: string): string =>
      `${name}: { input: "${name}.yaml", output: "./src/api/${name}.ts" }`;
    const { packages } = await migrate({
      "orval.config.ts": `export default defineConfig({ ${project("pets")}, ${project("users")} });`,
    });
    expect(packages?.map(({ dir }) => dir)).toEqual(["src/api/pets", "src/api/users"]);
  });

  it("tells of transformers, enums and casing", async () => {
    const { differences } = await migrate({
      "orval.config.js": `module.exports = { a: { input: { target: "a.yaml", override: { transformer: "t.js" } },
        output: { target: "a.ts", namingConvention: "PascalCase", override: { useNativeEnums: true } } } };`,
    });
    for (const word of ["Overlay", "PascalCase", "There are no enums"]) expect(differences).toContain(word);
  });
});

describe("openapi-typescript", () => {
  it("may write to a file by the shell, and in several scripts", async () => {
    const { packages, file } = await migrate(
      script(
        "openapi-typescript a.yaml > src/a.d.ts && openapi-typescript b.yaml -o src/b.d.ts",
        "npm run x",
      ),
    );
    expect(packages).toEqual([
      { spec: "a.yaml", dir: "src/a", wire: true },
      { spec: "b.yaml", dir: "src/b", wire: true },
    ]);
    expect(file).toBe('package.json (script "gen:0")');
    const two = await migrate(
      script("pnpm exec openapi-typescript a.yaml --root-types", "echo openapi-typescript"),
    );
    expect(two.packages).toEqual([{ spec: "a.yaml", wire: true }]);
    expect(two.differences).toContain("Models are imported by their names");
  });
});

describe("Speakeasy", () => {
  it("has its gen.yaml, its document and its overlays where the workflow says", async () => {
    const workflow = `
sources:
  other: { inputs: [{ location: x.yaml }] }
  pets: { inputs: [{ location: a.yaml }, { location: b.yaml }], overlays: [{ location: o.yaml }, { fallbackCodeSamples: {} }] }
targets:
  py: { target: python, source: other, output: ./py }
  ts: { target: typescript, source: pets, output: ./sdks/ts }
`;
    const { packages, differences } = await migrate({
      ".speakeasy/workflow.yaml": workflow,
      "sdks/ts/.speakeasy/gen.yaml": "configVersion: 2.0.0\n",
    });
    expect(packages).toEqual([
      { spec: "a.yaml", overlays: ["o.yaml"], speakeasy: "sdks/ts/.speakeasy/gen.yaml" },
    ]);
    expect(differences).toContain("a.yaml is taken, b.yaml is not");
    expect(differences).toContain("Overlays that Speakeasy makes itself");
  });
});
