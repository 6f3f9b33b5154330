import { describe, expect, it } from "vitest";
import { generateCase } from "../harness/generate-case.ts";
import { parsePages } from "../harness/page-examples.ts";

const spec = `openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, default: 10 } }
        - { name: owner, in: query, required: true, schema: { type: string } }
        - { name: tag, in: query, schema: { type: string } }
      responses: { "204": { description: None. } }
components:
  schemas:
    Kind: { type: string, enum: [cat, dog], default: cat }
    Pet:
      type: object
      required: [listed, preset, referred, many]
      properties:
        listed: { type: string }
        preset: { type: string, default: a }
        referred: { $ref: "#/components/schemas/Kind" }
        many: { type: array, nullable: true, items: { type: string }, default: [] }
        free: { type: string }
        fallback: { type: string, default: b }
`;

describe("required", async () => {
  const { api, files } = await generateCase("/pets", "spec.yaml", undefined, { "spec.yaml": spec });
  const pages = parsePages(files);
  const asked = (path: string): Record<string, boolean> => {
    const page = pages.get(`docs/${path}.md`);
    return Object.fromEntries(
      page?.kind === "object" ? page.rows.map(({ name, required }) => [name, required] as const) : [],
    );
  };

  it("means on a page that the caller has to give it: listed, and without a default", () => {
    expect(asked("models/pet")).toEqual({
      listed: true,
      preset: false,
      referred: false,
      // A list that may be null: the page format has it so.
      many: true,
      free: false,
      fallback: false,
    });
    expect(asked("models/operations/listpetsrequest")).toEqual({ limit: false, owner: true, tag: false });
  });

  it("means in types and validators that the value has it: listed", () => {
    const text = files.get("src/models/pet.ts") ?? "";
    for (const name of ["listed", "preset", "referred", "many"])
      expect(text).toMatch(new RegExp(`^  ${name}: `, "m"));
    for (const name of ["free", "fallback"]) expect(text).toMatch(new RegExp(`^  ${name}\\?: `, "m"));
    const schema = api?.models.find(({ name }) => name === "Pet")?.schema;
    expect(schema?.object?.required).toEqual(["listed", "preset", "referred", "many"]);
  });

  it("leaves what has a default out of samples", () => {
    const page = pages.get("docs/models/pet.md");
    expect(page?.kind === "object" && page.example).not.toMatch(/preset|referred|fallback/);
  });
});
