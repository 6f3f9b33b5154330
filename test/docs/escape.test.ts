import { describe, expect, it } from "vitest";
import { createEscape } from "../../generator/emit/docs/escape/index.ts";

const format = createEscape({ flavor: "github", safe: false });
const safe = createEscape({ flavor: "github", safe: true });
const vitepress = createEscape({ flavor: "vitepress", safe: false });
const mdx = createEscape({ flavor: "mdx", safe: false });

describe("the page format's own text", () => {
  it.each([
    "Some <b>bold</b> text, <br> and <https://example.com>.",
    "an <i>unclosed tag, a <value> and a < b",
    "<a href='https://example.com'>here</a>, [there](/guide), [x](data:image/png;base64,AA==)",
    "{{ x }} `<b>` {y}",
    "<!-- a comment -->",
  ])("stays: %s", (text) => {
    expect([format.paragraph(text), format.cell(text), format.literal(text)]).toEqual([text, text, text]);
  });

  it.each([
    "<script>x</script>",
    "<IMG src=x onerror = x>",
    "<img/onerror=x/src=x>",
    "<a title='>' onclick=x>",
    "<div onclick=x",
    "<svg><set to=x></svg>",
    "<a href='jav&#x61;script:x'>",
    "<a href=' java\nscript:x'>",
    "<pre>",
    "<!-- open",
    "[x](javascript:x)",
    "[x]( <JavaScript:x> )",
    "[x](javascript\\:x)",
    "[x](javascript&colon;x)",
    "[x]:\n  javascript:x",
    "![x](data:text/html,x)",
    "<javascript:x>",
  ])("is escaped where it would run: %s", (text) => {
    const escaped = format.paragraph(text);
    expect(escaped).not.toBe(text);
    expect(escaped).not.toMatch(/<(?!br\/>)|\]\(|\]:/);
  });
});

it("the page format's cells show a backslash before a pipe, which would escape it", () => {
  expect(format.literal("C:\\|x")).toBe("C:&#92;&#124;x");
  expect(format.literal("C:\\\\|x")).toBe("C:\\\\|x");
  expect(format.code("a\\|b", "cell")).toBe("<code>a&#92;&#124;b</code>");
  expect(format.code("a\\|b", "line")).toBe("`a\\|b`");
});

/** What each reader gets of a paragraph: HTML as text, VitePress, MDX. */
const paragraphs: readonly (readonly [text: string, safe: string, vitepress: string, mdx: string])[] = [
  ["a < b > c", "a &lt; b > c", "a &lt; b > c", "a &lt; b > c"],
  ["a \\<b> \\{c}", "a &lt;b> \\{c}", "a &lt;b> &#123;c&#125;", "a &lt;b> &#123;c&#125;"],
  ["`<b>` `{c}`", "`<b>` `{c}`", "`<b>` `{c}`", "`<b>` `{c}`"],
  ["`{{ c }}`", "`{{ c }}`", "<code>&#123;&#123; c &#125;&#125;</code>", "`{{ c }}`"],
  ["`a\n<b>`", "<code>a &lt;b&gt;</code>", "<code>a &lt;b&gt;</code>", "<code>a &lt;b&gt;</code>"],
  ["`a\nb`", "`a\nb`", "`a\nb`", "`a\nb`"],
  ["one ` tick", "one &#96; tick", "one &#96; tick", "one &#96; tick"],
  ["[a](/b)", "[a](/b)", "[a]\\(/b)", "[a]\\(/b)"],
  ["[a](#b) [c](//d)", "[a](#b) [c](//d)", "[a](#b) [c](//d)", "[a](#b) [c](//d)"],
  ["export it\nto x", "export it\nto x", "export it\nto x", "&#101;xport it\nto x"],
  ["::: a", "::: a", "\\::: a", "\\::: a"],
  ["```js {x}\n<b>{{c}}\n```", "```js\n<b>{{c}}\n```", "```js\n<b>{{c}}\n```", "```js\n<b>{{c}}\n```"],
  ["~~~\nopen", "~~~\nopen\n~~~", "~~~\nopen\n~~~", "~~~\nopen\n~~~"],
  ["    <b>", ...three("<pre><code>&lt;b&gt;</code></pre>")],
  ["- ```\n  <b>\n  ```", ...three("- <pre><code>&lt;b&gt;</code></pre>")],
  ["a<br>b\n<br>", ...three("a<br/>b\n&nbsp;<br/>")],
  ["<https://a.example/(b)>", ...three("[https://a.example/(b)](https://a.example/%28b%29)")],
];

function three(text: string): readonly [string, string, string] {
  return [text, text, text];
}

describe("paragraphs", () => {
  it.each(paragraphs)("%j", (text, ...expected) => {
    expect([safe, vitepress, mdx].map((one) => one.paragraph(text))).toEqual(expected);
  });

  it("of great length take no time to speak of", () => {
    const long = ["`", "<", "](", "> ```\n", "{", "``x`", '<a b="'].map((part) => part.repeat(30_000));
    const start = performance.now();
    for (const text of long) for (const one of [format, safe, vitepress, mdx]) one.paragraph(text);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("cells", () => {
  it("keep code where tables are known, and only harmless code where they are not", () => {
    expect(vitepress.cell("`/pets/{id}`")).toBe("`/pets/{id}`");
    expect(mdx.cell("`/pets/{id}`")).toBe("<code>/pets/&#123;id&#125;</code>");
    expect(mdx.code("a{b", "cell")).toBe("<code>a&#123;b</code>");
    expect(mdx.code("a{b", "line")).toBe("`a{b`");
  });

  it("show a block of code without the name of its language", () => {
    expect(mdx.cell('```json\n{"a": 1}\n```')).toBe('<code>&#123;"a": 1&#125;</code>');
  });

  it("show values as they stand", () => {
    expect(vitepress.literal("*a* snake_case _b_ [c](d) &lt; \\")).toBe(
      "&#42;a&#42; snake_case &#95;b&#95; [c&#93;(d) &amp;lt; &#92;",
    );
  });
});

it("VitePress reads comments that name files in code, too", () => {
  expect(vitepress.source('"<!--@include: x-->"')).toBe('"\\u003c!--@include: x-->"');
  expect(mdx.source('"<!-- x -->"')).toBe('"<!-- x -->"');
});
