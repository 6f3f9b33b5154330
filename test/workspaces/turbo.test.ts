import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { petsYaml } from "../cli/harness.ts";
import { compileForNode } from "../compile.ts";
import { exampleIn } from "../harness/readme.ts";
import { makeFolder, put, readTree } from "../output/folder.ts";

const turbo = join(import.meta.dirname, "node_modules/.bin/turbo");

/** A workspace of three packages, each with a spec. */
async function makeWorkspace(): Promise<string> {
  const folder = makeFolder();
  const cli = join(await compileForNode(), "generator/dist/cli.js");
  put(
    folder,
    "package.json",
    JSON.stringify({ private: true, packageManager: "npm@10.8.2", workspaces: ["apis/*"] }),
  );
  put(folder, "package-lock.json", JSON.stringify({ name: "workspace", lockfileVersion: 3, packages: {} }));
  put(folder, "turbo.json", exampleIn("README.md", "json", "tasks"));
  for (const name of ["one", "two", "three"]) {
    const scripts = { generate: `${process.execPath} ${cli} generate --no-wire` };
    put(folder, `apis/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", scripts }));
    put(folder, `apis/${name}/spec/pets.yaml`, petsYaml);
  }
  return folder;
}

/** How many of the tasks were run, and how many came from the cache. */
function run(folder: string): { readonly ran: number; readonly cached: number } {
  const { stdout, stderr, status } = spawnSync(
    turbo,
    ["run", "generate", "--cache=local:rw", "--no-update-notifier"],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", CI: "1", NODE_OPTIONS: "" },
    },
  );
  expect(status, `${stdout}${stderr}`).toBe(0);
  const [, cached = "", total = ""] = /Cached:\s+(\d+) cached, (\d+) total/.exec(stdout) ?? [];
  return { ran: Number(total) - Number(cached), cached: Number(cached) };
}

test("the README's turbo.json generates what changed, and brings back what was there", async () => {
  const folder = await makeWorkspace();
  expect(run(folder)).toEqual({ ran: 3, cached: 0 });
  // The API of the first version is an input from now on.
  run(folder);
  expect(run(folder)).toEqual({ ran: 0, cached: 3 });
  const made = readTree(join(folder, "apis/two/generated"));
  fs.rmSync(join(folder, "apis/two/generated/src"), { recursive: true });
  fs.rmSync(join(folder, "apis/two/generated/dist"), { recursive: true });
  expect(run(folder)).toEqual({ ran: 0, cached: 3 });
  expect(readTree(join(folder, "apis/two/generated"))).toEqual(made);
  put(
    folder,
    "apis/one/spec/pets.yaml",
    petsYaml.replace("name: {", "nick: { type: string }\n        name: {"),
  );
  expect(run(folder)).toEqual({ ran: 1, cached: 2 });
  expect(readTree(join(folder, "apis/one/generated"))["src/models/pet.ts"]).toContain("nick");
});

test("what a cache leaves of a model that is gone is told, and removed where that is asked for", async () => {
  const folder = await makeWorkspace();
  const one = join(folder, "apis/one");
  run(folder);
  run(folder);
  const made = readTree(join(one, "generated"));
  const toys = `${petsYaml}    Toy: { type: object, properties: { size: { type: integer } } }\n`;
  put(one, "spec/pets.yaml", toys);
  run(folder);
  put(one, "spec/pets.yaml", petsYaml);
  expect(run(folder)).toEqual({ ran: 0, cached: 3 });
  const cli = join(await compileForNode(), "generator/dist/cli.js");
  const generate = (...flags: string[]): string =>
    spawnSync(process.execPath, [cli, "generate", "--no-wire", ...flags], { cwd: one, encoding: "utf8" })
      .stderr;
  expect(generate("--check")).toMatch(/file-orphaned: generated\/src\/models\/toy\.ts/);
  generate("--force");
  expect(readTree(join(one, "generated"))).toEqual(made);
});

test("a version that was released is not taken back", async () => {
  const folder = await makeWorkspace();
  run(folder);
  run(folder);
  const one = join(folder, "apis/one");
  put(one, "spec/pets.yaml", petsYaml.replace("name: {", "nick: { type: string }\n        name: {"));
  run(folder);
  const cli = join(await compileForNode(), "generator/dist/cli.js");
  spawnSync(process.execPath, [cli, "generate", "--no-wire", "--bump"], { cwd: one });
  const released = readTree(join(one, "generated"));
  expect(released["CHANGELOG.md"]).toContain("nick");
  run(folder);
  expect(readTree(join(one, "generated"))).toEqual(released);
});
