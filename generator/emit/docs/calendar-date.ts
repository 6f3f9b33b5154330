import { type Api, type DocsOptions, eraOf, knownFormat, type Schema, subschemas } from "../../ir/index.ts";

/** Whether pages write calendar dates with the package's own class, which it then has to have. */
export function writesCalendarDates({ view, models }: Api, { generation }: DocsOptions): boolean {
  if (view.dates !== "Date" || eraOf(generation).day !== "RFCDate") return false;
  const isDay = (schema: Schema): boolean =>
    knownFormat(schema.string?.format) === "date" || [...subschemas(schema)].some(isDay);
  return models.some(({ schema }) => isDay(schema));
}

/** The page of that class, which cells of the Type column lead to: its path below `docs/`, and its text. */
export const calendarDatePath = "types/rfcdate";

export function calendarDatePage(packageName: string): string {
  return `# RFCDate

A day without a time: a \`Date\` at its midnight in UTC that prints as \`2025-01-31\`.

## Example Usage

\`\`\`typescript
import { RFCDate } from "${packageName}/types";

let value: RFCDate = new RFCDate("2025-01-31");
\`\`\`
`;
}
