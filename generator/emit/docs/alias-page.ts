import type { Model, Shape } from "../../ir/index.ts";
import { writeHead } from "./head.ts";
import { fieldsOf, writeFields } from "./object-page.ts";
import type { Pages } from "./pages.ts";
import { typeCell } from "./types.ts";
import { writeUsage } from "./usage.ts";

/**
 * The page of a model that only gives a name to a string, a list, a map, …: head, example, type. The page format has no
 * such page; this one keeps its style, down to the missing line break at its end. Where members stand beside a choice, they
 * follow the type.
 */
export function writeAliasPage(pages: Pages, model: Model, shape: Shape): string {
  const usage = writeUsage(pages, model, pages.samples.of(model));
  const type = typeCell(pages, shape, model);
  const fields = shape.kind === "intersection" ? fieldsOf(shape) : [];
  const table = writeFields(pages, model, { kind: "object", fields, rest: undefined });
  const beside = fields.length === 0 ? "" : `\n\n## Fields\n\n${table}`;
  return `${writeHead(pages, model)}${usage}## Type\n\n${type}${beside}`;
}
