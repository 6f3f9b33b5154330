import { child, type Origin, type Position, pointerTokens, type Report } from "../diagnostics/index.ts";
import { findJsonError } from "./json-error.ts";
import { countKeys, type Member, membersAt, skipSpace, valueEnd } from "./json-text.ts";
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

/** Reports repeated keys and numbers that lose digits, each with its place. */
function inspect(file: string, text: string, report: Report): void {
  const lines = createLines(text);
  const open: { readonly at: Origin; readonly from: number }[] = [
    { at: { file, pointer: "" }, from: skipSpace(text, 0) },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const first = new Map<string, Member>();
    for (const member of membersAt(text, next.from)) {
      const at = child(next.at, member.key);
      const before = first.get(member.key);
      if (before === undefined) first.set(member.key, member);
      else {
        const { line } = lines(before.keyAt);
        const args = { key: member.key, line };
        report({ code: "duplicate-key", at: { file, ...lines(member.keyAt) }, args });
      }
      const start = text.charAt(member.valueAt);
      if (start === "{" || start === "[") open.push({ at, from: member.valueAt });
      else if (start !== '"')
        inspectNumber(text.slice(member.valueAt, valueEnd(text, member.valueAt)), at, report);
    }
  }
}

/** Reports a number whose digits a double cannot hold. */
export function inspectNumber(digits: string, at: Parameters<Report>[0]["at"], report: Report): void {
  const value = Number(digits);
  if (Number.isNaN(value)) return;
  const isExact =
    Number.isFinite(value) &&
    (!/^[-+]?\d+$/.test(digits) || digits === String(value) || BigInt(digits) === BigInt(value));
  if (!isExact) report({ code: "number-inexact", at, args: { digits, value: String(value) } });
}

/**
 * Finds positions in JSON text. Each object's members are looked up once, when a pointer first passes through it, so
 * that a thousand questions about 13 MB cost a few passes over the text.
 */
export function createJsonLocator(text: string, lines: Lines) {
  const members = new Map<number, Map<string, Member>>();
  const membersOf = (from: number): Map<string, Member> => {
    let found = members.get(from);
    if (found === undefined) {
      found = new Map();
      const start = text.charAt(from);
      if (start === "{" || start === "[")
        for (const member of membersAt(text, from)) found.set(member.key, member);
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
