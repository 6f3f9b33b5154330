import type { Merge } from "./file.ts";

type JsonMembers = Readonly<Record<string, unknown>>;

/** What a package.json begins with. */
const first = ["name", "version"];

/**
 * A JSON object that is merged into what is there: the members of `own` are set, those of `once` are added where they
 * are missing, inside an object as well. The user's members, the order and the indentation stay.
 * @param set what this run alone sets, and the user's before and after
 */
export function mergeJson(own: JsonMembers, once: JsonMembers = {}, set: JsonMembers = {}): Merge {
  const stamp = (existing: string): string => {
    const members = parseObject(existing);
    if (members === undefined) return existing;
    const stamped = new Map([...members, ...Object.entries(set)]);
    return sameMembers(members, stamped) ? existing : print(stamped, existing);
  };
  return {
    keys: Object.keys(own),
    once: Object.keys(once),
    apply: (existing) => {
      if (existing === undefined)
        return `${JSON.stringify(inOrder({ ...set, ...own, ...pickMissing(once, own) }), null, 2)}\n`;
      const members = parseObject(existing);
      if (members === undefined) return undefined;
      const merged = new Map(members);
      for (const [key, value] of Object.entries(once)) merged.set(key, addMissing(merged.get(key), value));
      for (const [key, value] of Object.entries({ ...set, ...own }))
        merged.set(key, withTheirs(key, merged.get(key), value));
      return sameMembers(members, merged) ? existing : print(merged, existing);
    },
    stamp,
  };
}

/** The members of a JSON object in order; `undefined` for any other text. */
export function parseObject(text: string): Map<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    return undefined;
  }
}

/** Our members of a JSON object as one canonical text: what the lock hashes of a merged file. */
export function ownedText(text: string, keys: readonly string[]): string | undefined {
  const members = parseObject(text);
  if (members === undefined) return undefined;
  return JSON.stringify([...keys].sort().map((key) => [key, ownPart(key, members.get(key)) ?? null]));
}

/**
 * Users add paths to `exports` and `files` of a package.json. Ours are those that lead to what is written here; the others
 * are nobody's but theirs.
 */
function isOwn(key: string, entry: unknown): boolean {
  if (key === "files") return typeof entry === "string" && ownFiles.has(entry);
  if (typeof entry === "string") return entry === "./src/*" || entry === "./package.json";
  const targets = isMembers(entry) ? Object.values(entry) : [undefined];
  return targets.every((target) => typeof target === "string" && target.startsWith("./dist/"));
}

const ownFiles: ReadonlySet<string> = new Set(["dist", "src", "docs", "spec", "CHANGELOG.md", "openapi.ts"]);

function ownPart(key: string, value: unknown): unknown {
  if (key === "files" && Array.isArray(value)) return value.filter((entry) => isOwn(key, entry));
  if (key !== "exports" || !isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => isOwn(key, entry)));
}

/** Our value, with what the user added to it; as it is where nothing of ours is missing or stale. */
function withTheirs(key: string, existing: unknown, ours: unknown): unknown {
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  if (key === "files" && Array.isArray(existing) && Array.isArray(ours)) {
    const theirs = existing.filter((entry) => !isOwn(key, entry));
    return isSame(ownPart(key, existing), ours) ? existing : [...ours, ...theirs];
  }
  if (key !== "exports" || !isMembers(existing) || !isMembers(ours)) return ours;
  const theirs = Object.entries(existing).filter(
    ([path, entry]) => !isOwn(key, entry) && !Object.hasOwn(ours, path),
  );
  const complete = theirs.length + Object.keys(ours).length === Object.keys(existing).length;
  if (complete && isSame(ownPart(key, existing), ours)) return existing;
  return { ...ours, ...Object.fromEntries(theirs) };
}

function inOrder(members: JsonMembers): JsonMembers {
  const head = first.filter((key) => Object.hasOwn(members, key)).map((key) => [key, members[key]] as const);
  return { ...Object.fromEntries(head), ...members };
}

/** The user's value, and of an object the members that it has not. */
function addMissing(existing: unknown, wanted: unknown): unknown {
  if (existing === undefined) return wanted;
  return isMembers(existing) && isMembers(wanted)
    ? { ...existing, ...pickMissing(wanted, existing) }
    : existing;
}

/** Whether a value has members: an object, no array. */
export function isMembers(value: unknown): value is JsonMembers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pickMissing(once: JsonMembers, own: JsonMembers): JsonMembers {
  return Object.fromEntries(Object.entries(once).filter(([key]) => !Object.hasOwn(own, key)));
}

function sameMembers(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean {
  if (before.size !== after.size) return false;
  for (const [key, value] of after) {
    if (!before.has(key) || JSON.stringify(before.get(key)) !== JSON.stringify(value)) return false;
  }
  return true;
}

function print(members: ReadonlyMap<string, unknown>, like: string): string {
  const indent = /^[ \t]+(?=")/m.exec(like)?.[0] ?? 2;
  const text = JSON.stringify(Object.fromEntries(members), null, indent);
  const end = /\n\s*$/.test(like) ? "\n" : "";
  return like.includes("\r\n") ? `${text}${end}`.replaceAll("\n", "\r\n") : `${text}${end}`;
}
