import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeProject, petsYaml, runMain } from "./harness.ts";

const flags = ["generate", "pets.yaml", "--no-wire"];
const withNick = petsYaml.replace("name: {", "nick: { type: string }\n        name: {");
const withoutAge = petsYaml.replace("        age: { type: integer }\n", "");

interface Package {
  readonly cwd: string;
  spec(text: string): void;
  put(path: string, text: string): void;
  read(path: string): string;
  remove(path: string): void;
  version(): unknown;
  generate(...more: readonly string[]): Promise<Awaited<ReturnType<typeof runMain>>>;
}

/** A package of one model, generated once. */
async function makePackage(version?: string): Promise<Package> {
  const cwd = makeProject({
    "pets.yaml": petsYaml,
    ...(version === undefined ? {} : { "generated/package.json": JSON.stringify({ version }) }),
  });
  const read = (path: string): string => fs.readFileSync(join(cwd, "generated", path), "utf8");
  const generate = (...more: readonly string[]) => runMain([...flags, ...more], { cwd });
  await generate();
  return {
    cwd,
    put: (path, text) => fs.writeFileSync(join(cwd, "generated", path), text),
    spec: (text) => fs.writeFileSync(join(cwd, "pets.yaml"), text),
    read,
    remove: (path) => fs.rmSync(join(cwd, "generated", path)),
    version: () => (JSON.parse(read("package.json")) as { version: unknown }).version,
    generate,
  };
}

it("moves the version and writes an entry once, for all that changed since the last version", async () => {
  const { spec, read, version, generate } = await makePackage("1.4.0");
  spec(withNick);
  expect((await generate()).code).toBe(0);
  spec(withNick.replace("age: { type: integer }", "age: { type: number }"));
  expect((await generate("--bump")).stdout).toContain("version 2.0.0");
  expect(version()).toBe("2.0.0");
  const changelog = read("CHANGELOG.md");
  expect(changelog).toContain(
    '## 2.0.0\n\n### `Pet`\n\n- **Breaking:** `age`: the type widened from integer to number. Possible now: `{"name":"a","age":',
  );
  expect(changelog).toContain("`nick`: the optional property was added");
  expect((await generate("--bump")).stdout).toContain("up to date");
  const forced = await generate("--bump", "--force");
  expect(forced.stdout).toContain(" 0 files written");
  expect(read("CHANGELOG.md")).toBe(changelog);
  spec(petsYaml.replace("age: { type: integer }", "age: { type: number }"));
  await generate("--bump");
  expect(read("CHANGELOG.md").match(/^## .*$/gm)).toEqual(["## 3.0.0", "## 2.0.0"]);
});

it("leaves version and changelog alone where it is not asked for", async () => {
  const { cwd, spec, read, version, generate } = await makePackage("1.4.0");
  const kept = read("modelwright.api.json");
  spec(withNick);
  await generate();
  expect(version()).toBe("1.4.0");
  expect(read("modelwright.api.json")).toBe(kept);
  expect(fs.existsSync(join(cwd, "generated/CHANGELOG.md"))).toBe(false);
  expect((await generate("--check")).code).toBe(0);
  expect((await generate()).stdout).toContain("up to date");
  // What was not released yet is told by --check --bump, which writes nothing.
  expect((await generate("--check", "--bump")).code).toBe(1);
  expect((await generate("--dry-run", "--bump")).stdout).toContain("would write generated/CHANGELOG.md");
  expect(version()).toBe("1.4.0");
});

it("writes no entry where nothing changed for a caller", async () => {
  const { cwd, spec, version, generate } = await makePackage("1.4.0");
  spec(
    petsYaml
      .replace("title: Pets", "title: All pets")
      .replace("type: object", "type: object\n      description: One."),
  );
  const { code, stdout } = await generate("--bump");
  expect([code, stdout.includes("version")]).toEqual([0, false]);
  expect(version()).toBe("1.4.0");
  expect(fs.existsSync(join(cwd, "generated/CHANGELOG.md"))).toBe(false);
});

it("begins a history where there is none", async () => {
  const cwd = makeProject({ "pets.yaml": petsYaml });
  const first = await runMain([...flags, "--bump"], { cwd });
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining("note history-begins")]);
  expect(fs.existsSync(join(cwd, "generated/CHANGELOG.md"))).toBe(false);
  expect((await runMain([...flags, "--bump"], { cwd })).stdout).toContain("up to date");
  fs.writeFileSync(join(cwd, "pets.yaml"), withoutAge);
  expect((await runMain([...flags, "--bump"], { cwd })).stdout).toContain("version 0.1.0");
});

