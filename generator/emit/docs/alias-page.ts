import type { Model, Shape } from "../../ir/index.ts";
import { writeHead } from "./head.ts";
import type { Pages } from "./pages.ts";
import { typeCell } from "./types.ts";
import { writeUsage } from "./usage.ts";

/**
 * The page of a model that only gives a name to a string, a list, a map, …: head, example, type. The page format has no
 * such page; this one keeps its style, down to the missing line break at its end.
 */
export function writeAliasPage(pages: Pages, model: Model, shape: Shape): string {
  const usage = writeUsage(pages, model, pages.samples.of(model));
  const type = typeCell(pages, shape, model);
  return `${writeHead(pages, model)}${usage}## Type\n\n${type}`;
}
