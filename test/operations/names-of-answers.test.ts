import { expect, it } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

it("what reads the text of one answer is not what reads another answer", async () => {
  const long = { type: "integer", format: "int64" };
  const list = { type: "array", items: long };
  const content = {
    "text/x": { schema: list },
    "application/json": { schema: { type: "array", items: list } },
  };
  const get = { operationId: "pet", responses: { 200: { description: "", content } } };
  const spec = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/a": { get } },
  });
  const options = {
    package: { ...defaultOptions.package, operations: "written" as const },
    model: { view: { ...defaultOptions.model.view, int64: "bigint" as const } },
  };
  const { files } = await generateCase(
    "/memory",
    "spec.json",
    { ...defaultOptions, ...options, model: { ...defaultOptions.model, ...options.model } },
    { "spec.json": spec },
  );
  const text = files.get("src/operations/pet.ts") ?? "";
  const names = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  expect(names).toContain("parsePet200Json");
  expect(names).toEqual([...new Set(names)]);
});
