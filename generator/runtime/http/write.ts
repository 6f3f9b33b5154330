import { stringifyJson } from "./json.ts";
import { arrayKind, type Kind, memberKind, membersOf, objectKind, readScalar, writeScalar } from "./kinds.ts";
import { mediaKind } from "./media.ts";
import type { SettledParameter } from "./parameters.ts";
import { isPlain } from "./sources.ts";

type Encode = (text: string) => string;

const plain: Encode = (text) => text;

/** As a URL has it; throws for half of a pair of surrogates, which has no bytes. */
export const percentEncoded: Encode = (text) => {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`no URL can have ${JSON.stringify(text)} in it`);
  return encodeURIComponent(text);
};

function isComposite(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A list or an object in one text. */
function writeText(value: unknown, item: string, member: string | undefined, encode: Encode): string {
  if (!isComposite(value)) return encode(writeScalar(value));
  if (Array.isArray(value)) return value.map((one) => encode(writeScalar(one))).join(item);
  const members = membersOf(value);
  if (member === undefined) {
    return members.flatMap(([name, one]) => [encode(name), encode(writeScalar(one))]).join(item);
  }
  return members.map(([name, one]) => encode(name) + member + encode(writeScalar(one))).join(item);
}

/**
 * What is sent of a value, `undefined` for nothing: `null` is left out as RFC 6570 (2.3, 3.2.1) has it where the value need not
 * be there, in objects as well. Where it has to be, `null` is sent as the word, which throws if it would be read as a text; an item
 * of a list has a place, and only what would be read as a text is left out there.
 */
export function withoutWords(value: unknown, parameter: SettledParameter): unknown {
  const { key, kind, style, explode, content, required } = parameter;
  if (content !== undefined && mediaKind(content) === "json") return value;
  if (value === null && !required) return undefined;
  if (hasText(value, kind)) {
    if (content !== undefined) return value;
    return withTexts(value, kind, style === "deepObject" ? "all" : explode ? "lists" : "none");
  }
  throw new TypeError(`the parameter ${key} cannot be null: it would be the text "null"`);
}

function hasText(value: unknown, kind: Kind): boolean {
  return value !== null || readScalar("null", kind) === null;
}

/** The parts of a value that have a text. `inner` says which of an object's members are taken apart as well; others are JSON. */
function withTexts(value: unknown, kind: Kind, inner: "all" | "lists" | "none"): unknown {
  if (Array.isArray(value)) {
    const items = arrayKind(kind)?.items ?? kind;
    const sent = value.filter((item) => item !== undefined && hasText(item, items));
    return inner === "all" ? sent.map((item) => withTexts(item, items, inner)) : sent;
  }
  if (!isPlain(value)) return value;
  const object = objectKind(kind) ?? { members: {}, rest: kind };
  const members = membersOf(value).flatMap(([name, member]) => {
    const own = memberKind(object, name);
    if (member === null && !(object.required?.includes(name) && hasText(member, own))) return [];
    const isApart = inner === "all" || (inner === "lists" && Array.isArray(member));
    return [[name, isApart ? withTexts(member, own, inner) : member] as const];
  });
  return Object.fromEntries(members);
}

/** A value that is serialised as a whole: JSON, or else a text. */
export function writeContent(value: unknown, mediaType: string): string {
  return mediaKind(mediaType) === "json" ? stringifyJson(value) : writeScalar(value);
}

/** The text of a path parameter; throws for one that no path can have. */
export function writePathValue(value: unknown, parameter: SettledParameter): string {
  const { key, style, explode, content, end } = parameter;
  const usual = parameter.reserved ? keepingIn(parameter) : percentEncoded;
  const encode = end === undefined ? usual : encodingBefore(end, usual);
  const write = (): string => {
    if (content !== undefined) return segment(encode(writeContent(value, content)), key);
    if (style === "matrix") return writeMatrix(value, key, explode, encode);
    if (style !== "label") return segment(writeText(value, ",", explode ? "=" : undefined, encode), key);
    const apart: Encode = (text) => encode(text).replaceAll(".", "%2E");
    const text = explode ? writeText(value, ".", "=", apart) : writeText(value, ",", undefined, apart);
    return segment(`.${text}`, key);
  };
  const text = write();
  if (end === undefined || (text + end).indexOf(end) === text.length) return text;
  throw new TypeError(
    `the path parameter ${key} cannot be ${JSON.stringify(text)}: it would end before ${end}`,
  );
}

/** Encodes what would end a value before its end, as far as characters can be encoded. */
function encodingBefore(end: string, encode: Encode): Encode {
  const [first = ""] = end;
  const encoded = `%${first.charCodeAt(0).toString(16).toUpperCase()}`;
  return (text) => encode(text).replace(/%..|./g, (found) => (found === first ? encoded : found));
}

function writeMatrix(value: unknown, key: string, explode: boolean, encode: Encode): string {
  const name = percentEncoded(key);
  const own = (text: string): string => (text === "" ? `;${name}` : `;${name}=${text}`);
  // Where a list or an object has nothing in it, there is no value (RFC 6570, 2.3).
  if (isComposite(value) && membersOf(value).length === 0) return "";
  if (!explode || !isComposite(value)) return own(writeText(value, ",", undefined, encode));
  if (Array.isArray(value)) return value.map((item) => own(encode(writeScalar(item)))).join("");
  return `;${writeText(value, ";", "=", encode)}`;
}

/** An empty segment, or one of dots, would make another path of it. */
function segment(text: string, key: string): string {
  if (text === "" || /^(?:\.|%2e){1,2}$/i.test(text)) {
    throw new TypeError(`the path parameter ${key} cannot be ${JSON.stringify(text)}`);
  }
  return text;
}

/**
 * A header's text, which a list without items has none of (RFC 6570, 2.3); throws where an item of a list has a comma in it, which headers have no way to write, and for characters
 * that end a header or that none can have.
 */
export function writeHeaderValue(
  value: unknown,
  { key, explode, content }: SettledParameter,
): string | undefined {
  if (content === undefined && Array.isArray(value) && value.length === 0) return undefined;
  const encode: Encode = isComposite(value)
    ? (text) => withinHeader(withoutDelimiter(text, ",", key), key)
    : plain;
  if (content === undefined && explode) refuseNames(value, key);
  const text =
    content === undefined
      ? writeText(value, ",", explode ? "=" : undefined, encode)
      : writeContent(value, content);
  // Only JSON has another way to write a character.
  const isJson = content !== undefined && mediaKind(content) === "json";
  return withinHeader(isJson ? text.replace(/[^ -~]/g, escaped) : text, key);
}

/** Blanks around a value, or around an item of a list, are none of it (RFC 9110, 5.5 and 5.6.1). */
function withinHeader(text: string, key: string): string {
  const hasBlanks = /^[\t ]|[\t ]$/.test(text);
  if (!hasBlanks && !/[^\t -~\x80-\xFF]/.test(text)) return text;
  const why = hasBlanks ? "blanks at its ends would be lost" : "it has characters that headers cannot have";
  throw new TypeError(`the header ${key} cannot be ${JSON.stringify(text)}: ${why}`);
}

/** A character as JSON may write it. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A name that ends before a sign of equality in it would be another one where nothing is encoded. */
function refuseNames(value: unknown, key: string): void {
  if (isComposite(value) && !Array.isArray(value))
    for (const [name] of membersOf(value)) withoutDelimiter(name, "=", key);
}

function withoutDelimiter(text: string, delimiter: string, key: string): string {
  if (!text.includes(delimiter)) return text;
  throw new TypeError(`an item of the parameter ${key} has the delimiter ${JSON.stringify(delimiter)} in it`);
}

/** The pairs of a query or of cookies: names and values as they are sent. */
export function writePairs(value: unknown, parameter: SettledParameter): [string, string][] {
  const { key, style, explode, content } = parameter;
  const encode = encodingOf(parameter);
  const encodeName = style === "cookie" ? encode : percentEncoded;
  const name = encodeName(key);
  if (content !== undefined) return [[name, encode(writeContent(value, content))]];
  if (!isComposite(value)) return [[name, encode(writeScalar(value))]];
  if (style === "cookie" && explode) refuseNames(value, key);
  if (style === "deepObject") return writeDeep(value, key, encode);
  if (!explode) {
    const entries = Array.isArray(value) ? value : membersOf(value);
    if (entries.length === 0) return [];
    return [[name, writeText(value, delimiters[style] ?? ",", undefined, encoderOf(parameter, encode))]];
  }
  if (Array.isArray(value)) return value.map((item) => [name, encode(writeScalar(item))]);
  return membersOf(value).flatMap(([member, one]): [string, string][] =>
    Array.isArray(one)
      ? one.map((item) => [encodeName(member), encode(writeScalar(item))])
      : [[encodeName(member), encode(writeScalar(one))]],
  );
}

function encodingOf(parameter: SettledParameter): Encode {
  const { key, style, reserved } = parameter;
  if (style === "cookie") return (text) => withoutDelimiter(withinHeader(text, key), ";", key);
  return reserved ? keepingIn(parameter) : percentEncoded;
}

/**
 * Keeps characters that URLs reserve, and what is percent-encoded already (RFC 6570, 3.2.3). What would end the value, or part it, is encoded
 * all the same.
 */
function keepingIn({ in: place, kind, style, explode }: SettledParameter): Encode {
  const isOne = arrayKind(kind) === undefined && objectKind(kind) === undefined;
  const kept = {
    path: style === "simple" && isOne ? /%(?:3A|40|24|26|2B|2C|3B|3D)/g : /%(?:3A|40|24|26|2B)/g,
    query: explode ? /%(?:3A|2F|3F|40|24|2C|3B|3D)/g : /%(?:3A|2F|3F|40|24|3B|3D)/g,
    cookie: /%(?:3A|2F|3F|40|24|26|2B|3D)/g,
  }[place === "path" || place === "cookie" ? place : "query"];
  return (text) =>
    percentEncoded(text)
      .replace(kept, decodeURIComponent)
      .replace(/%25([0-9A-Fa-f]{2})/g, "%$1");
}

/**
 * The pairs of a part of a multipart form: as those of a query, but nothing is encoded, as each has a place of its own; throws where
 * an item has the delimiter in it.
 */
export function writePartPairs(value: unknown, parameter: SettledParameter): [string, string][] {
  const { key, style, explode } = parameter;
  if (isComposite(value) && !explode && style === "form")
    for (const [name, member] of membersOf(value))
      for (const text of [Array.isArray(value) ? "" : name, writeScalar(member)])
        withoutDelimiter(text, ",", key);
  return writePairs(value, { ...parameter, reserved: false }).map(([name, text]) => [
    decodeURIComponent(name),
    decodeURIComponent(text),
  ]);
}

const delimiters: { readonly [style: string]: string } = { spaceDelimited: "%20", pipeDelimited: "%7C" };

const unencoded: { readonly [style: string]: string } = {
  spaceDelimited: " ",
  pipeDelimited: "|",
  cookie: ",",
};

/** Spaces and pipes in an item cannot be told from those between items, nor commas where they are not encoded. */
function encoderOf({ key, style }: SettledParameter, encode: Encode): Encode {
  const delimiter = unencoded[style];
  if (delimiter === undefined) return encode;
  return (text) => encode(withoutDelimiter(text, delimiter, key));
}

function writeDeep(value: object, name: string, encode: Encode): [string, string][] {
  return membersOf(value).flatMap(([member, one]): [string, string][] => {
    const key = `${name}[${member}]`;
    // Items that have members are numbered, so that it can be told which member is whose.
    if (Array.isArray(one) && !one.some(isComposite)) {
      return one.map((item) => [percentEncoded(key), encode(writeScalar(item))]);
    }
    if (isComposite(one)) {
      const pairs = writeDeep(one, key, encode);
      if (pairs.length > 0 || !Array.isArray(value)) return pairs;
      throw new TypeError(`the item ${key} has nothing in it, and would be none`);
    }
    return [[percentEncoded(key), encode(writeScalar(one))]];
  });
}
