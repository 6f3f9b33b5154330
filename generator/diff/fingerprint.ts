import type { Schema } from "../ir/index.ts";

/** What a schema asserts, as text: the same for two documents that say the same, wherever their files lie. */
export function fingerprint(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    if (key === "at" || key === "notes" || key === "name") return undefined;
    return key === "ref" || key === "model" ? placeOf(String(value)) : value;
  });
}

/** The place of a model in its document, without the file. */
export function placeOf(id: string): string {
  const hash = id.indexOf("#");
  return hash < 0 ? id : id.slice(hash + 1);
}
