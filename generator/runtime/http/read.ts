import {
  areItems,
  arrayKind,
  isNullText,
  isScalar,
  type Kind,
  mayBe,
  memberKind,
  objectKind,
  readJson,
  readScalar,
} from "./kinds.ts";
import { mediaKind } from "./media.ts";
import type { SettledParameter } from "./parameters.ts";
import { decodeQuery, decodeText, deepest, familyOf, type Pair, type Source } from "./sources.ts";

type Decode = (text: string) => string;

/** How a style writes lists and objects into one text. */
interface Separators {
  /** What stands between items. */
  readonly item: string | RegExp;
  /** What stands between a member's name and its value; the item separator where nothing is said. */
  readonly member?: string | undefined;
}

/** A value of which all is in one text. */
export function readText(text: string, kind: Kind, { item, member }: Separators, decode: Decode): unknown {
  const [array, object] = [arrayKind(kind), objectKind(kind)];
  const pieces = text.split(item);
  if (array !== undefined && areItems(pieces, kind)) {
    if (text === "" && !mayBe(array.items, "string")) return [];
    return pieces.map((piece) => readScalar(decode(piece), array.items));
  }
  if (object === undefined || isScalar(kind) || isNullText(text, kind)) return readScalar(decode(text), kind);
  const members = new Map<string, unknown>();
  const add = (name: string, value: string): void => {
    const key = decode(name);
    members.set(key, readScalar(decode(value), memberKind(object, key)));
  };
  if (member === undefined) {
    for (let index = 0; index + 1 < pieces.length; index += 2)
      add(pieces[index] ?? "", pieces[index + 1] ?? "");
  } else {
    for (const piece of pieces) {
      const at = piece.indexOf(member);
      if (at >= 0) add(piece.slice(0, at), piece.slice(at + 1));
    }
  }
  return Object.fromEntries(members);
}

/** A parameter of the path: the segment, or a part of one, as it stands there. */
export function readPathValue(
  text: string | undefined,
  { key, kind, style, explode, content, json = kind }: SettledParameter,
  decode: Decode,
): unknown {
  if (text === undefined) return undefined;
  if (content !== undefined) return readContent(decode(text), content, json);
  if (style === "label") {
    const separators = { item: explode ? "." : ",", member: explode ? "=" : undefined };
    return readText(text.replace(/^\./, ""), kind, separators, decode);
  }
  if (style === "matrix") return readMatrix(text, { key, kind, explode }, decode);
  return readText(text, kind, { item: ",", member: explode ? "=" : undefined }, decode);
}

/** `;color=blue;color=black`, `;color=blue,black`, `;R=100;G=200`. */
function readMatrix(
  text: string,
  { key, kind, explode }: Pick<SettledParameter, "key" | "kind" | "explode">,
  decode: Decode,
): unknown {
  const parts = text.split(";").filter((part) => part !== "");
  const own = `${key}=`;
  const values = parts.map((part) =>
    part.startsWith(own) ? part.slice(own.length) : part === key ? "" : part,
  );
  const array = arrayKind(kind);
  if (parts.length === 0 && array !== undefined && areItems([], kind)) return [];
  if (!explode) return readText(values[0] ?? "", kind, { item: "," }, decode);
  if (array !== undefined && areItems(values, kind)) {
    return values.map((value) => readScalar(decode(value), array.items));
  }
  if (objectKind(kind) === undefined) return readScalar(decode(values[0] ?? ""), kind);
  return readText(parts.join(";"), kind, { item: ";", member: "=" }, decode);
}

/** A header's value: lists may have spaces after their commas. */
export function readHeaderValue(text: string | undefined, parameter: SettledParameter): unknown {
  if (text === undefined) return emptyOf(parameter);
  const { kind, explode, content, json = kind } = parameter;
  if (content !== undefined) return readContent(text, content, json);
  return readText(text, kind, { item: ",", member: explode ? "=" : undefined }, (piece) => piece.trim());
}

/** A parameter of the query or of cookies. `claimed` are the names that other parameters have. */
export function readPairValue(
  source: Source,
  parameter: SettledParameter,
  claimed: ReadonlySet<string>,
): unknown {
  const { key, kind, style, explode, content, in: place, json = kind } = parameter;
  const decode = decoderOf(source, place, style);
  if (style === "deepObject") {
    const pairs = deepPairs(source, key, claimed);
    const entries = pairs.map(([name, one]): Entry => [deepPath(name, key), one]);
    return entries.length === 0 ? emptyOf(parameter) : deepValue(entries, kind, decode);
  }
  const values = source.values.get(key);
  if (values === undefined) {
    const members = spreadMembers(source, parameter, claimed);
    return members.length === 0 ? emptyOf(parameter) : readMembers(members, kind, decode);
  }
  if (content !== undefined)
    return readWholes(values, kind, (text) => readContent(decode(text), content, json));
  const [value] = values;
  return explode || typeof value !== "string"
    ? readValues(values, kind, decode)
    : readText(value, kind, { item: delimiterOf(style, source) }, decode);
}

/** A list without items is written as nothing. */
function emptyOf({ kind, required }: SettledParameter): [] | undefined {
  return required && areItems([], kind) ? [] : undefined;
}

