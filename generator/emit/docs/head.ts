import type { Model } from "../../ir/index.ts";
import { headingOf, type Pages } from "./pages.ts";

const farewell =
  "**DEPRECATED**: This will be removed in a future release, please migrate away from it as soon as possible.";

/** The heading of a page and what the document says about its model, each with a blank line after it. */
export function writeHead(pages: Pages, model: Model): string {
  const deprecated = model.schema.notes.deprecated === true;
  const description = headingOf(pages.shapes, model.schema);
  let head = deprecated ? `# ~~${model.name}~~\n\n` : `# ${model.name}\n\n`;
  if (description !== undefined) head += `${pages.escape.paragraph(description)}\n\n`;
  if (deprecated) head += `> :warning: ${farewell}\n\n`;
  return head;
}

/** What stands before the description of a deprecated field. */
export const deprecatedField =
  ": warning: ** DEPRECATED **: This will be removed in a future release, please migrate away from it as soon as possible.";
