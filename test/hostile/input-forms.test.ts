import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { type CaseResult, defaultOptions, generateCase } from "../harness/generate-case.ts";

const withoutWire = {
  ...defaultOptions,
  package: { ...defaultOptions.package, wire: false, output: "source" as const },
};

function generate(texts: Readonly<Record<string, string>>, root = "spec.yaml"): Promise<CaseResult> {
  return generateCase("/api", root, withoutWire, texts);
}

const document = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets/{id}": {
      get: {
        operationId: "getPet",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "A pet.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Named: { type: "object", required: ["name"], properties: { name: { type: "string", minLength: 1 } } },
      Pet: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string", minLength: 1 },
          "on/off~": { type: "boolean" },
          kind: { type: "string", enum: ["cat", "dog"] },
          born: { type: "string", format: "date" },
        },
      },
      Borrowed: { $ref: "#/components/schemas/Pet/properties/on~1off~0" },
    },
  },
};

const json = JSON.stringify(document, null, 2);
const yaml = stringify(document);
const merged = yaml
  .replace(/ {4}Named:\n/, "    Named: &named\n")
  .replace(/ {4}Pet:\n {6}type: object\n {6}required:\n {8}- name\n/, "    Pet:\n      <<: *named\n");

describe("one document in every form", async () => {
  const { files: expected, report } = await generate({ "spec.yaml": json });

  it("is clean in the first", () => {
    expect(report).toEqual([]);
    expect([...expected.keys()].filter((path) => path.startsWith("src/models/"))).toHaveLength(7);
  });

  it.each([
    ["YAML", yaml],
    ["YAML in flow style", stringify(document, { collectionStyle: "flow" })],
    ["JSON on one line", JSON.stringify(document)],
    ["JSON indented by tabs", JSON.stringify(document, null, "\t")],
    ["JSON after a byte order mark", `\uFEFF${json}`],
    ["YAML after a byte order mark", `\uFEFF${yaml}`],
    ["JSON with CRLF", json.replaceAll("\n", "\r\n")],
    ["YAML with CRLF", yaml.replaceAll("\n", "\r\n")],
    ["YAML with CR alone at no place and spaces at line ends", yaml.replaceAll("\n", "  \n")],
    ["YAML with comments and a document start", `# Pets\n---\n${yaml.replaceAll("\n", " # said\n")}...\n`],
    ["YAML with tabs before comments", yaml.replaceAll("\n", "\t# said\n")],
    ["YAML with anchors, aliases and merge keys", merged],
    ["YAML with quoted keys", yaml.replaceAll(/^( *)(\w+):/gm, '$1"$2":')],
  ])("%s", async (_, text) => {
    const { files, report } = await generate({ "spec.yaml": text });
    expect(report).toEqual([]);
    expect(files).toEqual(expected);
  });
});

describe("documents of many files", () => {
  it("in folders, with references up, down, to roots, into paths and properties, and around in circles", async () => {
    const { files, report } = await generate({
      "spec.yaml": `openapi: 3.1.0
info: { title: Tree, version: "1" }
paths:
  /pets: { $ref: paths/pets.yaml }
  "/a b/{id}":
    get:
      operationId: spaced
      parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: 7 } }]
      responses: { "204": { description: None. } }
components:
  schemas:
    Pet: { $ref: schemas/pet.yaml }
    Id: { $ref: "#/paths/~1a%20b~1%7Bid%7D/get/parameters/0/schema" }
    Name: { $ref: "schemas/pet.yaml#/properties/name" }
`,
      "paths/pets.yaml": `get:
  operationId: listPets
  responses:
    "200":
      description: All.
      content: { application/json: { schema: { type: array, items: { $ref: ../schemas/pet.yaml } } } }
`,
      "schemas/pet.yaml": `type: object
required: [name]
properties:
  name: { type: string, minLength: 2 }
  owner: { $ref: ./people/owner.yaml }
  again: { $ref: "../spec.yaml#/components/schemas/Pet" }
`,
      "schemas/people/owner.yaml": `type: object
properties:
  pets: { type: array, items: { $ref: ../pet.yaml } }
  self: { $ref: "#" }
  address: { $ref: "#/$defs/Address" }
  town: { $ref: "#town" }
$defs:
  Address: { type: object, properties: { street: { type: string } } }
  Town: { $anchor: town, type: string, enum: [here, there] }
`,
    });
    expect(report).toEqual([]);
    const text = (path: string): string => files.get(`src/models/${path}.ts`) ?? "";
    expect(text("pet")).toMatch(/owner\?: Owner \| undefined;\n.*again\?: Pet \| undefined;/s);
    expect(text("owner")).toMatch(/pets\?: Pet\[\] \| undefined;.*self\?: Owner \| undefined;/s);
    expect(text("owner")).toMatch(/address\?: Address \| undefined;.*town\?: Town \| undefined;/s);
    expect(text("id")).toContain("export type Id = string;");
    expect(text("name")).toContain("export type Name = string;");
  });

  it("of two thousand files cost seconds, each read once", { timeout: 60_000 }, async () => {
    const count = 2000;
    const texts: Record<string, string> = {};
    const properties: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const next = (at + 1) % count;
      const folder = `models/room${at % 40}`;
      texts[`${folder}/part${at}.yml`] =
        `type: object\nproperties:\n  next: { $ref: ../room${next % 40}/part${next}.yml }\n  n: { type: integer, maximum: ${at} }\n`;
      properties.push(`    Part${at}: { $ref: ${folder}/part${at}.yml }\n`);
    }
    texts["spec.yaml"] =
      `openapi: 3.0.3\ninfo: { title: Tree, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n${properties.join("")}`;
    const { api, report } = await generate(texts);
    expect(report).toEqual([]);
    expect(api?.models).toHaveLength(count);
  });
});

