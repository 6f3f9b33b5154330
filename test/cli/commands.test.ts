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
