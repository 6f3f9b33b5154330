import fc from "fast-check";
import { expect, it } from "vitest";
import { parsePattern } from "../../generator/ir/expressions.ts";

const read = (source: string): string | undefined => {
  const pattern = parsePattern(source);
  return pattern && `/${pattern.source}/${pattern.flags}`;
};

it.each([
  ["^\\p{L}\\-?$", "/^\\p{L}-?$/u"],
  ["^\\@.$", "/^@.$/u"],
  ["^[^\\@\\-]\\_$", "/^[^@\\-]_$/u"],
  ["^\\u{1F600}\\@$", "/^\\u{1F600}@$/u"],
  ["^[\u{1f600}\u{1f60e}]\\-$", "/^[\u{1f600}\u{1f60e}]-$/u"],
  ["^{x}]$", "/^\\{x\\}\\]$/u"],
  ["^a{2}b{,3}$", "/^a{2}b\\{,3\\}$/u"],
  ["^[\\w-.]+$", "/^[\\w\\-.]+$/u"],
  ["^[a-\\d]$", "/^[a\\-\\d]$/u"],
  // What `v` alone reads is meant so.
  ["^[\\p{L}--[a-z]]$", "/^[\\p{L}--[a-z]]$/v"],
  // A letter behind a backslash may be what another engine means by it.
  ["^a\\Z", "/^a\\Z/"],
  ["(?=a)*", "/(?=a)*/"],
])("%s is read as %s", (source, expected) => {
  expect(read(source)).toBe(expected);
});

it("reads the same on any engine: nothing is taken that came after ECMA-262 of 2024", () => {
  for (const source of ["^(?i:a)$", "^(?-i:a)$", "^(?<a>x)|(?<a>y)$"]) expect(read(source)).toBeUndefined();
  for (const source of ["^\\(?i:a$", "^(?<a>x)|(?<b>y)$", "[(?i:]"])
    expect(read(source)).toBe(`/${source}/u`);
});

it("says of texts without surrogates what annex B says, where `u` and `v` refuse a pattern", () => {
  const piece = fc.constantFrom(
    ..."ab-]}[{^$,1.*+?|/@_&".split(""),
    ..."\\@ \\- \\_ \\w \\D \\] (?: )".split(" "),
  );
  const compiles = (source: string, flags: string): RegExp | undefined => {
    try {
      return new RegExp(source, flags);
    } catch {
      return undefined;
    }
  };
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join("")),
      fc.array(fc.string({ unit: fc.constantFrom(..."ab-]}[{^$,1@_&/".split("")), maxLength: 4 })),
      (source, texts) => {
        const annexB = compiles(source, "");
        fc.pre(annexB !== undefined && !compiles(source, "u") && !compiles(source, "v"));
        const pattern = parsePattern(source)!;
        const ours = new RegExp(pattern.source, pattern.flags);
        for (const text of texts) expect(ours.test(text)).toBe(annexB.test(text));
      },
    ),
    { numRuns: 2_000, seed: 29112026 },
  );
});
