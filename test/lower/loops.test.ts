import { expect, test } from "vitest";
import { check } from "../../generator/check/index.ts";
import { apiOf } from "../harness/api-of.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };

/** What models say of a value, by name. */
async function verdicts(schemas: object, value: unknown): Promise<Readonly<Record<string, string>>> {
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas },
  };
  const { models } = await apiOf(document);
  const byId = new Map(models.map(({ id, schema }) => [id, schema]));
  const lookup = (id: string) => byId.get(id)!;
  return Object.fromEntries(models.map(({ name, schema }) => [name, check(value, schema, lookup).verdict]));
}

const base = {
  type: "object",
  required: ["t"],
  properties: { t: text },
  discriminator: { propertyName: "t" },
  oneOf: [ref("A"), ref("B")],
};
const a = { properties: { a: { type: "integer" } } };

test.each([
  ["by allOf", { Base: base, A: { allOf: [ref("Base"), a] }, B: { allOf: [ref("Base")] } }],
  ["beside $ref", { Base: base, A: { ...ref("Base"), ...a }, B: ref("Base") }],
  [
    "through another heir, which has a list of its own",
    {
      Base: { ...base, oneOf: [ref("Middle"), ref("B")] },
      Middle: { allOf: [ref("Base")], oneOf: [ref("A")] },
      A: { allOf: [ref("Middle"), a] },
      B: { allOf: [ref("Base")] },
    },
  ],
])("an heir that its base lists is the base and its own members: %s", async (_, schemas) => {
  expect(await verdicts(schemas, { t: "A", a: 1 })).toMatchObject({
    Base: "valid",
    A: "valid",
    B: "invalid",
  });
  expect(await verdicts(schemas, { t: "A", a: "1" })).toMatchObject({ Base: "invalid", A: "invalid" });
  expect(await verdicts(schemas, { t: "B", a: "1" })).toMatchObject({ Base: "valid", B: "valid" });
  expect(await verdicts(schemas, { a: 1 })).toMatchObject({ Base: "invalid", A: "invalid" });
});

test.each([
  ["their base", {}],
  [
    "one between, which has a tag of its own",
    { discriminator: { propertyName: "k" }, anyOf: [ref("A"), ref("C")] },
  ],
])("heirs that are listed by a base beyond %s are told apart", async (_, choice) => {
  const schemas = {
    Base: { ...base, oneOf: [ref("A"), ref("B"), ref("C")] },
    Middle: { allOf: [ref("Base"), { properties: { k: text } }], ...choice },
    A: { allOf: [ref("Middle"), a] },
    B: { allOf: [ref("Base")] },
    C: { allOf: [ref("Middle")] },
  };
  expect(await verdicts(schemas, { t: "A", k: "A", a: 1 })).toEqual({
    Base: "valid",
    Middle: "valid",
    A: "valid",
    B: "invalid",
    C: "invalid",
  });
  expect(await verdicts(schemas, { t: "C", k: "A", a: 1 })).toMatchObject({ A: "invalid" });
});

test("heirs of an heir keep tags of their own", async () => {
  const schemas = {
    Base: base,
    A: { allOf: [ref("Base")] },
    B: { allOf: [ref("Base")] },
    C: { allOf: [ref("A")] },
  };
  expect(await verdicts(schemas, { t: "C" })).toEqual({
    Base: "valid",
    A: "valid",
    B: "invalid",
    C: "valid",
  });
});

test("another name of a base keeps the choice of the base, also where heirs inherit by it", async () => {
  const schemas = {
    Base: base,
    Name: ref("Base"),
    Either: { anyOf: [ref("Name"), { type: "null" }] },
    A: { allOf: [ref("Name"), a] },
    B: { allOf: [ref("Base")] },
  };
  expect(await verdicts(schemas, { t: "A", a: 1 })).toEqual({
    Base: "valid",
    Name: "valid",
    Either: "valid",
    A: "valid",
    B: "invalid",
  });
  expect(await verdicts(schemas, { t: "A", a: "1" })).toMatchObject({ Base: "invalid", Name: "invalid" });
});

test("an heir that is listed beside its own heir leaves that one valid", async () => {
  const schemas = {
    Base: { ...base, oneOf: [ref("A"), ref("B"), ref("C")] },
    A: { allOf: [ref("Base")] },
    B: { allOf: [ref("Base")] },
    C: { allOf: [ref("A"), a] },
  };
  expect(await verdicts(schemas, { t: "C", a: 1 })).toEqual({
    Base: "valid",
    A: "valid",
    B: "invalid",
    C: "valid",
  });
  expect(await verdicts(schemas, { t: "D" })).toMatchObject({ Base: "invalid" });
});
