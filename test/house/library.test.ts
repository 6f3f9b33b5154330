import { expect, it } from "vitest";
import { codes, defineConfig, generate } from "../../generator/index.ts";

it("generates from texts at hand, and tells what is wrong", async () => {
  const spec = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {},
    components: { schemas: { Pet: { type: "object", properties: { a: { $ref: "#/nowhere" } } } } },
  };
  const { files, diagnostics } = await generate({
    spec: "spec.json",
    cwd: "/memory",
    texts: { "spec.json": JSON.stringify(spec) },
  });
  expect(files.get("src/models/pet.ts")).toContain("export function parsePet");
  expect(diagnostics.map(({ code }) => code)).toEqual(["ref-not-found"]);
});

it("has what a configuration file needs", () => {
  expect(defineConfig({ name: "pets" })).toEqual({ name: "pets" });
  expect(codes["ref-not-found"].severity).toBe("error");
});
