import type { Report } from "../../diagnostics/index.ts";
import {
  type Model,
  type ModelId,
  matches,
  type ObjectRules,
  type Pattern,
  type PatternRule,
  type Property,
  type Schema,
  type View,
} from "../../ir/index.ts";
import { type Code, code, member, operators, raw, regex, symbol } from "../../print/index.ts";
import { moduleOfExport } from "../../runtime/index.ts";
import type { Scope } from "./scope.ts";
import type { Step } from "./step.ts";

/** What the validators of one model are planned with. */
export interface PlanContext {
  readonly model: Model;
  readonly view: View;
  readonly report: Report;
  /** Any model's schema. */
  lookup(id: ModelId): Schema;
  /** The name of a model as readers know it. */
  nameOf(id: ModelId): string;
  /** The function that tells whether a value is of a model, as other functions call it. */
  predicate(id: ModelId): Code;
  /** The statement that names what is wrong with a value of a model; `key`: the member or item that it is. */
  explain(id: ModelId, subject: Code, issues: Code, key: Code | undefined): Code;
  readonly helpers: Helpers;
  /** The object whose members are to be loaded one by one, whatever the cost rule says of it. */
  readonly loaded?: ObjectRules;
  /** What a test returns where a step fails; without it, false. */
  readonly refusal?: Code;
  /** Whether the statements are run for each item of a list: what few values take is written there in place of a call. */
  readonly looped?: boolean;
  /** The steps that check a value by a schema. */
  plan(schema: Schema, subject: Subject): readonly Step[];
  /** The body of a function that tells whether `value` is valid against a schema. */
  writePredicate(schema: Schema, scope: Scope, hint: string): Code;
}

/** What a module declares beside a model's own functions: patterns, sets, functions for parts of its schema. */
export interface Helpers {
  /** A constant, shared where type and value are the same. */
  constant(hint: string, type: Code | undefined, value: Code): Code;
  /** A function, made once for each identity and signature; its body is written once its name is known. */
  declare(of: {
    readonly identity: object | string;
    readonly hint: string;
    readonly parameter: Code;
    readonly result: string;
    body(scope: Scope): Code;
  }): Code;
}

/** A value in a function: how it is read, what its parts are named after, what is known of it so far. */
export interface Subject {
  readonly code: Code;
  readonly hint: string;
  readonly scope: Scope;
  readonly known: Known;
  /** It is read after what is planned here: what predicates say must not narrow TypeScript's idea of it. */
  readonly readLater?: true;
}

/** What has been established of a value by the time that a step runs. */
export interface Known {
  kinds: ReadonlySet<Kind>;
  /** A predicate has spoken: TypeScript's idea of the value may be narrower than what is checked next. */
  narrowed: boolean;
  /** The kind was tested without a word that TypeScript understands, as `Number.isInteger` is none. */
  untold?: boolean;
}

/** The JSON types, integers among the numbers. */
export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";

export const allKinds: ReadonlySet<Kind> = new Set([
  "null",
  "boolean",
  "number",
  "string",
  "array",
  "object",
]);

export function newSubject(variable: string, hint: string, scope: Scope): Subject {
  return { code: raw(variable), hint, scope, known: { kinds: allKinds, narrowed: false } };
}

/** The statement that ends a test where a step fails. */
export function refuse({ refusal = raw("false") }: PlanContext): Code {
  return code`return ${refusal};`;
}

/**
 * A name that the runtime exports. Types come from the one module that the package exports, so that those who use it can name
 * them; values from the module that has them, so that no other is loaded.
 */
export function runtime(name: string, use: "type" | "value" = "value"): Code {
  return symbol({ name, from: use === "type" ? "runtime" : moduleOfExport(name), use });
}

/** Keys that any object answers to, whether or not it has them. */
export function isInherited(key: string): boolean {
  return key in Object.prototype;
}

/** Reads a member of an object that may not have it. */
export function access(object: Code, key: string): Code {
  return isInherited(key) ? code`${runtime("own")}(${object}, ${key})` : member(object, key);
}

/** Reads a member into a constant: `const { name } = o;`, which is no longer where the constant is called as the key. */
export function readInto(name: string, object: Code, key: string): Code {
  const constant = raw(name);
  return name === key && !isInherited(key)
    ? code`const { ${constant} } = ${object};`
    : code`const ${constant} = ${access(object, key)};`;
}

export function patternConstant(pattern: Pattern, hint: string, context: PlanContext): Code {
  return context.helpers.constant(`${hint}Pattern`, undefined, regex(pattern));
}

/** Whether a key matches a pattern, and is none of which a property says so already. */
export function matchesPattern(
  { pattern, except = [] }: PatternRule,
  key: Code,
  hint: string,
  context: PlanContext,
): Code {
  // To name one that does not match changes nothing.
  const others = except
    .map((known) => keyInView(known, context))
    .filter((name) => matches(pattern, name) !== false);
  const test = code`${patternConstant(pattern, hint, context)}.test(${key})`;
  if (others.length === 0) return test;
  return code`(${operators([...others.map((name) => code`${key} !== ${name}`), test], "&&")})`;
}

/** Names the part of something: `Pet` and `tag-names` give `PetTagNames`. */
export function partHint(hint: string, ...parts: readonly string[]): string {
  let name = hint;
  for (const part of parts) name += isWord.test(part) ? capitalised(part) : inPascalCase(part);
  return name;
}

const isWord = /^[A-Za-z0-9$]+$/;

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function inPascalCase(text: string): string {
  return text.replace(/(?:^|[^A-Za-z0-9$]+)([A-Za-z0-9$]?)/g, (_, first: string) => first.toUpperCase());
}

/** The key that a value of the view has. */
export function keyInView(
  { key, name }: Pick<Property, "key" | "name">,
  { view }: Pick<PlanContext, "view">,
): string {
  return view.properties === "camel" ? name : key;
}
