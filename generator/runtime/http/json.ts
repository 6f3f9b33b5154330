import type { Kind } from "./kinds.ts";

/** What texts of JSON had that no number holds: nothing that a model asks for. */
export const exactIntegers: unknown = undefined;

/** The value of a text of JSON; throws where it is none. */
export function parseJson(text: string, _?: Kind): unknown {
  return JSON.parse(text);
}

/** The text of a value of JSON. */
export function stringifyJson(value: unknown): string {
  return JSON.stringify(value);
}
