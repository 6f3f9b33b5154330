import type { Field, Model, Shape } from "../../ir/index.ts";
import { exampleOf, read } from "../../sample/index.ts";
import { asTheFormat } from "./escape/index.ts";
import { exampleCell } from "./example-cell.ts";
import { writeDeprecated, writeHead } from "./head.ts";
import { deprecationOf, descriptionOf, type Pages } from "./pages.ts";
import { writeTable } from "./table.ts";
import { typeCell } from "./types.ts";
import { writeUsage } from "./usage.ts";

const required = ":heavy_check_mark:";
const optional = ":heavy_minus_sign:";

type ObjectShape = Extract<Shape, { kind: "object" }>;

/** The page of a model with fields: head, example, table. It ends without a line break. */
export function writeObjectPage(pages: Pages, model: Model, shape: ObjectShape): string {
  const usage = writeUsage(pages, model, pages.samples.of(model));
  return `${writeHead(pages, model)}${usage}## Fields\n\n${writeFields(pages, model, shape)}`;
}

/** The fields that a page has a table of: an object's, and those beside a choice. */
export function fieldsOf(shape: Shape): readonly Field[] {
  const parts = shape.kind === "intersection" ? shape.parts : [shape];
  return parts.flatMap((part) => (part.kind === "object" ? part.fields : []));
}

/** The table of an object's fields. */
export function writeFields(pages: Pages, model: Model, shape: ObjectShape): string {
  const hasExamples =
    restExample(pages, model, shape) !== undefined ||
    shape.fields.some((field) => fieldExample(pages, field) !== undefined);
  const header = ["Field", "Type", "Required", "Description", ...(hasExamples ? ["Example"] : [])];
  const rows = fieldRows(pages, model, shape, hasExamples);
  if (pages.escape === asTheFormat) return writeTable(header, rows);
  return writeTable(header, rows, fieldRows({ ...pages, escape: asTheFormat }, model, shape, hasExamples));
}

function fieldRows(pages: Pages, model: Model, shape: ObjectShape, hasExamples: boolean): string[][] {
  const rows = shape.fields.map((field) => {
    const row = fieldRow(pages, model, field);
    return hasExamples ? [...row, fieldExample(pages, field) ?? ""] : row;
  });
  if (shape.rest !== undefined && shape.fields.length > 0) {
    const type = `${pages.escape.type("Record<string, ")}${typeCell(pages, shape.rest, model)}>`;
    const row = ["`additionalProperties`", type, optional, "N/A"];
    rows.push(hasExamples ? [...row, restExample(pages, model, shape) ?? ""] : row);
  }
  return rows;
}

/** What is said of the whole stands beside the rest of it. */
function restExample(pages: Pages, model: Model, { fields, rest }: ObjectShape): string | undefined {
  const example = rest === undefined || fields.length === 0 ? undefined : exampleOf([model.schema]);
  return example === undefined ? undefined : pages.escape.literal(exampleCell(example.value));
}

function fieldRow(pages: Pages, model: Model, field: Field): string[] {
  const { shapes } = pages;
  const { deprecated, deprecation } = deprecationOf(shapes, field.schema);
  const said = descriptionOf(shapes, field.schema);
  const description = said === undefined ? undefined : pages.escape.cell(said);
  const name = pages.escape.code(field.name, "cell");
  return [
    deprecated ? `~~${name}~~` : name,
    typeCell(pages, field.shape, model, field.schema),
    field.asked === "required" ? required : optional,
    deprecated
      ? [writeDeprecated(pages, deprecation), description].filter(Boolean).join("\n\n")
      : (description ?? "N/A"),
  ];
}

function fieldExample(pages: Pages, field: Field): string | undefined {
  const reading = read(pages.shapes, field.shape, field.schema);
  const example = exampleOf(reading.schemas);
  if (example === undefined) return undefined;
  const isWord = reading.schemas.some(({ notes }) => notes.nullWord === true);
  return pages.escape.literal(exampleCell(example.value, isWord ? "null" : "<nil>"));
}
