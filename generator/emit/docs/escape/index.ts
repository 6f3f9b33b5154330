import type { DocsOptions } from "../../../ir/index.ts";
import { isActive } from "./active.ts";
import { escapeBlocks } from "./blocks.ts";
import { codeElement, isPlainCode } from "./code.ts";
import { entity } from "./entities.ts";
import { escapeInline } from "./inline.ts";
import { escapeLiteral } from "./literal.ts";
import { github, mdx, type Rules, vitepress } from "./rules.ts";

/**
 * One function for each place of a page that text of the document reaches. The page format writes such text as it is;
 * what stands here is what other readers of Markdown than GitHub need besides, and what no page may do.
 */
export interface Escape {
  /** Markdown in paragraphs: the description of a model. */
  paragraph(text: string): string;
  /** Markdown in a cell of a table: the description of a field. Line breaks and pipes stay, for the table to write. */
  cell(text: string): string;
  /** Text that is no Markdown: an example, the value of a literal. */
  literal(text: string): string;
  /** Inline code, its backticks included. Headings and items of lists are lines of their own, whoever reads them; cells may not be. */
  code(text: string, place: "line" | "cell"): string;
  /** What we write ourselves and readers could take for a tag: `Record<string, any>`. */
  type(text: string): string;
  /** Source code between fences. */
  source(text: string): string;
  /** A link to a page that is not ours to write. */
  foreignLink(label: string, path: string): string;
}

/** What ends a line of a cell breaks it, and a pipe is escaped; one behind an odd number of backslashes is so already. */
export function oneLine(cell: string): string {
  return cell
    .replace(/\r\n?|\n/g, "<br/>")
    .replace(/(\\*)\|/g, (pipe, slashes: string) => (slashes.length % 2 === 1 ? pipe : `${slashes}\\|`));
}

/** How pages are written for one reader. */
export function createEscape({ flavor, safe }: Pick<DocsOptions, "flavor" | "safe">): Escape {
  if (flavor === "github") return safe ? safely(github) : asTheFormat;
  return forSites(flavor === "mdx" ? mdx : vitepress, flavor);
}

/** All HTML of the document is text. */
function safely(rules: Rules): Escape {
  return {
    paragraph: (text) => escapeBlocks(text, rules),
    cell: (text) => escapeInline(text.replace(/\r\n?/g, "\n"), rules, "cell"),
    literal: (text) => escapeInline(text.replace(/\r\n?/g, "\n"), rules, "cell"),
    code: (text) => (isPlainCode(text) ? `\`${text}\`` : codeElement(text)),
    type: (text) => text,
    source: (text) => text,
    foreignLink: (label, path) => `[${label}](${path})`,
  };
}

const safe = safely(github);

/** The page format's own: nothing is changed, but for a text that would run script; no HTML of that is left. */
export const asTheFormat: Escape = {
  ...safe,
  paragraph: (text) => (isActive(text) ? safe.paragraph(text) : text),
  cell: (text) => (isActive(text) ? safe.cell(text) : text),
  literal: (text) => (isActive(text) ? safe.literal(text) : withoutEscapedPipes(text)),
  code: (text, place) =>
    isActive(text) || (place === "cell" && escapedPipe.test(text)) ? safe.code(text, place) : `\`${text}\``,
};

/** A pipe that a backslash keeps from ending its cell: the backslash is not shown then, in code neither. */
const escapedPipe = /(?<!\\)((?:\\\\)*)\\\|/;

function withoutEscapedPipes(text: string): string {
  return text.replace(new RegExp(escapedPipe, "g"), `$1${entity("\\")}${entity("|")}`);
}

/** Sites are built from pages: what is no page stops the build, so nothing is left to chance. */
function forSites(rules: Rules, flavor: "vitepress" | "mdx"): Escape {
  return {
    ...safely(rules),
    literal: (text) => escapeLiteral(text, rules),
    code: (text, place) => {
      const isRisky =
        rules.inCode.test(text) || (place === "cell" && rules.tables === "perhaps" && /[<{}]/.test(text));
      return isPlainCode(text) && !isRisky ? `\`${text}\`` : codeElement(text);
    },
    // Only what a reader could take for a tag: VitePress knows that `<string,` is none.
    type: (text) => text.replace(flavor === "mdx" ? /[<{}]/g : /<(?=\w+[\s/>])|[{}]/g, entity),
    // A comment that names a file is replaced by it before anything else is read.
    source: (text) => (flavor === "vitepress" ? text.replaceAll("<!--", "\\u003c!--") : text),
    foreignLink: (label) => `*${label}*`,
  };
}
