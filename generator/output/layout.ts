/**
 * A text without what a formatter changes in it: white space, semicolons, the kind of quotes, what is escaped in them and
 * whether keys have some, trailing commas, a union's first bar, the sign of an exponent, parentheses around what is returned,
 * a conditional that a function is, its one parameter, and around what binds as much or more; on pages table padding
 * and how lists and emphasis are written.
 */
export function stripLayout(text: string, path: string): string {
  const isPage = path.endsWith(".md") || path.endsWith(".mdx");
  const isData = path.endsWith(".json");
  const plain = isPage ? withoutMarks(text) : isData ? text : withoutParentheses(text);
  return plain
    .replace(/[\s;]+/g, "")
    .replace(/\\(\\|(?=['"`]))/g, "$1$1")
    .replace(/(?<=\de)\+(?=\d)/g, "")
    .replace(/['`]/g, '"')
    .replace(/,(?=[)\]}>])/g, "")
    .replace(/(?<=[=(:<,]|as)[&|](?![&|])/g, "")
    .replace(/(?<=\|)\(([\w$<>]+)\)/g, "$1")
    .replace(/"([\w$]+)"(?=\??:)/g, "$1")
    .replace(/,(?=(?:[\w$]+|"[^"]*")\??:)/g, "")
    .replace(/-{2,}/g, "-");
}

/** A page whose lists and emphasis are written with one mark each. */
function withoutMarks(text: string): string {
  return text.replaceAll("_", "*").replace(/^([ \t>]*)[*+](?=\s)/gm, "$1-");
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
  for (const { 0: found, 1: before, index } of text.matchAll(groups)) {
    const open = index + found.length - 1;
    const close = closing(text, open);
    if (close !== undefined && isNeedless(before!, text, open, close)) left.add(open).add(close);
  }
  const kept = without(text, left);
  return kept.replace(/\(([\w$]+)\)(?=\s*=>)/g, "$1");
}

/** Parentheses that are no call's, with what stands before them. */
const groups = /(?<=(&&|\|\||\breturn|[(|:=<,]))\s*\(/g;

/** Whether parentheses are around a chain of one operator, beside nothing that binds more. */
function isNeedless(before: string, text: string, open: number, close: number): boolean {
  const outer = outerText(text.slice(open + 1, close));
  if (/=>|[?,:]|[^=!<>]=[^=]/.test(outer)) return false;
  const [operator, ...others] = new Set(outer.match(/&&|\|\||[&|]/g));
  const beside = besides[operator ?? ""];
  const after = /^\s*(&&|\|\||\S|$)/.exec(text.slice(close + 1, close + 200))?.[1];
  return others.length === 0 && beside?.before.test(before) === true && beside.after.test(after ?? "");
}

/** What may stand beside a chain of each operator. */
const besides: Readonly<Record<string, { readonly before: RegExp; readonly after: RegExp }>> = {
  "&&": { before: /^(?:&&|\|\||return|\()$/, after: /^(?:&&|\|\||[?:;,)\]}]|)$/ },
  "||": { before: /^(?:\|\||return|\()$/, after: /^(?:\|\||[?:;,)\]}]|)$/ },
  "&": { before: /^[(|:=<,]$/, after: /^[|;,)\]}>]?$/ },
};

/** A text without what stands in its brackets and quotes. */
function outerText(text: string): string {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "");
  let depth = 0;
  let outer = "";
  for (const character of bare) {
    if ("([{".includes(character)) depth += 1;
    if (depth === 0) outer += character;
    if (")]}".includes(character)) depth -= 1;
  }
  return outer;
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
