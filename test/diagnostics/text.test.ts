import { describe, expect, it } from "vitest";
import { colourless } from "../../generator/cli/io.ts";
import {
  codes,
  createReporter,
  type Diagnostic,
  diagnosticsToText,
  diagnosticToJson,
  explain,
  listCodes,
} from "../../generator/diagnostics/index.ts";
import type { Row } from "../../generator/diagnostics/row.ts";

function textOf(source: string, at: Diagnostic["at"], most = 50): string {
  const { report, diagnostics } = createReporter();
  report({ code: "syntax-error", at, args: { detail: "bad" } });
  return diagnosticsToText(diagnostics, {
    locate: ({ pointer }) => (pointer === "" ? undefined : { line: 2, column: 3 }),
    textOf: (file) => (file === "a.yaml" ? source : undefined),
    palette: colourless,
    most,
  });
}

describe("a diagnostic as text", () => {
  it("has its place, severity, code, message, line and caret", () => {
    expect(textOf("one: 1\n  two\nthree", { file: "a.yaml", pointer: "/x" })).toBe(
      "a.yaml:2:3 error syntax-error: bad\n  2 |   two\n    |   ^\n",
    );
  });

  it("does without what is not known", () => {
    expect(textOf("", undefined)).toBe("error syntax-error: bad\n");
    expect(textOf("x", { file: "a.yaml", pointer: "" })).toBe("a.yaml error syntax-error: bad\n");
    expect(textOf("x", { file: "b.yaml", line: 1, column: 1 })).toBe("b.yaml:1:1 error syntax-error: bad\n");
    expect(textOf("x", { file: "a.yaml", line: 9, column: 1 })).toBe("a.yaml:9:1 error syntax-error: bad\n");
  });

  it.each([
    ["a tab before it", "\tx", 2, "  x", "  ^"],
    ["wide characters before it", "\u65E5\u672C: x", 5, "\u65E5\u672C: x", "      ^"],
    ["an emoji before it", "\u{1F600}: x", 5, "\u{1F600}: x", "    ^"],
    ["a combining mark before it", "e\u0301: x", 5, "e\u0301: x", "   ^"],
    [
      "control characters, which a terminal would obey",
      "\u001B[31m: x",
      8,
      "\\u001b[31m: x",
      "            ^",
    ],
    ["marks that turn text around", "\u202Ea: x", 5, "\\u202ea: x", "         ^"],
    ["a column behind the end", "ab", 9, "ab", "  ^"],
  ])("sets the caret below the right place: %s", (_, source, column, line, caret) => {
    const at = { file: "a.yaml", line: 1, column };
    expect(textOf(source, at)).toBe(
      `a.yaml:1:${column} error syntax-error: bad\n  1 | ${line}\n    | ${caret}\n`,
    );
  });

  it("shows a window of a line of megabytes", () => {
    const source = `${"a".repeat(1_000_000)}HERE${"b".repeat(1_000_000)}`;
    const [, line, caret] = textOf(source, { file: "a.yaml", line: 1, column: 1_000_001 }).split("\n");
    expect(line?.length).toBeLessThan(120);
    expect(line?.slice(caret?.indexOf("^"))).toMatch(/^HERE/);
  });

  it.each(["\n", "\r\n", "\r"])("finds lines that end in %j", (ending) => {
    expect(textOf(["a", "  b", "c"].join(ending), { file: "a.yaml", pointer: "/x" })).toContain(
      "  2 |   b\n",
    );
  });
});

describe("many diagnostics", () => {
  const print = (most: number): string => {
    const { report, diagnostics } = createReporter();
    for (let line = 1; line <= 8; line++) {
      report({ code: "hand-edited", at: { file: "a", line, column: 1 }, args: { path: "x" } });
    }
    report({ code: "lock-outdated", args: { path: "x" } });
    report({ code: "syntax-error", at: { file: "b", line: 1, column: 1 }, args: { detail: "bad" } });
    const options = { locate: () => undefined, textOf: () => undefined, palette: colourless };
    return diagnosticsToText(diagnostics, { ...options, most });
  };

  it("come with errors first, and one that repeats once", () => {
    expect(print(0)).toMatchInlineSnapshot(`
      "b:1:1 error syntax-error: bad
      a:1:1 warning hand-edited: x was edited by hand and is kept as it is
          also at a:2:1, a:3:1, a:4:1, a:5:1, 3 more
      warning lock-outdated: x is out of date, though the files that it lists are not
      "
    `);
  });

  it("are cut where that is asked for", () => {
    expect(print(1)).toBe(
      "b:1:1 error syntax-error: bad\n… and 9 warnings more; --max-diagnostics 0 prints all\n",
    );
  });
});

it("as JSON has null for what is not known", () => {
  const { report, diagnostics } = createReporter();
  report({ code: "syntax-error", at: { file: "a", pointer: "/x~1y" }, args: { detail: "bad" } });
  expect(diagnostics.map((one) => diagnosticToJson(one, () => undefined))).toEqual([
    {
      code: "syntax-error",
      severity: "error",
      message: "bad",
      file: "a",
      line: null,
      column: null,
      pointer: "/x~1y",
    },
  ]);
});

describe("every code", () => {
  it.each(Object.entries<Row<never>>(codes))("%s is explained", (code, { title, cause, cure }) => {
    expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$|^[a-z]+$/);
    expect(title).toMatch(/[^.\s]$/);
    for (const text of [cause, cure]) expect(text).toMatch(/[.)?!]$/);
    expect(explain(code)).toHaveProperty("text");
  });

  it("is listed; one that is nearly right is guessed", () => {
    expect(listCodes().trim().split("\n")).toHaveLength(Object.keys(codes).length);
    expect(explain("hand-editd")).toEqual({ guess: "hand-edited" });
    expect(explain("constructor")).toEqual({ guess: undefined });
  });
});
