import { expect, it } from "vitest";
import { isDateTime, isTime } from "../../generator/runtime/dates.ts";

it.each([
  ["23:59:60Z", true],
  ["00:59:60+01:00", true],
  ["22:59:60-01:00", true],
  ["15:59:60.5-08:00", true],
  // The last minute of a day here, and not as UTC counts it.
  ["23:59:60+01:00", false],
  ["00:59:60-01:00", false],
  ["22:59:60+01:00", false],
  ["23:58:60Z", false],
])("knows by the offset whether %s is a leap second: %s", (time, is) => {
  expect(isTime(time)).toBe(is);
  expect(isDateTime(`2016-12-31T${time}`)).toBe(is);
});
