/** A media type however it is spaced and quoted. */
function compact(mediaType: string): string {
  return mediaType.replace(/[\s"]/g, "").toLowerCase();
}

/** What kind of value a media type carries. */
export type MediaKind = "json" | "form" | "multipart" | "text" | "items" | "bytes";

/** A media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  const end = mediaType.indexOf(";");
  return (end < 0 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
}

/** Media types of one JSON value after the other, or of events. */
const sequences = ["text/event-stream", "application/jsonl", "application/x-ndjson", "application/json-seq"];

export function mediaKind(mediaType: string): MediaKind {
  const essence = essenceOf(mediaType);
  if (sequences.includes(essence) || essence.endsWith("+json-seq")) return "items";
  if (/^(?:application|text)\/json$|\+json$/.test(essence)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  return essence.startsWith("text/") ? "text" : "bytes";
}

/** The key that fits a media type best: itself with its parameters or without, its range (`image/*`), or any. */
export function matchMedia<K extends string>(keys: readonly K[], mediaType: string): K | undefined {
  const essence = essenceOf(mediaType);
  const range = `${essence.slice(0, essence.indexOf("/"))}/*`;
  const find = (wanted: string): K | undefined => keys.find((key) => essenceOf(key) === wanted);
  const exact = keys.find((key) => compact(key) === compact(mediaType));
  return exact ?? find(essence) ?? find(range) ?? find("*/*");
}
