import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeMappings } from "../../generator/emit/package/mappings.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const spec = `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /pets/{pet-id}:
    parameters:
      - name: pet-id
        in: path
        required: true
        schema: { type: string }
      - $ref: "common.yaml#/components/parameters/limit"
    get:
      operationId: getPet
      parameters:
        - in: query
          name: filter
          content:
            application/json:
              schema: { type: object, properties: { deep_one: { type: string } } }
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
components:
  schemas:
    Pet:
      allOf:
        - $ref: "common.yaml#/components/schemas/Base"
        - type: object
          properties:
            nick_name: { type: string }
            parameters:
              type: object
              properties:
                name: { type: string }
                schema: { type: string }
`;

const common = `components:
  parameters:
    limit:
      name: limit
      in: query
      schema: { type: integer }
  schemas:
    Base: { type: object, properties: { id: { type: string } } }
`;

const { files } = await generateCase(
  "/",
  "spec.yaml",
  {
    ...defaultOptions,
    model: { ...defaultOptions.model, view: { ...defaultOptions.model.view, properties: "camel" } },
    package: { ...defaultOptions.package, definitions: "spec" },
  },
  { "spec.yaml": spec, "common.yaml": common },
);

/** What stands in the spec where a property's definition is. */
function definitionOf(module: string, property: string): string | undefined {
  const declarations = `dist/models/${module}.d.ts`;
  const lines = (files.get(declarations) ?? "").split("\n");
  const line = lines.findIndex((text) => new RegExp(`^\\s*${property}\\??:`).test(text));
  const { mappings, sources } = JSON.parse(files.get(`${declarations}.map`) ?? "{}") as {
    mappings: string;
    sources: readonly string[];
  };
  const column = lines[line]?.indexOf(property);
  const found = decodeMappings(mappings).find((one) => one.line === line && one.column === column);
  if (found === undefined) return undefined;
  const path = posix.join("dist/models", posix.dirname(module), sources[found.source] ?? "");
  return files.get(path)?.split("\n")[found.sourceLine]?.slice(found.sourceColumn);
}

describe("a definition lands in the spec", () => {
  it.each([
    ["operations/getpet", "petId", "name: pet-id"],
    ["operations/getpet", "limit", "name: limit"],
    ["operations/getpet", "filter", "name: filter"],
    ["pet", "id", "id: { type: string } } }"],
    ["pet", "nickName", "nick_name: { type: string }"],
  ])("%s.%s", (module, property, text) => {
    expect(definitionOf(module, property)).toBe(text);
  });

  it("also where a property is called as what leads there", () => {
    const [module = ""] = [...files.keys()]
      .flatMap((path) => /^dist\/models\/(\w+)\.d\.ts$/.exec(path)?.[1] ?? [])
      .filter((name) => files.get(`dist/models/${name}.d.ts`)?.includes("schema?:"));
    expect(definitionOf(module, "schema")).toBe("schema: { type: string }");
    expect(definitionOf(module, "name")).toBe("name: { type: string }");
  });
});
