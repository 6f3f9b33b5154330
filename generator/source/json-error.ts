import { skipSpace, stringEnd } from "./json-text.ts";

/** Where a text stops being JSON, and how: the wording and the place do not depend on Node's version. */
export interface JsonError {
  readonly offset: number;
  readonly detail: string;
}

type Expecting = "value" | "first-item" | "first-key" | "key" | "after";

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const badInString = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/g;

/** The first error of a text that JSON.parse refuses (RFC 8259). */
export function findJsonError(text: string): JsonError {
  const { offset, detail } = findFirst(text);
  if (/^\/[/*]/.test(text.slice(offset, offset + 2))) return { offset, detail: "JSON has no comments" };
  const before = text.slice(Math.max(0, offset - 1000), offset).trimEnd();
  if (/^[}\]]/.test(text.charAt(offset)) && before.endsWith(","))
    return { offset, detail: `${detail}: JSON has no comma after the last of them` };
  return { offset, detail };
}

function findFirst(text: string): JsonError {
  const open: string[] = [];
  let expecting: Expecting = "value";
  let at = skipSpace(text, 0);
  const fail = (offset: number, detail: string): JsonError => ({
    offset: Math.min(offset, text.length),
    detail,
  });
  while (at < text.length || expecting !== "after" || open.length > 0) {
    const char = text.charAt(at);
    if (char === "") return fail(at, unfinished(open));
    if (expecting === "after") {
      const closer = open.at(-1) === "{" ? "}" : "]";
      if (open.length === 0) return fail(at, `expected the end of the document, found ${name(char)}`);
      if (char === closer) open.pop();
      else if (char === ",") expecting = closer === "}" ? "key" : "value";
      else return fail(at, `expected "," or "${closer}", found ${name(char)}`);
      at++;
    } else if (expecting === "first-key" || expecting === "key") {
      if (char === "}" && expecting === "first-key") {
        open.pop();
        expecting = "after";
        at++;
      } else {
        if (char !== '"') return fail(at, `expected a quoted key, found ${name(char)}`);
        const end = stringEnd(text, at);
        const bad = stringError(text, at, end);
        if (bad !== undefined) return bad;
        at = skipSpace(text, end);
        if (text.charAt(at) !== ":")
          return fail(at, `expected ":" after the key, found ${name(text.charAt(at))}`);
        at++;
        expecting = "value";
      }
    } else if (char === "]" && expecting === "first-item") {
      open.pop();
      expecting = "after";
      at++;
    } else if (char === "{" || char === "[") {
      open.push(char);
      expecting = char === "{" ? "first-key" : "first-item";
      at++;
    } else if (char === '"') {
      const end = stringEnd(text, at);
      const bad = stringError(text, at, end);
      if (bad !== undefined) return bad;
      at = end;
      expecting = "after";
    } else {
      literal.lastIndex = at;
      const found = literal.exec(text)?.[0];
      if (found === undefined) return fail(at, `expected a value, found ${name(char)}`);
      at += found.length;
      expecting = "after";
    }
    at = skipSpace(text, at);
  }
  return fail(text.length, "the document is not well-formed JSON");
}

function stringError(text: string, from: number, end: number): JsonError | undefined {
  badInString.lastIndex = from + 1;
  const bad = badInString.exec(text);
  const limit = end < 0 ? text.length : end - 1;
  if (bad !== null && bad.index < limit) {
    const what = bad[0] === "\\" ? "an unknown escape" : "a line break or control character";
    return { offset: bad.index, detail: `${what} inside a string` };
  }
  return end < 0 ? { offset: from, detail: "this string is not closed" } : undefined;
}

function unfinished(open: readonly string[]): string {
  const last = open.at(-1);
  if (last === undefined) return "the document is empty";
  return `the document ends before its "${last}" is closed`;
}

function name(char: string): string {
  return char === "" ? "the end of the document" : JSON.stringify(char);
}
