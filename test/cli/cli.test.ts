import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentHash } from "../../generator/output/index.ts";
import { makeProject, petsYaml, runCli, runMain } from "./harness.ts";

const brokenYaml = petsYaml.replace("age: { type: integer }", `age: { $ref: "#/components/schemas/Agee" }`);

describe("exit codes", () => {
  it("0: what was asked for was done; nothing to do the second time", async () => {
    const cwd = makeProject({ "spec/pets.yaml": petsYaml });
    const first = await runCli(["generate", "--no-wire"], { cwd });
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/^generated: 1 model, \d+ files written, 0 unchanged in [\d.]+ s\n$/);
    expect(fs.existsSync(join(cwd, "generated/src/models/pet.ts"))).toBe(true);
    const second = await runCli(["generate", "--no-wire"], { cwd });
    expect(second.stdout).toMatch(/^generated: up to date \(1 model, \d+ files\)/);
    expect((await runMain(["generate", "--no-wire", "--check"], { cwd })).code).toBe(0);
  });

  it("0: slow patterns are judged in plain Node as well, and are a warning", async () => {
    const slow = petsYaml.replace("minLength: 1", 'pattern: "^(a+)+$"');
    const cwd = makeProject({ "pets.yaml": slow });
    const { code, stderr } = await runCli(["generate", "pets.yaml", "-o", "out", "--no-wire"], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/pets\.yaml:\d+:\d+ warning slow-pattern: /)]);
  });

  it("1: --check found drift, also when there are errors besides; it names the files and shows the edit", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    const flags = ["generate", "pets.yaml", "-o", "out", "--no-wire"];
    await runMain(flags, { cwd });
    fs.appendFileSync(join(cwd, "out/src/models/pet.ts"), "// mine\n");
    const edited = await runCli([...flags, "--check"], { cwd });
    expect(edited.code).toBe(1);
    expect(edited.stderr).toContain("out/src/models/pet.ts:1:1 warning hand-edited:");
    expect(edited.stdout).toContain("+// mine");
    fs.writeFileSync(join(cwd, "pets.yaml"), brokenYaml);
    const both = await runMain([...flags, "--check"], { cwd });
    expect(both.code).toBe(1);
    expect(both.stderr).toContain("error ref-not-found:");
  });

  it("2: the document has an error; everything else is made all the same, and again the next time", async () => {
    const cwd = makeProject({ "pets.yaml": brokenYaml });
    for (const _ of [1, 2]) {
      const { code, stderr } = await runMain(["generate", "pets.yaml", "--no-wire", "-q"], { cwd });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^pets\.yaml:\d+:\d+ error ref-not-found: /m);
      expect(fs.existsSync(join(cwd, "generated/src/models/pet.ts"))).toBe(true);
    }
  });

  it("2: operations are made of a document in which no model is", async () => {
    const paths = "/a: { get: { operationId: getA, responses: { 200: { description: d } } }, post: 1 }";
    const cwd = makeProject({
      "a.yaml": `openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: { ${paths} }\n`,
    });
    const { code, stderr } = await runMain(["generate", "a.yaml", "--no-wire", "-q"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("error wrong-type: an operation")]);
    expect(fs.existsSync(join(cwd, "generated/src/operations/geta.ts"))).toBe(true);
  });

  it("2: nothing usable writes nothing", async () => {
    const cwd = makeProject({ "pets.yaml": "openapi: [3.0.3\n" });
    const { code, stderr } = await runMain(["generate", "pets.yaml"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("pets.yaml:");
    expect(fs.existsSync(join(cwd, "generated"))).toBe(false);
  });

  it.each([
    [["generate", "--chek"], "did you mean"],
    [["generate", "--year", "soon"], "whole number"],
    [["generate", "--check", "--dry-run"], "cannot be used with"],
    [["generate", "a", "b"], "too many arguments"],
    [["generate", "-o"], "argument missing"],
    [["generat"], "did you mean"],
    [["generate", "--docs-flavor", "html"], "github"],
    [["generate", "absent.yaml"], "absent.yaml"],
    [["generate"], "no document"],
    [["generate", "-c", "absent.json"], "absent.json"],
    [["generate", "--speakeasy", "absent.yaml", "x.yaml"], "absent.yaml"],
    [["generate", "-n", "Not A Name", "x.yaml"], "package name"],
    [["generate", "pets.yaml", "-o", ""], "must be a path"],
    [["generate", "pets.yaml", "-c", ""], "must be a path"],
    [["generate", "http://[::bad"], "no address"],
    [["generate", "pets.yaml", "-o", "pets.yaml"], "a file stands there"],
    [["generate", "pets.yaml", "-o", "pets.yaml/x"], "where a folder must be"],
    [["diff", "a.yaml"], "missing required argument"],
    [["explain", "ref-not-fund"], "ref-not-found"],
  ])("2: %j is not understood", async (args, words) => {
    const { code, stderr } = await runMain(args, { cwd: makeProject({ "pets.yaml": petsYaml }) });
    expect(code).toBe(2);
    expect(stderr.toLowerCase()).toContain(words.toLowerCase());
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("pages", () => {
  it("are written for whom the flags say, and are the format's again without them", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    const run = (...flags: string[]) => runMain(["generate", "pets.yaml", ...flags], { cwd });
    const exists = (path: string) => fs.existsSync(join(cwd, "generated/docs", path));
    expect((await run("--docs-flavor", "vitepress", "--docs-extra", "--docs-safe")).code).toBe(0);
    expect(["index.md", "diagnostics.md", "README.md"].map(exists)).toEqual([true, true, false]);
    expect((await run("--docs-extra")).code).toBe(0);
    expect(["index.md", "diagnostics.md", "README.md"].map(exists)).toEqual([false, true, true]);
    expect((await run()).code).toBe(0);
    expect(["index.md", "diagnostics.md", "README.md"].map(exists)).toEqual([false, false, false]);
  });
});

describe("faults of our own and signals", () => {
  it("70: says that it is a bug, without a stack unless it is asked for", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    const preload = join(cwd, "preload.mjs");
    fs.writeFileSync(
      preload,
      `import fs from "node:fs"; fs.mkdirSync = () => { throw new TypeError("kaput"); };`,
    );
    const env = { NODE_OPTIONS: `--import ${preload}` };
    const { code, stderr } = await runCli(["generate", "pets.yaml", "--no-wire", "-q"], { cwd, env });
    expect(code).toBe(70);
    expect(stderr).toContain("internal error: kaput\nthis is a bug in modelwright");
    expect(stderr).not.toContain(" at ");
    const traced = await runCli(["generate", "pets.yaml", "--no-wire", "-q"], {
      cwd,
      env: { ...env, MODELWRIGHT_DEBUG: "1" },
    });
    expect(traced.stderr).toMatch(/^\s+at /m);
  });

  it("130: interrupted", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    const preload = join(cwd, "preload.mjs");
    fs.writeFileSync(preload, `setTimeout(() => process.kill(process.pid, "SIGINT"), 300);`);
    const env = { NODE_OPTIONS: `--import ${preload}` };
    const { code } = await runCli(["generate", "-", "-q"], { cwd, env, input: null });
    expect(code).toBe(130);
  });
});

describe("where the document comes from", () => {
  it("reads standard input", async () => {
    const cwd = makeProject({});
    const { code } = await runCli(["generate", "-", "--no-wire", "-o", "out"], { cwd, input: petsYaml });
    expect(code).toBe(0);
    expect(fs.existsSync(join(cwd, "out/src/models/pet.ts"))).toBe(true);
  });

  it("does not take the document for the hosts of --allow-remote-refs", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    expect((await runMain(["generate", "--allow-remote-refs", "pets.yaml", "--no-wire"], { cwd })).code).toBe(
      0,
    );
    expect(
      (
        await runMain(["generate", "--allow-remote-refs=a.example,b.example", "pets.yaml", "--no-wire"], {
          cwd,
        })
      ).code,
    ).toBe(0);
  });

  it("gives the same bytes whatever the folders are called", async () => {
    const parts = { "parts/age.yaml": "type: integer\n" };
    const split = petsYaml.replace("{ type: integer }", `{ $ref: "./parts/age.yaml" }`);
    const one = makeProject({ "pets.yaml": split, ...parts });
    const two = makeProject({
      "deep/down/pets.yaml": split,
      "deep/down/parts/age.yaml": parts["parts/age.yaml"],
    });
    await runMain(["generate", "pets.yaml", "--no-wire"], { cwd: one });
    await runMain(["generate", "deep/down/pets.yaml", "--no-wire", "-o", "x/y/generated"], { cwd: two });
    const lock = (path: string): string => fs.readFileSync(join(path, "modelwright.lock.json"), "utf8");
    expect(lock(join(one, "generated"))).toContain(`"references": {"parts/age.yaml":"`);
    expect(lock(join(two, "x/y/generated"))).toBe(lock(join(one, "generated")));
  });
});

