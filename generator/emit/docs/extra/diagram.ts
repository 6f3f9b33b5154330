import type { Model } from "../../../ir/index.ts";
import type { Edge, Graph } from "./graph.ts";

/** A diagram of more neighbours on one side than this says how many it leaves out. */
const most = 12;

/** The model, what it holds and what holds it, as Mermaid's flowchart; nothing for a model that stands alone. */
export function writeDiagram(model: Model, graph: Graph): string[] {
  const uses = graph.uses(model);
  const usedBy = graph.usedBy(model).filter(({ from }) => from !== model);
  if (uses.length + usedBy.length === 0) return [];
  const ids = new Map<Model, string>();
  const lines: string[] = [];
  const node = (one: Model): string => {
    const known = ids.get(one);
    if (known !== undefined) return known;
    const id = `m${ids.size}`;
    ids.set(one, id);
    lines.push(`  ${id}[${label(one.name)}]`);
    return id;
  };
  node(model);
  const arrow = ({ from, to, fields }: Edge): string =>
    `  ${node(from)} -->${fieldLabel(fields)} ${node(to)}`;
  const arrows = [...usedBy.slice(0, most), ...uses.slice(0, most)].map(arrow);
  const rest = [
    ...(usedBy.length > most ? [`  others[${label(`${usedBy.length - most} more`)}] -.-> m0`] : []),
    ...(uses.length > most ? [`  m0 -.-> rest[${label(`${uses.length - most} more`)}]`] : []),
  ];
  return ["## Neighbours", ["```mermaid", "flowchart LR", ...lines, ...arrows, ...rest, "```"].join("\n")];
}

function fieldLabel(fields: readonly string[]): string {
  if (fields.length === 0) return "";
  const [first = "", ...others] = fields;
  return `|${label(others.length === 0 ? first : `${first} and ${others.length} more`)}|`;
}

/** A label between quotes: Mermaid reads marks, Markdown and HTML in them, so all but letters and digits is a number. */
function label(text: string): string {
  const short = [...text.replace(/\s+/g, " ")].slice(0, 60).join("");
  return `"${short.replace(/[^\p{L}\p{N} _]/gu, (char) => `#${char.codePointAt(0)};`)}"`;
}
