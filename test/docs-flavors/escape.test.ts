import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEscape, oneLine } from "../../generator/emit/docs/escape/index.ts";
import { findActive } from "./inspect.ts";
import { type Reader, readGithub, readMarkdownIt, readMdx, readVitepress } from "./readers.ts";

/** What documents are made of that readers act upon, whole and in pieces. */
const pieces = [
  ..."`|``|```|````|~~~|\\|[x](|[x]: |](|)|<|>|</|/>|{|}|{{|}}|$|'|\"|=|#|---|:::|[[toc]]|<<<|<!--|-->|&lt;|&#123;|&|;".split(
    "|",
  ),
  ..."\n|\n\n|\n- |\n> |\n1. |\n    |\t| |  \n|\n```\n|\n```js-vue\n|\n# |\n~~~\n|\r".split("|"),
  "|",
  "\\|",
  "\n|---|\n",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<div onclick=alert(1)",
  "<pre>",
  "</pre>",
  "<b>",
  "<br>",
  "<a title='",
  "javascript:alert(1)",
  "java&#115;cript&colon;alert(1)",
  "<javascript:alert(1)>",
  "<https://a.example/b?c=d&e>",
  "https://a.example/",
  "www.a.example/",
  "{{ constructor.constructor('x')() }}",
  "{.a onclick=alert(1)}",
  "\nimport x from 'x'\n",
  "\nexport const x = 1\n",
  "<!--@include: ./package.json-->",
  "word",
  "a b",
];

const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(""));

const readers: Readonly<Record<string, readonly Reader[]>> = {
  github: [readGithub, readMarkdownIt],
  safe: [readGithub, readMarkdownIt],
  vitepress: [readVitepress],
  mdx: [readMdx("tables"), readMdx("plain")],
};

const runs = Number(process.env.MODELWRIGHT_RUNS ?? 300);

describe.each(["github", "safe", "vitepress", "mdx"] as const)("%s", (kind) => {
  const escaping = createEscape({ flavor: kind === "safe" ? "github" : kind, safe: kind === "safe" });
  const wanted = kind === "github" ? "script" : "markup";

  async function check(page: string): Promise<void> {
    for (const read of readers[kind]!) {
      const html = await read(page).catch((fault: unknown) => {
        throw new Error(`${String(fault).slice(0, 400)}\n${JSON.stringify(page)}`);
      });
      const found = findActive(html, wanted);
      if (found.length > 0) throw new Error(`${found.join(" ")}\n${JSON.stringify(page)}\n${html}`);
    }
  }
  const code = '```typescript\nlet value = "<img src=x onerror=alert(1)> {{ x }}";\n```';

  test("a paragraph of anything", async () => {
    const property = fc.asyncProperty(hostile, (text) =>
      check(`# Name\n\n${escaping.paragraph(text)}\n\n## Example Usage\n\n${escaping.source(code)}\n`),
    );
    await fc.assert(property, { numRuns: runs });
  });

  test("cells of anything", async () => {
    const property = fc.asyncProperty(hostile, hostile, hostile, (a, b, c) => {
      const cells = [escaping.code(a, "cell"), escaping.cell(b), escaping.literal(c), escaping.cell(a)].map(
        oneLine,
      );
      const row = `| ${cells.join(" | ")} |`;
      return check(`# Name\n\n## Fields\n\n| A | B | C | D |\n| - | - | - | - |\n${row}\n${row}\n`);
    });
    await fc.assert(property, { numRuns: runs });
  });

  test("headings of anything", async () => {
    const property = fc.asyncProperty(hostile, (text) =>
      check(`### ${escaping.code(text, "line")}\n\ntext\n`),
    );
    await fc.assert(property, { numRuns: runs });
  });
});

test("a text without marks is left alone", () => {
  const text =
    'A *list*:\n\n- `one`\n- [two](https://a.example/)\n\n```js\nlet x = {};\n```\n\n1 > 0 & "x"\n';
  for (const flavor of ["vitepress", "mdx"] as const) {
    expect(createEscape({ flavor, safe: false }).paragraph(text)).toBe(text);
  }
});
