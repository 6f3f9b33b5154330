import type { Era } from "../../ir/index.ts";
import type { Sample } from "../../sample/index.ts";

/** Lines longer than this are broken where they can be. */
const lineWidth = 80;

/**
 * Writes a value after `head` (`let value: Pet =`), ended by a semicolon: objects and arrays that hold something one
 * member a line, and a text that would not fit its line on a line of its own.
 */
export function writeDeclaration(head: string, name: string, sample: Sample, era: Era): string {
  const open = opening(sample);
  if (open !== undefined) {
    if (`${head} ${name} = ${open}`.length <= lineWidth) {
      return `${head} ${name} = ${write(sample, "", era)};`;
    }
    if (`${head} ${name} =`.length <= lineWidth) {
      return `${head} ${name} =\n  ${write(sample, "  ", era)};`;
    }
    return `${head}\n  ${name} = ${write(sample, "  ", era)};`;
  }
  const value = write(sample, "", era);
  const line = `${head} ${name} = ${value};`;
  if (line.length <= lineWidth || sample.kind !== "string") return line;
  return `${head} ${name} =`.length <= lineWidth
    ? `${head} ${name} =\n  ${value};`
    : `${head}\n  ${name} =\n    ${value};`;
}

/** What the first line of a value over several lines ends with. */
function opening(sample: Sample): string | undefined {
  if (sample.kind === "array") return sample.items.length > 0 ? "[" : "[];";
  if (sample.kind === "object") return sample.entries.length > 0 ? "{" : "{};";
  return undefined;
}

function write(sample: Sample, indent: string, era: Era): string {
  switch (sample.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(sample.value);
    case "number":
      return asserted(String(sample.value), sample.as);
    case "bigint":
      return `BigInt("${sample.digits}")`;
    case "string":
      return asserted(quote(sample.value), sample.as);
    case "instant":
      return `new Date(${quote(sample.text)})`;
    case "day":
      return `new ${era.day}(${quote(sample.text)})`;
    case "bytes":
      return `new TextEncoder().encode(${quote(sample.text)})`;
    case "array":
      return writeArray(sample.items, indent, era);
    case "object":
      return writeObject(sample.entries, indent, era);
  }
}

/** A literal that is said to be of a type which it is not by itself. */
function asserted(literal: string, type: string | undefined): string {
  return type === undefined ? literal : `${literal} as ${type}`;
}

function writeArray(items: readonly Sample[], indent: string, era: Era): string {
  if (items.length === 0) return "[]";
  const lines = items.map((item) => `${indent}  ${write(item, `${indent}  `, era)},\n`);
  return `[\n${lines.join("")}${indent}]`;
}

function writeObject(
  entries: Extract<Sample, { kind: "object" }>["entries"],
  indent: string,
  era: Era,
): string {
  if (entries.length === 0) return "{}";
  const inner = `${indent}  `;
  const lines = entries.map((entry) => {
    const key = entry.of === "map" || !isIdentifier(entry.key) ? quote(entry.key) : entry.key;
    const value = write(entry.value, inner, era);
    const fits = `${inner}${key}: ${value},`.length <= lineWidth;
    const broken = !fits && entry.value.kind === "string";
    return broken ? `${inner}${key}:\n${inner}  ${value},\n` : `${inner}${key}: ${value},\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

function isIdentifier(key: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key);
}

/** A string literal: JSON's, which is TypeScript's too. */
function quote(value: string): string {
  return JSON.stringify(value);
}
