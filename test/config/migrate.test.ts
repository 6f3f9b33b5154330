import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveJobs } from "../../generator/config/index.ts";
import { findMigration } from "../../generator/config/migrate/index.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { runMain } from "../cli/harness.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "migrate-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

/** The package that another tool's files come to. */
async function migrate(files: Readonly<Record<string, string>>) {
  write(files);
  const found = await findMigration(cwd);
  return { tool: found?.tool, packages: found?.packages, differences: found?.differences.join("\n") ?? "" };
}

describe("what a project generates with today", () => {
  it("is nothing that is known", async () => {
    expect((await migrate({ "package.json": '{"scripts":{"build":"tsc"}}' })).tool).toBeUndefined();
  });

  it("is Speakeasy, with its document", async () => {
    const { tool, packages } = await migrate({
      ".speakeasy/gen.yaml": "configVersion: 2.0.0\n",
      ".speakeasy/workflow.yaml": "sources:\n  Pets:\n    inputs:\n      - location: ./api/pets.yaml\n",
    });
    expect(tool).toBe("Speakeasy");
    expect(packages).toEqual([{ spec: "./api/pets.yaml", speakeasy: ".speakeasy/gen.yaml" }]);
    write({ ".speakeasy/workflow.yaml": "sources: [\n" });
    expect((await findMigration(cwd))?.packages).toEqual([{ speakeasy: ".speakeasy/gen.yaml" }]);
  });

  it("is openapi-ts: input, output and what its plugins make", async () => {
    const { tool, packages, differences } = await migrate({
      "openapi-ts.config.ts": `
        import { defineConfig } from "@hey-api/openapi-ts";
        const output = { path: "src/client", format: "prettier" } as const;
        export default defineConfig({
          input: "./openapi.json",
          output,
          parser: process.env.X ? {} : undefined,
          plugins: ["@hey-api/sdk", "zod", { name: "@hey-api/transformers", dates: true, bigInt: true }],
        });`,
    });
    expect(tool).toBe("@hey-api/openapi-ts");
    expect(packages).toEqual([
      {
        spec: "./openapi.json",
        dir: "src/client",
        output: "source",
        operationModules: true,
        dates: "Date",
        int64: "bigint",
      },
    ]);
    expect(differences).toContain("where zod were");
    expect(differences).toContain("There is no client");
  });

  it("is openapi-ts with several packages, in CommonJS", async () => {
    const { packages } = await migrate({
      "openapi-ts.config.cjs": `module.exports = [{ input: { path: "a.yaml", filters: { tags: { include: ["x"] } } }, output: "a" }, { input: "b.yaml", output: "b" }];`,
    });
    expect(packages).toMatchObject([
      { spec: "a.yaml", dir: "a", operationModules: true, include: ["tag:x"] },
      { spec: "b.yaml", dir: "b" },
    ]);
  });

  it("is openapi-ts with a client and types alone", async () => {
    const { packages, differences } = await migrate({
      "openapi-ts.config.ts": `export default { input: "a.yaml", output: "a", plugins: ["@hey-api/client-fetch", "@hey-api/typescript"] };`,
    });
    // What is said of operations is there.
    expect(differences).toContain("operations are modules");
    expect(packages).toMatchObject([{ operationModules: true }]);
  });

  it("is openapi-ts as its examples have it: a function, default plugins, filters of the parser", async () => {
    const { packages, differences } = await migrate({
      "openapi-ts.config.ts": `
        import { defaultPlugins, defineConfig } from "@hey-api/openapi-ts";
        export default defineConfig(async () => {
          const unused = 1;
          return {
            input: ["https://example.com/openapi.yaml", "b.yaml"],
            output: { format: "prettier", lint: "eslint", path: "./src/client" },
            parser: {
              filters: {
                operations: { include: ["GET /pets/{id}", "/^POST .*/"] },
                schemas: { exclude: ["Secret"] },
                tags: { include: ["v2"] },
              },
            },
            plugins: [...defaultPlugins, "@tanstack/react-query", { enums: "javascript", name: "@hey-api/typescript" }],
          };
        });`,
    });
    expect(packages).toEqual([
      {
        spec: "https://example.com/openapi.yaml",
        dir: "./src/client",
        output: "source",
        operationModules: true,
        include: ["tag:v2", "path:/pets/{id}"],
        exclude: ["model:Secret"],
      },
    ]);
    expect(differences).toContain("Of several inputs or outputs the first is taken");
    expect(differences).toContain("There is no client");
  });

  it("is orval with a workspace and a folder for its schemas", async () => {
    const { packages } = await migrate({
      "orval.config.mjs": `
        export default {
          petstore: {
            input: { target: "./petstore.yaml", filters: { schemas: ["Pet"] } },
            output: { client: "react-query", workspace: "src/api", target: "./client.ts", schemas: { path: "./model" } },
            hooks: { afterAllFilesWrite: "prettier --write" },
          },
        };`,
    });
    expect(packages).toEqual([
      {
        spec: "./petstore.yaml",
        dir: join("src/api", "model"),
        output: "source",
        operationModules: true,
        include: ["model:Pet"],
      },
    ]);
  });

  it("is openapi-typescript with the documents of redocly.yaml", async () => {
    const { packages } = await migrate({
      "package.json": JSON.stringify({ scripts: { build: "tsc", types: "openapi-typescript && tsc" } }),
      "redocly.yaml":
        "apis:\n  core@v2:\n    root: ./core.yaml\n    x-openapi-ts:\n      output: ./src/core/api.d.ts\n  more@v1:\n    root: ./more.yaml\n    x-openapi-ts:\n      output: ./src/more/api.d.ts\n",
    });
    expect(packages).toEqual([
      { spec: "./core.yaml", dir: join("src/core", "api"), wire: true },
      { spec: "./more.yaml", dir: join("src/more", "api"), wire: true },
    ]);
  });

  it("is orval, a package for each project", async () => {
    const { tool, packages } = await migrate({
      "orval.config.js": `
        module.exports = {
          pets: {
            input: { target: "./pets.yaml", filters: { mode: "exclude", tags: ["internal"] } },
            output: { mode: "split", target: "src/pets.ts", schemas: "src/model", namingConvention: "kebab-case", override: { useDates: true } },
          },
          orders: { input: "./orders.yaml", output: "src/orders/index.ts" },
        };`,
    });
    expect(tool).toBe("orval");
    expect(packages).toEqual([
      {
        spec: "./pets.yaml",
        dir: "src/model",
        output: "source",
        operationModules: true,
        dates: "Date",
        names: { files: "kebab" },
        exclude: ["tag:internal"],
      },
      { spec: "./orders.yaml", dir: "src/orders", output: "source", operationModules: true },
    ]);
  });

  it("is a script that runs openapi-typescript", async () => {
    const { tool, packages, differences } = await migrate({
      "package.json": JSON.stringify({
        scripts: {
          types: "npx openapi-typescript@7 ./api.yaml -o './src/api.d.ts' --alphabetize --enum && tsc",
        },
      }),
    });
    expect(tool).toBe("openapi-typescript");
    expect(packages).toEqual([{ spec: "./api.yaml", dir: "src/api", wire: true, order: "alphabetical" }]);
    expect(differences).toContain("where ./src/api.d.ts was");
    expect(differences).toContain("There are no enums");
  });

  it("is read, never run", async () => {
    const { packages } = await migrate({
      "openapi-ts.config.js": `throw new Error("run"); export default { input: "a.yaml", output: read("x"), a, b };\nconst a = b, b = a;`,
    });
    expect(packages).toEqual([{ spec: "a.yaml", dir: "x", output: "source", operationModules: true }]);
  });
});

