import { entity } from "./entities.ts";

/** Whatever Markdown, HTML, JSX or Vue could take for its own; colons are parts of addresses and of emoji. */
const punctuation = /[&<>{}[\]*_`~\\|$]|:(?=[/\w+-])/g;

/**
 * Code as an element instead of between backticks: the same to look at, and the same whatever a reader takes for code.
 * Line breaks are written as such, for `<pre>` and cells alike.
 */
export function codeElement(code: string): string {
  const lines = code
    .split(/\r\n?|\n/)
    .map((line) =>
      line
        .replace(punctuation, entity)
        .replace(/^[ \t]+/, (indent) => "&nbsp;".repeat(indent.replaceAll("\t", "    ").length)),
    );
  return `<code>${lines.join("<br/>")}</code>`;
}

/** A block of code on one line: at home in lists and quotes, whatever surrounds it. */
export function codeBlock(code: string): string {
  return `<pre>${codeElement(code)}</pre>`;
}

/**
 * Inline code of one line, between as many backticks as it takes; GitHub strips a space at each end where both are.
 * For text that nobody else may shape: it has no line breaks and does not start or end with a backtick.
 */
export function isPlainCode(code: string): boolean {
  return code !== "" && !/[`\r\n]|\\\||\\$/.test(code);
}
