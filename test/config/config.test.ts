import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Flags, type Job, resolveJobs } from "../../generator/config/index.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { defaultDocsOptions, defaultModelOptions } from "../../generator/ir/index.ts";
import { makeProject } from "../cli/harness.ts";

interface Settled {
  readonly jobs: readonly Job[];
  /** `file:line code: message` of each. */
  readonly found: readonly string[];
  readonly cwd: string;
}

async function settle(files: Readonly<Record<string, string>>, flags: Flags = {}): Promise<Settled> {
  const cwd = makeProject(files);
  const { report, diagnostics } = createReporter();
  const { jobs, sources } = await resolveJobs(cwd, flags, report);
  const found = diagnostics.map(({ code, message, at }) => {
    if (at === undefined) return `${code}: ${message}`;
    const position =
      "line" in at ? at : sources.find(({ file }) => file === at.file)?.locate(at.pointer, at.key);
    return `${at.file}:${position?.line}:${position?.column} ${code}: ${message}`;
  });
  return { jobs, found, cwd };
}

const spec = { "spec/pets.yaml": "openapi: 3.0.3" };

describe("where a run's options come from", () => {
  it("without anything: the one document in spec/, and generated/", async () => {
    const { jobs, found, cwd } = await settle(spec);
    expect(found).toEqual([]);
    expect(jobs).toMatchObject([
      {
        spec: join(cwd, "spec/pets.yaml"),
        dir: join(cwd, "generated"),
        shownDir: "generated",
        year: "default",
      },
    ]);
    expect(jobs[0]?.options.model).toEqual(defaultModelOptions);
  });

  it("reports no document, and several", async () => {
    expect((await settle({})).found).toEqual([
      "no-spec: no document was named, on the command line or by a configuration, and none is in spec/",
    ]);
    expect((await settle({ ...spec, "spec/toys.json": "{}", "spec/notes.md": "" })).found).toEqual([
      "no-spec: no document was named, and spec/ has several: pets.yaml, toys.json",
    ]);
  });

  it.each([
    [
      "modelwright.config.json",
      `{ "name": "pets", "dir": "out", "docs": { "flavor": "mdx" }, "dates": "Date" }`,
    ],
    [
      "modelwright.config.mjs",
      `export default { name: "pets", dir: "out", docs: { flavor: "mdx" }, dates: "Date" };`,
    ],
    [
      "modelwright.config.js",
      `module.exports = { name: "pets", dir: "out", docs: { flavor: "mdx" }, dates: "Date" };`,
    ],
    [
      "modelwright.config.js",
      `export default { name: "pets", dir: "out", docs: { flavor: "mdx" }, dates: "Date" };`,
    ],
    [
      "modelwright.config.ts",
      `import { defineConfig } from "modelwright";
       const name: string = "pets";
       export default defineConfig({ name, dir: "out", docs: { flavor: "mdx" }, dates: "Date" });`,
    ],
    [
      "package.json",
      `{ "modelwright": { "name": "pets", "dir": "out", "docs": { "flavor": "mdx" }, "dates": "Date" } }`,
    ],
  ])("%s says", async (file, text) => {
    const { jobs, found, cwd } = await settle({ ...spec, [file]: text });
    expect(found).toEqual([]);
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.dir).toBe(join(cwd, "out"));
    expect(jobs[0]?.options.package.name).toBe("pets");
    expect(jobs[0]?.options.docs).toEqual({ ...defaultDocsOptions, flavor: "mdx" });
    expect(jobs[0]?.options.model.view).toMatchObject({ dates: "Date", enums: "closed" });
  });

  it("flags go before the configuration, and paths are relative to where they are written", async () => {
    const config = `{ "spec": "a.yaml", "dir": "out", "name": "pets", "year": 2020, "docs": { "extra": true } }`;
    const files = { "sub/my.json": config };
    const plain = await settle(files, { config: "sub/my.json" });
    expect(plain.jobs).toMatchObject([
      { spec: join(plain.cwd, "sub/a.yaml"), shownDir: "sub/out", year: "chosen" },
    ]);
    const flags = {
      config: "sub/my.json",
      spec: "b.yaml",
      out: "there",
      name: "cats",
      year: 2021,
      docsSafe: true as const,
    };
    const { jobs, cwd } = await settle(files, flags);
    expect(jobs).toMatchObject([{ spec: join(cwd, "b.yaml"), dir: join(cwd, "there") }]);
    expect(jobs[0]?.options.package.name).toBe("cats");
    expect(jobs[0]?.options.docs).toMatchObject({ year: 2021, extra: true, safe: true, pages: "written" });
  });

  it("an array makes several packages; a document picks its own", async () => {
    const config = `[{ "spec": "a.yaml", "dir": "a" }, { "spec": "b.yaml", "dir": "b", "wire": false }]`;
    const files = { "modelwright.config.json": config };
    expect((await settle(files)).jobs.map(({ shownDir }) => shownDir)).toEqual(["a", "b"]);
    const { jobs } = await settle(files, { spec: "b.yaml" });
    expect(jobs.map(({ shownDir }) => shownDir)).toEqual(["b"]);
    expect(jobs[0]?.options.package.wire).toBe(false);
    const other = await settle(files, { spec: "c.yaml", out: "c" });
    expect(other.found).toEqual([
      "config-not-used: modelwright.config.json is for another document than c.yaml; its options are not used",
    ]);
    expect(other.jobs.map(({ shownDir }) => shownDir)).toEqual(["c"]);
    expect((await settle(files, { out: "c" })).found[0]).toContain("command-line: -o names one folder");
    expect((await settle(files, { name: "c" })).found[0]).toContain("command-line: -n is one name");
    const same = `[{ "spec": "a.yaml", "dir": "a" }, { "spec": "b.yaml", "dir": "./a/" }]`;
    expect((await settle({ "modelwright.config.json": same })).found[0]).toContain("have the folder a");
  });

  it("a configuration elsewhere means the one document beside it", async () => {
    const files = { ...spec, "sub/spec/sub.yaml": "openapi: 3.0.3", "sub/my.json": "{}" };
    const { jobs, cwd } = await settle(files, { config: "sub/my.json" });
    expect(jobs).toMatchObject([{ spec: join(cwd, "sub/spec/sub.yaml"), shownDir: "sub/generated" }]);
  });

  it("two packages of an array have two folders, whatever links lead there", async () => {
    const config = `[{ "spec": "a.yaml", "dir": "link/x/y" }, { "spec": "b.yaml", "dir": "real/x/y" }]`;
    const cwd = makeProject({ "modelwright.config.json": config, "real/keep": "" });
    fs.symlinkSync(join(cwd, "real"), join(cwd, "link"), "junction");
    const { report, diagnostics } = createReporter();
    await resolveJobs(cwd, {}, report);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining("two packages of the configuration have the folder real/x/y"),
    ]);
  });

  it("says which of several configurations is used", async () => {
    const { found } = await settle({
      ...spec,
      "modelwright.config.json": "{}",
      "package.json": `{ "modelwright": {} }`,
    });
    expect(found).toEqual([
      "config-ambiguous: several configurations were found: modelwright.config.json is used, package.json is ignored",
    ]);
  });
});

