import type { Json, Shape } from "../../ir/index.ts";

/** The text of the Example column: scalars as they are, the rest as JSON without its indentation. */
export function exampleCell(value: Json, shape: Shape): string {
  if (typeof value === "string") {
    return shape.kind === "date" && shape.format === "date-time" ? timeText(value) : value;
  }
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(value, null, 1).replaceAll(/\n +/g, "\n");
}

/** A point in time as `2024-08-15 12:34:56.5 +0000 UTC`; a text that is none stays. */
function timeText(value: string): string {
  const found = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d+)?(?:[Zz]|([+-]\d\d):?(\d\d))$/.exec(value);
  if (found === null) return value;
  const [, day, time, fraction = "", hours, minutes] = found;
  const rest = fraction.replace(/\.?0+$/, "");
  const zone = hours === undefined ? "+0000" : `${hours}${minutes}`;
  return `${day} ${time}${rest} ${zone} ${zone === "+0000" ? "UTC" : zone}`;
}
