import { codeElement } from "./code.ts";
import { judge, readDestination } from "./destination.ts";
import { entity } from "./entities.ts";
import { escapeLiteral } from "./literal.ts";
import type { Rules } from "./rules.ts";
import { codeOf, findSpans, type Span } from "./spans.ts";

export type Place = "cell" | "paragraph";

/**
 * Escapes one paragraph, or the text of a cell, so that nothing in it but Markdown's own marks has an effect.
 *
 * Readers disagree about where code starts and ends when somebody tries to make them. So text is escaped as if none of
 * it were code, and code is only left between backticks where it holds nothing that would matter as text, or where
 * nothing on its line leaves room for another reading. All other code becomes an element with every mark escaped.
 */
export function escapeInline(text: string, rules: Rules, place: Place): string {
  const spans = findSpans(text);
  const isPlain = isPlainText(text, spans) && (place === "paragraph" || rules.tables === "known");
  const written = spans.map((span) => {
    if (span.kind === "text") return escapeText(text, span, rules, place);
    const source = text.slice(span.start, span.end);
    const code = codeOf(text, span);
    const keeps = isPlain && isApart(text, span) ? !rules.inCode.test(code) : isHarmless(code, rules);
    const isSplit = place === "cell" && /\\\|/.test(code);
    return keeps && !isSplit ? source : codeElement(place === "cell" ? withoutInfo(code) : onOneLine(code));
  });
  return written.join("");
}

/** In a cell, a block of code is a span that starts with the name of its language. */
function withoutInfo(code: string): string {
  return code.replace(/^\w*\n|\n$/g, "");
}

function onOneLine(code: string): string {
  return code.replace(/\n[ \t>]*/g, " ");
}

/** Whether a text has no mark in it that any reader could act upon. */
export function isHarmless(text: string, rules: Rules): boolean {
  return (
    escapeText(text, { start: 0, end: text.length }, rules, "paragraph") === text && !rules.inCode.test(text)
  );
}

/**
 * Whether every code span is on one line and no text outside of code can begin a link's address or title, which could
 * hold a backtick.
 */
function isPlainText(text: string, spans: readonly Span[]): boolean {
  return spans.every(({ kind, start, end }) => {
    const piece = text.slice(start, end);
    return kind === "code" ? !/[\n|]/.test(piece) : !/\][(:]/.test(piece);
  });
}

/** Whether a space stands before code: addresses that become links may go on through backticks. */
function isApart(text: string, { start }: Span): boolean {
  return /(?:^|\s)["'([*]?$/.test(text.slice(Math.max(0, start - 2), start));
}

const marks = new RegExp(
  [
    "\\\\[!-/:-@\\[-`{-~]", // a mark that has no effect already
    "\\\\\\n",
    "<(?:https?://|mailto:)[^\\s<>]*>",
    "<[\\w.+-]+@[\\w.-]+>",
    "<br\\s*/?>",
    "[<{}`]",
    "\\](?=[(:])",
    ":::",
    "\\[(?=\\[toc\\]\\])",
    "^[ \\t]*(?:im|ex)port(?![\\w-])",
  ].join("|"),
  "gim",
);

function escapeText(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  rules: Rules,
  place: Place,
): string {
  return text.slice(start, end).replace(marks, (mark, at: number) => {
    if (mark === "\\\n") return place === "cell" ? "\n" : mark;
    if (mark.length === 2 && mark.startsWith("\\")) return escapeEscaped(mark, rules);
    if (mark === "`") return place === "cell" ? mark : entity(mark); // it could pair with one of another paragraph
    if (mark === "{" || mark === "}") return rules.braces === "escaped" ? entity(mark) : mark;
    if (mark === "]") return escapeLink(text, start + at, rules);
    if (/^<br/i.test(mark)) return place === "cell" ? "<br/>" : lineBreak(text, start + at);
    if (mark.startsWith("<")) return escapeTag(mark, rules);
    if (mark === "[") return rules.boxes === "escaped" ? "\\[" : mark;
    if (place === "cell") return mark; // the rest has an effect at the start of a line
    if (mark === ":::") return rules.boxes === "escaped" ? "\\:::" : mark;
    const isCode = rules.modules === "escaped" && (start + at === 0 || text[start + at - 1] === "\n");
    return isCode ? mark.replace(/[ie]/, entity) : mark;
  });
}

/** A backslash and its mark. References need no backslash, and would be taken apart by one. */
function escapeEscaped(mark: string, rules: Rules): string {
  const escaped = mark[1]!;
  if (escaped === "<" || escaped === "|") return entity(escaped);
  const isBrace = escaped === "{" || escaped === "}";
  return isBrace && rules.braces === "escaped" ? entity(escaped) : mark;
}

/** Between the text of a link and its destination: a backslash, where it leads nowhere good. */
function escapeLink(text: string, at: number, rules: Rules): string {
  const where = judge(readDestination(text, at + 2));
  const isKept =
    where === "outside" || where === "here" || (where === "relative" && rules.relative === "kept");
  return isKept ? "]" : "]\\";
}

/** A line break; on a line of its own it would open a stretch of HTML. */
function lineBreak(text: string, at: number): string {
  const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /[a-z]/i.test(before) ? "<br/>" : "&nbsp;<br/>";
}

/** Addresses in angle brackets become links; every other tag is text. */
function escapeTag(mark: string, rules: Rules): string {
  if (mark === "<") return entity(mark);
  const address = mark.slice(1, -1);
  const target = /^(?:https?:|mailto:)/i.test(address) ? address : `mailto:${address}`;
  if (judge(target) !== "outside") return `&lt;${address.replace(/[^\w.-]/g, entity)}&gt;`;
  const destination = target.replace(/[()<>{}"'`\\|[\]]/g, percent);
  return `[${escapeLiteral(address, rules).replace(/[[\]]/g, entity)}](${destination})`;
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