it("refuses what it cannot know: a version that is none, a document with errors", async () => {
  const { put, spec, version, read, generate } = await makePackage("1.4.0");
  const broken = withNick.replace("{ type: integer }", `{ $ref: "#/components/schemas/Gone" }`);
  const kept = read("modelwright.api.json");
  spec(broken);
  expect((await generate("--bump")).stderr).toContain(
    "error cannot-bump: the version is not bumped: the document has errors",
  );
  expect([version(), read("modelwright.api.json")]).toEqual(["1.4.0", kept]);
  spec(withNick);
  put("package.json", read("package.json").replace("1.4.0", "next"));
  expect(await generate("--bump")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("no semantic version"),
  });
  expect([version(), read("modelwright.api.json")]).toEqual(["next", kept]);
  put("package.json", read("package.json").replace("next", "1.4.0"));
  const source = await generate("--bump", "-o", "elsewhere", "-c", "none.json");
  expect(source.code).toBe(2);
});

it("leaves what a run without --bump would write where it refuses to release", async () => {
  const { put, spec, read, generate } = await makePackage("1.4.0");
  put("package.json", read("package.json").replace("1.4.0", "next"));
  spec(withNick);
  expect((await generate("--bump", "--docs-extra")).code).toBe(2);
  expect(await generate("--check", "--docs-extra")).toMatchObject({ code: 0 });
});

describe("an API of the last version that is not as it was written", () => {
  const path = "modelwright.api.json";
  const indented = (text: string): string => JSON.stringify(JSON.parse(text), null, 4);

  it("is the same laid out anew, and stays so", async () => {
    const { put, spec, version, read, generate } = await makePackage("1.4.0");
    put(path, indented(read(path)));
    expect((await generate()).stdout).toContain("up to date");
    expect((await generate("--check")).code).toBe(0);
    spec(withNick);
    expect((await generate()).stderr).not.toContain("warning");
    expect(read(path)).toBe(indented(read(path)));
    const { code, stderr, stdout } = await generate("--bump");
    expect([code, stdout]).toEqual([0, expect.stringContaining("version 1.5.0")]);
    expect(stderr).not.toMatch(/warning|note/);
    expect([version(), (await generate("--check")).code]).toEqual(["1.5.0", 0]);
  });

  it("is one of two that were written, between the marks of a merge", async () => {
    const { put, spec, version, read, generate } = await makePackage("1.4.0");
    const [ours, lock] = [read(path), read("modelwright.lock.json")];
    spec(withNick);
    await generate("--bump");
    put(path, `<<<<<<< HEAD\n${ours}=======\n${read(path)}>>>>>>> theirs\n`);
    put(
      "modelwright.lock.json",
      `<<<<<<< HEAD\n${lock}=======\n${read("modelwright.lock.json")}>>>>>>> theirs\n`,
    );
    spec(withoutAge);
    expect((await generate("--bump")).stdout).toContain("version 2.0.0");
    expect([version(), read(path).includes("<<<<<<<")]).toEqual(["2.0.0", false]);
  });

  it("stops --bump where it was edited, until --force begins anew", async () => {
    const { put, spec, version, read, generate } = await makePackage("1.4.0");
    const edited = read(path).replace('"age"', '"years"');
    put(path, edited);
    spec(withoutAge);
    const kept = await generate();
    expect([kept.code, kept.stderr]).toEqual([0, expect.stringContaining("hand-edited")]);
    for (const text of [edited, edited.replace("{", "{\n<<<<<<< HEAD\n")]) {
      put(path, text);
      const { code, stderr } = await generate("--bump");
      expect([code, stderr.includes("history-begins")]).toEqual([2, false]);
      expect(stderr).toContain("error cannot-bump: the version is not bumped: modelwright.api.json is not");
      expect([version(), read(path)]).toEqual(["1.4.0", text]);
    }
    const begun = await generate("--bump", "--force");
    expect([begun.code, begun.stderr]).toEqual([0, expect.stringContaining("history-begins")]);
    spec(petsYaml);
    expect((await generate("--bump")).stdout).toContain("version 1.5.0");
  });
});

