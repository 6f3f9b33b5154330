import { createRequire } from "node:module";
import type * as Regexpp from "@eslint-community/regexpp";
import type { Pattern } from "../ir/index.ts";

/**
 * A pattern in which everything that may be repeated may be so without an end. The judge asks how time grows with the
 * length of a text, and says of `^(a?){1000}b$` that it does not: it has a bound, which no one lives to see.
 */
export function withoutBounds({ source, flags }: Pattern): string {
  const regexpp = createRequire(import.meta.url)("@eslint-community/regexpp") as typeof Regexpp;
  const parser = new regexpp.RegExpParser();
  const bounds: Regexpp.AST.Quantifier[] = [];
  const pattern = parser.parsePattern(source, 0, source.length, {
    unicode: flags === "u",
    unicodeSets: flags === "v",
  });
  regexpp.visitRegExpAST(pattern, {
    onQuantifierEnter: (quantifier) => {
      if (quantifier.max !== quantifier.min || quantifier.max > 1) bounds.push(quantifier);
    },
  });
  let text = source;
  // From the end, so that what stands before stays where it is.
  for (const { element, end } of bounds.sort((one, other) => other.end - one.end))
    text = `${text.slice(0, element.end)}*${text.slice(end)}`;
  return text;
}
