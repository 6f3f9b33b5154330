import { describe, expect, test } from "vitest";
import type { DocsOptions } from "../../generator/ir/index.ts";
import { generatePages } from "./generate.ts";
import { findActive } from "./inspect.ts";
import { type Reader, readGithub, readMarkdownIt, readMdx, readVitepress } from "./readers.ts";

interface Kind {
  readonly name: string;
  readonly docs: Partial<DocsOptions>;
  readonly readers: readonly Reader[];
  /** What no page may have: what runs, or any markup of the document. */
  readonly without: "script" | "markup";
}

const kinds: readonly Kind[] = [
  { name: "github", docs: {}, readers: [readGithub, readMarkdownIt], without: "script" },
  { name: "github, safe", docs: { safe: true }, readers: [readGithub, readMarkdownIt], without: "markup" },
  { name: "vitepress", docs: { flavor: "vitepress" }, readers: [readVitepress], without: "markup" },
  { name: "mdx", docs: { flavor: "mdx" }, readers: [readMdx("tables"), readMdx("plain")], without: "markup" },
];

describe.each(kinds)("pages for $name", ({ docs, readers, without }) => {
  test.each(["shipped", "adversarial"] as const)(
    "of the %s document can be read, and do nothing",
    async (name) => {
      const pages = await generatePages(name, { ...docs, extra: true });
      expect(pages.size).toBeGreaterThan(name === "shipped" ? 2 : 200);
      const problems: string[] = [];
      for (const [path, page] of pages) {
        for (const read of readers) {
          const found = await read(page).then(
            (html) => findActive(html, without),
            (fault: unknown) => [String(fault).slice(0, 300)],
          );
          problems.push(...found.map((problem) => `${path}: ${problem}`));
        }
      }
      expect(problems).toEqual([]);
    },
  );
});

test("flavors leave pages alone that every reader reads alike", async () => {
  const github = await generatePages("shipped", {});
  for (const flavor of ["vitepress", "mdx"] as const) {
    expect(await generatePages("shipped", { flavor })).toEqual(github);
  }
});
