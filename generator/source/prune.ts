import { escapeToken, type Report } from "../diagnostics/index.ts";
import { maxDepth } from "./limits.ts";

type Container = Record<string | number, unknown>;

/** Sets an own member, also where its key is `__proto__`. */
export function setOwn(target: object, key: string | number, value: unknown): void {
  if (key !== "__proto__") (target as Container)[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * Counts the keys of a value, puts the largest number where JSON.parse gave infinity, and cuts off what nests deeper than everything behind this room can follow: an empty
 * object stands there then, and the first such place is reported.
 */
export function prune(value: unknown, file: string, report: Report): { value: unknown; keys: number } {
  let keys = 0;
  let cut: string | undefined;
  const path: (string | number)[] = [];
  const visit = (node: object, depth: number): void => {
    const isArray = Array.isArray(node);
    const names = isArray ? node.keys() : Object.keys(node);
    for (const key of names) {
      if (!isArray) keys++;
      const below = (node as Container)[key];
      if (below === Infinity || below === -Infinity) setOwn(node, key, Math.sign(below) * Number.MAX_VALUE);
      if (typeof below !== "object" || below === null) continue;
      path[depth - 1] = key;
      if (depth < maxDepth) {
        visit(below, depth + 1);
        continue;
      }
      keys += countBelow(below);
      setOwn(node, key, {});
      cut ??= path
        .slice(0, depth)
        .reduce<string>((pointer, token) => `${pointer}/${escapeToken(String(token))}`, "");
    }
  };
  if (typeof value === "object" && value !== null) visit(value, 1);
  if (cut !== undefined) report({ code: "too-deep", at: { file, pointer: cut }, args: { limit: maxDepth } });
  return { value, keys };
}

/** The keys of a value of any depth. */
function countBelow(value: object): number {
  let keys = 0;
  const open: object[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const members: unknown[] = Object.values(next);
    if (!Array.isArray(next)) keys += members.length;
    for (const member of members) if (typeof member === "object" && member !== null) open.push(member);
  }
  return keys;
}
