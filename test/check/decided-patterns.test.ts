import { createRequire } from "node:module";
import fc from "fast-check";
import type { checkSync } from "recheck";
import { describe, expect, it } from "vitest";
import { isDecided } from "../../generator/check/decided-patterns.ts";

const recheck = createRequire(import.meta.url)("recheck/lib/browser.js") as {
  readonly checkSync: typeof checkSync;
};

describe("a pattern in which each character decides where it stands", () => {
  it.each([
    "^\\d+\\.\\d+\\.\\d+$",
    "^refs/(heads|tags|pull)/.*$",
    "^[a-z]+(?:-[a-z0-9]+)*$",
    "^[^@]+@[^@]+$",
    "^(?:a|b)*$",
    "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    "^\\s*\\S",
    "^(?:ab?,)*$|^x{2,}$",
    "^arn:(?:aws|aws-cn|aws-us-gov):[a-z]+$",
    "(^arn:\\d+$)|(^alias/\\S+$)",
    "a:b(-[^:]+)?:i::[0-9]{3}:r/.+",
    "https://[a-z]{1,9}\\.[a-z]+\\.(?:com|co)/\\w+$",
    "v=(?:-*[a-z])*;",
    "^[\\w_a-z]+:[^:]$",
  ])("is known to be fast: %s", (source) => {
    expect(isDecided({ source, flags: "u" })).toBe(true);
    // A busy machine leaves it without a verdict.
    expect(recheck.checkSync(source, "u").status).not.toBe("vulnerable");
  });

  it.each([
    ["an end that a text may come to twice", "^(a+)+$"],
    ["two that begin alike", "^(?:a|a)*$"],
    ["a way on and a way round", "^a*a*$"],
    ["one that may be passed by in two ways", "^(?:|){30}b"],
    ["nothing that is repeated", "^(?:a?){30}a{30}$"],
    ["no start", "[a-z]+_token_[0-9]+"],
    ["no start in one of its ways", "^a+b|a+c"],
    ["a start that may lie in what is repeated", "ab[a-z]*c"],
    ["a start that may lie in what is repeated in a group", "ab(?:b?a)*c"],
    ["one end of two that nothing can fail after", "a:\\S*$"],
    ["many ways that begin alike", "^(?:a|a){8}b*$"],
    ["a look ahead", "^(?=a*$)b*$"],
    ["a backreference", "^(a+)b\\1$"],
    ["classes that share a character", "^[a-m]+[m-z]+$"],
    ["what a class leaves out", "^[^a]+\\d+$"],
    ["a property of which nothing is known", "^\\p{L}+[^\\p{L}]+$"],
    ["more places than are followed", "^(?:a{40}){40}$"],
  ])("is not: %s", (_, source) => expect(isDecided({ source, flags: "u" })).toBe(false));

  it("is found out in a moment where hundreds of characters may follow each other", () => {
    const ways = Array.from({ length: 900 }, (_, at) => `\\u{${(0x4e00 + 2 * at).toString(16)}}`);
    expect(isDecided({ source: `^(?:${ways.join("|")})*$`, flags: "u" })).toBe(true);
  });

  it("is not looked for under the flag v", () => {
    expect(isDecided({ source: "^a+b$", flags: "v" })).toBe(false);
  });

  const part = fc.letrec<{ readonly part: string; readonly group: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("a", "b", "-", "\\d", "[ab]", "[^a]", "[a-c\\d]", "\\w", "."),
      fc
        .tuple(tie("group"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"))
        .map(([group, quantifier]) => group + quantifier),
      tie("group"),
    ),
    group: fc
      .array(fc.array(tie("part"), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
      .map((ways) => `(?:${ways.map((way) => way.join("")).join("|")})`),
  })).part;

  it("is never one that is slow", () => {
    let decided = 0;
    const sources = fc
      .tuple(
        fc.constantFrom("^", "-", "ab", "a-", "\\d,"),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("$", ""),
      )
      .map(([start, parts, end]) => start + parts.join("") + end);
    const property = fc.property(sources, (source) => {
      if (!isDecided({ source, flags: "u" })) return;
      decided += 1;
      expect(recheck.checkSync(source, "u", { timeout: 2_000 }).status, source).not.toBe("vulnerable");
    });
    fc.assert(property, { numRuns: 600 });
    expect(decided).toBeGreaterThan(30);
  });
});
