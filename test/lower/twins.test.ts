import { expect, test } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

test("a class of several places is read at each of them for what is wrong, and makes no model but its own", async () => {
  const parameter = (name: string) => ({
    name,
    in: "query",
    schema: {
      type: "array",
      items: {
        type: "object",
        properties: { kind: { type: "string", enum: ["a", "b"] }, code: { type: "string", format: "cod" } },
      },
    },
  });
  const operation = (operationId: string, description: string) => ({
    get: {
      operationId,
      parameters: [{ ...parameter("lines"), description }],
      responses: { 204: { description: "None." } },
    },
  });
  const document = {
    openapi: "3.0.3",
    info: { title: "T", version: "1" },
    paths: {
      "/a": operation("listA", "The lines."),
      "/a/lines": operation("listMore", "The lines."),
      "/b": operation("listB", "The lines."),
    },
  };
  const options = { ...defaultOptions, package: { ...defaultOptions.package, output: "source" as const } };
  const { api, report } = await generateCase("/api", "spec.json", options, {
    "spec.json": JSON.stringify(document, null, 1),
  });
  expect(report.filter((line) => line.includes("unknown-format"))).toHaveLength(3);
  expect(api?.models.map(({ name }) => name)).toEqual([
    "Kind",
    "Line",
    "ListARequest",
    "ListBRequest",
    "ListMoreRequest",
  ]);
});
