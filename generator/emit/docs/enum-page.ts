import type { Model, Shape } from "../../ir/index.ts";
import { writeHead } from "./head.ts";
import type { Pages } from "./pages.ts";
import { brandsOf, valuesText } from "./types.ts";
import { writeUsage } from "./usage.ts";

/** The page of an enum: head, example, values. It ends without a line break. */
export function writeEnumPage(
  pages: Pages,
  model: Model,
  { values, open }: Extract<Shape, { kind: "enum" }>,
): string {
  const brands = brandsOf(values);
  const place = open ? pages.era.openEnum : "nowhere";
  const note =
    place === "comment"
      ? `// Open enum: unrecognized values are captured as ${brands.join(" or ")}`
      : undefined;
  const sentence =
    place === "sentence"
      ? `This is an open enum. Unrecognized values will be captured as the ${brands.map((brand) => `\`${brand}\``).join(" or ")} branded type.\n\n`
      : "";
  const usage = writeUsage(pages, model, pages.samples.of(model), note);
  const listed = `\`\`\`typescript\n${pages.escape.source(valuesText(values, open))}\n\`\`\``;
  return `${writeHead(pages, model)}${usage}## Values\n\n${sentence}${listed}`;
}
