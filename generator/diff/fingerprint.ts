import type { Schema } from "../ir/index.ts";

/** What a schema of a settled Api asserts, as text. */
export function fingerprint(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === "at" || key === "notes" || key === "name" ? undefined : value,
  );
}
