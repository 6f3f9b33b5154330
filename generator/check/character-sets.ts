import type { AST } from "@eslint-community/regexpp";

/** Code points from the first to the last of each range. */
export type CharacterSet = readonly (readonly [number, number])[];

const highest = 0x10ffff;

/** Any character: what is not known more exactly is taken for it. */
const anything: CharacterSet = [[0, highest]];

const digits: CharacterSet = [[0x30, 0x39]];

const words: CharacterSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

const spaces: CharacterSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** The characters that a piece of a pattern matches, or more of them. */
export function charactersOf(piece: AST.Character | AST.CharacterSet | AST.CharacterClass): CharacterSet {
  if (piece.type === "Character") return [[piece.value, piece.value]];
  return piece.type === "CharacterSet" ? ofEscape(piece) : ofClass(piece);
}

function ofEscape(piece: AST.CharacterSet): CharacterSet {
  const known = { digit: digits, word: words, space: spaces } as const;
  if (piece.kind === "any" || piece.kind === "property") return anything;
  return piece.negate ? complement(known[piece.kind]) : known[piece.kind];
}

function ofClass({ elements, negate }: AST.CharacterClass): CharacterSet {
  const ranges: (readonly [number, number])[] = [];
  for (const element of elements) {
    if (element.type === "CharacterClassRange") ranges.push([element.min.value, element.max.value]);
    else if (element.type === "Character") ranges.push([element.value, element.value]);
    // More than is matched, even where it is negated: the complement of more would be less.
    else if (element.type !== "CharacterSet" || element.kind === "property") return anything;
    else ranges.push(...ofEscape(element));
  }
  return negate ? complement(ranges) : ranges;
}

function complement(ranges: CharacterSet): CharacterSet {
  const others: (readonly [number, number])[] = [];
  let from = 0;
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    if (first > from) others.push([from, first - 1]);
    from = Math.max(from, last + 1);
  }
  if (from <= highest) others.push([from, highest]);
  return others;
}

/** The same characters, each in one range. */
export function merged(ranges: CharacterSet): CharacterSet {
  const whole: [number, number][] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = whole.at(-1);
    if (before === undefined || first > before[1]) whole.push([first, last]);
    else before[1] = Math.max(before[1], last);
  }
  return whole;
}

/** Whether some character is in both. */
export function meet(one: CharacterSet, other: CharacterSet): boolean {
  return one.some(([first, last]) => other.some(([from, to]) => first <= to && from <= last));
}
