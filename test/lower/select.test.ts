import { describe, expect, it } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { select } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

const ok = (name: string): string =>
  `responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } }, default: { $ref: "#/components/responses/Failure" } }`;

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /pets:
    get: { operationId: listPets, tags: [pets], ${ok("Pet")} }
  /pets/{id}:
    parameters: [ { name: id, in: path, required: true, schema: { $ref: "#/components/schemas/Id" } } ]
    get: { operationId: getPet, tags: [pets], ${ok("Pet")} }
    delete: { tags: [admin], ${ok("Gone")} }
  /orders:
    get: { operationId: listOrders, tags: [orders], ${ok("Order")} }
components:
  responses:
    Failure: { description: no, content: { application/json: { schema: { $ref: "#/components/schemas/Failure" } } } }
  schemas:
    Pet: { type: object, discriminator: { propertyName: kind }, properties: { owner: { $ref: "#/components/schemas/Owner" } } }
    Cat: { allOf: [ { $ref: "#/components/schemas/Pet" } ] }
    Owner: { type: object, example: { $ref: no-file.yaml }, properties: { default: { $ref: "#/components/schemas/Name" } } }
    Name: { type: string }
    Id: { type: integer }
    Order: { type: object, properties: { line: { $ref: "#/components/schemas/Line" }, "50%": { $ref: "#/components/schemas/Nothing/50%" } } }
    Line: { type: object, properties: { broken: { $ref: "#/components/schemas/Nothing" } } }
    Gone: { type: object }
    Failure: { type: object }
    alone_one: { type: string }
`;

async function narrow(include: readonly string[], exclude: readonly string[] = []) {
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: "/", texts: new Map([["file:///spec.yaml", spec]]) });
  const source = await loader.open("spec.yaml");
  const openapi = select((await openDocument(source!, loader, report))!, { include, exclude }, report);
  return {
    operations: openapi.operations.map(({ method, path }) => `${method} ${path}`),
    schemas: openapi.schemas.map(({ name }) => name),
    told: diagnostics.map(({ code, message }) => `${code}: ${message}`),
    openapi,
  };
}

const pets = ["Pet", "Cat", "Owner", "Name"];

describe("include and exclude", () => {
  it("leave a document as it is where nothing is said", async () => {
    expect((await narrow([])).schemas).toHaveLength(10);
  });

  it("keep what a tag has, and what that reaches: heirs, parts of components, keys named like keywords", async () => {
    const { operations, schemas, told, openapi } = await narrow(["tag:pets"]);
    expect(operations).toEqual(["get /pets", "get /pets/{id}"]);
    expect(schemas).toEqual([...pets, "Id", "Failure"]);
    expect([...openapi.components.responses.keys()]).toEqual(["Failure"]);
    expect(openapi.pathItems.map(({ path }) => path)).toEqual(["/pets", "/pets/{id}"]);
    expect(told).toEqual([]);
  });

  it.each([
    ["path:/pets/**", ["get /pets", "get /pets/{id}", "delete /pets/{id}"]],
    ["path:/pets/*", ["get /pets/{id}", "delete /pets/{id}"]],
    ["path:/*", ["get /pets", "get /orders"]],
    ["path:/**", ["get /pets", "get /pets/{id}", "delete /pets/{id}", "get /orders"]],
    ["operation:list*", ["get /pets", "get /orders"]],
    ["operation:DELETE /pets/{id}", ["delete /pets/{id}"]],
    ["model:Pet", []],
  ])("understand %s", async (pattern, operations) => {
    expect((await narrow([pattern])).operations).toEqual(operations);
  });

  it("keep models by the name of the component or of the model", async () => {
    expect((await narrow(["model:AloneOne", "model:P*"])).schemas).toEqual([...pets, "alone_one"]);
  });

  it("take away what only the excluded reached", async () => {
    const { operations, schemas } = await narrow([], ["tag:orders", "tag:admin"]);
    expect(operations).toEqual(["get /pets", "get /pets/{id}"]);
    expect(schemas).toEqual([...pets, "Id", "Failure", "alone_one"]);
  });

  it("let exclude win over include", async () => {
    expect((await narrow(["path:/pets/**"], ["operation:getPet"])).operations).toEqual([
      "get /pets",
      "delete /pets/{id}",
    ]);
  });

  it("keep an excluded model that is needed, and say so", async () => {
    const { schemas, told } = await narrow([], ["model:Owner", "model:alone_one"]);
    expect(schemas).toContain("Owner");
    expect(schemas).not.toContain("alone_one");
    expect(told).toEqual([expect.stringMatching(/^model-needed: "Owner"/)]);
  });

  it.each([
    ["tag:pet", /pattern-unmatched: .*did you mean "tag:pets"/],
    ["operation:getPets", /did you mean "operation:getPet"/],
    ["model:Pett", /did you mean "model:Pet"/],
    ["tags:pets", /pattern-unknown: .*did you mean "tag:pets"/],
    ["/pets", /did you mean "path:\/pets"/],
    ["pets", /pattern-unknown/],
  ])("tell of %s", async (pattern, message) => {
    const { told } = await narrow([], [pattern]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
  });

  it("tell where nothing is left", async () => {
    const { told } = await narrow(["tag:Pets"]);
    expect(told).toEqual([
      expect.stringMatching(/^pattern-unmatched: .*did you mean "tag:pets"/),
      expect.stringMatching(/^nothing-selected/),
    ]);
    const all = await narrow([], ["path:/**", "model:*"]);
    expect(all.told).toEqual([expect.stringMatching(/^nothing-selected/)]);
  });

  it("report nothing of references in what is left out", async () => {
    expect((await narrow([], ["tag:orders"])).told).toEqual([]);
  });
});
