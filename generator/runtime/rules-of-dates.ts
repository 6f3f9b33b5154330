import { isDate, isDateTime, isDuration, isTime } from "./dates.ts";
import type { Rule } from "./rules.ts";
import { formatted } from "./rules-of-scalars.ts";

export const dateTime: Rule = /* @__PURE__ */ formatted(
  "date-time",
  isDateTime,
  "a date and time (RFC 3339)",
);
export const date: Rule = /* @__PURE__ */ formatted("date", isDate, "a date (YYYY-MM-DD)");
export const time: Rule = /* @__PURE__ */ formatted("time", isTime, "a time with its offset (RFC 3339)");
export const duration: Rule = /* @__PURE__ */ formatted("duration", isDuration, "a duration (ISO 8601)");