/** The names that a parameter is read from. */
export function namesOf(
  source: Source,
  parameter: SettledParameter,
  claimed: ReadonlySet<string>,
): readonly string[] {
  const { key, style } = parameter;
  if (style === "deepObject") return deepPairs(source, key, claimed).map(([name]) => name);
  return source.values.has(key) ? [key] : spreadMembers(source, parameter, claimed).map(([name]) => name);
}

function decoderOf({ encoded }: Source, place: SettledParameter["in"], style: string): Decode {
  if (!encoded || style === "cookie") return (text) => text;
  return place === "cookie" ? decodeText : decodeQuery;
}

function delimiterOf(style: SettledParameter["style"], { encoded }: Source): string | RegExp {
  if (style === "spaceDelimited") return encoded ? /%20|\+/ : " ";
  if (style === "pipeDelimited") return encoded ? /%7[Cc]|\|/ : "|";
  return ",";
}

type Members = readonly (readonly [name: string, values: readonly unknown[]])[];

/** The members of an object that stand beside the other parameters. */
function spreadMembers(
  { values }: Source,
  { kind, explode, content }: SettledParameter,
  claimed: ReadonlySet<string>,
): Members {
  const object = objectKind(kind);
  if (object === undefined || !explode || content !== undefined) return [];
  const isRest = (name: string): boolean => object.rest !== undefined && !claimed.has(name);
  return [...values].filter(([name]) => Object.hasOwn(object.members, name) || isRest(name));
}

function readMembers(members: Members, kind: Kind, decode: Decode): unknown {
  const object = objectKind(kind) ?? { members: {} };
  return Object.fromEntries(
    members.map(([name, values]) => [name, readValues(values, memberKind(object, name), decode)]),
  );
}

/** The items of a list, or the one value that there is. */
function readValues(values: readonly unknown[], kind: Kind, decode: Decode): unknown {
  const array = arrayKind(kind);
  return array !== undefined && areItems(values, kind)
    ? values.map((value) => read(value, array.items, decode))
    : read(values[0], kind, decode);
}

function read(value: unknown, kind: Kind, decode: Decode): unknown {
  return typeof value === "string" ? readScalar(decode(value), kind) : value;
}

/** One value, by the brackets that lead to it. */
type Entry = readonly [path: readonly string[], value: unknown];

/**
 * `filter[owner][name]=x`; a list repeats its name, with `[]` or without, or numbers its items. What may be something else
 * than an object has the bare name then.
 */
function deepPairs({ families }: Source, key: string, claimed: ReadonlySet<string>): readonly Pair[] {
  const family = families.get(familyOf(key)) ?? [];
  const isInner = (name: string): boolean =>
    name.startsWith(`${key}[`) && name.endsWith("]") && !claimed.has(name);
  return family.filter(([name]) => name === key || isInner(name));
}

/** What is left of the name of a value too deep in is one member. */
function deepPath(name: string, key: string): readonly string[] {
  if (name === key) return [];
  const inner = name.slice(key.length + 1, -1);
  const path = inner.split("][");
  return path.length > deepest ? [inner] : path;
}

function deepValue(entries: readonly Entry[], kind: Kind, decode: Decode): unknown {
  const own = entries.filter(([path]) => path.length === 0 || (path.length === 1 && path[0] === ""));
  const [array, object] = [arrayKind(kind), objectKind(kind)];
  if (own.length > 0) {
    return readValues(
      own.map(([, value]) => value),
      kind,
      decode,
    );
  }
  const groups = new Map<string, Entry[]>();
  for (const [[name = "", ...rest], value] of entries) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [[rest, value]]);
    else group.push([rest, value]);
  }
  if ((array !== undefined || object === undefined) && [...groups.keys()].every((name) => /^\d*$/.test(name)))
    return byNumber([...groups]).map(([, group]) => deepValue(group, array?.items ?? kind, decode));
  const inner = object ?? { members: {}, rest: kind };
  const members = [...groups].map(([name, group]) => [
    name,
    deepValue(group, memberKind(inner, name), decode),
  ]);
  return Object.fromEntries(members) as unknown;
}

/** The items of a list in the order of their numbers, however they came. */
export function byNumber<T>(items: readonly (readonly [number: string, item: T])[]): typeof items {
  return [...items].sort(([one], [other]) => Number(one) - Number(other));
}

/** What is serialised as a whole: of a list, all in one text, or each item in one of its own. */
function readWholes(values: readonly unknown[], kind: Kind, read: (text: string) => unknown): unknown {
  const [first, ...others] = values.map((value) => (typeof value === "string" ? read(value) : value));
  const array = arrayKind(kind);
  if (array === undefined) return first;
  if (others.length > 0) return [first, ...others];
  const mayBeItem = arrayKind(array.items) !== undefined;
  if (Array.isArray(first)) return !mayBeItem || first.every(Array.isArray) ? first : [first];
  return first === null || isScalar(kind) || objectKind(kind) !== undefined ? first : [first];
}

/** A value that is serialised as a whole: JSON, or else a text. */
export function readContent(text: string, mediaType: string, kind: Kind): unknown {
  return mediaKind(mediaType) === "json" ? readJson(text, text, kind) : readScalar(text, kind);
}
