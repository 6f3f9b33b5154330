import { type Code, codes } from "./codes/index.ts";
import { nearest } from "./nearest.ts";
import type { Row } from "./row.ts";

/**
 * What a diagnostic means, for `modelwright explain CODE`; a guess at what was meant where there is no such code.
 * @param others what else may be asked for
 */
export function explain(
  asked: string,
  others: readonly string[] = [],
): { readonly text: string } | { readonly guess: string | undefined } {
  if (!Object.hasOwn(codes, asked)) return { guess: nearest(asked, [...Object.keys(codes), ...others]) };
  const { severity, title, cause, cure } = codes[asked as Code] as Row<unknown>;
  return { text: `${asked} (${severity})\n  ${title}.\n\nCause\n  ${cause}\n\nCure\n  ${cure}\n` };
}

/** Every code with its title, a line each. */
export function listCodes(): string {
  return listTitles(
    Object.entries<{ readonly title: string }>(codes).map(([code, { title }]) => [code, title]),
  );
}

/** Names with what they stand for, a line each, sorted. */
export function listTitles(rows: readonly (readonly [name: string, title: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([name, title]) => `${name.padEnd(width)}  ${title}\n`).join("");
}
