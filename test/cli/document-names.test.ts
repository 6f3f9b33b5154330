import fs from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { readTree } from "../output/folder.ts";
import { makeProject, petsYaml, runMain } from "./harness.ts";

const flags = ["--no-wire", "-q"];
const object = (properties: string): string => `{ type: object, properties: { ${properties} } }`;

it("gives the same bytes in whatever folder it runs, also of documents that lie elsewhere", async () => {
  const cwd = makeProject({
    "svc/api.yaml": `${petsYaml}    Toy: ${object(
      'b: { $ref: "../common/b.yaml#/B" }, c: { $ref: "deep/c.yaml#/C" }, named: { example: api.yaml }',
    )}\n`,
    "svc/deep/c.yaml": `C: ${object('b: { $ref: "../../common/b.yaml#/B" }')}\n`,
    "common/b.yaml": `B: ${object("x: { type: string }")}\n`,
  });
  const generate = (folder: string, ...more: readonly string[]) => {
    const from = join(cwd, folder);
    const [spec, out] = ["svc/api.yaml", "out"].map((path) => relative(from, join(cwd, path)));
    return runMain(["generate", spec!, "-o", out!, ...flags, ...more], { cwd: from });
  };
  expect((await generate("svc")).code).toBe(0);
  const made = readTree(join(cwd, "out"));
  expect(made["modelwright.lock.json"]).toMatch(/"src\/models\/b\.ts": \{.*"from":"[0-9a-f]{16}"/);
  expect(made["src/models/c.ts"]).toContain("from deep/c.yaml#/C\n");
  for (const folder of [".", "svc/deep", "common"]) {
    expect(await generate(folder, "--check"), folder).toMatchObject({ code: 0 });
    await generate(folder, "--force");
    expect(readTree(join(cwd, "out")), folder).toEqual(made);
  }
});

it("makes anew what says the document's name where that changed", async () => {
  const cwd = makeProject({ "api.yaml": petsYaml });
  const generate = (spec: string, ...more: readonly string[]) =>
    runMain(["generate", spec, ...flags, ...more], { cwd });
  await generate("api.yaml");
  fs.renameSync(join(cwd, "api.yaml"), join(cwd, "openapi.yaml"));
  await generate("openapi.yaml");
  expect(await generate("openapi.yaml", "--check")).toMatchObject({ code: 0 });
  const pet = fs.readFileSync(join(cwd, "generated/src/models/pet.ts"), "utf8");
  expect(pet).toContain("from openapi.yaml#/components/schemas/Pet\n");
});

it("takes no sign of a file's path for a part of an address", async () => {
  const cwd = makeProject({
    "C#/api.yaml": `${petsYaml}    Toy: ${object('b: { $ref: "a%23b/b.yaml#/B" }')}\n`,
    "C#/a#b/b.yaml": `B: ${object("x: { type: string }")}\n`,
    "modelwright.config.json": '{ "definitions": "spec" }',
  });
  const run = () => runMain(["generate", "C#/api.yaml", "-c", "modelwright.config.json", ...flags], { cwd });
  expect((await run()).code).toBe(0);
  const made = readTree(join(cwd, "generated"));
  expect(made["src/models/toy.ts"]).toContain("from api.yaml#/components/schemas/Toy\n");
  expect(made["src/models/b.ts"]).toContain("from a#b/b.yaml#/B\n");
  expect(Object.keys(made).filter((path) => path.startsWith("spec/"))).toEqual([
    "spec/a#b/b.yaml",
    "spec/api.yaml",
  ]);
});
