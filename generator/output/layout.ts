/**
 * A text without what a formatter changes in it: white space, semicolons, the kind of quotes and whether keys have some,
 * trailing commas, a union's first bar, parentheses around what is returned, a conditional that a function is, and its one
 * parameter; on pages table padding and how emphasis is written.
 */
export function stripLayout(text: string, path: string): string {
  const isPage = path.endsWith(".md") || path.endsWith(".mdx");
  const plain = isPage ? text.replaceAll("_", "*") : withoutParentheses(text);
  return plain
    .replace(/[\s;]+/g, "")
    .replace(/['`]/g, '"')
    .replace(/,(?=[)\]}>])/g, "")
    .replace(/(?<=[=(:<,]|as)\|/g, "")
    .replace(/"([\w$]+)"(?=\??:)/g, "$1")
    .replace(/-{2,}/g, "-");
}

function withoutParentheses(text: string): string {
  const left = new Set<number>();
  for (const { 0: found, 1: word, index } of text.matchAll(/(\breturn|=>)\s*\(/g)) {
    const open = index + found.length - 1;
    const close = closing(text, open);
    if (close === undefined) continue;
    // What goes on behind them needs them.
    const isAll = /^\s*(?:[,;)\]}]|$)|^[^\S\n]*\n\s*[\w$@/]/.test(text.slice(close + 1, close + 200));
    const isConditional = /\s\?\s/.test(text.slice(open, close));
    if (isAll && (word === "return" || isConditional)) left.add(open).add(close);
  }
  const kept = without(text, left);
  return kept.replace(/\(([\w$]+)\)(?=\s*=>)/g, "$1");
}

function without(text: string, places: ReadonlySet<number>): string {
  let kept = "";
  let from = 0;
  for (const place of [...places].sort((a, b) => a - b)) {
    kept += text.slice(from, place);
    from = place + 1;
  }
  return kept + text.slice(from);
}

/** Where the parenthesis that is opened at a place is closed; texts in quotes hold none. */
function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === "(") depth += 1;
    else if (character === ")") {
      depth -= 1;
      if (depth === 0) return at;
    } else if (character === '"' || character === "'") {
      const end = endOfText(text, at);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}

function endOfText(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "\n") return undefined;
    else if (text[at] === text[start]) return at;
  }
  return undefined;
}
