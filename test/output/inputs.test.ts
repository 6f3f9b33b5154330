import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { OutputFile } from "../../generator/output/index.ts";
import { makeProject, petsYaml, runMain } from "../cli/harness.ts";
import { makeFolder, put, readFiles, run } from "./folder.ts";

const copyOf = (text: string): OutputFile => ({ text, copy: true });

describe("a document that the package passes on", () => {
  it("is the package's where the run put it, and the user's where it stood there", async () => {
    const dir = makeFolder();
    await run(dir, { "spec/a.yaml": copyOf("a\n") });
    expect((await run(dir, {})).removed).toEqual(["spec/a.yaml"]);
    put(dir, "spec/a.yaml", "a\n");
    expect((await run(dir, { "spec/a.yaml": copyOf("a\n") })).unchanged).toEqual(["spec/a.yaml"]);
    expect((await run(dir, { "spec/a.yaml": copyOf("b\n") })).codes).toEqual(["foreign-file"]);
    expect((await run(dir, {})).removed).toEqual([]);
    expect(readFiles(dir)).toEqual({ "spec/a.yaml": "a\n" });
  });

  it("neither replaces nor removes one that the run reads, whatever the lock or --force says", async () => {
    const dir = makeFolder();
    const inputs = [join(dir, "spec/a.yaml")];
    await run(dir, { "spec/a.yaml": copyOf("a\n") });
    put(dir, "spec/a.yaml", "\uFEFFa\n");
    const same = await run(dir, { "spec/a.yaml": copyOf("a\n") }, { inputs, force: true });
    expect([same.unchanged, same.codes]).toEqual([["spec/a.yaml"], []]);
    const other = await run(dir, { "spec/a.yaml": copyOf("b\n") }, { inputs, force: true });
    expect([other.kept, other.codes]).toEqual([["spec/a.yaml"], ["foreign-file"]]);
    put(dir, "spec/a.yaml", "a\n");
    expect((await run(dir, {}, { inputs, force: true })).removed).toEqual([]);
    expect(readFiles(dir)).toEqual({ "spec/a.yaml": "a\n" });
  });
});

describe("a package that is made around its document", () => {
  it.each([
    ["definitions lead elsewhere", { dir: ".", definitions: "src" }],
    ["another document takes its place", { dir: ".", definitions: "spec", spec: "spec/b.yaml" }],
  ])("keeps it where %s", async (_, config) => {
    const name = "modelwright.config.json";
    const first = JSON.stringify({ dir: ".", definitions: "spec", spec: "spec/a.yaml", wire: false });
    const cwd = makeProject({ "spec/a.yaml": petsYaml, "spec/b.yaml": petsYaml, [name]: first });
    expect((await runMain(["generate", "-q"], { cwd })).code).toBe(0);
    put(cwd, name, JSON.stringify({ spec: "spec/a.yaml", wire: false, ...config }));
    expect((await runMain(["generate"], { cwd })).stdout).not.toContain("removed");
    expect(readFiles(cwd)["spec/a.yaml"]).toBe(petsYaml);
    expect(await runMain(["generate", "--check"], { cwd })).toMatchObject({ code: 0 });
  });
});
