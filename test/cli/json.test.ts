import { describe, expect, it } from "vitest";
import { makeProject, petsYaml, runCli, runMain } from "./harness.ts";

const brokenYaml = petsYaml.replace("age: { type: integer }", `age: { $ref: "#/components/schemas/Agee" }`);

describe("--json", () => {
  it("prints one report, and nothing else", async () => {
    const cwd = makeProject({ "pets.yaml": brokenYaml });
    const { code, stdout, stderr } = await runCli(["generate", "pets.yaml", "--no-wire", "--json"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe("");
    const report: unknown = JSON.parse(stdout);
    expect(report).toMatchObject({
      ok: false,
      files: { unchanged: 0, removed: 0, kept: 0 },
      diagnostics: expect.arrayContaining([
        {
          code: "ref-not-found",
          severity: "error",
          message: expect.stringContaining("Agee"),
          file: "pets.yaml",
          line: brokenYaml.split("\n").findIndex((line) => line.includes("Agee")) + 1,
          column: 22,
          pointer: "/components/schemas/Pet/properties/age/$ref",
        },
      ]),
    });
    expect(Object.keys(report as object)).toEqual(["ok", "files", "models", "diagnostics", "timings"]);
  });

  it("says of a package that is up to date how many warnings it came with", async () => {
    const spec = petsYaml.replace("{ type: integer }", "{ type: integer, example: old }");
    const cwd = makeProject({ "pets.yaml": spec });
    const args = ["generate", "pets.yaml", "--no-wire", "--json"];
    const { stdout } = await runMain(args, { cwd });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { severity: string }[] };
    const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
    expect(warnings).toBeGreaterThan(0);
    expect(JSON.parse((await runMain(args, { cwd })).stdout)).toMatchObject({
      diagnostics: [],
      earlier: { warnings },
    });
  });

  it("has all diagnostics, however many are shown to people", async () => {
    const cwd = makeProject({
      "pets.yaml": brokenYaml.replace("name: { type: string", `name: { $ref: "#/nowhere"`),
      "modelwright.config.json": `{ "spec": "pets.yaml", "wire": false, "maxDiagnostics": 1 }`,
    });
    for (const flags of [[], ["--max-diagnostics", "1"]]) {
      const { stdout } = await runMain(["generate", "--json", ...flags], { cwd });
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string }[] };
      expect(diagnostics.filter(({ code }) => code === "ref-not-found")).toHaveLength(2);
    }
  });

  it("is printed for a command line that is not understood, too", async () => {
    const { code, stdout } = await runMain(["generate", "--json", "--chek"], { cwd: makeProject({}) });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "command-line", file: null }],
    });
  });
});
