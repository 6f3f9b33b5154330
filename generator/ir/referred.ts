import { createHash } from "node:crypto";

/** What stands for a text of a schema where the schema is referred to: texts that hold those of all that they refer to grow without measure. */
export function referredText(text: string): string {
  return `ref(${createHash("sha256").update(text).digest("base64")})`;
}

/** References to references are followed this far. */
const deepest = 6;

/** Whether two texts are of the same schema, which either may stand in place or be referred to. */
export function isSameText(one: string, other: string): boolean {
  return leadsTo(one, other) || leadsTo(other, one);
}

function leadsTo(text: string, reference: string): boolean {
  let current = text;
  for (let depth = 0; depth < deepest && current !== reference; depth += 1) current = referredText(current);
  return current === reference;
}
