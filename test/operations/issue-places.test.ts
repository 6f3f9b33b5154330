import { expect, it } from "vitest";
import type { Result } from "../../generator/runtime/results.ts";
import { loadOperations } from "./load.ts";

const kind = { $ref: "#/components/schemas/Kind" };
const document = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/pets/{kind}": {
      put: {
        operationId: "putPet",
        parameters: [
          { name: "kind", in: "path", required: true, schema: kind },
          { name: "plain", in: "query", required: true, schema: { type: "string" } },
          { name: "coded", in: "query", required: true, schema: { not: { type: "integer" } } },
        ],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
        },
        responses: { 204: { description: "" } },
      },
    },
  },
  components: {
    schemas: {
      Kind: { type: "string", enum: ["cat", "dog"] },
      Pet: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
    },
  },
};
const { operations, models } = await loadOperations(JSON.stringify(document), {});
const validate = models.validatePutPetRequest as (value: unknown) => Result<unknown>;
const put = "/paths/~1pets~1{kind}/put";

it.each<[string, object, readonly string[]]>([
  [
    "what is missing where it is described",
    {},
    [
      `${put}/parameters/0/schema`,
      `${put}/parameters/1/schema`,
      `${put}/parameters/2/schema`,
      `${put}/requestBody/content/application~1json/schema`,
    ],
  ],
  [
    "what is wrong where it is asked for",
    { kind: "cow", plain: 1, coded: 1, pet: { name: 1 } },
    [
      "/components/schemas/Kind",
      `${put}/parameters/1/schema`,
      `${put}/parameters/2/schema/not`,
      "/components/schemas/Pet/properties/name",
    ],
  ],
])("issues of a request point to %s", (_, value, pointers) => {
  for (const { issues } of [validate(value), operations.putPet!.request.schema.validate(value)])
    expect(issues?.map(({ pointer }) => pointer)).toEqual(pointers);
});
