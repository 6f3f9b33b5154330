import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { compile, strictest } from "../harness/compile.ts";
import { generateCase } from "../harness/generate-case.ts";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Schemas by which `npm run fuzz` once brought the generator down, each as small as it gets. */
const found: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "an enumeration that has to be itself, or that": {
    Loop: { type: "string", enum: ["a", "b"], anyOf: [to("Loop")] },
    Holder: { type: "object", properties: { loop: to("Loop") } },
  },
  "an enumeration that must not be itself": {
    Loop: { type: "string", enum: ["a", "b"], not: to("Loop") },
    Holder: { type: "object", properties: { loop: to("Loop") } },
  },
  "two enumerations that are one of each other": {
    One: { enum: ["a"], oneOf: [to("Other")] },
    Other: { enum: ["a"], oneOf: [to("One")] },
  },
  "a member of a union that is one object, with a key that every object has": {
    Union: { anyOf: [{ enum: [{ toString: 1 }] }, { enum: [[{ toString: null }]] }, { type: "string" }] },
    Only: { enum: [{ valueOf: false, toString: {} }] },
  },
  "a list of what is nothing but itself": {
    One: { anyOf: [to("Other")] },
    Other: { anyOf: [to("One")] },
    List: { type: "array", items: to("One") },
  },
};

describe("what once brought the generator down", () => {
  test.each(Object.entries(found))("%s", async (_, schemas) => {
    for (const version of ["3.0.3", "3.1.0"]) {
      const document = {
        openapi: version,
        info: { title: "T", version: "1" },
        paths: {},
        components: { schemas },
      };
      const { files } = await generateCase(tmpdir(), "spec.json", undefined, {
        "spec.json": JSON.stringify(document),
      });
      const sources = [...files].filter(([path]) => path.startsWith("src/"));
      expect(sources.length).toBeGreaterThan(3);
      // Enumerations of themselves have rules that nothing asks for.
      expect(compile(new Map(sources), { ...strictest, noUnusedLocals: false })).toEqual([]);
    }
  });
});

test("members of a form that are called as members of every object are", async () => {
  const properties = { toString: { type: "string" }, valueOf: { type: "array", items: { type: "string" } } };
  const encoding = {
    toString: { style: "form", explode: false, allowReserved: true },
    valueOf: { style: "pipeDelimited" },
  };
  const content = { "multipart/form-data": { schema: { type: "object", properties }, encoding } };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { operationId: "send", requestBody: { content }, responses: {} } } },
  };
  const texts = { "spec.json": JSON.stringify(document) };
  const { files } = await generateCase(tmpdir(), "spec.json", undefined, texts);
  expect(files.get("src/operations/send.ts")).toContain("valueOf: { style:");
  expect(compile(new Map([...files].filter(([path]) => path.startsWith("src/"))))).toEqual([]);
});
