import { describe, expect, it } from "vitest";
import { type Api, exportedNames } from "../../generator/ir/index.ts";
import { apiOf, load, specOf } from "./package.ts";

const kind = { Kind: { type: "string", enum: ["a", "b"] } };
const pet = { Pet: { type: "object", properties: { kind: { $ref: "#/components/schemas/Kind" } } } };

/** A document whose operations send and receive components. */
function document(schemas: object, way: { sends?: string; receives?: string }): string {
  const content = (name: string) => ({
    "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
  });
  const { sends, receives } = way;
  const operation = {
    operationId: "send",
    ...(sends && { requestBody: { required: true, content: content(sends) } }),
    responses: { 200: { description: "", ...(receives && { content: content(receives) }) } },
  };
  return `${JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/": { post: operation } },
    components: { schemas },
  })}\n`;
}

function componentsOf(api: Api): string[] {
  return api.models.filter(({ directory }) => directory === "models").map(({ name }) => name);
}

describe("members that the server alone sets", () => {
  const id = { type: "string", readOnly: true };
  const properties = { id, name: { type: "string" }, made: { type: "boolean" } };
  const asks = { required: ["id"] };
  it.each([
    ["a part of allOf", { allOf: [asks] }],
    ["then", { if: { required: ["made"] }, then: asks }],
    ["else", { if: { required: ["gone"] }, else: { allOf: [asks] } }],
    ["dependentRequired", { dependentRequired: { made: ["id", "name"] } }],
    ["dependentSchemas", { dependentSchemas: { made: asks } }],
  ])("are not asked of requests by %s", async (_, rules) => {
    const spec = document(
      { Pet: { type: "object", properties, ...rules } },
      { sends: "Pet", receives: "Pet" },
    );
    const models = await load((await apiOf(spec, {})).api);
    const verdicts = (value: unknown) => ["Pet", "PetInput"].map((name) => models.get(name)?.is(value));
    expect(verdicts({ id: "1", name: "a", made: true })).toEqual([true, true]);
    expect(verdicts({ name: "a", made: true })).toEqual([false, true]);
  });

  it("leave each fault of an heir to be told once", async () => {
    const text = { type: "string" };
    const Named = {
      type: "object",
      required: ["id", "name", "email"],
      properties: { id: text, name: text, email: text },
    };
    const heir = { allOf: [{ $ref: "#/components/schemas/Named" }, { properties: { id } }] };
    const spec = document({ Named, User: { type: "object", ...heir } }, { sends: "User" });
    const user = (await load((await apiOf(spec, {})).api)).get("UserInput")!;
    type Told = { readonly path: readonly unknown[]; readonly code: string };
    const told = (value: unknown) =>
      (user.validate(value).issues as readonly Told[]).map(({ path, code }) => [...path, code]);
    expect(told({ name: 1, email: "e" })).toEqual([["name", "type"]]);
    expect(told({})).toEqual([
      ["name", "required"],
      ["email", "required"],
    ]);
  });

  const Base = { type: "object", required: ["id", "name"], properties: { name: { type: "string" } } };
  const base = { $ref: "#/components/schemas/Base" };
  it.each([
    ["a part of allOf", { allOf: [base] }],
    ["the reference beside them", base],
    ["then", { if: { required: ["made"] }, then: base }],
    ["dependentSchemas", { dependentSchemas: { made: base } }],
    ["what a reference's model refers to", { allOf: [{ $ref: "#/components/schemas/Middle" }] }],
  ])("are not asked of requests by a model that is referred to in %s", async (_, rules) => {
    const Middle = { allOf: [base, { properties: { made: { type: "boolean" } } }] };
    const spec = document(
      { Base, Middle, Pet: { type: "object", properties, ...rules } },
      { sends: "Pet", receives: "Pet" },
    );
    const models = await load((await apiOf(spec, {})).api);
    const verdicts = (value: unknown) => ["Pet", "PetInput"].map((name) => models.get(name)?.is(value));
    expect(verdicts({ id: "1", name: "a", made: true })).toEqual([true, true]);
    expect(verdicts({ name: "a", made: true })).toEqual([false, true]);
    expect(verdicts({ id: "1", made: true })).toEqual([false, false]);
    expect(models.get("Base")?.is({ name: "a" })).toBe(false);
  });

  it.each<[string, object]>([
    ["its own word", id],
    ["a reference", { $ref: "#/components/schemas/Id" }],
    ["two references", { $ref: "#/components/schemas/Alias" }],
    ["a part of allOf", { allOf: [{ $ref: "#/components/schemas/Alias" }, { minLength: 1 }] }],
    ["a part of a model's allOf", { $ref: "#/components/schemas/Long" }],
  ])("are not asked of requests where one is read-only by %s", async (_, schema) => {
    const Alias = { $ref: "#/components/schemas/Id" };
    const Long = { allOf: [{ minLength: 1 }, { allOf: [Alias] }] };
    const Pet = { type: "object", required: ["id"], properties: { id: schema } };
    const spec = document({ Id: id, Alias, Long, Pet }, { sends: "Pet", receives: "Pet" });
    const models = await load((await apiOf(spec, {})).api);
    expect(["Pet", "PetInput"].map((name) => models.get(name)?.is({}))).toEqual([false, true]);
  });

  it("tell values apart all the same in a choice and in a condition", async () => {
    const rules = { oneOf: [asks, { required: ["name"] }], if: asks, then: { required: ["made"] } };
    const spec = document(
      { Pet: { type: "object", properties, ...rules } },
      { sends: "Pet", receives: "Pet" },
    );
    const models = await load((await apiOf(spec, {})).api);
    const isInput = (value: unknown) => models.get("PetInput")?.is(value);
    expect([{ name: "a" }, { id: "1", made: true }, {}, { id: "1" }].map(isInput)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("open enums", () => {
  it("accept other values of their type in responses, not in requests", async () => {
    const spec = document({ ...kind, ...pet }, { sends: "Pet", receives: "Pet" });
    const { api } = await apiOf(spec, { enums: "open" });
    expect(componentsOf(api)).toEqual(["Kind", "KindInput", "Pet", "PetInput"]);
    const models = await load(api);
    const verdicts = (value: unknown) => ["Pet", "PetInput"].map((name) => models.get(name)?.is(value));
    expect(verdicts({ kind: "a" })).toEqual([true, true]);
    expect(verdicts({ kind: "new" })).toEqual([true, false]);
    expect(verdicts({ kind: 5 })).toEqual([false, false]);
  });

  it("have no variant where they go one way only", async () => {
    const received = await apiOf(document({ ...kind, ...pet }, { receives: "Pet" }), { enums: "open" });
    expect(componentsOf(received.api)).toEqual(["Kind", "Pet"]);
    expect((await load(received.api)).get("Kind")?.is("new")).toBe(true);
    const sent = await apiOf(document({ ...kind, ...pet }, { sends: "Pet" }), { enums: "open" });
    expect(componentsOf(sent.api)).toEqual(["Kind", "Pet"]);
    expect((await load(sent.api)).get("Kind")?.is("new")).toBe(false);
  });

  it("are open where the document says so", async () => {
    const schemas = { Kind: { ...kind.Kind, "x-speakeasy-unknown-values": "allow" } };
    const { api } = await apiOf(specOf(schemas), {});
    expect((await load(api)).get("Kind")?.is("new")).toBe(true);
  });

  it.each<[string, object, accepted: unknown[], refused: unknown[]]>([
    ["null that its type allows", { type: ["string", "null"], enum: ["a", "b"] }, ["new"], [null, 1]],
    ["null that it lists", { type: ["string", "null"], enum: ["a", null] }, ["new", null], [1]],
    ["no type", { enum: ["a", 1] }, ["new", 1.5], [null, true, {}]],
    ["no type, and null", { enum: [null, "a"] }, ["new", null], [1]],
    ["more types", { type: ["integer", "boolean", "string"], enum: [1, true] }, [2, false], ["new", 1.5]],
    ["no value of its type", { type: "string", enum: [1, 2] }, ["new"], [1, null]],
  ])("accept other values of the types that they list beside %s", async (_, schema, accepted, refused) => {
    const { api } = await apiOf(specOf({ X: schema }), { enums: "open" });
    const { is } = (await load(api)).get("X")!;
    expect(accepted.filter((value) => !is(value))).toEqual([]);
    expect(refused.filter(is)).toEqual([]);
  });

  it("pass through what is decoded", async () => {
    const { api } = await apiOf(
      specOf({
        ...kind,
        X: { type: "object", properties: { kind_of: { $ref: "#/components/schemas/Kind" } } },
      }),
      { enums: "open", properties: "camel" },
    );
    const x = (await load(api)).get("X")!;
    expect(x.decode({ kind_of: "new" })).toEqual({ kindOf: "new" });
    expect(x.encode({ kindOf: "new" })).toEqual({ kind_of: "new" });
    expect(() => x.decode({ kind_of: 1 })).toThrow();
  });
});

describe("readOnly and writeOnly", () => {
  const schemas = {
    Base: {
      type: "object",
      required: ["id", "secret"],
      properties: { id: { type: "string", readOnly: true }, secret: { type: "string", writeOnly: true } },
    },
    Heir: {
      allOf: [
        { $ref: "#/components/schemas/Base" },
        { required: ["id", "name"], properties: { name: { type: "string" } } },
      ],
    },
    Plain: { type: "object", properties: { a: { type: "string" } } },
  };

  it("give a model of its own to the direction that differs, and to what inherits from it", async () => {
    const { api } = await apiOf(specOf(schemas), {});
    expect(componentsOf(api)).toEqual([
      "Base",
      "BaseInput",
      "BaseOutput",
      "Heir",
      "HeirInput",
      "HeirOutput",
      "Plain",
    ]);
    const models = await load(api);
    const verdicts = (value: unknown) =>
      ["Heir", "HeirInput", "HeirOutput"].map((name) => models.get(name)?.is(value));
    expect(verdicts({ id: "1", secret: "s", name: "n" })).toEqual([true, true, true]);
    expect(verdicts({ secret: "s", name: "n" })).toEqual([false, true, false]);
    expect(verdicts({ id: "1", name: "n" })).toEqual([false, false, true]);
    expect(verdicts({ id: "1", secret: "s" })).toEqual([false, false, false]);
  });
});

describe("keys that want one name", () => {
  it("keep their own where another one has it, which is told", async () => {
    const properties = Object.fromEntries(
      ["user_id", "userId", "made_at", "made-at", "Name", "--"].map((key) => [key, { type: "string" }]),
    );
    const { api, diagnostics } = await apiOf(specOf({ X: { type: "object", properties } }), {
      properties: "camel",
    });
    const [x] = api.models;
    expect(x?.schema.object?.properties?.map(({ key, name }) => `${key}: ${name}`)).toEqual([
      "user_id: user_id",
      "userId: userId",
      "made_at: madeAt",
      "made-at: made-at",
      "Name: name",
      "--: --",
    ]);
    expect(
      diagnostics.filter(({ code }) => code === "property-name-kept").map(({ message }) => message),
    ).toEqual([
      '"user_id" is not renamed to "userId": another property has that name',
      '"made-at" is not renamed to "madeAt": "made_at" is renamed to it',
    ]);
    const model = (await load(api)).get("X")!;
    const json = { user_id: "1", userId: "2", made_at: "3", "made-at": "4" };
    expect(model.decode(json)).toEqual({ user_id: "1", userId: "2", madeAt: "3", "made-at": "4" });
    expect(model.encode(model.decode(json))).toEqual(json);
  });
});

describe("the names of a module", () => {
  it("are reserved as far as the view needs them", () => {
    const wire = { properties: "preserve", dates: "string", int64: "number", enums: "closed" } as const;
    expect(exportedNames("Pet", wire)).not.toContain("decodePet");
    expect(exportedNames("Pet", { ...wire, dates: "Date" })).toContain("decodePet");
    expect(exportedNames("Pet", { ...wire, int64: "string" })).toContain("stringifyPet");
  });
});
