import { describe, expect, test } from "vitest";
import {
  arrayOf,
  call,
  code,
  createPrinter,
  exported,
  key,
  lines,
  literal,
  member,
  nothing,
  objectOf,
  operators,
  printExpression,
  raw,
  symbol,
} from "../../generator/print/index.ts";

describe("code", () => {
  test("has as many lines as it is given", () => {
    const many = Array.from({ length: 200_000 }, () => raw("x;"));
    expect(printExpression(lines(many)).split("\n").length).toBe(200_000);
  });

  test("quotes what stands in a hole", () => {
    const text = printExpression(
      code`f(${'a"b'}, ${1.5}, ${true}, ${null}, ${{ "a-b": [1], __proto__: 2 }});`,
    );
    expect(text).toBe('f("a\\"b", 1.5, true, null, { "a-b": [1] });');
    const own = JSON.parse('{"__proto__":1}');
    expect(printExpression(code`${own}`)).toBe('{ ["__proto__"]: 1 }');
    expect(() => printExpression(code`${Number.NaN}`)).toThrow(RangeError);
  });

  test("takes its own indentation off and indents what is inserted", () => {
    const body = lines([code`one();`, code`two();`]);
    const text = printExpression(code`
      function f() {
        ${body}

        return ${"\n"};
      }
    `);
    expect(text).toBe('function f() {\n  one();\n  two();\n\n  return "\\n";\n}');
  });

  test("leaves out a line that nothing stands in", () => {
    expect(
      printExpression(code`
        a();
        ${nothing}
        ${[]}
        b();
      `),
    ).toBe("a();\nb();");
    expect(printExpression(code`${nothing}`)).toBe("");
    expect(
      printExpression(code`
        ${nothing}
        b();
      `),
    ).toBe("b();");
    expect(printExpression(code`f(${nothing})`)).toBe("f()");
  });

  test("keeps escapes of the template as escapes", () => {
    expect(printExpression(code`/\d\n/`)).toBe("/\\d\\n/");
  });

  test("wraps what does not fit", () => {
    const long = Array.from({ length: 12 }, (_, index) => literal(`argument ${index}`));
    expect(printExpression(code`  const x = ${call(raw("f"), [arrayOf(long), raw("b")])};`)).toBe(
      [
        "  const x = f(",
        "    [",
        ...long.map((_, index) => `      "argument ${index}",`),
        "    ],",
        "    b,",
        "  );",
      ].join("\n"),
    );
    const fits = call(raw("f"), [literal("x".repeat(45)), literal("y".repeat(43))]);
    expect(printExpression(code`  ${fits};`)).toHaveLength(100);
    expect(printExpression(code`   ${fits};`).split("\n")).toHaveLength(4);
    const tests = Array.from({ length: 8 }, (_, index) => raw(`condition${index} !== undefined`));
    expect(printExpression(code`return ${operators(tests, "&&")};`).split("\n")[1]).toBe(
      "  condition1 !== undefined &&",
    );
    expect(printExpression(objectOf([code`${key("a-b")}: 1`, code`c`]))).toBe('{ "a-b": 1, c }');
    expect(printExpression(member(raw("o"), "a-b"))).toBe('o["a-b"]');
    expect(printExpression(member(raw("o"), "ab"))).toBe('o["ab"]');
  });
});

describe("modules", () => {
  test("import what their code names", async () => {
    const { renderModule } = await createPrinter();
    const own = { name: "Pet", from: "models/pet" };
    const text = renderModule({
      path: "models/pet",
      header: "Generated.\nFrom a spec.",
      importExtension: ".ts",
      body: code`
        ${exported(own)}const ${symbol(own)} = ${symbol({ name: "schema", from: "runtime" })}(
          ${symbol({ name: "isOwner", from: "models/owner" })},
          ${symbol({ name: "isPet", from: "models/errors/pet" })},
        );
        type A = ${symbol({ name: "Owner", from: "models/owner", use: "type" })};
        type B = ${symbol({ name: "Pet", from: "models/errors/pet", use: "type" })};
      `,
    });
    expect(text).toBe(`// Generated.
// From a spec.

import { schema } from "../runtime.ts";
import { isPet, type Pet as PetFromErrors } from "./errors/pet.ts";
import { isOwner, type Owner } from "./owner.ts";

export const Pet = schema(
  isOwner,
  isPet,
);
type A = Owner;
type B = PetFromErrors;
`);
  });

  test("import types alone as types", async () => {
    const { renderModule } = await createPrinter();
    const owner = symbol({ name: "Owner", from: "models/owner", use: "type" });
    const body = code`type A = ${owner};`;
    expect(renderModule({ path: "models/pet", header: "", importExtension: ".js", body })).toBe(
      '//\n\nimport type { Owner } from "./owner.js";\n\ntype A = Owner;\n',
    );
  });

  test("declare a global's name under another", async () => {
    const { renderModule } = await createPrinter();
    const own = { name: "Object", from: "models/object" };
    const text = renderModule({
      path: "models/object",
      header: "Generated.",
      importExtension: "none",
      body: code`${exported(own)}const ${symbol(own)} = Object.freeze({});`,
    });
    expect(text).toBe(`// Generated.

const ObjectFromModels = Object.freeze({});

export { ObjectFromModels as Object };
`);
  });
});
