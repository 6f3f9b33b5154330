import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentence, wrapText } from "../../generator/emit/types/sentence.ts";

describe("a description is split after its first sentence", () => {
  test.each([
    ["One. Two.", "One.", "Two."],
    ["One sentence", "One sentence", ""],
    ["Is it? It is.", "Is it?", "It is."],
    ["Uses RFC 6749, i.e. OAuth 2.0. More here.", "Uses RFC 6749, i.e. OAuth 2.0.", "More here."],
    ["Values, e.g. Foo, are kept. Rest.", "Values, e.g. Foo, are kept.", "Rest."],
    ["The version 1.2.3 of it. Rest.", "The version 1.2.3 of it.", "Rest."],
    ["See `a. B` for it. Rest.", "See `a. B` for it.", "Rest."],
    [
      "See [the page. Really](https://x.y/a.b?c. D) now. Rest.",
      "See [the page. Really](https://x.y/a.b?c. D) now.",
      "Rest.",
    ],
    ['Ends in quotes ("so.") Then more.', 'Ends in quotes (".so")', undefined],
    ["Approx. 5 of them. Rest.", "Approx. 5 of them.", "Rest."],
    ["- a. B\n- c", "- a. B\n- c", ""],
    ["# Title. More\n\nText.", "# Title. More", "Text."],
    ["| a. B | c |\n| --- | --- |", "| a. B | c |\n| --- | --- |", ""],
    ["First line\ngoes on. Then\nmore.", "First line\ngoes on.", "Then\nmore."],
    ["Wait... what? No.", "Wait... what?", "No."],
    ["The U.S. Treasury of J. Doe Inc. Then more.", "The U.S. Treasury of J. Doe Inc. Then more.", ""],
    ["これは説明です。二番目の文です。", "これは説明です。", "二番目の文です。"],
    ["「はい！」と言う", "「はい！」", "と言う"],
    ["  \n", "", ""],
  ])("%j", (text, summary, rest) => {
    const split = splitSentence(text);
    if (rest !== undefined) expect(split).toEqual({ summary, rest });
  });

  test("and nothing of it is lost", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("a", "B. c", ". ", "\n", "\n\n", "`", "[", "](", ")", "- ", "e.g. ", "<b>", "é. É"),
        ),
        (parts) => {
          const text = parts.join("");
          const { summary, rest } = splitSentence(text);
          expect(`${summary}${rest}`.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("long lines of running text", () => {
  const long = "word ".repeat(12).trim();

  test("are broken at spaces, and a paragraph is filled anew", () => {
    expect(wrapText("a bb ccc dddd\ne", 8)).toBe("a bb ccc\ndddd e");
    expect(wrapText("short\nlines", 8)).toBe("short\nlines");
  });

  test("stay where a line means something", () => {
    const fenced = `\`\`\`\n${long}\n\`\`\``;
    for (const text of [`- ${long}`, `    ${long}`, `# ${long}`, `| ${long} |`, fenced, `> ${long}`]) {
      expect(wrapText(text, 20)).toBe(text);
    }
  });

  test("keep hard breaks, code spans and links whole", () => {
    expect(wrapText("aaa bbb  \nccc ddd eee", 8)).toBe("aaa bbb  \nccc ddd\neee");
    expect(wrapText("see `a b c d e f` there", 8)).toBe("see\n`a b c d e f`\nthere");
    expect(wrapText("see [a b](c d) there", 8)).toBe("see\n[a b](c d)\nthere");
  });

  test("never begin a list, a heading or a table by being broken", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("word", "-", "*", "1.", "#", "+", ">", "=", "|", "`a", "b`", "2)", "<b>")),
        (words) => {
          const text = `start ${words.join(" ")}`;
          const wrapped = wrapText(text, 12);
          expect(wrapped.split(/\s+/).join(" ")).toBe(text.split(/\s+/).join(" "));
          for (const line of wrapped.split("\n").slice(1))
            expect(line).not.toMatch(/^(?:[-*+>#|=<]|\d+[.)])/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test("no text takes long", () => {
  const start = performance.now();
  for (const part of ["[", "`", "](", "(", ". ", "<", "\n ", "``` ", "a@", "*/", "|"]) {
    const text = part.repeat(200_000);
    const { summary, rest } = splitSentence(text);
    wrapText(`${summary}\n${rest}`, 92);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
