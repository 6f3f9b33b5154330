import { visible } from "../diagnostics/index.ts";

/** Text in Markdown, also in a table cell: no markup, no line break, no bar, and nobody who is called by an `@`. */
export function plainMarkdown(text: string): string {
  return visible(text.replace(/\s+/g, " "))
    .replace(/[&<>@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)#|[\\`*_{}[\]()+!|~]/g, "\\$&");
}

/**
 * Code in Markdown, also in a table cell; its fence is longer than any run of backticks inside it. A bar behind a
 * backslash ends the cell for some readers whatever stands before it: there the code is an element.
 */
export function codeMarkdown(text: string): string {
  const line = visible(text.replace(/\s+/g, " "));
  if (/\\\|/.test(line)) return `<code>${plainMarkdown(line).replaceAll("\\|", "&#124;")}</code>`;
  const plain = line.replaceAll("|", "\\|");
  const longest = [...plain.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}
