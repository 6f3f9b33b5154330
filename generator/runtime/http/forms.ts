import { arrayKind, type Kind, memberKind, membersOf, objectKind, readScalar } from "./kinds.ts";
import { type Parameter, type SettledParameter, settleParameter } from "./parameters.ts";
import { readPairValue } from "./read.ts";
import type { Source } from "./sources.ts";
import { hasText, writePairs } from "./write.ts";

/** How a body is read and written: what its members are, and how those that are not as usual travel. */
export interface BodyContent {
  readonly kind?: Kind | undefined;
  readonly encoding?: { readonly [member: string]: MemberEncoding } | undefined;
}

export interface MemberEncoding extends Pick<Parameter, "style" | "explode" | "reserved" | "content"> {
  /** The media type of its part in a multipart form, where that is another than a file's own, or than a text's. */
  readonly type?: string | undefined;
}

/** A member of a form as if it were a parameter of a query; an object travels as JSON where nothing else is said. */
function memberOf(key: string, kind: Kind, { encoding }: BodyContent): SettledParameter {
  const own = encoding !== undefined && Object.hasOwn(encoding, key) ? encoding[key] : undefined;
  const whole = own === undefined && objectKind(kind) !== undefined ? "application/json" : undefined;
  const { type: _, ...way } = own ?? {};
  return settleParameter({ in: "query", key, kind, content: whole, ...way });
}

/** The object of a form's fields; a list numbers them. */
export function readForm(source: Source, content: BodyContent): unknown {
  const object = objectKind(content.kind ?? "string");
  const array = object === undefined ? arrayKind(content.kind ?? "string") : undefined;
  const members = new Map<string, unknown>();
  const names = [...source.families.keys()];
  for (const name of names) {
    const kind = array?.items ?? (object === undefined ? "string" : memberKind(object, name));
    const value = readMember(source, memberOf(name, kind, content));
    if (value !== undefined) members.set(name, value);
  }
  const isList = array !== undefined && names.every((name) => /^\d+$/.test(name));
  return isList ? [...members.values()] : Object.fromEntries(members);
}

/** An object that is not there as JSON may be there as `a[b]=c`. */
function readMember(source: Source, member: SettledParameter): unknown {
  if (member.content !== undefined && !source.values.has(member.key)) {
    return readPairValue(source, { ...member, content: undefined, style: "deepObject" }, new Set());
  }
  const value = readPairValue(source, member, new Set());
  return typeof value === "string" && !source.encoded ? readScalar(value, member.kind) : value;
}

/** The members that are sent, each with its way: what is null is left out where it would be read as a word. */
export function writtenMembers(
  value: unknown,
  content: BodyContent,
): (readonly [key: string, member: unknown, way: SettledParameter])[] {
  return membersOf(value).flatMap(([key, member]) => {
    const way = memberOf(key, kindOf(key, member, content), content);
    return hasText(member, way) ? [[key, member, way] as const] : [];
  });
}

/** The text of a form (`application/x-www-form-urlencoded`). */
export function writeForm(value: unknown, content: BodyContent): string {
  return writtenMembers(value, content)
    .flatMap(([, member, way]) => writePairs(member, way))
    .map(([name, text]) => `${name}=${text}`)
    .join("&");
}

/** What a member is, where the schema does not say: an object travels whole. */
function kindOf(key: string, value: unknown, { kind = "string" }: BodyContent): Kind {
  const items = objectKind(kind) === undefined ? arrayKind(kind)?.items : undefined;
  if (items !== undefined) return items;
  const members = objectKind(kind)?.members;
  if (members !== undefined && Object.hasOwn(members, key)) return members[key] ?? "string";
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { members: {} } : "string";
}
