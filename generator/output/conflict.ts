/** What a merge writes around the places that it could not decide; the base is there with `diff3` alone. */
const marks = { "<": "ours", "|": "base", "=": "theirs", ">": "both" } as const;

type Part = (typeof marks)[keyof typeof marks];

/** Which part each mark ends. */
const before: Readonly<Record<string, readonly Part[]>> = {
  "<": ["both"],
  "|": ["ours"],
  "=": ["ours", "base"],
  ">": ["theirs"],
};

/** The two texts that a merge left in one, with its marks between them; `undefined` where it left none. */
export function sidesOf(text: string): readonly [ours: string, theirs: string] | undefined {
  if (!/^<{7}(?:\s|$)/m.test(text)) return undefined;
  const ours: string[] = [];
  const theirs: string[] = [];
  let part: Part = "both";
  for (const line of text.split("\n")) {
    const mark = /^([<|=>])\1{6}(?:\s[^\n]*)?$/.exec(line)?.[1] as keyof typeof marks | undefined;
    if (mark !== undefined && before[mark]!.includes(part)) {
      part = marks[mark];
      continue;
    }
    if (part === "both" || part === "ours") ours.push(line);
    if (part === "both" || part === "theirs") theirs.push(line);
  }
  return part === "both" ? [ours.join("\n"), theirs.join("\n")] : undefined;
}
