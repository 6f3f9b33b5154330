import { type Code, codes } from "./codes/index.ts";
import { nearest } from "./nearest.ts";
import type { Row } from "./row.ts";

/** What a diagnostic means, for `modelwright explain CODE`; a guess at what was meant where there is no such code. */
export function explain(asked: string): { readonly text: string } | { readonly guess: string | undefined } {
  if (!Object.hasOwn(codes, asked)) return { guess: nearest(asked, Object.keys(codes)) };
  const { severity, title, cause, cure } = codes[asked as Code] as Row<unknown>;
  return { text: `${asked} (${severity})\n  ${title}.\n\nCause\n  ${cause}\n\nCure\n  ${cure}\n` };
}

/** Every code with its title, a line each. */
export function listCodes(): string {
  const names = Object.keys(codes).sort() as Code[];
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)}  ${codes[name].title}\n`).join("");
}