describe("init", () => {
  it.each([
    [{ ".speakeasy/gen.yaml": "configVersion: 2.0.0\n" }, "Speakeasy"],
    [{ "openapi-ts.config.ts": 'export default { input: "a.yaml", output: "out" };' }, "openapi-ts"],
    [
      {
        "orval.config.ts":
          'export default { a: { input: "a.yaml", output: "a" }, b: { input: "b.yaml", output: "b" } };',
      },
      "orval",
    ],
    [{ "package.json": '{"scripts":{"x":"openapi-typescript a.yaml -o src/a.ts"}}' }, "openapi-typescript"],
  ])("writes a configuration that is read without a word: %#", async (files, tool) => {
    write(files);
    const { code, stdout } = await runMain(["init"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("its comments say what differs");
    const text = readFileSync(join(cwd, "modelwright.config.ts"), "utf8");
    expect(text).toContain(`// Taken over from ${tool === "openapi-ts" ? "@hey-api/openapi-ts" : tool}`);
    // It imports the package, which is not installed here.
    write({
      "modelwright.config.ts": text.replace(
        /^import .*$/m,
        "const defineConfig = (config: unknown) => config;",
      ),
    });
    const { report, diagnostics } = createReporter();
    const { jobs } = await resolveJobs(cwd, {}, report);
    expect(diagnostics).toEqual([]);
    expect(jobs).toHaveLength(tool === "orval" ? 2 : 1);
  });
});
