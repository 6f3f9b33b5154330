import { describe, expect, it } from "vitest";
import { type Api, defaultModelOptions, type NameOptions } from "../../generator/ir/index.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const text = { type: "string" };

function object(properties: Record<string, unknown>, more: object = {}): object {
  return { type: "object", properties, ...more };
}

async function lowered(
  document: object,
  names: Partial<NameOptions> = {},
  more: Readonly<Record<string, string>> = {},
): Promise<Api> {
  const options = {
    ...defaultOptions,
    model: { ...defaultModelOptions, names: { ...defaultModelOptions.names, ...names } },
    package: { ...defaultOptions.package, output: "source" as const },
  };
  const spec = { openapi: "3.1.0", info: { title: "T", version: "1" }, ...document };
  const { api } = await generateCase("/api", "spec.json", options, {
    "spec.json": JSON.stringify(spec),
    ...more,
  });
  return api!;
}

/** The models of each module, in order. */
function layout({ models }: Api): Record<string, readonly string[]> {
  const modules: Record<string, string[]> = {};
  for (const { name, module } of models) {
    modules[module.path] ??= [];
    modules[module.path]![module.turn] = name;
  }
  return modules;
}

const ofComponents = (
  schemas: object,
  names?: Partial<NameOptions>,
): Promise<Record<string, readonly string[]>> =>
  lowered({ paths: {}, components: { schemas } }, names).then(layout);

const answer = (schema: object): object => ({
  200: { description: "ok", content: { "application/json": { schema } } },
});

describe("an inline class is declared", () => {
  it("with the component that leads to it, after it, in the order in which it is read", async () => {
    const owner = object({ town: object({ zip: text }), age: object({ years: text }) });
    expect(await ofComponents({ Pet: object({ owner, size: { enum: ["a", "b"] } }) })).toEqual({
      "models/pet": ["Pet", "Owner", "Town", "Age", "Size"],
    });
  });

  it("in a module of its own where two components lead to it, with what only it leads to", async () => {
    const owner = object({ town: object({ zip: text }) });
    expect(await ofComponents({ Pet: object({ owner }), Toy: object({ owner }) })).toEqual({
      "models/owner": ["Owner", "Town"],
      "models/pet": ["Pet"],
      "models/toy": ["Toy"],
    });
  });

  it("with what two classes of one module lead to", async () => {
    const town = object({ zip: text });
    const pet = object({ buyer: object({ name: text, town }), seller: object({ since: text, town }) });
    expect(await ofComponents({ Pet: pet })).toEqual({ "models/pet": ["Pet", "Buyer", "Town", "Seller"] });
  });

  it("with its component also where it leads back to it and to itself", async () => {
    const tree = object({
      kids: { type: "array", items: object({ of: { $ref: "#/components/schemas/Tree" } }, { title: "Kid" }) },
      self: object({ again: { $ref: "#/components/schemas/Tree/properties/self" } }),
    });
    expect(await ofComponents({ Tree: tree })).toEqual({
      "models/tree": ["Tree", "Kid", "TreeSelf", "SelfProperties"],
    });
  });

  it("by itself where it lies in another file, with the classes of that file", async () => {
    const document = {
      paths: {},
      components: { schemas: { Pet: object({ owner: { $ref: "owner.json" }, size: { enum: ["a", "b"] } }) } },
    };
    const files = { "owner.json": JSON.stringify(object({ town: object({ zip: text }) })) };
    expect(layout(await lowered(document, {}, files))).toEqual({
      "models/owner": ["Owner", "Town"],
      "models/pet": ["Pet", "Size"],
    });
  });

  it("by itself where each class is asked for apart", async () => {
    expect(
      await ofComponents({ Pet: object({ owner: object({ name: text }) }) }, { modules: "apart" }),
    ).toEqual({
      "models/owner": ["Owner"],
      "models/pet": ["Pet"],
    });
  });
});

describe("what an operation takes and answers is declared", () => {
  const pet = object({ owner: object({ name: text }) });
  const put = (operationId: string, schema: object): object => ({
    operationId,
    requestBody: { content: { "application/json": { schema } } },
    responses: answer(schema),
  });

  it("together, the request first", async () => {
    const document = { paths: { "/pets": { put: put("putPet", object({ tag: object({ label: text }) })) } } };
    expect(layout(await lowered(document))).toEqual({
      "models/operations/putpet": ["PutPetRequest", "Tag", "PutPetResponse"],
    });
  });

  it("apart from what other operations lead to as well, and from components", async () => {
    const document = {
      paths: {
        "/pets": { put: put("putPet", pet), post: put("postPet", { $ref: "#/components/schemas/Pet" }) },
      },
      components: { schemas: { Pet: object({ owner: object({ since: text }) }) } },
    };
    expect(layout(await lowered(document))).toEqual({
      "models/operations/putpet": ["PutPetRequest", "Owner", "PutPetResponse"],
      "models/pet": ["Pet", "Owner"],
    });
  });

  it("beside a model that has a module of the same name", async () => {
    const document = {
      paths: {
        "/pets": {
          get: {
            operationId: "pet",
            parameters: [{ in: "query", name: "q", schema: text }],
            responses: answer({ $ref: "#/components/schemas/Pet" }),
          },
        },
      },
      components: { schemas: { Pet: pet } },
    };
    const directories = { ...defaultModelOptions.names.directories, operations: "models" };
    expect(layout(await lowered(document, { directories }))).toEqual({
      "models/pet": ["Pet", "Owner"],
      "models/pet-models": ["PetRequest"],
    });
  });
});

it("models of rooms that share a folder share its names", async () => {
  const schema = { $ref: "#/components/schemas/Problem" };
  const responses = { 400: { description: "d", content: { "application/json": { schema } } } };
  const document = {
    paths: { "/pets": { get: { operationId: "pet", responses } } },
    components: { schemas: { Problem: object({ detail: text }) } },
  };
  const directories = { ...defaultModelOptions.names.directories, errors: "models" };
  expect(layout(await lowered(document, { directories }))).toEqual({
    "models/problem": ["Problem"],
    "models/problem1": ["Problem1"],
  });
});

it("no module is called like a folder with an index, which the same import would find", async () => {
  const schemas = {
    Operations: object({ a: text }),
    Errors: object({ b: text }),
    Webhooks: object({ c: text }),
  };
  expect(await ofComponents(schemas)).toEqual({
    "models/errors-model": ["Errors"],
    "models/operations-model": ["Operations"],
    // There are no webhooks.
    "models/webhooks": ["Webhooks"],
  });
  const more = {
    ...schemas,
    OperationsModel: object({ d: text }),
    Index: object({}),
    IndexModel: object({}),
  };
  expect(Object.keys(await ofComponents(more, { files: "kebab" })).sort()).toEqual([
    "models/errors-model",
    "models/index-model",
    "models/index-model2",
    "models/operations-model",
    "models/operations-model2",
    "models/webhooks",
  ]);
});
