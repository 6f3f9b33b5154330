import type { Json } from "../ir/index.ts";

/**
 * What must not stand in a string literal as it is: quotes and backslashes, control characters, the line separators,
 * characters that reorder or hide text (bidirectional controls, byte order marks) and lone surrogates, which UTF-8
 * cannot hold.
 */
const unsafeInString =
  /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
};

/** A character as its escape sequence: `\n`, `\u2028`. */
export function escapeUnit(unit: string): string {
  return shortEscapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Text of which nothing has to be escaped, as most is: one look tells it. */
const isPlain = /^[ !#-;=-[\]-~]*$/;

/** A string literal in double quotes. What would end a script element in a page is escaped as well. */
export function stringText(value: string): string {
  if (isPlain.test(value)) return `"${value}"`;
  const escaped = value
    .replace(unsafeInString, escapeUnit)
    .replace(/<(\/script|!--)/gi, (_, rest: string) => `<\\${rest}`);
  return `"${escaped}"`;
}

/** The text of a template literal between its backticks. */
export function templateText(value: string): string {
  return value
    .replace(unsafeInString, (unit) => (unit === '"' ? unit : escapeUnit(unit)))
    .replace(/`|\$(?=\{)/g, "\\$&")
    .replace(/<(\/script|!--)/gi, (_, rest: string) => `<\\${rest}`);
}

/** A number literal; negative zero keeps its sign. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number that a literal can hold: ${value}`);
  return Object.is(value, -0) ? "-0" : String(value);
}

/** A JSON value as an expression. */
export function literalText(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(literalText).join(", ")}]`;
  const entries = Object.entries(value).map(([name, item]) => `${keyText(name)}: ${literalText(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a name can stand as an identifier without quotes. Others could too; they are quoted, as prettier does. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}

/** A key of an object literal. `__proto__: x` would set the prototype there; a computed key does not. */
export function keyText(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isPlainName(name) ? name : stringText(name);
}

/** A key of an object type. */
export function typeKeyText(name: string): string {
  return isPlainName(name) ? name : stringText(name);
}
