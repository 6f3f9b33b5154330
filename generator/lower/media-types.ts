import { child, nearest } from "../diagnostics/index.ts";
import type { ItemForm } from "../ir/index.ts";
import type { MediaType, Node, RequestBody } from "../openapi/index.ts";
import { canonicalListText, canonicalText } from "./canonical.ts";
import type { Lowering } from "./draft.ts";
import { followReferences } from "./follow.ts";
import { isObject } from "./keyword-reader.ts";

/** What kind of value a media type carries. */
export type MediaKind = "json" | "form" | "multipart" | "text" | "xml" | "events" | "binary";

/** The kind of a media type (RFC 9110, 8.3; parameters such as `charset` do not matter). */
export function mediaKind(type: string): MediaKind {
  const essence = type.split(";")[0]!.trim().toLowerCase();
  if (/^(?:application|text)\/json$|\+json$|^\*\/\*$/.test(essence)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (
    essence === "text/event-stream" ||
    essence === "application/jsonl" ||
    essence === "application/x-ndjson" ||
    // RFC 8091: what ends so is a sequence, as is the type itself (OpenAPI 3.2.0, 4.14.3.1).
    /[/+]json-seq$/.test(essence)
  ) {
    return "events";
  }
  if (essence === "application/xml" || essence === "text/xml" || essence.endsWith("+xml")) return "xml";
  return essence.startsWith("text/") ? "text" : "binary";
}

/** Whether a media type is the range of all. */
export function isAnyMedia(type: string): boolean {
  return /^\s*\*\/\*\s*(?:;|$)/.test(type);
}

/** Types of bytes that go by these names; `x-` and vendors' own names are known to nobody else. */
const knownBytes =
  /^(?:audio|font|haptics|image|model|video)\/|^application\/(?:octet-stream|pdf|zip|gzip|x-gzip|x-tar|x-zip-compressed|zstd|wasm|msword|rtf|epub\+zip|cbor|msgpack|x-protobuf|protobuf|javascript|yaml|x-yaml|sql|graphql|jwt|jose|pkcs|pem|vnd\.(?:ms-|openxmlformats-|oasis\.|apple\.|google|adobe))|^(?:\*|[a-z]+)\/\*$/;

/** Whether anything is known of a media type that is neither JSON nor text. */
export function isKnownMedia(type: string): boolean {
  const [essence = ""] = type.split(";");
  return mediaKind(type) !== "binary" || knownBytes.test(essence.trim().toLowerCase());
}

const common = [
  "application/json",
  "application/xml",
  "application/octet-stream",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "text/plain",
  "text/html",
  "text/csv",
  "text/event-stream",
];

/** The media type that a typing error most likely meant: one of a letter or two, or without what is before its slash. */
export function guessMedia(type: string): string | undefined {
  const [essence = ""] = type.split(";");
  const name = essence.trim().toLowerCase();
  const whole = common.find((one) => one.endsWith(`/${name}`) || one.replace("/", "-") === name);
  // Vendors' own types are near to nothing but by chance.
  return whole ?? nearest(name, common, 2);
}

/** What a program hands over as a body: a model, the parts of a form, a text, or a stream of bytes. */
export type BodyForm = "model" | "parts" | "text" | "stream";

/** A text is one only where the schema says so; anything that is neither JSON nor a form is sent as it comes. */
export function bodyForm(content: MediaType, lowering: Lowering): BodyForm {
  const { options } = lowering;
  const kind = mediaKind(content.type);
  const node = contentNode(content, lowering);
  if (node === undefined) return options.operations.clientModels ? "stream" : undescribedForm(kind);
  if (kind === "multipart") return "parts";
  if (kind === "json" || kind === "form") return isBinary(node.value, content.type) ? "stream" : "model";
  if (kind === "events") return sequenceForm(content, lowering);
  return kind === "text" && isText(node, lowering) ? "text" : "stream";
}

/** Who says of a whole sequence that it is bytes or a text hands it over as such. */
function sequenceForm({ type, schema, itemSchema }: MediaType, lowering: Lowering): BodyForm {
  if (schema === undefined || itemSchema !== undefined) return "model";
  if (isBinary(schema.value, type)) return "stream";
  return isText(schema, lowering) ? "text" : "model";
}

function isText(node: Node, { openapi }: Lowering): boolean {
  const target =
    isObject(node.value) && typeof node.value.$ref === "string"
      ? openapi.resolve(node.value.$ref, node.at)
      : node;
  return isObject(target?.value) && target.value.type === "string";
}

/** The schema of a body; of a sequence that of each item (OpenAPI 3.2, 4.14.3). */
export function contentNode(content: MediaType, lowering: Lowering): Node | undefined {
  const { itemSchema, schema } = content;
  const list = wholeList(content, lowering);
  if (itemSchema !== undefined || list === undefined) return itemSchema ?? schema;
  const { value, at } = list;
  // Which of the first it is, nobody knows of an item.
  const isPlain = isObject(value) && value.prefixItems === undefined && value.items !== undefined;
  return isPlain ? { value: value.items, at: child(at, "items") } : { value: true, at };
}

/** The list that the schema of a complete sequence is (OpenAPI 3.2, 4.14.3); anything else is taken for that of each item. */
export function wholeList({ type, schema, itemSchema }: MediaType, { openapi }: Lowering): Node | undefined {
  if (openapi.version !== "3.2" || itemSchema !== undefined || mediaKind(type) !== "events") return undefined;
  const node = followReferences(schema, openapi);
  return isObject(node?.value) && [node.value.type].flat().includes("array") ? node : undefined;
}

/** Whether a request's body is the list of what its schema describes, as its media type has it (OpenAPI 3.2, 4.14.3). */
export function isListed(content: MediaType, lowering: Lowering): boolean {
  const isSequence = mediaKind(content.type) === "events" && bodyForm(content, lowering) === "model";
  return isSequence && wholeList(content, lowering) === undefined;
}

/** What each item of a sequence is; before OpenAPI 3.2, schemas of events were those of their data. */
export function itemsOf(content: MediaType, lowering: Lowering): { readonly items?: ItemForm } {
  if (mediaKind(content.type) !== "events") return {};
  const [essence = ""] = content.type.split(";");
  if (essence.trim().toLowerCase() !== "text/event-stream") return { items: "json" };
  const isWhole = content.itemSchema !== undefined || wholeList(content, lowering) !== undefined;
  return { items: isWhole ? "event" : "data" };
}

/**
 * Raw bytes: `format: binary` (OpenAPI 3.0), or a content media type that is not text (3.1), which counts for nothing where it
 * contradicts the body's own.
 */
function isBinary(value: unknown, type: string): boolean {
  if (!isObject(value)) return false;
  if (value.type === "string" && value.format === "binary") return true;
  const { contentMediaType: said, contentEncoding } = value;
  if (typeof said !== "string" || contentEncoding !== undefined) return false;
  return said === "application/octet-stream" || (isAnyMedia(type) && isBinaryMedia(said));
}

/** Media types of texts that their first word does not tell. */
const textual =
  /^application\/(?:(?:x-)?(?:java|ecma)script|(?:x-)?yaml|toml|sql|graphql|jwt|jose|x-sh|pem-certificate-chain)$|\+(?:yaml|jwt)$/;

/** Whether what has a media type, or one of several, is bytes; a range that is not of texts has such ones. */
export function isBinaryMedia(types: string): boolean {
  return types.split(",").some((type) => {
    const [essence = ""] = type.split(";");
    const name = essence.trim().toLowerCase();
    return isAnyMedia(name) || (mediaKind(name) === "binary" && !textual.test(name));
  });
}

/** What is said of nothing but its media type is any JSON, any text, or bytes. */
function undescribedForm(kind: MediaKind): BodyForm {
  if (kind === "json" || kind === "events") return "model";
  return kind === "text" ? "text" : "stream";
}

/** The media types of a body that share one schema, and what their operation's name ends with. */
export interface BodyVariant {
  readonly suffix: string;
  readonly contents: readonly MediaType[];
}

/** Groups a body's media types by what they carry; one group without a suffix where all carry the same. */
export function bodyVariants(body: RequestBody | undefined, lowering: Lowering): readonly BodyVariant[] {
  const groups = new Map<string, MediaType[]>();
  for (const content of body?.content ?? []) {
    const key = keyOf(content, lowering);
    groups.set(key, [...(groups.get(key) ?? []), content]);
  }
  const variants = [...groups.values()];
  if (variants.length <= 1) return [{ suffix: "", contents: variants[0] ?? [] }];
  return variants.map((contents) => ({ suffix: suffixOf(contents, lowering), contents }));
}

function keyOf(content: MediaType, lowering: Lowering): string {
  const form = bodyForm(content, lowering);
  if (form === "stream" || form === "text") return form;
  const { openapi } = lowering;
  const node = content.itemSchema ?? content.schema;
  if (isListed(content, lowering)) return canonicalListText(node ?? { value: true, at: content.at }, openapi);
  return node === undefined ? "" : canonicalText(node, openapi);
}

function suffixOf(contents: readonly MediaType[], lowering: Lowering): string {
  const kinds = contents.map(({ type }) => mediaKind(type));
  if (kinds.includes("json") || kinds.includes("events")) return "";
  if (kinds.includes("form")) return "Form";
  if (kinds.includes("multipart")) return "Multipart";
  const [first] = contents;
  return first !== undefined && bodyForm(first, lowering) === "text" ? "String" : "Raw";
}