describe("a run with nothing to do", () => {
  const flags = ["generate", "pets.yaml", "--no-wire", "--no-docs"];

  it("is not believed where a file that the document refers to changed", async () => {
    const split = petsYaml.replace("{ type: integer }", `{ $ref: "./age.yaml" }`);
    const cwd = makeProject({ "pets.yaml": split, "age.yaml": "type: integer\n" });
    await runMain(flags, { cwd });
    expect((await runMain(flags, { cwd })).stdout).toContain("up to date");
    fs.writeFileSync(join(cwd, "age.yaml"), "type: string\n");
    expect((await runMain(flags, { cwd })).stdout).toMatch(/[1-9]\d* files? written/);
  });

  it("waits for no pipe where a file was, and believes no lock of files that no reference may read", async () => {
    const split = petsYaml.replace("{ type: integer }", `{ $ref: "./age.yaml" }`);
    const cwd = makeProject({ "pets.yaml": split, "age.yaml": "type: integer\n" });
    await runMain(flags, { cwd });
    fs.rmSync(join(cwd, "age.yaml"));
    execFileSync("mkfifo", [join(cwd, "age.yaml")]);
    expect((await runMain(flags, { cwd })).stderr).toContain(
      "age.yaml cannot be read: it is not a regular file",
    );
    const inner = makeProject({ "below/spec/pets.yaml": petsYaml, "age.yaml": "type: integer\n" });
    const folder = { cwd: join(inner, "below/spec") };
    await runMain(flags, folder);
    const lock = join(folder.cwd, "generated/modelwright.lock.json");
    const listed = `"references": {"../../age.yaml":"${contentHash("type: integer\n")}"}`;
    fs.writeFileSync(lock, fs.readFileSync(lock, "utf8").replace('"options":', `${listed},\n  "options":`));
    expect((await runMain(flags, folder)).stdout).not.toContain("up to date");
  });

  it.each(["package.json", "modelwright.api.json", "modelwright.lock.json"])(
    "waits for no pipe in the place of %s",
    async (path) => {
      const cwd = makeProject({ "pets.yaml": petsYaml });
      await runMain(flags, { cwd });
      fs.rmSync(join(cwd, "generated", path));
      execFileSync("mkfifo", [join(cwd, "generated", path)]);
      const { code, stderr } = await runCli(flags, { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining("path-blocked")]);
    },
  );

  it("is not believed by --check, by --force, or where the program is younger than the lock", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    await runMain(flags, { cwd });
    // As if another program of the same version had written it.
    const [model, lock] = ["generated/src/models/pet.ts", "generated/modelwright.lock.json"].map((path) =>
      join(cwd, path),
    );
    const text = `${fs.readFileSync(model!, "utf8")}// older\n`;
    const before = contentHash(fs.readFileSync(model!));
    fs.writeFileSync(model!, text);
    fs.writeFileSync(lock!, fs.readFileSync(lock!, "utf8").replace(before, contentHash(text)));
    expect((await runMain(flags, { cwd })).stdout).toContain("up to date");
    expect((await runMain([...flags, "--check"], { cwd })).code).toBe(1);
    fs.utimesSync(lock!, new Date(2000, 0), new Date(2000, 0));
    expect((await runMain(flags, { cwd })).stdout).toContain("1 file written");
  });
});

