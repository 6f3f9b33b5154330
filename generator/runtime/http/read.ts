import {
  arrayKind,
  isScalar,
  type Kind,
  mayBe,
  memberKind,
  objectKind,
  readJson,
  readScalar,
} from "./kinds.ts";
import type { SettledParameter } from "./parameters.ts";
import { decodeQuery, decodeText, deepest, familyOf, type Source } from "./sources.ts";

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
  if (array !== undefined && (pieces.length > 1 || !isScalar(kind))) {
    if (text === "" && !mayBe(array.items, "string")) return [];
    return pieces.map((piece) => readScalar(decode(piece), array.items));
  }
  if (object === undefined || isScalar(kind)) return readScalar(decode(text), kind);
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
  { key, kind, style, explode, content }: SettledParameter,
  decode: Decode,
): unknown {
  if (text === undefined) return undefined;
  if (content !== undefined) return readContent(decode(text), content);
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
  if (!explode) return readText(values[0] ?? "", kind, { item: "," }, decode);
  const array = arrayKind(kind);
  if (array !== undefined && (values.length > 1 || !isScalar(kind))) {
    return values.map((value) => readScalar(decode(value), array.items));
  }
  if (objectKind(kind) === undefined) return readScalar(decode(values[0] ?? ""), kind);
  return readText(parts.join(";"), kind, { item: ";", member: "=" }, decode);
}

/** A header's value: lists may have spaces after their commas. */
export function readHeaderValue(text: string | undefined, parameter: SettledParameter): unknown {
  if (text === undefined) return undefined;
  const { kind, explode, content } = parameter;
  if (content !== undefined) return readContent(text, content);
  return readText(text, kind, { item: ",", member: explode ? "=" : undefined }, (piece) => piece.trim());
}

/** A parameter of the query or of cookies. `claimed` are the names that other parameters have. */
export function readPairValue(
  source: Source,
  parameter: SettledParameter,
  claimed: ReadonlySet<string>,
): unknown {
  const { key, kind, style, explode, content, in: place } = parameter;
  const decode = decoderOf(source, place, style);
  if (style === "deepObject") return readDeep(source, key, kind, decode);
  const values = source.values.get(key) ?? [];
  if (content !== undefined) {
    const [whole] = values;
    return typeof whole === "string" ? readContent(decode(whole), content) : whole;
  }
  const object = objectKind(kind);
  if (explode && object !== undefined && values.length === 0) {
    return readMembers(source, object, claimed, decode);
  }
  const array = arrayKind(kind);
  if (explode && array !== undefined && (values.length > 1 || !isScalar(kind))) {
    // A list without items is written as nothing.
    if (values.length === 0) return parameter.required ? [] : undefined;
    return values.map((value) => read(value, array.items, decode));
  }
  const [value] = values;
  if (value === undefined)
    return array !== undefined && !isScalar(kind) && parameter.required ? [] : undefined;
  if (typeof value !== "string") return value;
  return explode
    ? readScalar(decode(value), kind)
    : readText(value, kind, { item: delimiterOf(style, source) }, decode);
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

/** An object whose members stand beside the other parameters. */
function readMembers(
  source: Source,
  object: NonNullable<ReturnType<typeof objectKind>>,
  claimed: ReadonlySet<string>,
  decode: Decode,
): unknown {
  const members = new Map<string, unknown>();
  for (const [name, values] of source.values) {
    const own = Object.hasOwn(object.members, name);
    if (!own && (object.rest === undefined || claimed.has(name))) continue;
    const kind = memberKind(object, name);
    const array = arrayKind(kind);
    members.set(
      name,
      array === undefined || (values.length === 1 && isScalar(kind))
        ? read(values[0], kind, decode)
        : values.map((value) => read(value, array.items, decode)),
    );
  }
  return members.size === 0 ? undefined : Object.fromEntries(members);
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
function readDeep(source: Source, key: string, kind: Kind, decode: Decode): unknown {
  const family = source.families.get(familyOf(key)) ?? [];
  const entries = family.flatMap(([name, value]): Entry[] => {
    if (name === key) return [[[], value]];
    if (!name.startsWith(`${key}[`) || !name.endsWith("]")) return [];
    const inner = name.slice(key.length + 1, -1);
    // What is left of the name of a value too deep in is one member.
    const path = inner.split("][");
    return [[path.length > deepest ? [inner] : path, value]];
  });
  return entries.length === 0 ? undefined : deepValue(entries, kind, decode);
}

function deepValue(entries: readonly Entry[], kind: Kind, decode: Decode): unknown {
  const own = entries.filter(([path]) => path.length === 0 || (path.length === 1 && path[0] === ""));
  const [array, object] = [arrayKind(kind), objectKind(kind)];
  if (own.length > 0) {
    const values = own.map(([, value]) => value);
    return array !== undefined && (values.length > 1 || !isScalar(kind))
      ? values.map((value) => read(value, array.items, decode))
      : read(values[0], kind, decode);
  }
  const groups = new Map<string, Entry[]>();
  for (const [[name = "", ...rest], value] of entries) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [[rest, value]]);
    else group.push([rest, value]);
  }
  if ((array !== undefined || object === undefined) && [...groups.keys()].every((name) => /^\d*$/.test(name)))
    return [...groups.values()].map((group) => deepValue(group, array?.items ?? kind, decode));
  const inner = object ?? { members: {}, rest: kind };
  const members = [...groups].map(([name, group]) => [
    name,
    deepValue(group, memberKind(inner, name), decode),
  ]);
  return Object.fromEntries(members) as unknown;
}

/** A value that is serialised as a whole. */
export function readContent(text: string, mediaType: string): unknown {
  return /[/+]json\b/i.test(mediaType) ? readJson(text) : text;
}
