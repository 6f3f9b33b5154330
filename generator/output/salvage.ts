import { canonicalJson } from "./hash.ts";
import { isMembers } from "./merge.ts";

/** The members of JSON that have a line of their own, whatever stands between those lines. */
export function* membersOnLines(text: string): Generator<readonly [name: string, value: unknown]> {
  for (const [, key = "", member = ""] of text.matchAll(/^\s*("(?:[^"\\]|\\.)*"):\s*(\S.*?),?\s*$/gm)) {
    const name = parseJson(key);
    const value = parseJson(member);
    if (typeof name === "string" && value !== undefined) yield [name, value];
  }
}

/** What a lock's head has that the next run does not find out anew. */
const kept = ["year", "released", "history", "version"] as const;

type Kept = (typeof kept)[number];

/** What the sides of a merge say of it. */
export interface Salvage {
  /** Whether a line is one of those; then its value counts. */
  take(name: string, value: unknown): boolean;
  /** What they say together, and of what they do not say the same, or not on one line. */
  found(): { readonly values: Readonly<Record<string, unknown>>; readonly doubtful: readonly string[] };
}

export function createSalvage(text: string): Salvage {
  const said = new Map<Kept, unknown[]>();
  return {
    take: (name, value) => {
      const key = kept.find((one) => one === name);
      // A file may be called so: of files there is an object that has a hash.
      if (key === undefined || (isMembers(value) && typeof value.hash === "string")) return false;
      said.set(key, [...(said.get(key) ?? []), value]);
      return true;
    },
    found: () => {
      const values = Object.fromEntries([...said].map(([key, all]) => [key, together(key, all)]));
      const doubtful = (["year", "history"] as const).filter((key) => {
        const all = said.get(key) ?? [];
        if (all.length === 0) return new RegExp(`^\\s*"${key}":`, "m").test(text);
        return all.some((value) => !isWithin(value, values[key]));
      });
      return { values, doubtful };
    },
  };
}

/** Of versions that two sides released, none is the last one of both. */
function together(key: Kept, [first, ...others]: readonly unknown[]): unknown {
  if (key !== "released") return others.reduce(merged, first);
  return others.every((other) => other === first) ? first : undefined;
}

/** Two values member by member; of those that differ, the first. */
function merged(first: unknown, other: unknown): unknown {
  if (!isMembers(first) || !isMembers(other)) return first;
  const keys = new Set([...Object.keys(first), ...Object.keys(other)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, Object.hasOwn(first, key) ? merged(first[key], other[key]) : other[key]]),
  );
}

/** Whether all that a value says is in what was merged. */
function isWithin(value: unknown, whole: unknown): boolean {
  if (!isMembers(value) || !isMembers(whole)) return canonicalJson(value) === canonicalJson(whole);
  return Object.entries(value).every(([key, member]) => isWithin(member, whole[key]));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
