import type { Age } from "../../../ir/index.ts";

/** Since when something is there, and when it last changed; empty where nothing is known. */
export function ageText(age: Age | undefined): string {
  const since = age?.since === undefined ? [] : [`since ${age.since}`];
  const changed = age?.changed === undefined ? [] : [`changed in ${age.changed}`];
  return [...since, ...changed].join(", ");
}

/** The same as a line below the heading of a section. */
export function writeAge(age: Age | undefined): string[] {
  const text = ageText(age);
  return text === "" ? [] : [`${text[0]?.toUpperCase()}${text.slice(1)}.`];
}