describe("the other modes", () => {
  it("--dry-run writes nothing and says what it would", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    const { code, stdout } = await runMain(["generate", "pets.yaml", "--no-wire", "--dry-run"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("would write generated/src/models/pet.ts\n");
    expect(fs.existsSync(join(cwd, "generated"))).toBe(false);
  });

  it("-q prints nothing but diagnostics; --timings prints times", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    expect(await runMain(["generate", "pets.yaml", "--no-wire", "-q"], { cwd })).toMatchObject({
      stdout: "",
      stderr: "",
    });
    const { stderr } = await runMain(["generate", "pets.yaml", "--no-wire", "--timings", "-q", "--force"], {
      cwd,
    });
    expect(stderr).toMatch(/^lower +[\d.]+ s$/m);
  });

  it("the year is the lock's where none is said", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    const year = (): unknown =>
      JSON.parse(fs.readFileSync(join(cwd, "generated/modelwright.lock.json"), "utf8")).year;
    await runMain(["generate", "pets.yaml", "--no-wire", "--year", "2023"], { cwd });
    expect(year()).toBe(2023);
    fs.appendFileSync(join(cwd, "pets.yaml"), "# more\n");
    await runMain(["generate", "pets.yaml", "--no-wire"], { cwd });
    expect(year()).toBe(2023);
  });

  it("rebuilds dist where it is missing", async () => {
    const cwd = makeProject({ "pets.yaml": petsYaml });
    await runMain(["generate", "pets.yaml", "--no-wire"], { cwd });
    fs.rmSync(join(cwd, "generated/dist"), { recursive: true });
    expect((await runMain(["generate", "pets.yaml", "--no-wire", "--check"], { cwd })).code).toBe(0);
    expect(fs.existsSync(join(cwd, "generated/dist"))).toBe(false);
    await runMain(["generate", "pets.yaml", "--no-wire"], { cwd });
    expect(fs.existsSync(join(cwd, "generated/dist/models/pet.js"))).toBe(true);
  });
});
