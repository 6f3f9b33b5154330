import type { Pattern } from "../ir/index.ts";
import { type Code, codeOf, type TypeField, unionOf } from "./code.ts";
import { isPlainName, keyText, stringText, templateText } from "./literal.ts";
import { regexText } from "./regex.ts";
import { renderCode } from "./render.ts";

/** A key of an object literal: `name`, `"na-me"`, `["__proto__"]`. */
export function key(name: string): Code {
  return codeOf(keyText(name));
}

/** A member of an object: `o.name`, `o["na-me"]`. */
export function member(object: Code, name: string): Code {
  return isPlainName(name) ? codeOf(object, `.${name}`) : codeOf(object, `[${stringText(name)}]`);
}

/** A regular expression that matches what the pattern does. */
export function regex(pattern: Pattern): Code {
  return codeOf(regexText(pattern));
}

/** A template literal without holes, for text that reads better with its quotes unescaped. */
export function template(text: string): Code {
  return codeOf(`\`${templateText(text)}\``);
}

/** `{ name: T; other?: U; [key: string]: V }`, each with its doc comment. */
export function objectType(fields: readonly TypeField[], rest?: Code): Code {
  return codeOf({ kind: "object-type", fields, rest });
}

/** `A & B`; the parts are parenthesised where they need to be by whoever makes them. */
export function intersectionOf(parts: readonly Code[]): Code {
  return unionOf(parts, "&");
}

/** The text of code that neither imports nor declares types: for tests, messages and snippets. */
export function printExpression(of: Code): string {
  return renderCode(of, {
    localName: ({ name }) => name,
    structures: { alias: outsideModule, objectType: outsideModule, reexport: outsideModule },
  });
}

function outsideModule(): never {
  throw new Error("types are printed as part of a module");
}
