/** Abbreviations whose full stop ends no sentence, and initials: `U.S.`, `J. Doe`. */
const abbreviation =
  /(?:^|[\s(])(?:(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|excl|no|nos|fig|sec|ch|pp?|vol|ed|al|max|min|ver|st|mr|mrs|ms|dr|prof|jr|sr|inc|ltd|corp|dept|est|a\.k\.a)\.|(?:[a-z]\.)+)$/i;

/** The end of a sentence, with what closes around it: before white space, or where none is written, in CJK. */
const sentenceMark = /[.!?]["')\]]*(?=\s|$)|[\u3002\uff01\uff1f\uff61][\u300d\u300f\uff09\u3011"')\]]*/g;

/** Text in two parts: its first sentence, and what follows; the first paragraph where it is a single sentence. */
export interface Split {
  readonly summary: string;
  readonly rest: string;
}

/**
 * Splits Markdown after its first sentence. Never inside a code span, a link, a list, a table or a heading: where the
 * first sentence does not end in the first paragraph's running text, the summary is the whole paragraph.
 */
export function splitSentence(text: string): Split {
  const trimmed = text.replace(/\r\n?/g, "\n").trim();
  const blank = trimmed.search(/\n[ \t]*\n/);
  const paragraph = blank === -1 ? trimmed : trimmed.slice(0, blank);
  const end = isProse(paragraph) ? sentenceEnd(paragraph) : paragraph.length;
  return { summary: trimmed.slice(0, end).trim(), rest: trimmed.slice(end).trim() };
}

/** Whether every line is running text: no list, quote, heading, table, fence, HTML block or indented code. */
function isProse(paragraph: string): boolean {
  return paragraph
    .split("\n")
    .every((line) => !/^(?: {4}|\t|\s*(?:[-*+>#|<=]|```|~~~|\d+[.)]\s))/.test(line));
}

/** A first sentence that is longer than this ends with its paragraph. */
const longestSentence = 4000;

function sentenceEnd(paragraph: string): number {
  const masked = mask(paragraph.slice(0, longestSentence));
  for (const match of masked.matchAll(sentenceMark)) {
    const after = match.index + match[0].length;
    const next = /\S/.exec(masked.slice(after))?.[0];
    const continues = next !== undefined && /\p{Ll}/u.test(next);
    if (!continues && !abbreviation.test(masked.slice(0, match.index + 1))) return after;
  }
  return paragraph.length;
}

/** Code spans and link targets with their characters blanked, so that a full stop in one ends nothing. */
function mask(paragraph: string): string {
  if (!/[`[<]/.test(paragraph)) return paragraph;
  const blank = (span: string) => "x".repeat(span.length);
  return paragraph
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank)
    .replace(/\[[^[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)?\)/g, blank)
    .replace(/<[^<>\n]*>/g, blank);
}

/**
 * Breaks long lines of running text at spaces, which Markdown joins again. Lines that mean something as a line (lists,
 * tables, headings, code) stay as they are, as hard line breaks do; no break makes such a line of one that was none.
 */
export function wrapText(text: string, width: number): string {
  if (text.length <= width) return text;
  const blocks: string[] = [];
  let prose: string[] = [];
  let fence: string | undefined;
  const flush = () => {
    if (prose.length > 0) blocks.push(wrapLines(prose, width).join("\n"));
    prose = [];
  };
  for (const line of text.split("\n")) {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (fence === undefined && mark === undefined && line.trim() !== "" && isProse(line)) {
      prose.push(line);
      continue;
    }
    flush();
    blocks.push(line);
    if (mark !== undefined && (fence === undefined || mark === fence)) {
      fence = fence === undefined ? mark : undefined;
    }
  }
  flush();
  return blocks.join("\n");
}

/** Lines of one paragraph: as they are where all fit, else filled anew. */
function wrapLines(lines: readonly string[], width: number): readonly string[] {
  const isTable = lines.some((line) => line.includes("|"));
  if (isTable || lines.every((line) => line.length <= width)) return lines;
  const filled: string[] = [];
  let current = "";
  for (const line of lines) {
    // A code span or a link is one word; bounded, so that no text takes long.
    for (const word of line.trimEnd().match(/(?:`[^`]{0,300}`|\[[^\]]{0,300}\]\([^)]{0,300}\)|\S)+/g) ?? []) {
      const startsBlock = /^(?:[-*+>#|=<]|~~~|```|\d+[.)])/.test(word);
      if (current !== "" && current.length + 1 + word.length > width && !startsBlock) {
        filled.push(current);
        current = "";
      }
      current += current === "" ? word : ` ${word}`;
    }
    if (/(?: {2}|\\)$/.test(line)) {
      filled.push(line.endsWith("\\") ? current : `${current}  `);
      current = "";
    }
  }
  return current === "" ? filled : [...filled, current];
}
