import fs from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { makeProject, petsYaml, runMain, startCli } from "./harness.ts";

const flags = ["generate", "pets.yaml", "--watch", "--no-wire", "--no-docs"];
const splitYaml = petsYaml.replace("{ type: integer }", `{ $ref: "./age.yaml" }`);

it("generates again whenever a file changes, and keeps the last good output while the document is broken", async () => {
  const cwd = makeProject({ "pets.yaml": splitYaml, "age.yaml": "type: integer\n" });
  const write = (path: string, text: string): void => fs.writeFileSync(join(cwd, path), text);
  const pet = (): string => fs.readFileSync(join(cwd, "generated/src/models/pet.ts"), "utf8");
  const watching = await startCli(flags, cwd);
  await watching.until(/ in [\d.]+ s\n/);

  write("pets.yaml", splitYaml.replace("name: {", "nick: { type: boolean }\n        name: {"));
  expect(await watching.until(/ in [\d.]+ s\n/)).toMatch(/generated: \d+ written \(.*pet\.ts.*\) in /);
  expect(pet()).toContain("nick");

  write("age.yaml", "type: string\n");
  await watching.until(/ in [\d.]+ s\n/);
  expect(pet()).toMatch(/age\?: string/);

  const good = pet();
  for (const broken of ["openapi: [", splitYaml.replace("./age.yaml", "./agee.yaml")]) {
    write("pets.yaml", broken);
    const printed = await watching.until(
      /pets\.yaml:\d+:\d+ error [\s\S]*good output stays\n|good output stays\n[\s\S]*error/,
    );
    expect(printed).not.toContain("written");
    expect(pet()).toBe(good);
  }
  // A file that was referred to before is watched while nothing refers to it.
  write("pets.yaml", splitYaml);
  await watching.until(/ in [\d.]+ s\n/);
  expect(pet()).not.toContain("nick");

  expect(await watching.end("SIGINT")).toBe(130);
  expect(fs.readdirSync(join(cwd, "generated")).filter((name) => name.startsWith(".modelwright"))).toEqual(
    [],
  );
});

it("notices files that come into being, in folders that do as well", async () => {
  const cwd = makeProject({
    "pets.yaml": petsYaml.replace("{ type: integer }", `{ $ref: "./new/age.yaml" }`),
  });
  const folder = join(cwd, "new");
  const write = (text: string): void => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(join(folder, "age.yaml"), text);
  };
  const pet = (): string => fs.readFileSync(join(cwd, "generated/src/models/pet.ts"), "utf8");
  const watching = await startCli(flags, cwd);
  // Two streams: either line may come first, and the first run's would be taken for the second's.
  await watching.until(/ in [\d.]+ s\n[\s\S]*watching|watching[\s\S]* in [\d.]+ s\n/);

  fs.mkdirSync(folder);
  await setTimeout(300);
  write("type: string\n");
  await watching.until(/ in [\d.]+ s\n/);
  expect(pet()).toMatch(/age\?: string/);

  fs.rmSync(folder, { recursive: true });
  await watching.until(/good output stays\n/);
  write("type: boolean\n");
  await watching.until(/ in [\d.]+ s\n/);
  expect(pet()).toMatch(/age\?: boolean/);
});

it("notices that a folder is replaced, and that a link leads elsewhere", async () => {
  const cwd = makeProject({
    "pets.yaml": petsYaml.replace("{ type: integer }", `{ $ref: "./refs/now/age.yaml" }`),
    "refs/one/age.yaml": "type: integer\n",
    "refs/two/age.yaml": "type: string\n",
    "other/one/age.yaml": "type: boolean\n",
  });
  const at = (path: string): string => join(cwd, path);
  const leadTo = (name: string): void => {
    fs.symlinkSync(name, at("link"));
    fs.renameSync(at("link"), at("refs/now"));
  };
  const replace = (folder: string, by: string): void => {
    fs.renameSync(at(folder), at(`${folder}.old`));
    fs.renameSync(at(by), at(folder));
  };
  leadTo("one");
  const watching = await startCli(flags, cwd);
  await watching.until(/ in [\d.]+ s\n[\s\S]*watching|watching[\s\S]* in [\d.]+ s\n/);
  const becomes = async (type: string): Promise<void> => {
    await watching.until(/ in [\d.]+ s\n/);
    expect(fs.readFileSync(at("generated/src/models/pet.ts"), "utf8")).toContain(`age?: ${type}`);
  };

  leadTo("two");
  await becomes("string");
  replace("refs/two", "other/one");
  await becomes("boolean");
  fs.cpSync(at("refs"), at("refs.new"), { recursive: true, verbatimSymlinks: true });
  fs.writeFileSync(at("refs.new/two/age.yaml"), "type: number\n");
  replace("refs", "refs.new");
  await becomes("number");
  fs.writeFileSync(at("refs/two/age.yaml"), "type: string\n");
  await becomes("string");
});

it("cannot be combined with what ends by itself", async () => {
  for (const other of ["--check", "--dry-run", "--json"]) {
    expect((await runMain([...flags, other], { cwd: makeProject({}) })).code).toBe(2);
  }
});
