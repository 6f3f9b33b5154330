import type { ExactIntegers } from "../conversions.ts";
import { parseExact, stringifyExact } from "../texts-of-json.ts";
import { arrayKind, type Kind, mayBe, objectKind } from "./kinds.ts";

const integers = new WeakMap<object, ReadonlyMap<string, bigint>>();

/** The integers that no number holds, by the object or array that a text of JSON had them in: who converts it knows which are meant. */
export const exactIntegers: ExactIntegers = integers;

/** The value of a text of JSON, which is a bigint where it is an `integer` by its kind and no number holds it; throws where it is none. */
export function parseJson(text: string, whole: Kind = "json"): unknown {
  const { value, exact } = parseExact(text);
  for (const [holder, members] of exact) integers.set(holder, members);
  if (typeof value !== "bigint") return value;
  // Each item of a list may have a text of its own.
  const kind = (objectKind(whole) ? undefined : arrayKind(whole)?.items) ?? whole;
  return mayBe(kind, "integer") ? value : Number(value);
}

/** The text of a value of JSON, in which integers that no number holds are bigints. */
export function stringifyJson(value: unknown): string {
  return stringifyExact(value);
}
