/**
 * One function per place of a page that text of the document reaches. The page format writes such text as it is; what
 * stands here is what it changes, and what other readers of Markdown than GitHub need besides.
 */
export interface Escape {
  /** A paragraph: the description of a model. */
  paragraph(text: string): string;
  /** A cell of a table, from text of the document. */
  cell(text: string): string;
}

/** A cell is one line, and a pipe in it would end it. */
export function oneLine(cell: string): string {
  return cell.replaceAll("\n", "<br/>").replaceAll("|", "\\|");
}

/** The page format's own: nothing is changed. */
export const verbatim: Escape = {
  paragraph: (text) => text,
  cell: (text) => text,
};
