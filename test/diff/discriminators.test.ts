import { expect, it } from "vitest";
import { compare, told } from "./compare-documents.ts";

const kind = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
const [Cat, Dog] = ["#/components/schemas/Cat", "#/components/schemas/Dog"];

const document = (mapping: Readonly<Record<string, string | undefined>>): object => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {},
  components: {
    schemas: {
      Cat: kind,
      Dog: kind,
      Pet: { oneOf: [{ $ref: Cat }, { $ref: Dog }], discriminator: { propertyName: "kind", mapping } },
    },
  },
});

it("the tags of a discriminator have no order", async () => {
  expect(told(await compare(document({ c: Cat, d: Dog }), document({ d: Dog, c: Cat })))).toEqual([]);
  const others = await compare(document({ c: Cat, d: Dog }), document({ c: Dog, d: Cat }));
  expect(told(others)).toContain("request,response discriminator-changed: safe, safe");
});
