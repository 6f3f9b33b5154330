import { describe, expect, test } from "vitest";
import { createReporter, escapeToken } from "../../generator/diagnostics/index.ts";
import { createLines } from "../../generator/source/lines.ts";
import { readAnyYaml } from "../../generator/source/yaml-library.ts";
import { createAnyLocator, createYamlLocator } from "../../generator/source/yaml-locate.ts";
import { readPlainYaml } from "../../generator/source/yaml-plain.ts";

/** What the library makes of a text: its value as JSON, or nothing where it has a word to say about it. */
function byLibrary(text: string): string | undefined {
  const { report, diagnostics } = createReporter();
  const read = readAnyYaml("x.yaml", text, createLines(text), report);
  return diagnostics.length === 0 ? JSON.stringify(read?.value) : undefined;
}

const document = `# comment
openapi: 3.1.0   # the version
info:
  title: "quoted \\"twice\\" and \\u00e9\\x41 \\
    joined"
  description: >-
    folded
    text

      more indented
    end
  x-literal: |+
    a

     b

  x-kept: |2
     two
  x-spaces: >-
    ends in spaces
      
  x-kept-spaces: |+
    ends in spaces
      

  x-blank: |
       

  x-kept-blank: >+

         

  plain: goes on
    in the next line

    and the one after
  'single ''quoted''': it's fine?
paths:
  /a/{b}: {get: {tags: [a, "b", 'c'], parameters: [{name: q, in: query}, []]}}
  "/c#d":
list:
- a
-   b: 1
    c: [
      x, y
      ]
-
  - - deep
    - -1.5e3
  - ~
empty:
large: [1, -9223372036854775808, 9007199254740992]
last: 9223372036854775808
`;

describe("the fast reader of YAML", () => {
  test("takes what people write, and reads it as the library does", () => {
    const read = readPlainYaml(document);
    expect(read).toBeDefined();
    expect(JSON.stringify(read?.value)).toBe(byLibrary(document));
  });

  test.each([
    ["an anchor", "a: &x 1\nb: *x\n"],
    ["a tag", "a: !!str 1\n"],
    ["a merge key", "a:\n  <<: {b: 1}\n"],
    ["a key twice", "a: 1\na: 2\n"],
    ["a key twice in a flow map", "{a: 1, a: 2}\n"],
    ["__proto__", "__proto__: 1\n"],
    ["a directive", "%YAML 1.2\n---\na: 1\n"],
    ["two documents", "a: 1\n---\nb: 2\n"],
    ["a large integer", "a: 9007199254740993\n"],
    ["an infinite number", "a: 1e999\n"],
    ["infinity", "a: .inf\n"],
    ["a key that is too long", `${"a".repeat(1025)}: 1\n`],
    ["a tab", "a:\tb\n"],
    ["spaces at the end of a text whose indentation is told", "a: >1\n   b\n   \n"],
    ["spaces at the end of a document", "a: |\n  b\n    "],
    ["a key that is a list", "? [a]\n: b\n"],
    ["a mis-indented key", "a:\n  b: 1\n c: 2\n"],
    ["a colon in a plain value", "a: b: c\n"],
    ["a list that is not closed", "a: [1\n"],
    ["a quote that is not closed", "a: 'x\n"],
    ["carriage returns", "a: 1\r\n"],
    ["an unknown escape", 'a: "\\q"\n'],
    ["nothing at all", "# only a comment\n"],
    ["a text that nests too deep", `${"[".repeat(600)}${"]".repeat(600)}\n`],
  ])("leaves %s to the library", (_, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  test("finds the places that the library finds", () => {
    const lines = createLines(document);
    const fast = createYamlLocator(document, lines);
    const slow = createAnyLocator(document, lines);
    const visit = (value: unknown, pointer: string): number => {
      for (const key of [false, true])
        expect([pointer, key, fast(pointer, key)]).toEqual([pointer, key, slow(pointer, key)]);
      if (typeof value !== "object" || value === null) return 1;
      return Object.entries(value).reduce(
        (count, [key, member]) => count + visit(member, `${pointer}/${escapeToken(key)}`),
        1,
      );
    };
    expect(visit(readPlainYaml(document)?.value, "")).toBeGreaterThan(30);
  });

  test("what it takes of thousands of mutilated texts means the same to the library", () => {
    const bits =
      `\n|  |\n\n|: |:| #|#|-|- |'|"|\\|>-\n  a\n   b\n\n  c\n|[|]|{|}|,|&a|*a|!|?|? |%|@|\t|---\n|...\n|~|0x1F|1e3|.5|-0|<<: |''|\u00a0|\u2028|{a: [b, 'c']}|\\\n|012|a:b|200: x\n|yes|\n         \n|\n      |"\\u0041"|>+\n\n|!!x`.split(
        "|",
      );
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const source = document.split("\n");
    let taken = 0;
    for (let round = 0; round < 6_000; round++) {
      const from = random(source.length);
      let text = source.slice(from, from + 1 + random(20)).join("\n");
      for (let edits = random(4); edits > 0; edits--) {
        const at = random(text.length + 1);
        text =
          text.slice(0, at) + (random(3) > 0 ? bits[random(bits.length)] : "") + text.slice(at + random(2));
      }
      const read = readPlainYaml(text);
      if (read === undefined) continue;
      taken++;
      expect([text, JSON.stringify(read.value)]).toEqual([text, byLibrary(text)]);
    }
    expect(taken).toBeGreaterThan(500);
  });
});
