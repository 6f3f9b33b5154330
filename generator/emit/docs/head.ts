import type { Model } from "../../ir/index.ts";
import { headingOf, type Pages } from "./pages.ts";

const farewell = "This will be removed in a future release, please migrate away from it as soon as possible.";

/** The heading of a page and what the document says about its model, each with a blank line after it. */
export function writeHead(pages: Pages, model: Model): string {
  const { deprecated, deprecation } = model.schema.notes;
  const description = headingOf(pages.shapes, model.schema);
  let head = deprecated ? `# ~~${model.name}~~\n\n` : `# ${model.name}\n\n`;
  if (description !== undefined) head += `${pages.escape.paragraph(description)}\n\n`;
  if (deprecated) head += `> :warning: **DEPRECATED**: ${writeFarewell(pages, deprecation)}\n\n`;
  return head;
}

/** What stands before the description of a deprecated field. */
export function writeDeprecated(pages: Pages, said: string | undefined): string {
  return `: warning: ** DEPRECATED **: ${writeFarewell(pages, said)}`;
}

/** The document's words, in one line, or the format's own. */
function writeFarewell(pages: Pages, said: string | undefined): string {
  return said === undefined ? farewell : pages.escape.cell(said.replace(/\s+/g, " "));
}
