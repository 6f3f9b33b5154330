import type { Conversion } from "./conversions.ts";
import { isDate, isDateTime } from "./dates.ts";
import { isDay, isMoment } from "./natives.ts";

/**
 * The Date of a `date-time`. Its offset is applied and not kept; of a fraction, milliseconds are. A leap second, which
 * no Date can hold, is the moment after it, as POSIX counts time. Refused where UTC leaves the years 0000 to 9999.
 */
export function toMoment(
  value: unknown,
  issues: Conversion,
  pointer: string,
  key?: string,
): Date | undefined {
  if (typeof value !== "string") {
    issues.add("type", "a string", value, pointer, key);
    return undefined;
  }
  const moment = isDateTime(value) ? readMoment(value.toUpperCase()) : undefined;
  if (isMoment(moment)) return issues.counted(moment);
  issues.add("format", "a date and time (RFC 3339)", value, pointer, key);
  return undefined;
}

function readMoment(text: string): Date {
  const iso = text.replace(/(\.\d{3})\d+/, "$1");
  if (!iso.startsWith(":60", 16)) return new Date(iso);
  return new Date(Math.floor(Date.parse(iso.replace(":60", ":59")) / 1000) * 1000 + 1000);
}

/** The `date-time` of a Date: in UTC, with milliseconds. */
export function fromMoment(
  value: unknown,
  issues: Conversion,
  pointer: string,
  key?: string,
): string | undefined {
  if (isMoment(value)) return issues.counted(value.toISOString());
  issues.add("type", "a valid Date", value, pointer, key);
  return undefined;
}

/** The Date of a calendar day: its midnight in UTC. */
export function toDay(value: unknown, issues: Conversion, pointer: string, key?: string): Date | undefined {
  if (typeof value === "string" && isDate(value)) return issues.counted(new Date(value));
  if (typeof value !== "string") issues.add("type", "a string", value, pointer, key);
  else issues.add("format", "a date (YYYY-MM-DD)", value, pointer, key);
  return undefined;
}

/** The calendar day of a Date at midnight in UTC. */
export function fromDay(
  value: unknown,
  issues: Conversion,
  pointer: string,
  key?: string,
): string | undefined {
  if (isDay(value)) return issues.counted(value.toISOString().slice(0, 10));
  issues.add("type", "a Date at midnight in UTC", value, pointer, key);
  return undefined;
}
