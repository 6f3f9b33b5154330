import { visible } from "../diagnostics/index.ts";

/** Text in Markdown, also in a table cell: no markup, no line break, no bar, and nobody who is called by an `@`. */
export function plainMarkdown(text: string): string {
  return onOneLine(text)
    .replace(/[&<>@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)#|[\\`*_{}[\]()+!|~]/g, "\\$&");
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
  if (/\\\|/.test(text)) return `<code>${plainMarkdown(text).replaceAll("\\|", "&#124;")}</code>`;
  return codeMarkdown(text).replaceAll("|", "\\|");
}

/** White space is a part of a value: nothing but line breaks is given up. */
function onOneLine(text: string): string {
  return visible(text.replace(/\r\n?|\n/g, " "));
}
