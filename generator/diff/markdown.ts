import { visible } from "../diagnostics/index.ts";

/** A space without width: what GitHub looks for in rendered text does not go across it, and readers see none. */
const apart = "&#8203;";

/**
 * Text in Markdown, also in a table cell: no markup, no line break, no bar, nobody who is called and no issue, pull request
 * or address that is linked. GitHub looks for those in what is rendered, where an escaped `@` is one again.
 */
export function plainMarkdown(text: string): string {
  return escapeMarkdown(onOneLine(text), apart);
}

/** @param mark stands inside of what would call somebody or link something */
function escapeMarkdown(text: string, mark: string): string {
  return text
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)#|[\\`*_{}[\]()+!|~]/g, "\\$&")
    .replace(/@|(?<!&)#|GH(?=-\d)|:(?=\/\/)|www(?=\.)/gi, `$&${mark}`);
}

/** Code in Markdown, where nothing is escaped (CommonMark 0.31.2, 6.1): its fence is longer than any run of backticks inside it. */
export function codeMarkdown(text: string): string {
  const line = onOneLine(text);
  const longest = [...line.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

/**
 * The same in a table cell, which a bar would end. A bar behind a backslash ends it for some readers whatever stands before
 * it: there the code is an element.
 */
export function codeInCell(text: string): string {
  if (/\\\|/.test(text))
    return `<code>${escapeMarkdown(onOneLine(text), "").replaceAll("\\|", "&#124;")}</code>`;
  return codeMarkdown(text).replaceAll("|", "\\|");
}

/** White space is a part of a value: nothing but line breaks is given up. */
function onOneLine(text: string): string {
  return visible(text.replace(/\r\n?|\n/g, " "));
}
