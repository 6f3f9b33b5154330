import type { Origin } from "../diagnostics/index.ts";
import type { Pattern } from "../ir/index.ts";
import { type Code, codeOf, type Docs, lines, type Part, unionOf, wordOf } from "./code.ts";
import { docComment } from "./comment.ts";
import { keyText, stringText, templateText, typeKeyText } from "./literal.ts";
import { regexText } from "./regex.ts";
import { renderCode } from "./render.ts";

/** A key of an object literal: `name`, `"na-me"`, `["__proto__"]`. */
export function key(name: string): Code {
  return codeOf(keyText(name));
}

/** A member of an object whose type names none, as `noPropertyAccessFromIndexSignature` wants it: `o["name"]`. */
export function member(object: Code, name: string): Code {
  const access = `[${stringText(name)}]`;
  const word = wordOf(object);
  return word === undefined ? codeOf(object, access) : codeOf(word + access);
}

/** A regular expression that matches what the pattern does. */
export function regex(pattern: Pattern): Code {
  return codeOf(regexText(pattern));
}

/** A template literal without holes, for text that reads better with its quotes unescaped. */
export function template(text: string): Code {
  return codeOf(`\`${templateText(text)}\``);
}

/** One property of an object type. */
export interface TypeField {
  readonly name: string;
  readonly presence: "required" | "optional";
  readonly type: Code;
  readonly docs: Docs | undefined;
  /** Where the property stands in the document. */
  readonly at?: Origin | undefined;
}

/** `{ name: T; other?: U; [key: string]: V }`, a line each, with their doc comments. */
export function objectType(fields: readonly TypeField[], rest?: Code): Code {
  const members = fields.map(({ name, presence, type, docs, at }) => {
    const mark = presence === "optional" ? "?" : "";
    const place: readonly Part[] = at === undefined ? [] : [{ kind: "place", at }];
    return lines([docComment(docs), codeOf(...place, `${typeKeyText(name)}${mark}: `, type, ";")]);
  });
  if (rest !== undefined) members.push(codeOf("[key: string]: ", rest, ";"));
  return members.length === 0 ? codeOf("{}") : codeOf("{\n  ", lines(members), "\n}");
}

/** `A & B`; the parts are parenthesised where they need to be by whoever makes them. */
export function intersectionOf(parts: readonly Code[]): Code {
  return unionOf(parts, "&");
}

/** The text of code that neither imports nor declares types: for tests, messages and snippets. */
export function printExpression(of: Code): string {
  return renderCode(of, {
    localName: ({ name }) => name,
    places: "left-out",
    structures: { alias: outsideModule, reexport: outsideModule },
  });
}

function outsideModule(): never {
  throw new Error("types are printed as part of a module");
}
