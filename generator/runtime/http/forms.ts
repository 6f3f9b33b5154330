import type { Schema } from "../schemas.ts";
import { arrayKind, isScalar, type Kind, mayBe, memberKind, membersOf, objectKind } from "./kinds.ts";
import {
  type FormMembers,
  type MemberEncoding,
  type SettledParameter,
  settleParameter,
} from "./parameters.ts";
import { byNumber, namesOf, readPairValue } from "./read.ts";
import { noSource, readSource, type Source } from "./sources.ts";
import { withoutWords, writePairs } from "./write.ts";

/** How a body is read and written: what its members are, and how those that are not as usual travel. */
export interface BodyContent extends FormMembers {
  readonly kind?: Kind | undefined;
}

/** What the document says of how a member travels. */
export function encodingAt({ encoding = {} }: BodyContent, key: string): MemberEncoding | undefined {
  return Object.hasOwn(encoding, key) ? encoding[key] : undefined;
}

/** Whether the document says in which style a member travels, and not of which media type it is. */
export function hasStyle(content: BodyContent, key: string): boolean {
  const own = encodingAt(content, key);
  return own !== undefined && own.type === undefined && own.content === undefined;
}

/** Whether a member cannot be left out where it is null; an item of a list has a place. */
function hasToBe(key: string, kind: Kind, { kind: whole = "string", required }: BodyContent): boolean {
  const isItem = arrayKind(whole) !== undefined && objectKind(whole) === undefined;
  return (isItem && !mayBe(kind, "string")) || required?.includes(key) === true;
}

/** Whether a member, or an item of it, may be a file that is told apart into its name and its content. */
export function mayBeNamedFile(kind: Kind): boolean {
  const { content } = objectKind(arrayKind(kind)?.items ?? kind)?.members ?? {};
  return content === "file";
}

/** A member of a form as if it were a parameter of a query; an object travels as JSON where no style is said. */
function memberOf(key: string, kind: Kind, content: BodyContent): SettledParameter {
  const own = encodingAt(content, key);
  const isJson = mayBe(kind, "json") || (objectKind(kind) !== undefined && !mayBeNamedFile(kind));
  const whole = isJson && !hasStyle(content, key) ? "application/json" : undefined;
  const { type: _, perItem: __, ...way } = own ?? {};
  const required = hasToBe(key, kind, content);
  return settleParameter({ in: "query", key, kind, content: whole, required, ...way });
}

/**
 * The object of a form's fields; a list numbers them. Declared members have their names first, brackets and all; of what is
 * left, brackets lead into a member that may be a list or an object, and are a part of the name otherwise.
 */
export function readForm(source: Source, content: BodyContent): unknown {
  const { kind = "string" } = content;
  const object = objectKind(kind);
  const array = object === undefined ? arrayKind(kind) : undefined;
  const declared = new Set(Object.keys(object?.members ?? {}));
  const members = new Map<string, unknown>();
  const taken = new Set<string>();
  const visit = (key: string): void => {
    const own = array?.items ?? (object === undefined ? "string" : memberKind(object, key));
    const member = asItCame(memberOf(key, own, content), source, declared);
    const value = readPairValue(source, member, declared);
    if (value !== undefined) members.set(key, value);
    for (const name of namesOf(source, member, declared)) taken.add(name);
  };
  for (const key of declared) visit(key);
  for (const [family, pairs] of source.families) {
    for (const key of [family, ...pairs.map(([name]) => name)])
      if (!declared.has(key) && !members.has(key) && !taken.has(key)) visit(key);
  }
  const isList = array !== undefined && [...members.keys()].every((name) => /^\d+$/.test(name));
  return isList ? byNumber([...members]).map(([, member]) => member) : Object.fromEntries(members);
}

/** The schema of an answer that is no JSON, with what reads its text. */
export interface TextSchema<T> extends Schema<T, unknown> {
  readonly readText?: (text: string) => unknown;
}

/** The schema of an answer that is a form; what reads it comes along only with operations that have such ones. */
export function fieldsOf<T>(schema: Schema<T, unknown>, content: BodyContent): Schema<T, unknown> {
  const read: TextSchema<T> = {
    ...schema,
    readText: (text) => readForm(readSource(text) ?? noSource, content),
  };
  return read;
}

/** A list or an object that is not there by its name may be there as `a[b]=c`. */
function asItCame(member: SettledParameter, source: Source, declared: ReadonlySet<string>): SettledParameter {
  const { key, kind } = member;
  const isNested = arrayKind(kind) !== undefined || objectKind(kind) !== undefined || mayBe(kind, "json");
  if (!isNested || source.values.has(key)) return member;
  const deep: SettledParameter = { ...member, content: undefined, style: "deepObject" };
  return namesOf(source, deep, declared).length > 0 ? deep : member;
}

/** The members that are sent, each with its way: what is null is left out where it may be, unless it is said to be JSON. */
export function writtenMembers(
  value: unknown,
  content: BodyContent,
): (readonly [key: string, member: unknown, way: SettledParameter])[] {
  return membersOf(value).flatMap(([key, member]) => {
    const way = memberOf(key, kindOf(key, member, content), content);
    const isJson = encodingAt(content, key)?.content !== undefined;
    if (member === null && !way.required && !isJson) return [];
    const sent = withoutWords(member, way);
    return sent === undefined ? [] : [[key, sent, way] as const];
  });
}

/** The items of a list; one that may be something else as well is a value of its own where it is JSON. */
export function partsOf(value: unknown, { kind, content }: SettledParameter): readonly unknown[] {
  const mayBeOne = objectKind(kind) !== undefined || isScalar(kind);
  const isWhole = mayBe(kind, "json") || (content !== undefined && mayBeOne && !mayBe(kind, "file"));
  return Array.isArray(value) && !isWhole ? value : [value];
}

/** The text of a form (`application/x-www-form-urlencoded`). */
export function writeForm(value: unknown, content: BodyContent): string {
  return writtenMembers(value, content)
    .flatMap(([key, member, way]) => {
      const parts = encodingAt(content, key)?.perItem ? partsOf(member, way) : [member];
      return parts.flatMap((part) => writePairs(part, way));
    })
    .map(([name, text]) => `${name}=${text}`)
    .join("&");
}

/** What a member is, where the schema does not say: an object travels whole. */
function kindOf(key: string, value: unknown, { kind = "string" }: BodyContent): Kind {
  const items = objectKind(kind) === undefined ? arrayKind(kind)?.items : undefined;
  if (items !== undefined) return items;
  const { members = {}, rest = "string" } = objectKind(kind) ?? {};
  if (Object.hasOwn(members, key)) return members[key] ?? "string";
  if (rest !== "string") return rest;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { members: {} } : "string";
}
