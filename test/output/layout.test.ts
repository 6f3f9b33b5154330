import { expect, it } from "vitest";
import { contentHash } from "../../generator/output/hash.ts";
import { stripLayout } from "../../generator/output/layout.ts";

const module = "src/a.ts";

it.each([
  ["what is returned, on several lines", "  return a && b;\n}", "  return (\n    a &&\n    b\n  );\n}"],
  [
    "what is returned, in one",
    'return (value === "a" || value === "b");',
    'return value === "a" || value === "b";',
  ],
  ["no semicolons, tabs, other quotes", 'if (a) return "b";\n  c();\n', "if (a) return 'b'\n\tc()\n"],
  ["one parameter", "list.map((one) => one.a)", "list.map(one => one.a)"],
  ["a conditional that a function is", "map((a) => (a ? b : c))", "map((a) =>\n  a\n    ? b\n    : c,\n)"],
  ["trailing commas", "f({ a: 1, b: [2] })", "f({\n  a: 1,\n  b: [2,],\n},)"],
  ["a union on several lines", "type A = B | C;", "type A =\n  | B\n  | C;"],
  ["a union behind `as`", "b as { a: 1 } | C", "b as\n  | { a: 1 }\n  | C"],
  ["keys in quotes", '{ is: a, "a-b": c }', '{ "is": a, "a-b": c }'],
])("leaves out %s", (_, one, other) => {
  expect(stripLayout(one, module)).toBe(stripLayout(other, module));
});

it.each([
  ["grouping", "return (a || b) && c;", "return a || b && c;"],
  ["what goes on behind it", "return (\n    a ? b : c\n  )\n    .trim();", "return a ? b : c.trim();"],
  ["a value", "return (a);", "return (b);"],
  ["an argument", "f((a))", "f(a)"],
  ["a word", "// one two", "// one three"],
])("keeps %s", (_, one, other) => {
  expect(stripLayout(one, module)).not.toBe(stripLayout(other, module));
});

it("leaves out how pages pad tables and write emphasis, and keeps their words", () => {
  const page = "| `a_b`      | *string*   |\n| ---------- | ---------- |";
  expect(stripLayout(page, "docs/a.md")).toBe(
    stripLayout("| `a_b` | _string_ |\n| --- | --- |\n", "docs/a.md"),
  );
  expect(stripLayout(page, "docs/a.md")).not.toBe(stripLayout(page.replace("string", "number"), "docs/a.md"));
});

it("hashes are the same whatever line endings are converted to, also where the last line has none", () => {
  expect(contentHash("a\r\nb\r")).toBe(contentHash("a\nb"));
  expect(contentHash(Buffer.from("a\r\nb\r"))).toBe(contentHash("a\nb"));
  expect(contentHash("a\rb")).not.toBe(contentHash("ab"));
});
