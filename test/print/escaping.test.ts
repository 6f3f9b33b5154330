import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { Json } from "../../generator/ir/index.ts";
import {
  code,
  comment,
  createPrinter,
  docComment,
  key,
  literal,
  member,
  objectType,
  printExpression,
  raw,
  regex,
  template,
  tsdoc,
  typeAlias,
} from "../../generator/print/index.ts";

/** Strings made of what ends literals and comments, of odd characters, and of anything else. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc
    .array(
      fc.constantFrom(
        ..."\"'`\\/*@{}$<>!-\n\r\t\0\b\u2028\u2029\u202e\ufeff\ud800\udc00 #|=x",
        "*/",
        "/**",
        "//",
        "${",
        "</script>",
        "<!--",
        "-->",
        "@type",
        "{@link x}",
        " @see",
        "__proto__",
        "\\u0041",
        "\\x41",
        "`@a",
      ),
    )
    .map((parts) => parts.join("")),
);

const runs = { numRuns: 500 };

/** Parses a module and fails on any syntax error. */
function parse(text: string): ts.SourceFile {
  const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  expect(parseDiagnostics.map(({ messageText }) => messageText)).toEqual([]);
  return source;
}

/** The one expression of `x = …;`. */
function parseExpression(text: string): ts.Expression {
  const source = parse(`x = ${text};`);
  expect(source.statements).toHaveLength(1);
  const { expression } = source.statements[0] as ts.ExpressionStatement;
  return (expression as ts.BinaryExpression).right;
}

/** Nothing that a page with the text in a script element would take for its end, and nothing that UTF-8 cannot hold. */
function expectPlain(text: string): void {
  expect(text).not.toMatch(/<\/script|<!--/i);
  expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u2028\u2029\u202a-\u202e\ufeff]/);
}

describe("any text survives as", () => {
  test("a string literal", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const text = printExpression(code`${value}`);
        expectPlain(text);
        const node = parseExpression(text);
        expect(ts.isStringLiteral(node) && node.text).toBe(value);
      }),
      runs,
    );
  });

  test("a template literal", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const text = printExpression(template(value));
        expectPlain(text);
        const node = parseExpression(text);
        expect(ts.isNoSubstitutionTemplateLiteral(node) && node.text).toBe(value);
      }),
      runs,
    );
  });

  test("a key and a member", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const object = parseExpression(`{ ${printExpression(code`${key(name)}: 1`)} }`);
        const [property] = (object as ts.ObjectLiteralExpression).properties;
        const made: unknown = new Function(`return { ${printExpression(key(name))}: 1 }`)();
        expect(Object.keys(made as object)).toEqual([name]);
        expect(property).toBeDefined();
        const access = parseExpression(printExpression(member(raw("o"), name)));
        const read = ts.isPropertyAccessExpression(access)
          ? access.name.text
          : ((access as ts.ElementAccessExpression).argumentExpression as ts.StringLiteral).text;
        expect(read).toBe(name);
      }),
      runs,
    );
  });

  test("a JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), hostile, (value, name) => {
        const json = { [name]: value, list: [value, name] } as Json;
        const made: unknown = new Function(`return ${printExpression(literal(json))}`)();
        expect(JSON.stringify(made)).toBe(JSON.stringify(json));
      }),
      runs,
    );
  });

  test("a line comment", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const text = printExpression(comment(value));
        expectPlain(text);
        expect(parse(`${text}\nx;`).statements).toHaveLength(1);
      }),
      runs,
    );
  });

  test("a doc comment that ends where it should and starts no tag", () => {
    fc.assert(
      fc.property(hostile, hostile, (value, other) => {
        const docs = tsdoc(value, [
          { name: "default", text: other },
          { name: "see", link: other },
        ]);
        const text = printExpression(code`
          ${docComment(docs)}
          x;
        `);
        expectPlain(text);
        const source = parse(text);
        expect(source.statements).toHaveLength(1);
        expectTags(source.statements[0] as ts.Statement);
      }),
      runs,
    );
  });

  test("a type's doc comment, as ts-morph prints it", async () => {
    const { renderModule } = await createPrinter();
    fc.assert(
      fc.property(hostile, hostile, (value, other) => {
        const docs = tsdoc(value, [
          { name: "default", text: other },
          { name: "see", link: other },
        ]);
        const text = renderModule({
          path: "x",
          header: value,
          importExtension: ".ts",
          body: typeAlias(
            { name: "X", from: "x" },
            objectType([{ name: value, presence: "optional", type: code`${other}`, docs }]),
            docs,
          ),
        });
        expectPlain(text);
        const source = parse(text);
        expect(source.statements).toHaveLength(1);
        const [alias] = source.statements as unknown as [ts.TypeAliasDeclaration];
        expectTags(alias);
        const [property] = (alias.type as ts.TypeLiteralNode).members as unknown as [ts.PropertySignature];
        expectTags(property);
        expect((property.name as ts.StringLiteral).text).toBe(value);
        const { literal: type } = property.type as ts.LiteralTypeNode;
        expect((type as ts.StringLiteral).text).toBe(other);
        expect(text).not.toMatch(/[ \t]$/m);
      }),
      runs,
    );
  });
});

