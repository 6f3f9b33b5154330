/** Text in Markdown, also in a table cell: no markup, no line break, no bar. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()#+!|~]/g, "\\$&");
}

/** Code in Markdown, also in a table cell; its fence is longer than any run of backticks inside it. */
export function codeMarkdown(text: string): string {
  const plain = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}