describe("Swagger 2.0", () => {
  const head = 'info: { title: Old, version: "1" }\n';
  const old = `swagger: "2.0"
${head}consumes: [application/json]
produces: [application/json]
parameters:
  limit: { name: limit, in: query, type: integer, format: int32, minimum: 1, default: 10 }
responses:
  missing: { description: None., schema: { $ref: "#/definitions/Problem" } }
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, type: string, pattern: "^[a-z]+$" }
    put:
      operationId: putPet
      parameters:
        - { $ref: "#/parameters/limit" }
        - { name: tags, in: query, type: array, collectionFormat: multi, items: { type: string, enum: [a, b] } }
        - { name: body, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }
      responses:
        "200": { description: A pet., schema: { type: array, items: { $ref: "#/definitions/Pet" } }, headers: { X-Left: { type: integer } } }
        "404": { $ref: "#/responses/missing" }
  /photos:
    post:
      operationId: addPhoto
      consumes: [multipart/form-data]
      produces: [application/octet-stream]
      parameters:
        - { name: photo, in: formData, type: file, required: true }
        - { name: note, in: formData, type: string, maxLength: 9 }
      responses: { "200": { description: The photo., schema: { type: file } } }
definitions:
  Problem: { type: object, required: [code], properties: { code: { type: integer } } }
  Pet:
    type: object
    required: [name, kind]
    discriminator: kind
    properties:
      name: { type: string, x-nullable: true }
      kind: { type: string }
      friend: { $ref: "#/definitions/Pet" }
      weight: { type: number, minimum: 0, exclusiveMinimum: true }
  Cat:
    allOf:
      - { $ref: "#/definitions/Pet" }
      - { type: object, properties: { lives: { type: integer, readOnly: true } } }
`;
  const young = `openapi: 3.0.3
${head}paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, pattern: "^[a-z]+$" } }
    put:
      operationId: putPet
      parameters:
        - { $ref: "#/components/parameters/limit" }
        - { name: tags, in: query, style: form, explode: true, schema: { type: array, items: { type: string, enum: [a, b] } } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
      responses:
        "200":
          description: A pet.
          headers: { X-Left: { schema: { type: integer } } }
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
        "404": { $ref: "#/components/responses/missing" }
  /photos:
    post:
      operationId: addPhoto
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [photo]
              properties: { photo: { type: string, format: binary }, note: { type: string, maxLength: 9 } }
      responses:
        "200": { description: The photo., content: { application/octet-stream: { schema: { type: string, format: binary } } } }
components:
  parameters:
    limit: { name: limit, in: query, schema: { type: integer, format: int32, minimum: 1, default: 10 } }
  responses:
    missing: { description: None., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
  schemas:
    Problem: { type: object, required: [code], properties: { code: { type: integer } } }
    Pet:
      type: object
      required: [name, kind]
      discriminator: { propertyName: kind }
      properties:
        name: { type: string, nullable: true }
        kind: { type: string }
        friend: { $ref: "#/components/schemas/Pet" }
        weight: { type: number, minimum: 0, exclusiveMinimum: true }
    Cat:
      allOf:
        - { $ref: "#/components/schemas/Pet" }
        - { type: object, properties: { lives: { type: integer, readOnly: true } } }
`;

  it("comes out as the same API in OpenAPI 3.0 does", async () => {
    const [one, other] = [await generate({ "spec.yaml": old }), await generate({ "spec.yaml": young })];
    expect(one.report).toEqual([]);
    const sources = ({ files }: CaseResult) =>
      [...files].flatMap(([path, text]) => (path.startsWith("src/") ? [[path, withoutPlaces(text)]] : []));
    expect(sources(one)).toEqual(sources(other));
  });
});

/**
 * The text without places in the document, which differ, as does which of them follow from those around them, and without
 * the line breaks that their length decides.
 */
function withoutPlaces(text: string): string {
  return text
    .replaceAll(/^\/\/ Generated by modelwright .*$/gm, "")
    .replaceAll(/"#?\/(?:definitions|components|paths|parameters|responses)[^"]*"/g, '""')
    .replaceAll(/,?\s+(?=[\])}])|\s+/g, "")
    .replaceAll(/\bplaced\("",((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g, "$1")
    .replaceAll(/,placed\b|\bplaced,/g, "");
}

describe("versions", () => {
  it.each(["3.0.4", "3.1.2", "3.2.0", "3.2.1"])("%s is known", async (version) => {
    const { api, report } = await generate({ "spec.yaml": yaml.replace("3.1.0", version) });
    expect(report.filter((line) => line.includes(" error "))).toEqual([]);
    expect(api?.models.length).toBeGreaterThan(3);
  });

  it.each([
    ["openapi: 3.3.0", "OpenAPI 3.3.0"],
    ["openapi: 4.0.0", "OpenAPI 4.0.0"],
    ["swagger: '1.2'", "1.2"],
    ["swagger: '3.0'", "3.0"],
  ])("%s is refused", async (version, told) => {
    const { api, files, report } = await generate({ "spec.yaml": yaml.replace("openapi: 3.1.0", version) });
    expect([api, files.size]).toEqual([undefined, 0]);
    expect(report).toEqual([expect.stringMatching(/^spec\.yaml:.* error version-unknown: /)]);
    expect(report[0]).toContain(told);
  });
});
