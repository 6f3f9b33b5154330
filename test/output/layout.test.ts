import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { contentHash } from "../../generator/output/hash.ts";
import { stripLayout } from "../../generator/output/layout.ts";
import { makeFolder } from "./folder.ts";

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
  ["quotes that need no escape in others", 'a("b \\"c\\"")', `a('b "c"')`],
  ["the sign of an exponent", "a <= 1e+21", "a <= 1e21"],
  ["what is doubled", "if (!((a || b))) c()", "if (!(a || b)) c()"],
  ["what goes on with the same", "if (a || (b || !c(d, 1))) e()", "if (a || b || !c(d, 1)) e()"],
  ["what binds more anyway", "if (a || b && c) d()", "if (a || (b && c)) d()"],
  ["what binds more in types", "type A = { a?: B & C | undefined }", "type A = { a?: (B & C) | undefined }"],
  ["an intersection's first sign", "type A = & (B | C) & D", "type A = (B | C) & D"],
  [
    "commas between members",
    'type A = { 1: { "a/b": B, "c/d": C } }',
    'type A = {\n  1: { "a/b": B; "c/d": C };\n}',
  ],
  ["keys in quotes", '{ is: a, "a-b": c }', '{ "is": a, "a-b": c }'],
])("leaves out %s", (_, one, other) => {
  expect(stripLayout(one, module)).toBe(stripLayout(other, module));
});

it.each([
  ["grouping", "return (a || b) && c;", "return a || b && c;"],
  ["what goes on behind it", "return (\n    a ? b : c\n  )\n    .trim();", "return a ? b : c.trim();"],
  ["grouping behind an operator", "a && (b || c)", "a && b || c"],
  ["grouping before an operator", "a || (b || c) && d", "a || b || c && d"],
  ["grouping under a negation", "!(a && b)", "!a && b"],
  ["grouping of a conditional", "a || (b ? c : d)", "a || b ? c : d"],
  ["grouping of types", "type A = (B | C) & D", "type A = B | C & D"],
  ["a list of an intersection", "type A = (B & C)[]", "type A = B & C[]"],
  ["a sign of a number", "a(1e+21)", "a(1e-21)"],
  ["an escape", 'a("b\\\\c")', 'a("b\\c")'],
  ["items", "a([1, 2])", "a([12])"],
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

it("leaves out which marks a page's lists have, and keeps their words", () => {
  const list = "One of:\n* one\n  + two\n";
  expect(stripLayout(list, "docs/a.md")).toBe(stripLayout("One of:\n\n- one\n  - two\n", "docs/a.md"));
  expect(stripLayout(list, "docs/a.md")).not.toBe(stripLayout("One of:\n- one\n  - three\n", "docs/a.md"));
});

it("hashes are the same whatever line endings are converted to, also where the last line has none", () => {
  expect(contentHash("a\r\nb\r")).toBe(contentHash("a\nb"));
  expect(contentHash(Buffer.from("a\r\nb\r"))).toBe(contentHash("a\nb"));
  expect(contentHash("a\rb")).not.toBe(contentHash("ab"));
});

it("takes what Biome makes of every golden package for the same", () => {
  const root = resolve(import.meta.dirname, "../..");
  const cases = join(root, "test/cases");
  const folder = makeFolder();
  const paths = fs
    .readdirSync(cases, { recursive: true, encoding: "utf8" })
    .filter((path) => /output\b.*(?:\.ts|api\.json)$/.test(path));
  for (const path of paths) fs.cpSync(join(cases, path), join(folder, path));
  fs.writeFileSync(join(folder, "biome.json"), "{}");
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  execFileSync(process.execPath, [biome, "format", "--write", "."], { cwd: folder, stdio: "ignore" });
  const changed = paths.filter((path) => {
    const [before, after] = [cases, folder].map((at) => fs.readFileSync(join(at, path), "utf8"));
    if (before === after) return false;
    expect(stripLayout(after!, path), path).toBe(stripLayout(before!, path));
    return true;
  });
  expect(changed.length).toBeGreaterThan(paths.length / 4);
});
