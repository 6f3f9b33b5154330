import ts from "typescript";
import { expect, test } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { createTypes } from "../../generator/emit/types/index.ts";
import type { Model, Shape } from "../../generator/ir/index.ts";
import { createPrinter } from "../../generator/print/index.ts";
import { array, field, handMade, number, ref, schema, string, union } from "./hand-made.ts";

const { renderModule } = await createPrinter();

function print(
  shapesByName: Readonly<Record<string, Shape>>,
  models: Readonly<Record<string, Partial<Model>>> = {},
): { readonly texts: Readonly<Record<string, string>>; readonly codes: readonly string[] } {
  const { api, shapes } = handMade(shapesByName, models);
  const reporter = createReporter();
  const { declare } = createTypes({ api, shapes, wire: shapes, pages: "left-out", report: reporter.report });
  const texts = api.models.map((model) => {
    const text = renderModule({
      path: model.path,
      header: "",
      importExtension: ".ts",
      body: declare(model),
    });
    return [model.name, text.replace(/^\/\/\n\n/, "")] as const;
  });
  return { texts: Object.fromEntries(texts), codes: reporter.diagnostics.map(({ code }) => code) };
}

/** The type of one shape, as it stands after `export type X = `. */
function typeText(shape: Shape): string {
  const text = print({ X: shape }).texts.X as string;
  return text
    .slice(text.indexOf("export type X =") + "export type X =".length)
    .trim()
    .replace(/;$/, "");
}

test("simple shapes", () => {
  const open: Shape = { kind: "enum", values: ["a", 'b"'], open: true };
  const shapes: readonly (readonly [Shape, string])[] = [
    [{ kind: "unknown" }, "unknown"],
    [{ kind: "never" }, "never"],
    [{ kind: "null" }, "null"],
    [{ kind: "boolean" }, "boolean"],
    [{ kind: "bigint" }, "bigint"],
    [string, "string"],
    [number, "number"],
    [{ kind: "date", format: "date" }, "Date"],
    [{ kind: "literal", value: -0 }, "-0"],
    [open, '"a" | "b\\"" | (string & {})'],
    [array(open), '("a" | "b\\"" | (string & {}))[]'],
    [array(array(string)), "string[][]"],
    [
      { kind: "record", values: union(string, number), schema: schema() },
      "{ [key: string]: string | number }",
    ],
    [
      { kind: "native", native: "stream" },
      "ReadableStream<Uint8Array> | Blob | ArrayBuffer | Uint8Array | string",
    ],
    [union(string, union(number, { kind: "null" })), "string | number | null"],
    [{ kind: "object", fields: [], rest: undefined }, "{ [key: string]: unknown }"],
    [
      {
        kind: "intersection",
        parts: [union(string, number), { kind: "record", values: string, schema: schema() }],
      },
      "(string | number) & { [key: string]: string }",
    ],
    [
      {
        kind: "tuple",
        prefix: [
          { shape: string, presence: "required" },
          { shape: union(string, number), presence: "optional" },
        ],
        rest: union(string, { kind: "null" }),
      },
      "[string, (string | number)?, ...(string | null)[]]",
    ],
  ];
  for (const [shape, expected] of shapes) expect(typeText(shape)).toBe(expected);
});

test("intersections of intersections are one, as a part cannot begin with `&`", () => {
  const named: Shape = { kind: "object", fields: [field("a", string)], rest: undefined };
  const both: Shape = {
    kind: "intersection",
    parts: [named, { kind: "record", values: string, schema: schema() }],
  };
  expect(typeText(array({ kind: "intersection", parts: [both, named] }))).toMatchInlineSnapshot(`
    "(
      & {
        a: string;
      }
      & { [key: string]: string }
      & {
        a: string;
      }
    )[]"
  `);
});

