import type { JsonType } from "../../../ir/index.ts";
import { type Code, code, raw } from "../../../print/index.ts";
import { type Kind, runtime } from "../context.ts";
import type { Assertion, Complaint } from "../step.ts";

/** The kind of value that a type's values are. */
export function kindOf(type: JsonType): Kind {
  return type === "integer" ? "number" : type;
}

/** How a kind of value is told from the others. */
export function testOf(kind: Kind, subject: Code): { readonly holds: Code; readonly fails: Code } {
  switch (kind) {
    case "null":
      return { holds: code`${subject} === null`, fails: code`${subject} !== null` };
    case "array":
      return { holds: code`Array.isArray(${subject})`, fails: code`!Array.isArray(${subject})` };
    case "object": {
      const holds = code`${runtime("isObject")}(${subject})`;
      return { holds, fails: code`!${holds}` };
    }
    default:
      return { holds: code`typeof ${subject} === ${kind}`, fails: code`typeof ${subject} !== ${kind}` };
  }
}

/** How what is no object is told where a test begins: `isObject`, written out, as small models show what its call takes. */
export function isNoObject(subject: Code): Code {
  return code`typeof ${subject} !== "object" || ${subject} === null || Array.isArray(${subject})`;
}

/** What no value satisfies. */
export function never(complaint: Complaint): Assertion {
  return { kind: "assertion", holds: raw("false"), fails: raw("true"), complaint, never: true };
}

/** What messages call the values of a type. */
export const nouns: Readonly<Record<JsonType, string>> = {
  null: "null",
  boolean: "a boolean",
  integer: "an integer",
  number: "a number",
  string: "a string",
  array: "an array",
  object: "an object",
};

/** `a string or null`. */
export function describeTypes(types: readonly JsonType[]): string {
  return enumerate(types.map((type) => nouns[type]));
}

/** `a, b or c`. */
export function enumerate(words: readonly string[]): string {
  if (words.length === 0) return "left out";
  return words.length === 1 ? String(words[0]) : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** A word for the place of something in a list. */
export function ordinal(index: number): string {
  return ordinals[index] ?? `number${index + 1}`;
}
