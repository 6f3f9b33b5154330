import { createRequire } from "node:module";
import type * as Regexpp from "@eslint-community/regexpp";
import { type Pattern, syntaxOf } from "../ir/index.ts";

/**
 * The pattern with every repetition made unbounded. `recheck` reports how time grows with the length of a text, so that
 * it calls `^(a?){1000}b$` safe: its time has a bound, though an astronomic one. Without the bound it sees the growth.
 */
export function withoutBounds(pattern: Pattern): string {
  const regexpp = createRequire(import.meta.url)("@eslint-community/regexpp") as typeof Regexpp;
  const bounds: Regexpp.AST.Quantifier[] = [];
  regexpp.visitRegExpAST(syntaxOf(pattern), {
    onQuantifierEnter: (quantifier) => {
      if (quantifier.max !== quantifier.min || quantifier.max > 1) bounds.push(quantifier);
    },
  });
  let text = pattern.source;
  // From the end, so that what stands before stays where it is.
  for (const { element, end } of bounds.sort((one, other) => other.end - one.end))
    text = `${text.slice(0, element.end)}*${text.slice(end)}`;
  return text;
}
