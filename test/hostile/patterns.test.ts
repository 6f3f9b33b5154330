import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CaseResult, generateCase } from "../harness/generate-case.ts";
import { type Emitted, loadModels } from "../validators/modules.ts";

/** Patterns of ECMA-262 that are easily broken on their way into code. */
const patterns: readonly string[] = [
  "^/a/b$",
  "\\/",
  "[/]",
  "[/\\]]",
  "a\\\\/b",
  "^\\\\$",
  "\\\\\\/",
  "^\n$",
  "^\\n$",
  "^\r\n?$",
  "^\u2028$",
  "^[\u2028\u2029]$",
  "^\0$",
  "^\\0$",
  "^[\u0001-\u001f]+$",
  "^\\x41$",
  "^\\u0041$",
  "^\\u{1F4A5}$",
  "^\u{1f4a5}$",
  "^[\u{1f4a5}]$",
  "^.$",
  "^\\p{Lu}\\P{Lu}$",
  "^\\p{Script=Greek}+$",
  "^[\\p{L}--[a-z]]$",
  "^[\\w&&[^\\d]]$",
  "^[[a-z]--[aeiou]]$",
  "(?<year>\\d{4})-\\k<year>",
  "(?<=\\$)\\d+",
  "(?<!a)b",
  "^(?:a|b)(?=c)",
  "(?!x)",
  "^(a)\\1$",
  "^\\cA$",
  "^[\\b]$",
  "^\\-a$",
  "^a{,3}$",
  "^}$",
  "^]$",
  "\\_x",
  "^\\a$",
  "^(?:)$",
  "",
  "//",
  "*/".replace("*", "\\*"),
  "`\\$\\{x\\}`",
  "</script>",
  "<!--",
  "'\"",
  "^\\u202e$",
  "\ufeff",
  "^\ud83d$",
];

/** No patterns of ECMA-262, though of other engines. */
const invalid: readonly string[] = [
  "(",
  "[",
  "*",
  "a**",
  "(?P<n>a)",
  "(?#comment)",
  "\\",
  "[b-a]",
  "(?<n>a)(?<n>b)",
  "a++",
  "(?>a)",
  "x{2,1}",
];

const texts = [
  ..."/ /a/b a\\/b \\ \\/ a A b ab abc x\u00e9 \u03b1\u03b2 \u{1f4a5} 2024-2024 $12 - _x -a } ] aaa a{,3} <!-- </script> '\" */".split(
    " ",
  ),
  "\n",
  "\r\n",
  "\u2028",
  "\0",
  "\u0001",
  "\b",
  "",
  "`\u0024{x}`",
  "//",
  "\u202e",
  "\ufeff",
  "\ud83d",
  "\ud83d\udca5",
];

/** What the document's author has in mind: with `u` where the pattern is one with it, else with `v`, else without. */
function expressionOf(pattern: string): RegExp | undefined {
  for (const flags of ["u", "v", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Not with these flags.
    }
  }
  return undefined;
}

describe("patterns", () => {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-patterns-"));
  const all = [...patterns, ...invalid];
  let result: CaseResult;
  let models: ReadonlyMap<string, Emitted>;

  beforeAll(async () => {
    const schemas = Object.fromEntries(
      all.map((pattern, index) => [
        `P${index}`,
        {
          type: "object",
          properties: { p: { type: "string", pattern } },
          patternProperties: { [pattern]: { type: "string" } },
        },
      ]),
    );
    const document = {
      openapi: "3.1.0",
      info: { title: "Patterns", version: "1" },
      paths: {},
      components: { schemas },
    };
    const texts = { "spec.json": JSON.stringify(document) };
    result = await generateCase(folder, "spec.json", undefined, texts);
    models = await loadModels(result.api!);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("that are valid match what they match in the document", () => {
    for (const [index, pattern] of patterns.entries()) {
      const expression = expressionOf(pattern);
      expect(expression, pattern).toBeDefined();
      const { is } = models.get(`P${index}`)!;
      for (const text of texts) {
        const label = `${JSON.stringify(pattern)} on ${JSON.stringify(text)}`;
        expect(is({ p: text }), label).toBe(expression!.test(text));
        if (text !== "p" && !expression!.test("p")) {
          expect(is({ [text]: 1 }), `${label} as a key`).toBe(!expression!.test(text));
        }
      }
    }
  });

  test("that are none are reported, each where it stands, and assert nothing", () => {
    for (const [index, pattern] of invalid.entries()) {
      expect(expressionOf(pattern), pattern).toBeUndefined();
      const { is } = models.get(`P${patterns.length + index}`)!;
      expect(is({ p: "anything" }), pattern).toBe(true);
    }
    const reported = result.diagnostics.filter(({ code }) => code === "invalid-pattern");
    expect(reported).toHaveLength(invalid.length * 2);
  });
});
