import type { Field, Model, Shape } from "../../ir/index.ts";
import { exampleOf, read } from "../../sample/index.ts";
import { exampleCell } from "./example-cell.ts";
import { deprecatedField, writeHead } from "./head.ts";
import { descriptionOf, isDeprecated, type Pages } from "./pages.ts";
import { writeTable } from "./table.ts";
import { typeCell } from "./types.ts";
import { writeUsage } from "./usage.ts";

const required = ":heavy_check_mark:";
const optional = ":heavy_minus_sign:";

/** The page of a model with fields: head, example, table. It ends without a line break. */
export function writeObjectPage(
  pages: Pages,
  model: Model,
  shape: Extract<Shape, { kind: "object" }>,
): string {
  const usage = writeUsage(pages, model, pages.samples.of(model));
  return `${writeHead(pages, model)}${usage}## Fields\n\n${writeFields(pages, model, shape)}`;
}

function writeFields(pages: Pages, model: Model, shape: Extract<Shape, { kind: "object" }>): string {
  const examples = shape.fields.map((field) => fieldExample(pages, field));
  const rows = shape.fields.map((field) => fieldRow(pages, model, field));
  if (shape.rest !== undefined && shape.fields.length > 0) {
    const type = `Record<string, ${typeCell(pages.shapes, shape.rest, model, pages.era)}>`;
    rows.push(["`additionalProperties`", type, optional, "N/A"]);
  }
  const header = ["Field", "Type", "Required", "Description"];
  if (examples.every((example) => example === undefined)) return writeTable(header, rows);
  return writeTable(
    [...header, "Example"],
    rows.map((row, at) => [...row, examples[at] ?? ""]),
  );
}

function fieldRow(pages: Pages, model: Model, field: Field): string[] {
  const { shapes, era } = pages;
  const deprecated = isDeprecated(shapes, field.schema);
  const said = descriptionOf(shapes, field.schema);
  const description = said === undefined ? undefined : pages.escape.cell(said);
  return [
    deprecated ? `~~\`${field.name}\`~~` : `\`${field.name}\``,
    typeCell(shapes, field.shape, model, era, field.schema),
    field.asked === "required" ? required : optional,
    deprecated ? [deprecatedField, description].filter(Boolean).join("\n\n") : (description ?? "N/A"),
  ];
}

function fieldExample(pages: Pages, field: Field): string | undefined {
  const reading = read(pages.shapes, field.shape, field.schema);
  const example = exampleOf(reading.schemas);
  if (example === undefined) return undefined;
  return pages.escape.cell(exampleCell(example.value));
}
