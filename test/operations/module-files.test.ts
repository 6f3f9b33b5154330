import { describe, expect, it } from "vitest";
import type { NameOptions } from "../../generator/ir/index.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const { names } = defaultOptions.model;

/** The modules of operations with these ids, in the order of their paths. */
async function modulesOf(ids: readonly string[], change: Partial<NameOptions>): Promise<readonly string[]> {
  const operation = (operationId: string) => ({ operationId, responses: { 204: { description: "" } } });
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: Object.fromEntries(ids.map((id, at) => [`/${at}`, { get: operation(id) }])),
  };
  const options = {
    ...defaultOptions,
    model: { ...defaultOptions.model, names: { ...names, ...change } },
  };
  const { api } = await generateCase("/", "spec.json", options, { "spec.json": JSON.stringify(document) });
  return api!.operations.map(({ module }) => module.path);
}

describe("modules of operations", () => {
  it("are called as files of models are", async () => {
    expect(await modulesOf(["putPet"], { files: "kebab" })).toEqual(["operations/put-pet"]);
  });

  it("have a file each where hyphens make two names one", async () => {
    const both = ["operations/index-operation", "operations/index-operation2"];
    expect(await modulesOf(["index", "indexOperation"], { files: "kebab" })).toEqual(both);
  });

  it("make way for models that were given their folder", async () => {
    const directories = { ...names.directories, operations: "operations" };
    expect(await modulesOf(["putPet"], { directories })).toEqual(["calls/putpet"]);
    const both = { ...directories, errors: "Calls/errors" };
    expect(await modulesOf(["putPet"], { directories: both })).toEqual(["calls2/putpet"]);
  });
});
