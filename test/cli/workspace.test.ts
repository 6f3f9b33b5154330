import fs from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { exampleIn } from "../harness/readme.ts";
import { readTree } from "../output/folder.ts";
import { makeProject, petsYaml, runMain } from "./harness.ts";

interface Task {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Whether a list of globs names a path; a later exclusion wins. */
function names(globs: readonly string[], path: string): boolean {
  const matches = (glob: string): boolean =>
    new RegExp(
      `^${glob.replace(/[.+]/g, "\\$&").replaceAll("**", "\0").replaceAll("*", "[^/]*").replaceAll("\0", ".*")}$`,
    ).test(path);
  return globs.reduce(
    (named, glob) => (glob.startsWith("!") ? named && !matches(glob.slice(1)) : named || matches(glob)),
    false,
  );
}

it("the README's turbo.json names what a run reads and writes, and nothing of the user's", async () => {
  const { generate } = (JSON.parse(exampleIn("README.md", "json", "tasks")) as { tasks: { generate: Task } })
    .tasks;
  const cwd = makeProject({
    "spec/pets.yaml": petsYaml.replace("{ type: integer }", `{ $ref: "./parts/age.yaml" }`),
    "spec/parts/age.yaml": "type: integer\n",
    "modelwright.config.json": JSON.stringify({ spec: "spec/pets.yaml", wire: false }),
  });
  const before = Object.keys(readTree(cwd));
  expect((await runMain(["generate"], { cwd })).code).toBe(0);
  for (const path of before) expect([path, names(generate.inputs, path)]).toEqual([path, true]);
  const lock = JSON.parse(fs.readFileSync(join(cwd, "generated/modelwright.lock.json"), "utf8"));
  expect(Object.keys(lock.references)).toEqual(["parts/age.yaml"]);
  const versioned = ["generated/package.json", "generated/modelwright.api.json"];
  for (const path of Object.keys(readTree(cwd)).filter((one) => !before.includes(one))) {
    const isVersioned = versioned.includes(path);
    expect([path, names(generate.outputs, path), names(generate.inputs, path)]).toEqual([
      path,
      !isVersioned,
      isVersioned,
    ]);
  }
  expect(names(generate.outputs, "generated/CHANGELOG.md")).toBe(false);
});
