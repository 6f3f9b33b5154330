import { expect, it } from "vitest";
import { generateCase } from "../harness/generate-case.ts";

it("what is said of Swagger 2.0's x-nullable names it, where it stands", async () => {
  const spec = `swagger: "2.0"
info: { title: T, version: "1" }
paths: {}
definitions:
  Owner: { type: object, properties: { name: { type: string, x-nullable: true } } }
  Pet:
    type: object
    properties:
      owner: { $ref: "#/definitions/Owner", x-nullable: true, description: d }
      kind: { type: string, enum: [a], x-nullable: true }
      any: { x-nullable: true }
      age: { type: integer, exclusiveMinimum: true }
`;
  const { files, report } = await generateCase("/", "spec.yaml", undefined, { "spec.yaml": spec });
  expect(report).toEqual([
    'spec.yaml:9:45 note ref-sibling-ignored: "x-nullable" beside `$ref` is ignored before OpenAPI 3.1',
    'spec.yaml:9:63 note ref-sibling-ignored: "description" beside `$ref` is ignored before OpenAPI 3.1',
    'spec.yaml:10:40 note no-effect: "x-nullable" has no effect here: the `enum` beside it does not list null',
    "spec.yaml:11:26 note nullable-without-type: `x-nullable` has no effect without `type` beside it",
    expect.stringContaining("before OpenAPI 3.1 it says nothing without `minimum`"),
  ]);
  expect(files.get("src/models/owner.ts")).toContain("name?: string | null");
});

it.each([
  ['swagger: "2.0"', "definitions:", "x-nullable"],
  ["openapi: 3.0.3", "components: { schemas:", "nullable"],
])("what is no boolean refuses no null, and is told: %s", async (version, schemas, keyword) => {
  const owner = `{ type: object, properties: { name: { type: string, ${keyword}: "true" } } }`;
  const spec = `${version}
info: { title: T, version: "1" }
paths: {}
${schemas} { Owner: ${owner} }${schemas.includes("{") ? " }" : ""}
`;
  const { files, report } = await generateCase("/", "spec.yaml", undefined, { "spec.yaml": spec });
  expect(report).toEqual([
    expect.stringMatching(
      `^spec.yaml:4:\\d+ error keyword-value: "${keyword}" must be a boolean, not "true"$`,
    ),
  ]);
  expect(files.get("src/models/owner.ts")).toContain("name?: string | null");
});
