import fs from "node:fs";
import { join } from "node:path";

/** The example of a language that has a word in it, as a page of the project shows it. */
export function exampleIn(path: string, language: string, word: string): string {
  const text = fs.readFileSync(join(import.meta.dirname, "../..", path), "utf8");
  const found = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].find(
    ([, of, body]) => of === language && body?.includes(word),
  );
  if (found?.[2] === undefined) throw new Error(`${path} has no example in ${language} with ${word}`);
  return found[2];
}
