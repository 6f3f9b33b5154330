import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { diff } from "../../generator/diff/index.ts";
import { settle } from "../../generator/diff/settle.ts";
import type { Api } from "../../generator/ir/index.ts";
import { apiOfFile } from "../harness/api-of.ts";
import { makeFolder, put } from "../output/folder.ts";

const content = { "application/json": { schema: { $ref: "parts%23x/toy.json#/$defs/Toy" } } };
const api = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: { "/a": { get: { operationId: "a", responses: { 200: { description: "done", content } } } } },
  components: {
    schemas: { Pet: { type: "object", properties: { toy: { $ref: "parts%23x/toy.json#/$defs/Toy" } } } },
  },
};
const toy = { $defs: { Toy: { type: "object", properties: { name: { type: "string" } } } } };

describe("documents whose names have a #", () => {
  it.each(["C#", "C#/deep"])("are the same as those in %s", async (place) => {
    const folder = makeFolder();
    for (const root of ["plain", place]) {
      put(folder, `${root}/api.json`, JSON.stringify(api));
      put(folder, `${root}/parts#x/toy.json`, JSON.stringify(toy));
    }
    const [plain, odd] = (await Promise.all(
      ["plain", place].map((root) => apiOfFile(folder, `${root}/api.json`)),
    )) as [Api, Api];
    expect(settle(odd).models.map(({ id }) => id)).toEqual([
      "#/components/schemas/Pet",
      "parts#x/toy.json#/$defs/Toy~reference",
    ]);
    expect(diff(plain, odd)).toEqual([]);
    expect(diff(readBaseline(printBaseline(plain))!, odd)).toEqual([]);
  });
});
