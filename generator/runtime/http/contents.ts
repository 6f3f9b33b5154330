import type { Issue } from "../issues.ts";
import type { Result } from "../results.ts";
import { type BodyContent, readForm, writeForm } from "./forms.ts";
import { readSequence } from "./items.ts";
import { stringifyJson } from "./json.ts";
import type { ReadOptions } from "./judge.ts";
import { type MediaKind, matchMedia, mediaKind } from "./media.ts";
import { type PartOptions, writeMultipart } from "./multipart.ts";
import { type ItemForm, writeSequence } from "./sequences.ts";
import { readSource } from "./sources.ts";

/** How a body is read and written: as a form, as a sequence, or as it is. */
export interface AnyContent extends BodyContent {
  /** What each item of a sequence is; the body is the list of them. */
  readonly items?: ItemForm | undefined;
}

interface BodyContents {
  /** The request model's field that holds the body. */
  readonly field?: string | undefined;
  readonly contents: { readonly [mediaType: string]: AnyContent };
}

/** A media type of a body, and how it is read and written. */
export type Content = readonly [mediaType: string, content: AnyContent];

/** A form is one of the platform's classes: where nothing else is said, the body is of the type that these are sent as. */
const formTypes: { readonly [tag: string]: readonly MediaKind[] } = {
  "[object FormData]": ["multipart", "form"],
  "[object URLSearchParams]": ["form", "multipart"],
};

/** What a body is read or written by: the media type asked for, else what the value or the operation says. */
export function contentOf(
  { contents }: BodyContents,
  asked: string | undefined,
  value?: unknown,
): Content | undefined {
  const keys = Object.keys(contents);
  const kinds = formTypes[Object.prototype.toString.call(value)];
  const usual = kinds === undefined ? keys[0] : firstOf(keys, kinds);
  const key = asked === undefined ? usual : matchMedia(keys, asked);
  return key === undefined ? undefined : [key.includes("*") && asked ? asked : key, contents[key] ?? {}];
}

/** The first key of the first kind that any has. */
function firstOf(keys: readonly string[], kinds: readonly MediaKind[]): string | undefined {
  for (const kind of kinds) {
    const key = keys.find((mediaType) => mediaKind(mediaType) === kind);
    if (key !== undefined) return key;
  }
  return undefined;
}

export function wrongMedia({ contents }: BodyContents, contentType: string): Issue {
  const expected = Object.keys(contents).join(" or ");
  const message = `the media type must be ${expected}, got ${contentType}`;
  return { path: [], code: "media_type", message, expected, received: contentType, pointer: "" };
}

/** A body as the schema judges it, or what in it nothing can be judged of; what should be a form and is none stays as it is. */
export function readBody(
  value: unknown,
  [mediaType, content]: Content,
  { field }: BodyContents,
  options?: ReadOptions,
): Result<unknown> {
  const { items } = content;
  if (items !== undefined) return readSequence(value, mediaType, { ...content, items }, field, options);
  const kind = mediaKind(mediaType);
  if (kind !== "form" && kind !== "multipart") return { ok: true, value };
  const source = readSource(value);
  return { ok: true, value: source === undefined ? value : readForm(source, content) };
}

/** A body as it is sent, and its media type; throws for a media type that is none of the operation's, as nothing would be sent. */
export function writeBody(
  contents: BodyContents,
  value: unknown,
  asked: string | undefined,
  parts: { readonly [member: string]: PartOptions } | undefined,
): { readonly type: string | undefined; readonly body: unknown } | undefined {
  if (value === undefined) return undefined;
  const content = contentOf(contents, asked);
  if (content === undefined) throw new TypeError(wrongMedia(contents, asked ?? "none").message);
  const [key, how] = content;
  const type = key === "*/*" ? "application/json" : key;
  switch (mediaKind(type)) {
    case "json":
      return { type, body: stringifyJson(value) };
    case "form":
      return { type, body: writeForm(value, how) };
    case "multipart":
      return writeMultipart(value, type, how, parts);
    case "items":
      if (how.items === undefined || !Array.isArray(value)) return { type, body: value };
      return { type, body: writeSequence(value, type, how.items) };
    case "text":
    case "bytes":
      return { type, body: value };
  }
}
