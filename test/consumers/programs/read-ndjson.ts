import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { isProperty, validateProperty } from "authlete-2/models/property";

/**
 * Reads a file with one JSON document a line and says which lines are no `Property`. On a terminal, a progress line
 * is kept up to date.
 */
export async function readProperties(path: string): Promise<{ valid: number; faults: string[] }> {
  let valid = 0;
  let line = 0;
  const faults: string[] = [];
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    const value: unknown = JSON.parse(text);
    if (isProperty(value)) valid += 1;
    else
      for (const { message } of validateProperty(value).issues ?? []) faults.push(`line ${line}: ${message}`);
    if (process.stderr.isTTY && line % 1000 === 0)
      process.stderr.write(`\r${line} lines, ${faults.length} faults`);
  }
  if (process.stderr.isTTY) process.stderr.write("\n");
  return { valid, faults };
}