test("objects, nested, with doc comments, optional fields and other keys", () => {
  const inner: Shape = {
    kind: "object",
    fields: [
      field("na-me", array(union(...["one", "two"].map((value) => ({ kind: "literal", value }) as const)))),
    ],
    rest: { kind: "unknown" },
  };
  const { X } = print({
    X: {
      kind: "object",
      fields: [
        field("id", string, {
          schema: schema({
            notes: {
              description:
                "The id, e.g. `a. b`. It is made by us.\n\n@internal { @link x } ends here */ <b>\n",
              examples: ["x*/y"],
              default: { value: "d" },
              deprecated: true,
              externalDocs: "https://example.com/a",
            },
            string: { minLength: 1, pattern: { source: "^[`*/]$", flags: "u" } },
          }),
        }),
        field("inner", inner, {
          presence: "optional",
          schema: schema({ notes: { description: "One line.", examples: [] } }),
        }),
        field("any", { kind: "unknown" }, { presence: "optional" }),
        field(
          "status",
          {
            kind: "enum",
            values: Array.from({ length: 8 }, (_, at) => `a-rather-long-value-${at}`),
            open: false,
          },
          { presence: "optional" },
        ),
        field(
          "list",
          array({
            kind: "enum",
            values: Array.from({ length: 8 }, (_, at) => `a-rather-long-value-${at}`),
            open: false,
          }),
        ),
      ],
      rest: undefined,
    },
  }).texts;
  expect(X).toMatchInlineSnapshot(`
    "export type X = {
      /**
       * The id, e.g. \`a. b\`.
       *
       * It is made by us.
       *
       * \\@internal { \\@link x } ends here *\\/ <b>
       *
       * @minLength 1
       * @pattern \`\`^[\`*\\/]$\`\`
       * @default "d"
       * @example "x*\\/y"
       * @deprecated
       * @see {@link https://example.com/a}
       */
      id: string;
      /** One line. */
      inner?: {
        "na-me": ("one" | "two")[];
        [key: string]: unknown;
      } | undefined;
      any?: unknown;
      status?:
        | "a-rather-long-value-0"
        | "a-rather-long-value-1"
        | "a-rather-long-value-2"
        | "a-rather-long-value-3"
        | "a-rather-long-value-4"
        | "a-rather-long-value-5"
        | "a-rather-long-value-6"
        | "a-rather-long-value-7"
        | undefined;
      list: (
        | "a-rather-long-value-0"
        | "a-rather-long-value-1"
        | "a-rather-long-value-2"
        | "a-rather-long-value-3"
        | "a-rather-long-value-4"
        | "a-rather-long-value-5"
        | "a-rather-long-value-6"
        | "a-rather-long-value-7"
      )[];
    };
    "
  `);
});

test("other keys have a type that the named ones fit", () => {
  const object = (rest: Shape, ...shapes: readonly Shape[]): Shape => ({
    kind: "object",
    fields: shapes.map((shape, at) =>
      field(`f${at}`, shape, { presence: at === 1 ? "optional" : "required" }),
    ),
    rest,
  });
  expect(typeText(object(string, string))).toContain("[key: string]: string;");
  expect(typeText(object(string, string, number))).toContain("[key: string]: string | number | undefined;");
  expect(typeText(object(string, object(string, string)))).toContain("[key: string]: unknown;");
});

test("recursion stays legal", () => {
  const { texts, codes } = print({
    List: union(string, array(ref("List"))),
    Self: union(ref("Self"), string),
    Endless: ref("Other"),
    Other: ref("Endless"),
    One: union(ref("Two"), string),
    Two: union(ref("One"), number),
    Parent: union(ref("Child"), ref("Third")),
    Child: {
      kind: "intersection",
      parts: [ref("Parent"), { kind: "object", fields: [field("a", string)], rest: undefined }],
    },
    Third: { kind: "object", fields: [field("parent", ref("Parent"))], rest: undefined },
  });
  const body = (name: string) => (texts[name] as string).replace(/^import.*\n\n?/gm, "").trim();
  expect(body("List")).toBe("export type List = string | List[];");
  expect(body("Self")).toBe("export type Self = string;");
  expect(body("Endless")).toBe("export type Endless = unknown;");
  expect(body("One")).toBe("export type One = number | string;");
  expect(body("Two")).toBe("export type Two = string | number;");
  expect(body("Parent")).toBe("export type Parent = Child | Third;");
  expect(body("Child")).toBe("export type Child = {\n  a: string;\n};");
  expect(codes).toEqual(["endless-type", "endless-type"]);
});

test("any property name makes a legal type", () => {
  const names = [
    "new",
    "get",
    "set",
    "readonly",
    "static",
    "async",
    "constructor",
    "__proto__",
    "a b",
    "",
    "0",
    "-1",
    "é",
    "\u2028",
    "declare",
    "abstract",
    "public",
  ];
  const { X } = print({
    X: {
      kind: "object",
      fields: names.map((name, at) =>
        field(name, string, { presence: at % 2 === 0 ? "required" : "optional" }),
      ),
      rest: undefined,
    },
  }).texts;
  const source = ts.createSourceFile("x.ts", X as string, ts.ScriptTarget.Latest, true);
  const alias = source.statements.find(ts.isTypeAliasDeclaration) as ts.TypeAliasDeclaration;
  const members = (alias.type as ts.TypeLiteralNode).members.filter(ts.isPropertySignature);
  expect(members.map(({ name }) => (name as ts.Identifier).text)).toEqual(names);
});
