import type { Json } from "../../ir/index.ts";

/**
 * The text of the Example column: scalars as they are, the rest as JSON without its indentation. Angle brackets and
 * ampersands are escaped in that JSON, as the encoder that the format is written with does.
 */
export function exampleCell(value: Json, nothing: "null" | "<nil>" = "<nil>"): string {
  if (value === null) return nothing;
  if (typeof value !== "object") return String(value);
  return JSON.stringify(value, null, 1)
    .replaceAll(/\n +/g, "\n")
    .replaceAll(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}
