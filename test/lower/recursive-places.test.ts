import { expect, test } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (name: string) => ({ type: "array", items: ref(name) });
const map = (name: string) => ({ type: "object", additionalProperties: ref(name) });

const document = {
  openapi: "3.0.3",
  info: { title: "T", version: "1" },
  paths: {
    "/a": {
      get: {
        operationId: "a",
        responses: {
          200: { description: "OK.", content: { "application/json": { schema: ref("Holder") } } },
        },
      },
    },
  },
  components: {
    schemas: {
      Json: map("Json"),
      List: list("List"),
      Rows: list("Row"),
      Row: map("Rows"),
      Holder: {
        type: "object",
        properties: {
          json: ref("Json"),
          list: ref("List"),
          rows: ref("Rows"),
          names: { type: "array", items: { type: "string" } },
        },
      },
    },
  },
};

test.each(["models", "classes"] as const)(
  "maps and lists that hold themselves have a name to end by, with %s",
  async (components) => {
    const { model, docs } = defaultOptions;
    const options = {
      model: { ...model, components, inline: "apart" as const },
      docs: { ...docs, extra: true },
      package: { ...defaultOptions.package, output: "source" as const },
    };
    const { files, report } = await generateCase("/api", "spec.json", options, {
      "spec.json": JSON.stringify(document),
    });
    expect(report.filter((line) => !line.includes("wire-repaired"))).toEqual([]);
    const pages = [...files.keys()].filter((path) => /^docs\/models\/[a-z]+\.md$/.test(path));
    expect(pages).toEqual(
      expect.arrayContaining(["docs/models/holder.md", "docs/models/json.md", "docs/models/list.md"]),
    );
    // What is cut off is empty, and of its own kind.
    expect(files.get("docs/models/list.md")).not.toContain("{}");
  },
);
