import { createHash } from "node:crypto";

/** What stands for a text of a schema where the schema is referred to: texts that hold those of all that they refer to grow without measure. */
export function referredText(text: string): string {
  return `ref(${createHash("sha256").update(text).digest("base64")})`;
}
