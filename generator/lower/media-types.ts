import type { MediaType, RequestBody } from "../openapi/document.ts";
import { pascalCase } from "./words.ts";

/** What kind of value a media type carries. */
export type MediaKind = "json" | "form" | "multipart" | "text" | "xml" | "events" | "binary";

/** The kind of a media type (RFC 9110, 8.3; parameters such as `charset` do not matter). */
export function mediaKind(type: string): MediaKind {
  const essence = type.split(";")[0]!.trim().toLowerCase();
  if (essence === "application/json" || essence.endsWith("+json") || essence === "*/*") return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (
    essence === "text/event-stream" ||
    essence === "application/jsonl" ||
    essence === "application/x-ndjson"
  ) {
    return "events";
  }
  if (essence === "application/xml" || essence === "text/xml" || essence.endsWith("+xml")) return "xml";
  return essence.startsWith("text/") ? "text" : "binary";
}

/** The media types of a body that share one schema, and what their operation's name ends with. */
export interface BodyVariant {
  readonly suffix: string;
  readonly contents: readonly MediaType[];
}

const suffixes: Readonly<Record<MediaKind, string | undefined>> = {
  json: "",
  form: "Form",
  multipart: "Multipart",
  text: undefined,
  xml: undefined,
  events: undefined,
  binary: undefined,
};

/** Groups a body's media types by schema; one group without a suffix where all are the same, or where there is no body. */
export function bodyVariants(body: RequestBody | undefined): readonly BodyVariant[] {
  const groups = new Map<string, MediaType[]>();
  for (const content of body?.content ?? []) {
    const key = JSON.stringify(content.schema?.value ?? null);
    groups.set(key, [...(groups.get(key) ?? []), content]);
  }
  const variants = [...groups.values()];
  if (variants.length <= 1) return [{ suffix: "", contents: variants[0] ?? [] }];
  return variants.map((contents) => ({ suffix: suffixOf(contents), contents }));
}

function suffixOf(contents: readonly MediaType[]): string {
  if (contents.some(({ type }) => mediaKind(type) === "json")) return "";
  const { type } = contents[0]!;
  return suffixes[mediaKind(type)] ?? pascalCase(type.split(";")[0]!.split("/")[1] ?? "");
}
