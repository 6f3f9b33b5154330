import { describe, expect, test } from "vitest";
import { maxDepth } from "../../generator/source/limits.ts";
import { readText, type Told } from "./read.ts";

const yaml = (text: string) => readText("api.yaml", text);
const read = (text: string): unknown => yaml(text).document?.value;

describe("YAML text", () => {
  test("follows the core schema of YAML 1.2", () => {
    const text =
      "a: yes\nb: No\nc: 2020-01-31\nd: 0o17\ne: ~\nf: .5\ng: 'true'\nh: True\ni: 1_000\nj: 0x1F\nk:\n";
    const expected = { a: "yes", b: "No", c: "2020-01-31", d: 15, e: null, f: 0.5, g: "true", h: true };
    expect(read(text)).toEqual({ ...expected, i: "1_000", j: 31, k: null });
  });

  test("keys are the strings that their author wrote", () => {
    expect(read("200: a\n1.0: b\ntrue: c\n0x10: d\n~: e\n'x y': f\n")).toEqual({
      "200": "a",
      "1.0": "b",
      true: "c",
      "0x10": "d",
      "~": "e",
      "x y": "f",
    });
  });

  test("anchors, aliases and merge keys", () => {
    const text =
      "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\nc:\n  <<: [*b, *m]\n  y: 5\nd: *b\ne: {<<: *b}\n";
    const c = { x: 1, y: 5, z: 4 };
    expect(read(text)).toMatchObject({ c, d: { x: 1, y: 2 }, e: { x: 1, y: 2 } });
  });

  test("an anchor may be given again", () => {
    expect(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  test("an anchor that is given again is the later node's, even inside of the earlier one", () => {
    expect(read("a: &x [1, &x 2]\nb: *x\n")).toEqual({ a: [1, 2], b: 2 });
    const { document, told } = yaml("a: &x 1\nb: &x {c: *x}\n");
    expect(document?.value).toEqual({ a: 1, b: {} });
    expect(told).toEqual([["alias-not-found", 2, 11]]);
  });

  test("keys may have an anchor, and be an alias", () => {
    const text =
      "properties: {&id identifier: {type: integer}}\nrequired: [*id]\n&n 1.0: a\nb: {*n : *n , *id : c}\n";
    const { document, told } = yaml(text);
    expect(document?.value).toEqual({
      properties: { identifier: { type: "integer" } },
      required: ["identifier"],
      "1.0": "a",
      b: { "1.0": 1, identifier: "c" },
    });
    expect(told).toEqual([]);
    expect(document?.locate("/b/identifier", true)).toEqual({ line: 4, column: 15 });
    expect(document?.locate("/b/1.0", true)).toEqual({ line: 4, column: 5 });
  });

  test("what is anchored in a key that is left out, or below one, is known", () => {
    const { document, told } = yaml("? [&k x, y]\n: &v {z: 1}\na: [*k, *v]\n");
    expect(document?.value).toEqual({ a: ["x", { z: 1 }] });
    expect(told).toEqual([["yaml-value", 1, 3]]);
    expect(document?.locate("/a/1/z")).toEqual({ line: 2, column: 10 });
  });

  test("`<<` is a key like any other where its author says that it is a string", () => {
    expect(read("a: {!!str <<: {b: 1}, c: 2}\n")).toEqual({ a: { "<<": { b: 1 }, c: 2 } });
    const { document, told } = yaml("a: {!!merge <<: {b: 1}, c: 2}\n");
    expect(document?.value).toEqual({ a: { b: 1, c: 2 } });
    expect(told).toEqual([]);
  });

  test("__proto__ is a key like any other", () => {
    const value = read("__proto__: {polluted: 1}\na:\n  <<: {__proto__: {b: 1}}\n") as Record<
      string,
      unknown
    >;
    expect(Object.keys(value)).toEqual(["__proto__", "a"]);
    expect(Object.keys(value.a as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("block scalars, folded lines, comments, tabs between tokens, CRLF and a byte order mark", () => {
    const text = "\uFEFF# c\r\na: |\r\n  x\r\n   y\r\nb: >-\r\n  p\r\n  q\r\nc:\t'it''s' # d\r\n";
    expect(read(text)).toEqual({ a: "x\n y\n", b: "p q", c: "it's" });
  });

  test("JSON by another name", () => {
    expect(read('{"a": [1, 2]}')).toEqual({ a: [1, 2] });
    expect(read("{a: [1, 2], # flow\n b: x}")).toEqual({ a: [1, 2], b: "x" });
  });

  test("finds keys and values, through lists, aliases and merge keys", () => {
    const text = "a:\n  - b: 1\n    c:\n      d: 'x'\nbase: &b\n  e: 5\nf: *b\ng:\n  <<: *b\n  h:\n";
    const { document } = yaml(text);
    expect(document?.locate("/a/0/b")).toEqual({ line: 2, column: 8 });
    expect(document?.locate("/a/0/c/d", true)).toEqual({ line: 4, column: 7 });
    expect(document?.locate("/a/0/c/d")).toEqual({ line: 4, column: 10 });
    expect(document?.locate("/f/e")).toEqual({ line: 6, column: 6 });
    expect(document?.locate("/g/e")).toEqual({ line: 6, column: 6 });
    expect(document?.locate("/g/h", true)).toEqual({ line: 10, column: 3 });
    expect(document?.locate("/g/h")).toEqual({ line: 10, column: 3 });
    expect(document?.locate("/g/nothing")).toEqual({ line: 9, column: 3 });
  });
});

describe("YAML text that is not well-formed", () => {
  const cases: readonly (readonly [name: string, text: string, line: number, column: number])[] = [
    ["a mis-indented key", "openapi: 3.0.3\ninfo:\n  title: T\n version: 1\npaths:\n  /a: [\n", 4, 2],
    ["a tab as indentation", "a:\n\tb: 1\n", 2, 1],
    ["a list that is not closed", "a: [1, 2\nb: 3\n", 2, 1],
    ["a quote that is not closed", "a: 'x\n", 1, 4],
    ["a colon in a plain value", "a: b: c\n", 1, 4],
  ];
  test.each(cases)("%s", (_, text, line, column) => {
    const { document, told } = yaml(text);
    expect(document).toBeUndefined();
    expect(told).toEqual([["syntax-error", line, column]]);
  });
});

describe("YAML text that means something else than it says", () => {
  const cases: readonly (readonly [name: string, text: string, told: readonly Told[]])[] = [
    ["a key twice", "a: 1\nb:\n  c: 1\n  c: 2\n", [["duplicate-key", 4, 3]]],
    ["a number and a string as the same key", "200: 1\n'200': 2\n", [["duplicate-key", 2, 1]]],
    ["an integer beyond 2^53", "a:\n  - 9007199254740993\n", [["number-inexact", 2, 5]]],
    ["an alias without an anchor", "a: *nothing\n", [["alias-not-found", 1, 4]]],
    ["an alias without an anchor as a key", "a: {*nothing : 1}\n", [["alias-not-found", 1, 5]]],
    ["an alias inside of its anchor", "a: &x\n  b: *x\n", [["alias-not-found", 2, 6]]],
    [
      "infinity",
      "a: .inf\nb: -.INF\n",
      [
        ["yaml-value", 1, 4],
        ["yaml-value", 2, 4],
      ],
    ],
    ["a tag of its own", "a: !thing 5\n", [["yaml-value", 1, 4]]],
    ["a list as a key", "? [a, b]\n: 1\nc: 2\n", [["yaml-value", 1, 3]]],
    ["two documents", "a: 1\n---\nb: 2\n", [["yaml-value", 2, 1]]],
    ["a merge of no map", "a:\n  <<: 5\n", [["yaml-value", 2, 7]]],
  ];
  test.each(cases)("%s", (_, text, told) => {
    expect(yaml(text).told).toEqual(told);
  });

  test("what JSON does not have is read as text, or left out", () => {
    expect(read("a: .inf\nb: !thing 5\n? [x]\n: 1\n")).toEqual({ a: ".inf", b: 5 });
    expect(read("a: {*nothing : 1, b: 2}\n")).toEqual({ a: { b: 2 } });
    expect(read("a: 1\n---\nb: 2\n")).toEqual({ a: 1 });
  });

  test.each([
    [
      "!!omap [{a: 1}]",
      [{ a: 1 }],
      "the tag !!omap has no counterpart in JSON; the value is read without it",
    ],
    [
      "!!pairs [{a: {b: 1}}]",
      [{ a: { b: 1 } }],
      "the tag !!pairs has no counterpart in JSON; the value is read without it",
    ],
    ["!!pairs 1", 1, "the tag !!pairs has no counterpart in JSON; the value is read without it"],
    [
      "!!set {a, b}",
      { a: null, b: null },
      "the tag !!set has no counterpart in JSON; the value is read without it",
    ],
    ["!!set {a: 1}", { a: 1 }, "the tag !!set has no counterpart in JSON; the value is read without it"],
    [
      "!!binary 1234",
      "1234",
      "the tag !!binary has no counterpart in JSON; the value stays as it is written",
    ],
    [
      "!!timestamp 2020",
      "2020",
      "the tag !!timestamp has no counterpart in JSON; the value stays as it is written",
    ],
    ["!!merge a", "a", "the tag !!merge has no counterpart in JSON; the value is read without it"],
    ["!!int 1.5", 1.5, "the tag !!int has no counterpart in JSON; the value is read without it"],
    ["!!bool maybe", "maybe", "the tag !!bool has no counterpart in JSON; the value is read without it"],
    ["!thing true", true, "the tag !thing has no counterpart in JSON; the value is read without it"],
    ["!thing ", null, "the tag !thing has no counterpart in JSON; the value is read without it"],
    ["!thing '5'", "5", "the tag !thing has no counterpart in JSON; the value is read without it"],
    ["!thing {a: 1}", { a: 1 }, "the tag !thing has no counterpart in JSON; the value is read without it"],
    ["!!float 12", 12, undefined],
    ["!!float '1e3'", 1000, undefined],
    ["!!int 0x10", 16, undefined],
    ["!!str 12", "12", undefined],
    ["! 12", "12", undefined],
    ["!!null ''", null, undefined],
    ["!!map {a: 1}", { a: 1 }, undefined],
  ])("a tag says no more than JSON can: %s", (text, value, message) => {
    for (const directive of ["", "%YAML 1.1\n---\n"]) {
      const { document, messages } = yaml(`${directive}a: ${text}\n`);
      expect(document?.value).toEqual({ a: value });
      expect(messages).toEqual(message === undefined ? [] : [message]);
    }
  });

  test("aliases of aliases end in bounded memory", () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const previous = level === 0 ? "lol" : `*a${level - 1}`;
      return `l${level}: &a${level} [${Array(10).fill(previous).join(", ")}]`;
    });
    const { told } = yaml(levels.join("\n"));
    expect(told).toEqual([["alias-bomb", 7, expect.any(Number)]]);
  });

  test("what nests too deep is told, not followed", () => {
    const flow = yaml(`a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`);
    expect(flow.told).toEqual([["too-deep", 1, maxDepth + 3]]);
    const block = Array.from({ length: maxDepth + 2 }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
    expect(yaml(block).told).toEqual([["too-deep", maxDepth + 1, maxDepth + 1]]);
  });

  test("what nests deeper than a stack in block style is told as that, and the rest is kept", () => {
    const keys = Array.from({ length: 6_000 }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
    const dashes = `a:\n  ${"- ".repeat(60_000)}b`;
    for (const deep of [keys, dashes]) {
      const { told, document } = yaml(`${deep}\nkept: 1\n`);
      expect(told.map(([code]) => code)).toEqual(["too-deep"]);
      expect(document?.value).toHaveProperty("kept", 1);
    }
  });

  test("many keys cost linear time", () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`);
    const started = performance.now();
    expect(Object.keys(read(lines.join("\n")) as object)).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
