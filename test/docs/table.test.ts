import { describe, expect, it } from "vitest";
import { exampleCell } from "../../generator/emit/docs/example-cell.ts";
import { writeDeclaration } from "../../generator/emit/docs/literal.ts";
import { writeTable } from "../../generator/emit/docs/table.ts";
import { eraOf } from "../../generator/ir/index.ts";
import type { Sample } from "../../generator/sample/index.ts";

const era = eraOf([2, 680, 0]);
const text = (value: string): Sample => ({ kind: "string", value });

describe("writeTable", () => {
  it("makes all columns as wide as the widest cell, before escaping", () => {
    const table = writeTable(["A", "B"], [["x|y", "one\ntwo"]]);
    expect(table).toBe("| A       | B       |\n| ------- | ------- |\n| x\\|y    | one<br/>two |");
  });

  it("keeps each row on its line and each cell in its column, whatever ends lines and escapes pipes", () => {
    const table = writeTable(["A"], [["one\r\ntwo\rthree\nfour"], ["a\\|b \\\\|c"]]);
    expect(table.split("\n").slice(2)).toEqual([
      "| one<br/>two<br/>three<br/>four |",
      `| a\\|b \\\\\\|c${" ".repeat(18 - 10)} |`,
    ]);
  });

  it("counts code points", () => {
    expect(writeTable(["A"], [["😀😀"]])).toBe("| A  |\n| -- |\n| 😀😀 |");
  });
});

describe("exampleCell", () => {
  it("writes scalars plainly and the rest as JSON without indentation", () => {
    expect(exampleCell("a")).toBe("a");
    expect(exampleCell(7)).toBe("7");
    expect(exampleCell({ a: [1], b: "<&>" })).toBe('{\n"a": [\n1\n],\n"b": "\\u003c\\u0026\\u003e"\n}');
  });
});

describe("writeDeclaration", () => {
  it("breaks a text that does not fit its line, and a name that does not either", () => {
    const long = "x".repeat(70);
    expect(writeDeclaration("let value:", "Pet", text(long), era)).toBe(`let value: Pet =\n  "${long}";`);
    const name = "N".repeat(75);
    expect(writeDeclaration("let value:", name, text("a"), era)).toBe(`let value:\n  ${name} =\n    "a";`);
  });

  it("quotes the keys of maps, not those of properties", () => {
    const sample: Sample = {
      kind: "object",
      entries: [
        { key: "name", of: "property", value: text("a") },
        { key: "key", of: "map", value: { kind: "array", items: [] } },
      ],
    };
    expect(writeDeclaration("let value:", "Pet", sample, era)).toBe(
      'let value: Pet = {\n  name: "a",\n  "key": [],\n};',
    );
  });
});
