import { parseObject } from "./merge.ts";

/**
 * A JSON file as the generator lays one out that is wholly its own: one line a member, and one an item of a list. That
 * is the text which was written, where a formatter or an editor laid it out anew and changed nothing else.
 * @returns `undefined` for any other file
 */
export function relaid(text: string, path: string): string | undefined {
  const members = path.endsWith(".json") ? parseObject(text) : undefined;
  if (members === undefined) return undefined;
  const lines = [...members].map(([key, value]) => `  ${JSON.stringify(key)}: ${linesOf(value)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

function linesOf(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
}
