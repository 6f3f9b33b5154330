import { isMembers, type Json, type JsonObject } from "../../ir/index.ts";
import { entriesOf } from "./candidates.ts";

/** How many smaller values are tried for one witness. */
const attempts = 120;

/**
 * A value with everything left out that the proof does not need: people read it.
 * @param proves whether a smaller value still shows the same
 */
export function shrink(value: Json, proves: (smaller: Json) => boolean): Json {
  let left = attempts;
  const tries = (smaller: Json): boolean => left-- > 0 && proves(smaller);
  const visit = (part: Json, put: (smaller: Json) => Json): Json => {
    if (Array.isArray(part)) return shrinkList(part, put, tries, visit);
    return isMembers(part) ? shrinkMembers(part as JsonObject, put, tries, visit) : part;
  };
  return visit(value, (smaller) => smaller);
}

type Put = (smaller: Json) => Json;
type Visit = (part: Json, put: Put) => Json;

function shrinkMembers(part: JsonObject, put: Put, tries: (smaller: Json) => boolean, visit: Visit): Json {
  let entries = Object.entries(part);
  for (const entry of Object.entries(part)) {
    const fewer = entries.filter((other) => other[0] !== entry[0]);
    if (tries(put(entriesOf(fewer)))) entries = fewer;
  }
  for (const [index, [key, member]] of entries.entries()) {
    const putMember = (smaller: Json): Json =>
      entriesOf(entries.map((entry, at): [string, Json] => (at === index ? [key, smaller] : entry)));
    entries[index] = [key, visit(member, (smaller) => put(putMember(smaller)))];
  }
  return entriesOf(entries);
}

function shrinkList(part: readonly Json[], put: Put, tries: (smaller: Json) => boolean, visit: Visit): Json {
  let items = [...part];
  for (let index = items.length - 1; index >= 0; index--) {
    const fewer = items.filter((_, at) => at !== index);
    if (tries(put(fewer))) items = fewer;
  }
  for (const [index, item] of items.entries()) {
    items[index] = visit(item, (smaller) => put(items.map((other, at) => (at === index ? smaller : other))));
  }
  return items;
}
