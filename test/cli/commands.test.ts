import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeProject, petsYaml, runCli, runMain } from "./harness.ts";

describe("the smaller commands", () => {
  it("--version, --help and nothing at all", async () => {
    const cwd = makeProject({});
    expect((await runMain(["--version"], { cwd })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const args of [["--help"], [], ["generate", "--help"]]) {
      const { code, stdout } = await runMain(args, { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain("Usage: modelwright");
    }
  });

  it("explain says what a code means, or lists them all", async () => {
    const cwd = makeProject({});
    const { code, stdout } = await runMain(["explain", "hand-edited"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Cause\n");
    expect(stdout).toContain("Cure\n");
    const { stdout: all } = await runMain(["explain"], { cwd });
    expect(all).toMatch(/^hand-edited +A /m);
    expect(all).toMatch(/^operation-added +the operation was added$/m);
    expect((await runMain(["explain", "operation-addd"], { cwd })).stderr).toContain(
      'did you mean "operation-added"?',
    );
  });

  it("diff shows the place of what keeps a document from being understood", async () => {
    const cwd = makeProject({
      "pets.yaml": petsYaml,
      "next.yaml": petsYaml.replace("3.0.3", "9.0.0"),
      "empty.yaml": "",
    });
    const { code, stderr } = await runMain(["diff", "pets.yaml", "next.yaml"], { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^next\.yaml:1:10 error version-unknown: .*\n.*9\.0\.0\n +\| +\^\n/),
    ]);
    expect((await runMain(["diff", "pets.yaml", "empty.yaml"], { cwd })).stderr).toContain(
      "empty.yaml:1:1 error not-openapi: ",
    );
  });

  it("init writes a configuration that generate reads, and never overwrites one", async () => {
    const cwd = makeProject({ "openapi.yaml": petsYaml });
    expect((await runMain(["init"], { cwd })).code).toBe(0);
    expect((await runCli(["generate", "--no-wire"], { cwd })).code).toBe(0);
    expect(fs.existsSync(join(cwd, "generated/src/models/pet.ts"))).toBe(true);
    expect((await runMain(["init"], { cwd })).stderr).toContain("file-exists");
    const configured = makeProject({ "modelwright.config.json": "{}" });
    expect((await runMain(["init"], { cwd: configured })).stderr).toContain(
      "modelwright.config.json is there",
    );
  });
});
