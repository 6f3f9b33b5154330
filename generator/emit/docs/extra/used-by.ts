import type { Model } from "../../../ir/index.ts";
import type { Pages } from "../pages.ts";
import type { Edge, Graph } from "./graph.ts";
import { indexPath, modelLink, onOneLine, operationLink, requestLine } from "./links.ts";
import type { Use } from "./uses.ts";

/** Lists are cut here; what is left out is in the index. */
const longest = 50;

/** The models that hold this one, each with the fields that do. */
export function writeUsedBy(pages: Pages, model: Model, graph: Graph): string[] {
  const edges = graph.usedBy(model).filter(({ from }) => from !== model);
  if (edges.length === 0) return [];
  const lines = edges.map((edge) => `- ${modelLink(pages, edge.from, model)}${fieldsOf(pages, edge)}`);
  return ["## Used by", cut(pages, lines, model)];
}

/** The operations that name this model, then those that only reach it. */
export function writeOperations(pages: Pages, model: Model, uses: readonly Use[]): string[] {
  if (uses.length === 0) return [];
  const lines = uses.map(({ operation, roles }) => {
    const parts = roles.length === 0 ? ["inside another model"] : roles;
    const told = onOneLine(parts.map((part) => pages.escape.literal(part)).join(", "));
    return `- ${operationLink(pages, operation, model)} ${requestLine(pages, operation)}: ${told}`;
  });
  return ["## Operations", cut(pages, lines, model)];
}

function fieldsOf({ escape: to }: Pages, { fields }: Edge): string {
  return fields.length === 0 ? "" : `: ${fields.map((field) => to.code(field, "line")).join(", ")}`;
}

function cut(pages: Pages, lines: readonly string[], from: Model): string {
  if (lines.length <= longest) return lines.join("\n");
  const more = lines.length - longest;
  const up = "../".repeat(from.path.split("/").length - 1);
  return [
    ...lines.slice(0, longest),
    `- and ${more} more: see [the index](${up}${indexPath(pages)}.md)`,
  ].join("\n");
}