describe("what is wrong with a configuration", () => {
  it("is reported with its place and what was meant", async () => {
    const { found, jobs } = await settle({
      ...spec,
      "modelwright.config.json": `{
  "nmae": "pets",
  "outDir": "x",
  "docs": { "flavour": "mdx", "extra": "yes" },
  "dates": "date",
  "year": 20250,
  "names": { "directories": { "models": "../up" } },
  "overlays": "a.yaml",
  "constructor": 1
}`,
    });
    expect(found).toEqual([
      `modelwright.config.json:2:3 unknown-option: there is no option "nmae"; did you mean "name"?`,
      `modelwright.config.json:3:3 unknown-option: there is no option "outDir"; did you mean "dir"?`,
      `modelwright.config.json:4:13 unknown-option: there is no option "docs.flavour"; did you mean "docs.flavor"?`,
      `modelwright.config.json:4:40 wrong-value: "docs.extra" must be true or false, not "yes"`,
      `modelwright.config.json:5:12 wrong-value: "dates" must be "string" or "Date", not "date"; did you mean "Date"?`,
      `modelwright.config.json:6:11 wrong-value: "year" must be a whole number from 1970 to 9999, not 20250`,
      `modelwright.config.json:7:41 wrong-value: "names.directories.models" must be a relative path such as models/components, and no place of the package's own (runtime, http), not "../up"`,
      `modelwright.config.json:8:15 wrong-value: "overlays" must be an array of strings, not "a.yaml"`,
      `modelwright.config.json:9:3 unknown-option: there is no option "constructor"`,
    ]);
    expect(jobs[0]?.options.model.names).toEqual(defaultModelOptions.names);
  });

  it.each([
    ...["runtime", "Runtime/models", "http", "openapi", "types", "src", "package.json"],
    ...["index.ts", "models/pet.ts"],
  ])("is a room in a place of the package's own, or one that is called like a file: %s", async (models) => {
    const config = JSON.stringify({ names: { directories: { models } } });
    const { found } = await settle({ ...spec, "modelwright.config.json": config });
    expect(found).toEqual([expect.stringContaining('wrong-value: "names.directories.models"')]);
  });

  it("is a room whose folder is another's but for case; the same folder is shared", async () => {
    const config = (errors: string): string => JSON.stringify({ names: { directories: { errors } } });
    const { found } = await settle({ ...spec, "modelwright.config.json": config("Models") });
    expect(found).toEqual([
      'wrong-value: "names.directories.errors" must be spelled like that of models, "models", not "Models"',
    ]);
    for (const errors of ["models", "http-errors", "openapi2/errors"]) {
      const other = await settle({ ...spec, "modelwright.config.json": config(errors) });
      expect(other.found).toEqual([]);
    }
  });

  it.each([
    ["modelwright.config.json", "{ no json", "syntax-error"],
    ["modelwright.config.json", `"text"`, "wrong-value"],
    ["modelwright.config.mjs", "export default {", "config-failed"],
    [
      "modelwright.config.mjs",
      `throw new Error("kaput")`,
      "config-failed: modelwright.config.mjs cannot be read: kaput",
    ],
    [
      "modelwright.config.mjs",
      `export default { get name() { throw new Error("kaput"); } };`,
      "config-failed: modelwright.config.mjs cannot be read: kaput",
    ],
    ["modelwright.config.mjs", "export default { year: 2025n };", "not 2025n"],
    ["modelwright.config.mjs", "export default { include: [1n, {}] };", "not [1n,an object]"],
    [
      "modelwright.config.mjs",
      "const list = []; list.push(list); export default { include: list };",
      "not an array",
    ],
    [
      "modelwright.config.mjs",
      `export default { dir: "o\\0x" };`,
      `"dir" must be a path that is not empty and holds no NUL, not "o\\u0000x"`,
    ],
    ["modelwright.config.mjs", `import "not-installed-at-all";`, "config-failed"],
    ["modelwright.config.mjs", "export const config = {};", "wrong-value"],
    ["modelwright.config.ts", `const x: = 1;`, "config-failed"],
  ])("%s with %j", async (file, text, words) => {
    const { found } = await settle({ ...spec, [file]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(words);
    expect(found[0]).toContain(file);
  });

  it.each(["[]", "null", "5"])("%s is no configuration, and nothing is made of it", async (text) => {
    for (const flags of [{}, { spec: "spec/pets.yaml" }]) {
      const { jobs, found } = await settle({ ...spec, "modelwright.config.json": text }, flags);
      expect(jobs).toEqual([]);
      expect(found).toEqual([
        `modelwright.config.json:1:1 wrong-value: "the configuration" must be an object, not ${text}`,
      ]);
    }
  });

  it("a function is none either, without a word about a document", async () => {
    const { found } = await settle({ "modelwright.config.mjs": "export default () => ({});\n" });
    expect(found).toEqual([expect.stringMatching(/wrong-value: .* not a function$/)]);
  });

  it("a package.json that is named has to have the key", async () => {
    const { jobs, found } = await settle({ ...spec, "package.json": "{}" }, { config: "package.json" });
    expect(jobs).toEqual([]);
    expect(found).toEqual([
      'package.json:1:1 config-failed: package.json cannot be read: it has no key "modelwright"',
    ]);
  });

  it("a package.json in another folder is called by its path", async () => {
    const files = { "sub/package.json": '{ "modelwright": { "dirr": "x" } }' };
    const { found } = await settle(files, { config: "sub/package.json", spec: "a.yaml" });
    expect(found).toEqual([expect.stringMatching(/^sub\/package\.json:1:20 unknown-option/)]);
  });
});

it("a file: address is decoded", async () => {
  const { jobs } = await settle({}, { spec: "file:///tmp/a%20b.yaml" });
  expect(jobs[0]?.spec).toBe("/tmp/a b.yaml");
});
