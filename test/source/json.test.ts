import { describe, expect, test } from "vitest";
import { maxDepth } from "../../generator/source/limits.ts";
import { readText, type Told } from "./read.ts";

const json = (text: string) => readText("api.json", text);

describe("JSON text", () => {
  test("keeps its values, own __proto__ keys included", () => {
    const { document, told } = json('{"a":[1,-2.5e3,true,null,"\\u00e9"],"__proto__":{"b":1}}');
    expect(told).toEqual([]);
    expect(Object.keys(document?.value as object)).toEqual(["a", "__proto__"]);
    expect(document?.value).toHaveProperty("a", [1, -2500, true, null, "é"]);
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });

  test("finds keys and values, after escapes, in lists, with CRLF and after a byte order mark", () => {
    const { document } = json('\uFEFF{\r\n  "a\\"b": [1, {"c/d": "x\\\\"}],\r\n  "é": 7\r\n}');
    expect(document?.locate("")).toEqual({ line: 1, column: 1 });
    expect(document?.locate('/a"b', true)).toEqual({ line: 2, column: 3 });
    expect(document?.locate('/a"b/1/c~1d')).toEqual({ line: 2, column: 23 });
    expect(document?.locate('/a"b/1/c~1d', true)).toEqual({ line: 2, column: 16 });
    expect(document?.locate("/é")).toEqual({ line: 3, column: 8 });
  });

  test("answers with the nearest enclosing place for what is not there", () => {
    const { document } = json('{"a":\n{"b":1}}');
    expect(document?.locate("/a/x/y")).toEqual({ line: 2, column: 1 });
    expect(document?.locate("/a/b/0")).toEqual({ line: 2, column: 6 });
  });

  test("columns count UTF-16 code units", () => {
    expect(json('{"\u{1F600}":1}').document?.locate("/\u{1F600}")).toEqual({ line: 1, column: 7 });
  });
});

describe("JSON text that is not well-formed", () => {
  const cases: readonly (readonly [
    name: string,
    text: string,
    line: number,
    column: number,
    detail: RegExp,
  ])[] = [
    ["a comma too many", '{\n "a": 1,\n}', 3, 1, /quoted key/],
    ["a missing comma", '{"a":1\n "b":2}', 2, 2, /expected "," or "}"/],
    ["a missing colon", '{"a" 1}', 1, 6, /":" after the key/],
    ["a key without quotes", "{a:1}", 1, 2, /quoted key/],
    ["a comment", '{"a":1 // x\n}', 1, 8, /no comments/],
    ["a value that is none", '{"a": undefined}', 1, 7, /expected a value/],
    ["a number with a leading zero", "[01]", 1, 3, /expected "," or "]"/],
    ["a string that is not closed", '["a]', 1, 2, /not closed/],
    ["a line break in a string", '["a\nb"]', 1, 4, /line break/],
    ["an unknown escape", '["\\x"]', 1, 3, /unknown escape/],
    ["a cut-off document", '{"a": [1, 2', 1, 12, /ends before its "\["/],
    ["an empty document", " \n", 2, 1, /empty/],
    ["something after the end", '{"a":1} x', 1, 9, /end of the document/],
  ];
  test.each(cases)("%s", (_, text, line, column, detail) => {
    const { document, told, messages } = json(text);
    expect(document).toBeUndefined();
    expect(told).toEqual([["syntax-error", line, column]]);
    expect(messages[0]).toMatch(detail);
  });
});

describe("JSON text that means something else than it says", () => {
  const cases: readonly (readonly [name: string, text: string, told: readonly Told[]])[] = [
    ["a key twice", '{"a": 1,\n "b": {"c": 1, "c": 2}}', [["duplicate-key", 2, 16]]],
    ["an integer beyond 2^53", '{"max":\n 9007199254740993}', [["number-inexact", 2, 2]]],
    ["an exponent beyond doubles", "[1e999]", [["number-inexact", 1, 2]]],
    ["an integer that doubles hold", "[9007199254740992, 100000000000000000000, 0.1234567890123456789]", []],
    ["digits in a string", '["x: 9007199254740993"]', []],
  ];
  test.each(cases)("%s", (_, text, told) => {
    expect(json(text).told).toEqual(told);
  });

  test("both are looked for once, however deep the rest is and whatever stands before them", () => {
    const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`;
    const text = `{"list":[{"b":{}},[1,{"n":\n1e999}]],"x":1,"deep":${deep},\n"x":2,"c~/":\n12345678901234567890}`;
    const { told, document } = json(text);
    expect(told).toEqual([
      ["too-deep", 2, expect.any(Number)],
      ["number-inexact", 2, 1],
      ["duplicate-key", 3, 1],
      ["number-inexact", 4, 1],
    ]);
    expect(document?.value).toHaveProperty("x", 2);
  });

  test("the last of two members counts, and no number is infinite", () => {
    expect(json('{"a":1,"a":2}').document?.value).toEqual({ a: 2 });
    expect(json("[1e999,-1e999]").document?.value).toEqual([Number.MAX_VALUE, -Number.MAX_VALUE]);
  });

  test("what nests too deep is cut off, at any depth", () => {
    for (const depth of [maxDepth + 1, 200_000]) {
      const { document, told } = json(`${"[".repeat(depth)}${"]".repeat(depth)}`);
      expect(told).toEqual([["too-deep", 1, maxDepth + 1]]);
      expect(document).toBeDefined();
    }
    expect(json(`${"[".repeat(maxDepth)}${"]".repeat(maxDepth)}`).told).toEqual([]);
  });

  test("a large document costs linear time, thousands of questions included", () => {
    const members = Array.from({ length: 50_000 }, (_, index) => `"k${index}":{"a":[${index}],"b":"x"}`);
    const { document } = json(`{\n${members.join(",\n")}\n}`);
    for (let index = 0; index < 50_000; index += 10) {
      expect(document?.locate(`/k${index}/a/0`)?.line).toBe(index + 2);
    }
  });
});
