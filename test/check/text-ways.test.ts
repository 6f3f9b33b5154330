import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches, type Pattern, syntaxOf } from "../../generator/ir/index.ts";
import { waysThrough } from "../../generator/ir/text-ways.ts";

const pattern = (source: string, flags: Pattern["flags"] = "u"): Pattern => ({ source, flags });
const ways = (source: string, text: string, flags?: Pattern["flags"]): number | undefined =>
  waysThrough(syntaxOf(pattern(source, flags)), pattern(source, flags), text);

describe("the ways through a pattern in one text", () => {
  it.each([
    ["^a$", "a", 1],
    ["^a$", "b", 0],
    ["a", "aba", 2],
    ["^(?:a|a)$", "a", 2],
    ["^a*a*$", "aa", 3],
    ["^(?:a+)+$", "aaa", 4],
    ["^(?:a?)*$", "aa", 1],
    ["^.$", "\u{1f600}", 1],
  ] as const)("%s in %j: %i", (source, text, count) => {
    expect(ways(source, text)).toBe(count);
  });

  it("are not counted where they are many, or lead back", () => {
    expect(ways("^(a+)+$", `${"a".repeat(30)}b`)).toBeUndefined();
    expect(ways("(x+x+)+y", "x".repeat(40))).toBeUndefined();
    expect(ways("(a)\\1", "aa")).toBeUndefined();
    expect(ways("(?<=a)b", "ab")).toBeUndefined();
  });

  it("tell apart texts of one length", () => {
    const name = "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*";
    expect(matches(pattern(name), "arn:aws:acm:eu:12:key/abc")).toBe(true);
    expect(matches(pattern(name), "arn:aws:acm:eu:ab:key/abc")).toBe(false);
    expect(matches(pattern("^(a+)+$"), `${"a".repeat(30)}b`)).toBe("unknown");
  });

  const atom = fc.constantFrom("a", "b", "[ab]", ".", "[^a]", "\\w", "");
  const source = fc.letrec<{ one: string }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 4 },
      atom,
      fc.tuple(tie("one"), tie("one")).map(([left, right]) => left + right),
      fc.tuple(tie("one"), tie("one")).map(([left, right]) => `(?:${left}|${right})`),
      fc
        .tuple(tie("one"), fc.constantFrom("*", "+", "?", "{2}", "{0,2}", "*?", "{1,}"))
        .map(([inner, times]) => `(?:${inner})${times}`),
    ),
  })).one;

  it("are there where an engine finds one, and only there", () => {
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 6 }),
        fc.boolean(),
        (inner, text, whole) => {
          const all = whole ? `^(?:${inner})$` : inner;
          const found = ways(all, text);
          if (found !== undefined) expect(found > 0).toBe(new RegExp(all, "u").test(text));
        },
      ),
      { numRuns: 1500, seed: 8 },
    );
  });
});
