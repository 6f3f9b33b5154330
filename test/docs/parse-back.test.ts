import { describe, expect, it } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import {
  createShapes,
  defaultDocsOptions,
  defaultModelOptions,
  type Shape,
} from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { readModel } from "../../generator/sample/index.ts";
import { createLoader, sourceFromText } from "../../generator/source/index.ts";

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets/{id}:
    post:
      operationId: changePet
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: { type: string, description: "What it is called." }
                tags: { type: array, items: { type: string, enum: [good, bad] } }
      responses:
        "200":
          description: The pet.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
components:
  schemas:
    Pet:
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]
    Cat:
      type: object
      required: [kind, lives]
      properties:
        kind: { type: string, enum: [cat] }
        lives: { type: integer, default: 9 }
        friend: { type: [object, "null"], properties: { name: { type: string } } }
    Dog:
      type: object
      required: [kind]
      properties: { kind: { type: string, enum: [dog] }, since: { type: string, format: date-time } }
`;

describe("pages say what the IR says", async () => {
  const { report } = createReporter();
  const loader = createLoader({ report, cwd: "." });
  const source = sourceFromText("pets.yaml", document, report, "file:///pets.yaml");
  const openapi = await openDocument(source!, loader, report);
  const api = lower(openapi!, defaultModelOptions, report);
  const shapes = createShapes(api);
  const pages = await emitDocs(api, shapes, defaultDocsOptions, "pets", report);

  it.each(api.models.map((model) => [model.path, model] as const))("%s", (path, model) => {
    const text = pages.get(`docs/${path}.md`) ?? "";
    const { shape } = readModel(shapes, model);
    expect(text).toContain(`# ${model.name}\n`);
    expect(read(text)).toEqual(told(shape));
  });
});

/** What a page says: field by field, value by value, member by member. */
function read(page: string): unknown {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| .*? \| :heavy_(check_mark|minus_sign):/gm)];
  const values = /## Values\n\n```typescript\n(.*)\n```/.exec(page)?.[1];
  if (values !== undefined) return values.split(" | ").map((value) => JSON.parse(value) as unknown);
  if (page.includes("## Supported Types")) return [...page.matchAll(/^### `/gm)].length;
  return rows.map(([, name, mark]) => [name, mark === "check_mark"]);
}

function told(shape: Shape): unknown {
  if (shape.kind === "enum") return shape.values;
  if (shape.kind === "union") return shape.members.length;
  return shape.kind === "object" ? shape.fields.map(({ name, asked }) => [name, asked === "required"]) : [];
}
