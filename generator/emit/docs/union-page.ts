import type { Member, Model, Shape } from "../../ir/index.ts";
import type { Sample } from "../../sample/index.ts";
import { writeHead } from "./head.ts";
import { writeDeclaration } from "./literal.ts";
import type { Pages } from "./pages.ts";
import { typeLabel } from "./types.ts";

/** The page of a union: head, then a section per member. It ends with an empty line. */
export function writeUnionPage(
  pages: Pages,
  model: Model,
  { members }: Extract<Shape, { kind: "union" }>,
): string {
  const samples = pages.samples.members(model);
  const sections = members.map((member, at) => writeMember(pages, member, samples[at]));
  return `${writeHead(pages, model)}\n## Supported Types\n\n${sections.join("")}`;
}

function writeMember(pages: Pages, member: Member, sample: Sample | undefined): string {
  const label = typeLabel(pages.shapes, member.shape);
  const code =
    sample === undefined
      ? "// No examples available for this model"
      : writeDeclaration("const value:", label, sample, pages.era);
  return `### ${pages.escape.code(label, "line")}\n\n\`\`\`typescript\n${pages.escape.source(code)}\n\`\`\`\n\n`;
}
