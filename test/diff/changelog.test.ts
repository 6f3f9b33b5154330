import { describe, expect, it } from "vitest";
import { insertEntry } from "../../generator/diff/changelog.ts";
import { codeInCell, plainMarkdown } from "../../generator/diff/markdown.ts";

describe("a text in Markdown", () => {
  it("calls nobody and links nothing on GitHub, which looks for that in what is rendered", () => {
    const text = "@all a/b@c #1 a/b#2 (GH-3) gh-4 https://a.example www.a.example me@a.example & <b> c|d";
    const rendered = plainMarkdown(text)
      .replace(/\\([!-/:-@[-`{-~])/g, "$1")
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(rendered.replaceAll("\u200B", "")).toBe(text);
    expect(rendered).not.toMatch(/@[a-z]|#\d|gh-\d|:\/\/|www\./i);
  });

  it("is as it is where it is code, in which nothing is looked for", () => {
    expect(codeInCell("@all #1")).toBe("`@all #1`");
    expect(codeInCell(String.raw`@all \|`)).toBe(String.raw`<code>@all \\&#124;</code>`);
  });
});

describe("a changelog", () => {
  const entry = "## 2.0.0\n\n### `Pet`\n\n- changed\n";

  it("is begun", () => {
    expect(insertEntry(entry, undefined)).toBe(`# Changelog\n\n${entry}`);
    expect(insertEntry(entry, " \n")).toBe(`# Changelog\n\n${entry}`);
  });

  it("keeps what people wrote, above and below", () => {
    expect(insertEntry(entry, "# History\n\nOurs.\n\n## 1.0.0\n\nFirst.\n")).toBe(
      `# History\n\nOurs.\n\n${entry}\n## 1.0.0\n\nFirst.\n`,
    );
    expect(insertEntry(entry, "Ours.")).toBe(`Ours.\n\n${entry}`);
  });

  it("is no place for an entry inside of code", () => {
    for (const [open, close] of [
      ["```md", "```"],
      ["~~~~", "~~~~~"],
      ["````", "````"],
    ]) {
      const above = `# Changelog\n\n${open}\n## 0.0.0\n~~~\n\`\`\`js\n${close}\n`;
      expect(insertEntry(entry, `${above}\n## 1.0.0\n`)).toBe(`${above}\n${entry}\n## 1.0.0\n`);
      expect(insertEntry(entry, above)).toBe(`${above}\n${entry}`);
    }
  });

  it("is no place for an entry inside of a comment", () => {
    for (const comment of [
      "<!--\n## Template\n-->",
      "  <!-- ours\n```\n## Template\n-->",
      "Intro.\n<!-- a\n## b --> c",
      "<!-- on one line -->",
      "```\n<!--\n```",
    ]) {
      const above = `# Changelog\n\n${comment}\n`;
      const [before, after] = [`${above}\n## 1.0.0\n`, `${above}\n${entry}\n## 1.0.0\n`];
      expect(insertEntry(entry, before)).toBe(after);
      const [crlf, expected] = [before, after].map((text) => text.replaceAll("\n", "\r\n"));
      expect(insertEntry(entry, crlf)).toBe(expected);
    }
  });

  it("keeps its line endings", () => {
    expect(insertEntry(entry, "# C\r\n\r\n```\r\n## 0\r\n```\r\n\r\n## 1\r\n")).toContain(
      "## 0\r\n```\r\n\r\n## 2.0.0",
    );
    expect(insertEntry("## 2.0.0\n", "# Changelog\r\n\r\n## 1.0.0\r\n")).toBe(
      "# Changelog\r\n\r\n## 2.0.0\r\n\r\n## 1.0.0\r\n",
    );
  });
});
