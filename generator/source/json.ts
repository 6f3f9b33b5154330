import { escapeToken, type Position, pointerTokens, type Report } from "../diagnostics/index.ts";
import { findJsonError } from "./json-error.ts";
import { countKeys, endsOf, type Member, membersAt, skipSpace, stringEnd, valueEnd } from "./json-text.ts";
import { maxDepth } from "./limits.ts";
import { createLines, type Lines } from "./lines.ts";
import { findOtherText } from "./other-text.ts";
import { prune } from "./prune.ts";

/** A number that may not be what its digits say: sixteen digits and more, or an exponent of three. */
const suspiciousNumber = /[:,[]\s*-?(?:\d{16}|[\d.]+[eE][+-]?\d{3})|^\s*-?\d{16}/;

/** Reads JSON text; `undefined` after reporting a syntax error. */
export function readJson(
  file: string,
  text: string,
  report: Report,
): { readonly value: unknown } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const { offset, detail } = findOtherText(text) ?? findJsonError(text);
    report({ code: "syntax-error", at: { file, ...createLines(text)(offset) }, args: { detail } });
    return undefined;
  }
  const { value, keys } = prune(parsed, file, report);
  if (suspiciousNumber.test(text) || countKeys(text) !== keys) inspect(file, text, report);
  return { value };
}

/** An object or array that is being read: its key or index, and where its own keys stand. */
interface Open {
  readonly isObject: boolean;
  readonly keys: Map<string, number>;
  token: string | number;
}

/** Reports repeated keys and numbers that lose digits, each with its place; what nests too deep is left out anyway. */
function inspect(file: string, text: string, report: Report): void {
  const lines = createLines(text);
  const open: Open[] = [];
  let depth = 0;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const char = text.charAt(at);
    const inside = depth <= maxDepth ? open[depth - 1] : undefined;
    if (char === "{" || char === "[") {
      if (depth < maxDepth) open[depth] = { isObject: char === "{", keys: new Map(), token: 0 };
      depth++;
      at++;
    } else if (char === "}" || char === "]") {
      depth--;
      at++;
    } else if (char === ",") {
      if (inside?.isObject === false) inside.token = (inside.token as number) + 1;
      at++;
    } else if (char === '"') {
      const end = stringEnd(text, at);
      const colon = skipSpace(text, end);
      if (text.charAt(colon) !== ":") at = end;
      else {
        if (inside !== undefined) noteKey(inside, at, JSON.parse(text.slice(at, end)) as string);
        at = colon + 1;
      }
    } else {
      const digits = text.slice(at, valueEnd(text, at));
      if (depth <= maxDepth && (digits.length > 15 || /e/i.test(digits)))
        inspectNumber(digits, { file, pointer: pointerTo(open.slice(0, depth)) }, report);
      at += digits.length;
    }
  }

  function noteKey(inside: Open, at: number, key: string): void {
    inside.token = key;
    const before = inside.keys.get(key);
    if (before === undefined) inside.keys.set(key, at);
    else {
      const args = { key, line: lines(before).line };
      report({ code: "duplicate-key", at: { file, ...lines(at) }, args });
    }
  }
}

function pointerTo(open: readonly Open[]): string {
  return open.map(({ token }) => `/${escapeToken(String(token))}`).join("");
}

/** Reports a number whose digits a double cannot hold. */
export function inspectNumber(digits: string, at: Parameters<Report>[0]["at"], report: Report): void {
  const value = Number(digits);
  if (Number.isNaN(value)) return;
  const read = Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE;
  if (!isExact(digits, value)) report({ code: "number-inexact", at, args: { digits, value: String(read) } });
}

/** Whether the digits of a number are those of its value; fractions are told from each other by their value alone. */
export function isExact(digits: string, value: number): boolean {
  return (
    Number.isFinite(value) &&
    (!/^[-+]?\d+$/.test(digits) || digits === String(value) || BigInt(digits) === BigInt(value))
  );
}

/**
 * Finds positions in JSON text. Each object's members are looked up once, when a pointer first passes through it, so
 * that a thousand questions about 13 MB cost a few passes over the text.
 */
export function createJsonLocator(text: string, lines: Lines) {
  const members = new Map<number, Map<string, Member>>();
  let ends: ReadonlyMap<number, number> | undefined;
  const membersOf = (from: number): Map<string, Member> => {
    let found = members.get(from);
    if (found === undefined) {
      found = new Map();
      const start = text.charAt(from);
      ends ??= endsOf(text);
      if (start === "{" || start === "[")
        for (const member of membersAt(text, from, ends)) found.set(member.key, member);
      members.set(from, found);
    }
    return found;
  };
  return (pointer: string, key = false): Position | undefined => {
    let at: Member = { key: "", keyAt: skipSpace(text, 0), valueAt: skipSpace(text, 0) };
    for (const token of pointerTokens(pointer)) {
      const next = membersOf(at.valueAt).get(token);
      if (next === undefined) return lines(at.valueAt);
      at = next;
    }
    return lines(key ? at.keyAt : at.valueAt);
  };
}