describe("an API of the last version that is gone", () => {
  const path = "modelwright.api.json";

  it("is written again where it is the one of this run", async () => {
    const { read, remove, generate } = await makePackage("1.4.0");
    const kept = read(path);
    remove(path);
    expect(await generate()).toMatchObject({ code: 0, stderr: expect.not.stringContaining("warning") });
    expect(read(path)).toBe(kept);
  });

  it("is not replaced by another, and stops --bump until --force begins anew", async () => {
    const { cwd, spec, read, remove, version, generate } = await makePackage("1.4.0");
    const kept = read(path);
    remove(path);
    for (const text of [withNick, withoutAge]) {
      spec(text);
      expect(await generate()).toMatchObject({
        code: 0,
        stderr: expect.stringContaining("baseline-missing"),
      });
      expect(fs.existsSync(join(cwd, "generated", path))).toBe(false);
      const { code, stderr } = await generate("--bump");
      expect([code, version()]).toEqual([2, "1.4.0"]);
      expect(stderr).toContain("error cannot-bump: the version is not bumped: modelwright.api.json is gone");
    }
    fs.writeFileSync(join(cwd, "generated", path), kept);
    expect(await generate("--bump")).toMatchObject({ stdout: expect.stringContaining("version 2.0.0") });
    remove(path);
    spec(petsYaml);
    expect(await generate("--bump", "--force")).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("history-begins"),
    });
    spec(withNick);
    expect((await generate("--bump")).stdout).toContain("version 2.1.0");
  });
});

it("goes on from its version where a package was source alone for a while", async () => {
  const { spec, read, version, cwd, generate } = await makePackage();
  spec(withNick);
  await generate("--bump");
  expect(version()).toBe("0.0.1");
  const turn = (output: string): void =>
    fs.writeFileSync(join(cwd, "modelwright.config.json"), JSON.stringify({ spec: "pets.yaml", output }));
  const kept = read("modelwright.api.json");
  turn("source");
  for (const _ of [1, 2]) expect((await generate()).code).toBe(0);
  expect((await generate("--check")).code).toBe(0);
  expect(fs.existsSync(join(cwd, "generated/package.json"))).toBe(false);
  turn("package");
  expect(await generate()).toMatchObject({ code: 0, stderr: expect.not.stringContaining("warning") });
  expect([version(), read("modelwright.api.json")]).toEqual(["0.0.1", kept]);
  expect((await generate("--check")).code).toBe(0);
  spec(withoutAge);
  expect((await generate("--bump")).stdout).toContain("version 0.1.0");

  turn("source");
  await generate();
  spec(petsYaml);
  turn("package");
  expect((await generate()).stderr).toContain("baseline-missing");
  expect([version(), (await generate("--bump")).code]).toEqual(["0.1.0", 2]);
});

it("stamps the version into a package.json whose other keys were edited", async () => {
  const { cwd, spec, read, version, generate } = await makePackage("1.4.0");
  const edited = JSON.stringify({ ...JSON.parse(read("package.json")), sideEffects: true }, null, 2);
  fs.writeFileSync(join(cwd, "generated/package.json"), edited);
  spec(withNick);
  expect((await generate("--bump")).stderr).toContain("hand-edited");
  expect(version()).toBe("1.5.0");
  expect(JSON.parse(read("package.json"))).toMatchObject({ sideEffects: true });
});

it("keeps the words of a changelog that people write, too", async () => {
  const { cwd, spec, read, generate } = await makePackage("1.4.0");
  fs.writeFileSync(join(cwd, "generated/CHANGELOG.md"), "# Changes\n\nBy hand.\n\n## 1.4.0\n\nAll of it.\n");
  spec(withNick);
  const { stderr } = await generate("--bump");
  expect(stderr).not.toContain("warning");
  expect(read("CHANGELOG.md")).toMatchInlineSnapshot(`
    "# Changes

    By hand.

    ## 1.5.0

    ### \`Pet\`

    - \`nick\`: the optional property was added

    ## 1.4.0

    All of it.
    "
  `);
  fs.writeFileSync(join(cwd, "pets.yaml"), petsYaml);
  fs.appendFileSync(join(cwd, "generated/CHANGELOG.md"), "\nMore.\n");
  expect((await generate()).stderr).not.toContain("warning");
  expect(read("CHANGELOG.md")).toContain("More.");
});

it("does not go with --watch", async () => {
  expect((await runMain([...flags, "--watch", "--bump"], { cwd: makeProject({}) })).code).toBe(2);
});
