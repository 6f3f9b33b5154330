import { isBytes, isStream } from "../natives.ts";
import { isObject } from "../values.ts";
import { type BodyContent, encodingAt, hasStyle, mayBeNamedFile, partsOf, writtenMembers } from "./forms.ts";
import { stringifyJson } from "./json.ts";
import { type Kind, writeScalar } from "./kinds.ts";
import { essenceOf } from "./media.ts";
import { isPlain, type Values } from "./sources.ts";
import { writePartPairs } from "./write.ts";

/** What is said of one part of a multipart body beside its value. */
export interface PartOptions {
  readonly headers?: { readonly [name: string]: string } | undefined;
  readonly filename?: string | undefined;
  /** Its media type. Default: the one of the API description, a file's own, or none for a text. */
  readonly contentType?: string | undefined;
}

interface Part extends PartOptions {
  readonly name: string;
  /** A text, or a file as it is. */
  readonly value: unknown;
}

/**
 * A multipart body: `FormData` where that has a way to write it; else, where parts have media types or headers of their own,
 * or texts have line breaks, a `Blob` that is written by hand. Where the platform has neither, the parts.
 */
export function writeMultipart(
  value: unknown,
  mediaType: string,
  content: BodyContent,
  options: { readonly [member: string]: PartOptions } = {},
): { readonly type: string | undefined; readonly body: unknown } {
  const parts = writtenMembers(value, content).flatMap(([name, member, way]): Part[] => {
    const { type, content: whole } = encodingAt(content, name) ?? {};
    const own = Object.hasOwn(options, name) ? options[name] : undefined;
    const isFiles = [member]
      .flat()
      .some((item) => isFile(item) || uploadOf(item, way.kind, type) !== undefined);
    if (hasStyle(content, name) && !isFiles)
      return writePartPairs(member, way).map(([key, text]) => ({ name: key, value: text, ...own }));
    // A list has a part for each item (RFC 7578, 4.3).
    return partsOf(member, way).map((item) => {
      const upload = uploadOf(item, way.kind, type);
      if (upload !== undefined) return { name, ...upload, ...own };
      if (isBytes(item)) return { name, value: blobOf(item, type), ...own };
      if (isFile(item)) return { name, value: item, ...own };
      const text = way.content === undefined ? writeScalar(item) : stringifyJson(item);
      return { name, value: text, contentType: whole ?? type, ...own };
    });
  });
  const plain = parts.every(
    ({ value: part, headers, filename, contentType }) =>
      !headers && !contentType && (!filename || isFile(part)) && !isOfLines(part),
  );
  const form = construct("FormData", []) as
    | { append(name: string, value: unknown, filename?: string): void }
    | undefined;
  if (plain && form !== undefined && essenceOf(mediaType) === "multipart/form-data") {
    for (const { name, value: part, filename } of parts)
      form.append(name, part, ...(filename === undefined ? [] : [filename]));
    // Whoever sends it adds the boundary.
    return { type: undefined, body: form };
  }
  const boundary = `part-${randomText()}`;
  const type = `${essenceOf(mediaType)}; boundary=${boundary}`;
  const pieces = parts.flatMap((part) => [`--${boundary}\r\n${headOf(part)}\r\n\r\n`, part.value, "\r\n"]);
  const body = construct("Blob", [[...pieces, `--${boundary}--\r\n`], { type }]);
  return body === undefined ? { type: undefined, body: parts } : { type, body };
}

/** Whether a text has line breaks, which FormData writes as CR and LF, whatever they are. */
function isOfLines(value: unknown): boolean {
  return typeof value === "string" && /[\r\n]/.test(value);
}

/** What nobody who writes a text into a part can know: a boundary must not stand there (RFC 2046, 5.1.1). */
function randomText(): string {
  const crypto: unknown = Reflect.get(globalThis, "crypto");
  const bytes = new Uint8Array(20);
  if (isObject(crypto)) (crypto as unknown as RandomSource).getRandomValues(bytes);
  else bytes.set(Array.from(bytes, () => Math.random() * 256));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface RandomSource {
  getRandomValues(into: Uint8Array): unknown;
}

/** A file that is told apart into its name and its content, where the operation has such ones. */
function uploadOf(
  item: unknown,
  kind: Kind,
  type: string | undefined,
): Pick<Part, "value" | "filename"> | undefined {
  if (!isPlain(item) || !isNamedFile(item, mayBeNamedFile(kind))) return undefined;
  const { fileName, content } = item as { readonly fileName: string; readonly content: unknown };
  if (isFile(content) && !isBlob(content) && !isBytes(content))
    throw new TypeError(`the file ${JSON.stringify(fileName)} is a stream: read it first`);
  return { value: isBlob(content) ? content : blobOf(content, type), filename: fileName };
}

/** A file and its name; where no such are asked for, what has no JSON. */
function isNamedFile({ fileName, content }: Values, isAsked: boolean): boolean {
  return isStream(content) && (isAsked || (typeof fileName === "string" && typeof content !== "string"));
}

/** Bytes or a text as a file; as they are where the platform has none. */
function blobOf(content: unknown, type: string | undefined): unknown {
  // Several types, or a range, leave open which one it is.
  const media = type === undefined || /[,*]/.test(type) ? {} : { type };
  return construct("Blob", [[content], media]) ?? content;
}

function isBlob(value: unknown): boolean {
  const type: unknown = Reflect.get(globalThis, "Blob");
  return typeof type === "function" && value instanceof type;
}

function headOf({ name, value, headers = {}, contentType, filename }: Part): string {
  const { name: own, type: media } = isFile(value) ? (value as { name?: string; type?: string }) : {};
  const file = filename ?? own ?? (isFile(value) ? "blob" : undefined);
  const type = contentType ?? (isFile(value) ? media || "application/octet-stream" : undefined);
  const lines: [string, string][] = [
    [
      "Content-Disposition",
      `form-data; name="${quoted(name)}"${file === undefined ? "" : `; filename="${quoted(file)}"`}`,
    ],
    ...(type === undefined ? [] : [["Content-Type", type] as [string, string]]),
    ...Object.entries(headers),
  ];
  return lines.map(([key, text]) => `${headerText(key)}: ${headerText(text)}`).join("\r\n");
}

/** As browsers write names into forms. */
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, (found) => encodeURIComponent(found));
}

function headerText(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new TypeError("a header of a part cannot have a line break in it");
  return text;
}

/** An instance of a class of the platform: a File or a Blob. */
function isFile(value: unknown): boolean {
  return isObject(value) && !isPlain(value);
}

/** An instance of one of the platform's classes, by name, as a program may be compiled without their types. */
function construct(name: "FormData" | "Blob", args: readonly unknown[]): unknown {
  const type: unknown = Reflect.get(globalThis, name);
  return typeof type === "function" ? (Reflect.construct(type, args) as unknown) : undefined;
}
