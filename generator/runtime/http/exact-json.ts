import type { ExactIntegers } from "../conversions.ts";
import { parseExact, stringifyExact } from "../texts-of-json.ts";
import { arrayKind, type Kind, mayBe, memberKind, objectKind } from "./kinds.ts";

/** The value of a text of JSON, in which what is an `integer` by its kind is a bigint where no number holds it; throws where it is none. */
export function parseJson(text: string, whole: Kind = "json"): unknown {
  const { value, exact } = parseExact(text);
  if (exact.size === 0) return value;
  // Each item of a list may have a text of its own.
  const items = Array.isArray(value) || objectKind(whole) ? undefined : arrayKind(whole)?.items;
  const kind = items ?? whole;
  if (typeof value === "bigint") return mayBe(kind, "integer") ? value : Number(value);
  setIntegers(value, kind, exact);
  return value;
}

/** Puts the integers of a value into their places. */
function setIntegers(value: unknown, kind: Kind, exact: ExactIntegers): void {
  if (typeof value !== "object" || value === null) return;
  const members = value as { [key: string]: unknown };
  const [array, object] = [arrayKind(kind), objectKind(kind)];
  for (const key of Object.keys(members)) {
    const own = Array.isArray(value) ? array?.items : object && memberKind(object, key);
    const integer = exact.get(value)?.get(key);
    if (integer === undefined) setIntegers(members[key], own ?? "json", exact);
    else if (own !== undefined && mayBe(own, "integer")) members[key] = integer;
  }
}

/** The text of a value of JSON, in which integers that no number holds are bigints. */
export function stringifyJson(value: unknown): string {
  return stringifyExact(value);
}
