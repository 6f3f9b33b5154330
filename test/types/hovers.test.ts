import ts from "typescript";
import { expect, test } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { createTypes } from "../../generator/emit/types/index.ts";
import type { Schema } from "../../generator/ir/index.ts";
import { createPrinter } from "../../generator/print/index.ts";
import { field, handMade, schema, string } from "./hand-made.ts";

const { renderModule } = await createPrinter();

/** What an editor shows of `Token` and of its property `id`: the text, and each tag with its own. */
function hover(of: Schema): { readonly model: readonly string[]; readonly id: readonly string[] } {
  const { api, shapes } = handMade(
    { Token: { kind: "object", fields: [field("id", string, { schema: of })], rest: undefined } },
    { Token: { schema: of } },
  );
  const types = createTypes({ api, shapes, wire: shapes, pages: "written", report: createReporter().report });
  const [model] = api.models;
  if (model === undefined) throw new Error("no model");
  const text = renderModule({
    path: model.path,
    header: "",
    importExtension: ".ts",
    body: types.declare(model),
  });
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ noLib: true }),
    getScriptFileNames: () => ["token.ts"],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => (file === "token.ts" ? ts.ScriptSnapshot.fromString(text) : undefined),
    getCurrentDirectory: () => "",
    getDefaultLibFileName: () => "lib.d.ts",
    fileExists: (file) => file === "token.ts",
    readFile: () => undefined,
  });
  const at = (needle: string): string[] => {
    const info = service.getQuickInfoAtPosition("token.ts", text.indexOf(needle));
    const tags = (info?.tags ?? []).map((tag) =>
      `@${tag.name} ${ts.displayPartsToString(tag.text)}`.replace(/^@see +/, "@see ").trim(),
    );
    return [ts.displayPartsToString(info?.documentation), ...tags];
  };
  return { model: at("Token ="), id: at("id: ") };
}

test("a hover says what the schema says", () => {
  const { id, model } = hover(
    schema({
      notes: {
        description: "The id of a token, e.g. `a.b`. Chosen by us;\nnever reused.\n\n- one\n- two",
        default: { value: "a b" },
        examples: ["x@example.com", { deep: ["*/", "@tag", "{@link y}"] }],
        deprecated: true,
        readOnly: true,
        externalDocs: "https://example.com/tokens#id",
      },
      string: {
        minLength: 1,
        maxLength: 9,
        pattern: { source: "^[a-z@]*/$", flags: "u" },
        format: { name: "email", asserted: true },
      },
    }),
  );
  const expected = [
    "The id of a token, e.g. `a.b`.\n\nChosen by us;\nnever reused.\n\n- one\n- two",
    "@format email",
    "@minLength 1",
    "@maxLength 9",
    "@pattern `^[a-z@]*\\/$`",
    '@default "a b"',
    '@example "x@example.com"',
    '@example {"deep":["*\\/","\\@tag","{\\@link y}"]}',
    "@readonly",
    "@deprecated",
    "@see {@link https://example.com/tokens#id}",
  ];
  expect(id).toEqual(expected);
  expect(model).toEqual([...expected, "@see `docs/models/token.md`"]);
});

test("what is deprecated says what to do instead", () => {
  const deprecation = "Use the id of a session,\n*/ never {@link x}.";
  const { id } = hover(schema({ notes: { examples: [], deprecated: true, deprecation } }));
  expect(id).toEqual(["", "@deprecated Use the id of a session,\n*\\/ never {\\@link x}."]);
});

test("constraints of numbers, lists and objects are told", () => {
  const { id } = hover(
    schema({
      notes: { examples: [{ list: Array.from({ length: 40 }, (_, at) => at) }, "x".repeat(700)] },
      number: {
        minimum: 0,
        exclusiveMaximum: 10,
        multipleOf: 0.5,
        format: { name: "int32", asserted: true },
      },
      array: { minItems: 1, maxItems: 3, uniqueItems: true },
      object: { minProperties: 1, maxProperties: 2 },
    }),
  );
  expect(id.filter((line) => !line.startsWith("@example"))).toEqual([
    "",
    "@format int32",
    "@minimum 0",
    "@exclusiveMaximum 10",
    "@multipleOf 0.5",
    "@minItems 1",
    "@maxItems 3",
    "@uniqueItems",
    "@minProperties 1",
    "@maxProperties 2",
  ]);
  // Long ones are indented; what would fill the screen is on the page.
  expect(id.filter((line) => line.startsWith("@example"))).toHaveLength(1);
  expect(id.at(-1)).toContain('{\n  "list": [\n    0,');
});

test("what may be null besides tells what it is otherwise", () => {
  const code = schema({
    types: ["string"],
    string: { maxLength: 5, format: { name: "uuid", asserted: true } },
  });
  const expected = ["", "@format uuid", "@maxLength 5"];
  for (const list of ["anyOf", "oneOf"]) {
    expect(hover(schema({ [list]: [code, schema({ types: ["null"] })] })).id).toEqual(expected);
    expect(hover(schema({ [list]: [schema({ enum: [null] }), code] })).id).toEqual(expected);
  }
  expect(hover(schema({ anyOf: [code, schema({ types: ["integer"] })] })).id).toEqual([""]);
});
