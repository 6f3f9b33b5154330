import type { Model, ModelAge, Schema } from "../../../ir/index.ts";
import { readModel } from "../../../sample/index.ts";
import { fieldsOf } from "../object-page.ts";
import type { Pages } from "../pages.ts";
import { writeTable } from "../table.ts";
import { ageText } from "./age.ts";
import { type Constraint, constraintsOf, defaultOf } from "./constraints.ts";

/** What values have to be: of the model as a whole a list, of its fields a table; nothing where nothing is said. */
export function writeConstraints(pages: Pages, model: Model, age: ModelAge | undefined): string[] {
  const asked = [...constraintsOf(pages.shapes, model.schema), ...wordsOf(model.schema)];
  const own = asked.map((one) => `- ${show(pages, one, "line")}`);
  const table = writeFields(pages, model, age);
  const parts = [...(own.length === 0 ? [] : [own.join("\n")]), ...table];
  return parts.length === 0 ? [] : ["## Constraints", ...parts];
}

/** What values of an enumeration are called and mean. */
function wordsOf({ notes: { values = [] } }: Schema): Constraint[] {
  return values.map(({ value, name, description }) => ({
    keyword: JSON.stringify(value),
    value: [name, description].filter(Boolean).join(": "),
  }));
}

function writeFields(pages: Pages, model: Model, age: ModelAge | undefined): string[] {
  const { shape } = readModel(pages.shapes, model);
  const rows = fieldsOf(shape).map(({ name, key, schema }) => {
    const constraints = constraintsOf(pages.shapes, schema).map((one) => show(pages, one, "cell"));
    const preset = defaultOf(pages.shapes, schema);
    const shown = preset === undefined ? "" : pages.escape.code(preset, "cell");
    return [
      pages.escape.code(name, "cell"),
      constraints.join("\n"),
      shown,
      ageText(age?.properties.get(key)),
    ];
  });
  const told = rows.filter(([, ...facts]) => facts.some((fact) => fact !== ""));
  if (told.length === 0) return [];
  // The last columns are there where they say something.
  const kept = ["Field", "Constraints", "Default", "Since"].map((title, at) => ({
    title,
    at,
    isKept: at < 2 || told.some((row) => row[at] !== ""),
  }));
  const columns = kept.filter(({ isKept }) => isKept);
  return [
    writeTable(
      columns.map(({ title }) => title),
      told.map((row) => columns.map(({ at }) => row[at] ?? "")),
    ),
  ];
}

function show({ escape: to }: Pages, { keyword, value }: Constraint, place: "line" | "cell"): string {
  return to.code(`${keyword}: ${value}`, place);
}
