import fs from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hashInputs } from "../../generator/emit/inputs.ts";
import type { Api, Model } from "../../generator/ir/index.ts";
import { readTree } from "../output/folder.ts";
import { makeProject, petsYaml, runMain } from "./harness.ts";

const flags = ["generate", "pets.yaml", "--no-wire", "-q"];
const toys = `${petsYaml}    Toy:\n      type: object\n      properties:\n        size: { type: integer }\n`;
const bigger = toys.replace("size: {", "colour: { type: string }\n        size: {");

it("takes over what is made from the same, and nothing else", async () => {
  const cwd = makeProject({ "pets.yaml": toys });
  await runMain(flags, { cwd });
  const path = (name: string): string => join(cwd, "generated", name);
  const lock = path("modelwright.lock.json");
  // A module that was taken over by mistake shows: its text on disk is another than a run would make.
  const pet = fs.readFileSync(path("src/models/pet.ts"), "utf8");
  expect(fs.readFileSync(lock, "utf8")).toMatch(/"src\/models\/pet\.ts": \{.*"from":"[0-9a-f]{16}"/);
  fs.writeFileSync(join(cwd, "pets.yaml"), bigger);
  fs.rmSync(path("dist/models/pet.js"));
  expect((await runMain(flags, { cwd })).code).toBe(0);
  const grown = readTree(path("."));
  await runMain([...flags, "--force"], { cwd });
  expect(readTree(path("."))).toEqual(grown);
  expect(grown["src/models/toy.ts"]).toContain("colour");
  fs.writeFileSync(path("src/models/pet.ts"), `${pet}// mine\n`);
  fs.writeFileSync(join(cwd, "pets.yaml"), toys);
  const { stderr } = await runMain(flags, { cwd });
  expect(stderr).toContain("pet.ts was edited by hand and is kept");
  expect(fs.readFileSync(path("src/models/pet.ts"), "utf8")).toContain("// mine");
});

it("makes a module anew with any of its models, and where one of them moves", async () => {
  const toy = (owner: string): string =>
    `${petsYaml}    Toy:\n      type: object\n      properties:\n        maker: ${owner}\n    Game: { properties: { toy: { $ref: "#/components/schemas/Toy" } } }\n`;
  const maker = "{ type: object, properties: { town: { type: string } } }";
  const cwd = makeProject({ "pets.yaml": toy(maker) });
  const path = (name: string): string => join(cwd, "generated", name);
  await runMain([...flags, "--no-docs"], { cwd });
  const lock = fs.readFileSync(path("modelwright.lock.json"), "utf8");
  expect(lock).toMatch(/"src\/models\/toy\.ts": \{.*"model":"Toy","also":\["Maker"\],"from":/);
  for (const [text, module] of [
    [toy(maker.replace("town", "street")), "toy"],
    // Read from elsewhere as well, it has a module of its own, which those that name it import from.
    [`${toy(maker)}    Box: { properties: { maker: ${maker} } }\n`, "maker"],
  ] as const) {
    fs.writeFileSync(join(cwd, "pets.yaml"), text);
    const before = fs.statSync(path("src/models/pet.ts")).mtimeMs;
    expect((await runMain([...flags, "--no-docs"], { cwd })).code).toBe(0);
    const grown = readTree(path("."));
    expect(fs.statSync(path("src/models/pet.ts")).mtimeMs).toBe(before);
    expect(grown[`src/models/${module}.ts`]).toContain("export type Maker =");
    await runMain([...flags, "--no-docs", "--force"], { cwd });
    expect(readTree(path("."))).toEqual(grown);
  }
});

it("hashes texts full of quotes as quickly as others, and values of any size", () => {
  const id = "pets.yaml#/components/schemas/Pet";
  const hashOf = (description: string, value: object): string => {
    const model = { id, name: "Pet", description, value } as unknown as Model;
    const api = { models: [model] } as unknown as Api;
    const documents = new Map([["pets.yaml", "pets.yaml"]]);
    return hashInputs({ api, planned: [], documents, base: "" }).ofModels([model]);
  };
  const large = { ref: "a".repeat(10_000_000), file: "\n".repeat(6_000_000) };
  expect(hashOf("", large)).not.toBe(hashOf("", { ...large, file: "" }));
  const start = performance.now();
  hashOf('"a" '.repeat(25_000), {});
  expect(performance.now() - start).toBeLessThan(2000);
});
