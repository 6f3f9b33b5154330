import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { View } from "../../generator/ir/index.ts";
import { compile, strictest } from "../harness/compile.ts";
import { defaultOptions, generateCase, readOptions } from "../harness/generate-case.ts";

const cases = join(import.meta.dirname, "../cases");

const view: View = { properties: "camel", dates: "Date", int64: "bigint", enums: "open" };

/** Requests whose body may be left out, and bodies of which nothing is said. */
const optional = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /notes:
    post: { operationId: addNote, requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }, responses: { "204": { description: ok } } }
    put: { operationId: putNotes, requestBody: { content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Note" } } } } }, responses: { "204": { description: ok } } }
    patch: { operationId: hook, requestBody: { content: { application/json: { schema: {} } } }, responses: { "204": { description: ok } } }
components:
  schemas:
    Note: { type: object, properties: { made_at: { type: string, format: date-time } } }
    Base: { type: object, properties: { data: { type: object } } }
    Heir: { allOf: [ { $ref: "#/components/schemas/Base" }, { type: object, properties: { data: { $ref: "#/components/schemas/Note" } } } ] }
    One: { type: object, required: [type], properties: { type: { const: one } } }
    Two: { type: object, required: [type], properties: { type: { const: two } } }
    Event: { allOf: [ { anyOf: [ { $ref: "#/components/schemas/One" }, { $ref: "#/components/schemas/Two" } ] }, { type: object, properties: { stream_id: { type: string } } } ] }
    Either: { anyOf: [ { $ref: "#/components/schemas/Note" }, {} ] }
    Keys: { type: object, properties: { made_at: { type: string }, a_b: { type: integer } }, patternProperties: { "_at$": { type: string, format: date-time }, "^[a-zA-Z]+$": { type: boolean } }, propertyNames: { not: { const: c_d } } }
    Parts: { allOf: [ { $ref: "#/components/schemas/Note" }, { patternProperties: { "^made_": { minLength: 3 } }, additionalProperties: false } ] }
    Rest: { type: object, unevaluatedProperties: { $ref: "#/components/schemas/Note" } }
`;

it("every golden document compiles with all views on, and nothing in it is unused", async () => {
  const all = new Map<string, string>();
  const add = (folder: string, files: ReadonlyMap<string, string>): void => {
    for (const [path, text] of files) if (path.startsWith("src/")) all.set(`${folder}/${path}`, text);
  };
  const model = { ...defaultOptions.model, view };
  const { files } = await generateCase(
    "/",
    "spec.yaml",
    { ...defaultOptions, model },
    { "spec.yaml": optional },
  );
  add("optional", files);
  for (const entry of readdirSync(cases, { recursive: true, withFileTypes: true })) {
    if (!/^spec\.(?:yaml|json)$/.test(entry.name)) continue;
    const options = readOptions(join(entry.parentPath, "options.json"));
    const generated = await generateCase(entry.parentPath, entry.name, {
      ...options,
      model: { ...options.model, view },
      package: { ...options.package, wire: false },
    });
    add(entry.parentPath.slice(cases.length + 1), generated.files);
  }
  // No DOM and no @types/node: uploads and streams need neither.
  const options = { ...strictest, lib: ["lib.es2022.d.ts"] };
  expect(compile(all, options)).toEqual([]);
}, 120_000);
