import type { Pattern } from "../ir/index.ts";
import { stringText } from "./literal.ts";

/**
 * What TypeScript's own check of regular expression literals (since 5.5) accepts whatever the target: printable ASCII
 * without named groups, look-behinds, property escapes, references and numeric escapes.
 */
const plain = /^(?:[^\\(]|\\[dDwWsSbBfnrtv^$\\.*+?()[\]{}|/-]|\((?!\?<))*$/;

/**
 * A regular expression that matches what the pattern does: a literal where it is a plain one, else a constructor call,
 * which takes any pattern that the engine knows.
 */
export function regexText({ source, flags }: Pattern): string {
  const escaped = new RegExp(source, flags).source;
  const literal = flags === "u" && /^[\x20-\x7e]+$/.test(escaped) && plain.test(escaped);
  if (literal && !/<[/!]/.test(escaped)) return `/${escaped}/${flags}`;
  return flags === "" ? `new RegExp(${stringText(source)})` : `new RegExp(${stringText(source)}, "${flags}")`;
}
