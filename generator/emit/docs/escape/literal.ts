import { entity } from "./entities.ts";
import type { Rules } from "./rules.ts";

/** Marks of Markdown where they would have an effect: underscores inside words and single brackets have none. */
const marks =
  /[<`*]|~~|&(?=#?\w+;)|\\(?=[!-/:-@[-`{-~\n]|$)|\](?=[([:])|\[(?=\[)|(?<![^\W_])_|_(?![^\W_])|[{}]/g;

/** Escapes a text that is no Markdown, an example or the value of a literal: it is shown as it stands. */
export function escapeLiteral(text: string, rules: Rules): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(marks, (mark) =>
      /[{}]/.test(mark) && rules.braces === "kept" ? mark : [...mark].map(entity).join(""),
    );
}