function expectTags(node: ts.Node): void {
  const tags = ts.getJSDocTags(node);
  expect(tags.map(({ tagName }) => tagName.text)).toEqual(["default", "see"]);
  const links = ts
    .getJSDocCommentsAndTags(node)
    .flatMap(({ comment: text }) => (typeof text === "string" || text === undefined ? [] : [...text]))
    .filter((part) => part.kind !== ts.SyntaxKind.JSDocText);
  expect(links).toEqual([]);
}

describe("regular expressions", () => {
  const sources = [
    "/",
    "[/]",
    "a/b\\/c",
    "\n",
    "\u2028",
    "\\\\/",
    "",
    "^[a-z]+$",
    "\\p{L}",
    "(?<year>\\d{4})-\\k<year>",
    "(?<!a)b",
    "</script>",
    "[</script>]",
    "\u0000",
    "\\u{1F600}",
    "😀",
    "a*/",
    "[*/]",
    "`[$]",
  ];

  test.each(sources)("%j matches as before", (source) => {
    for (const flags of ["u", ""] as const) {
      if (flags === "" && source.includes("\\p")) continue;
      const text = printExpression(regex({ source, flags }));
      expectPlain(text);
      parseExpression(text);
      const made = new Function(`return ${text}`)() as RegExp;
      const plain = new RegExp(source, flags);
      expect(made.flags).toBe(flags);
      for (const input of [
        "",
        "/",
        "a/b/c",
        "\n",
        "\u2028",
        "abc",
        "2024-2024",
        "\0",
        "😀",
        "\\/",
        "*/",
        "</script>",
      ]) {
        expect(made.test(input)).toBe(plain.test(input));
      }
    }
  });

  test("stands as a literal only where every compiler takes one", () => {
    const print = (source: string, flags: "" | "u" | "v") => printExpression(regex({ source, flags }));
    expect(print("^[a-z]+/\\d{2}$", "u")).toBe("/^[a-z]+\\/\\d{2}$/u");
    expect(print("a", "")).toBe('new RegExp("a")');
    expect(print("a", "v")).toBe('new RegExp("a", "v")');
    expect(print("(?<year>a)", "u")).toBe('new RegExp("(?<year>a)", "u")');
    expect(print("\\p{L}", "u")).toBe('new RegExp("\\\\p{L}", "u")');
  });

  test("any valid pattern survives", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom("u", "", "v"), hostile, (source, flags, input) => {
        try {
          new RegExp(source, flags);
        } catch {
          return;
        }
        const text = printExpression(regex({ source, flags: flags as "u" }));
        expectPlain(text);
        const made = new Function(`return ${text}`)() as RegExp;
        expect(made.exec(input)?.[0]).toBe(new RegExp(source, flags).exec(input)?.[0]);
      }),
      { numRuns: 1000 },
    );
  });
});
