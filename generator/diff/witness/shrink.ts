import { isMembers, type Json, type JsonObject } from "../../ir/index.ts";

/** How many smaller values are tried for one witness. */
const attempts = 120;

/**
 * A value with everything left out that the proof does not need: people read it.
 * @param proves whether a smaller value still shows the same
 */
export function shrink(value: Json, proves: (smaller: Json) => boolean): Json {
  let left = attempts;
  return visit(value, (smaller) => smaller);

  function visit(part: Json, put: Put): Json {
    if (left <= 0) return part;
    if (typeof part === "string") return shortest([...part], (fewer) => put(fewer.join(""))).join("");
    if (Array.isArray(part)) return shrinkList(part, put);
    return isMembers(part) ? shrinkMembers(part as JsonObject, put) : part;
  }

  function shrinkMembers(part: JsonObject, put: Put): Json {
    const entries = shrinkParts(Object.entries(part), "first", (fewer) => put(Object.fromEntries(fewer)));
    for (const [index, [key, member]] of entries.entries()) {
      const putMember = (smaller: Json): Json => Object.fromEntries(entries.with(index, [key, smaller]));
      entries[index] = [key, visit(member, (smaller) => put(putMember(smaller)))];
    }
    return Object.fromEntries(entries);
  }

  function shrinkList(part: readonly Json[], put: Put): Json {
    const items = shrinkParts(shortest(part, put), "last", put);
    for (const [index, item] of items.entries()) {
      items[index] = visit(item, (smaller) => put(items.with(index, smaller)));
    }
    return items;
  }

  /** The shortest beginning that is found by halves: of many parts, most go at once. */
  function shortest<Part>(all: readonly Part[], put: (parts: Part[]) => Json): Part[] {
    let [tooShort, enough] = [-1, all.length];
    while (enough - tooShort > 1 && left > 0) {
      left -= 1;
      const length = Math.floor((tooShort + enough) / 2);
      if (proves(put(all.slice(0, length)))) enough = length;
      else tooShort = length;
    }
    return all.slice(0, enough);
  }

  /** Leaves out one part after the other, those of lists from the end. */
  function shrinkParts<Part>(
    all: readonly Part[],
    from: "first" | "last",
    put: (parts: Part[]) => Json,
  ): Part[] {
    let kept = all.map((part) => ({ part }));
    for (const one of from === "first" ? kept : kept.toReversed()) {
      if (left-- <= 0) break;
      const fewer = kept.filter((other) => other !== one);
      if (proves(put(fewer.map(({ part }) => part)))) kept = fewer;
    }
    return kept.map(({ part }) => part);
  }
}

type Put = (smaller: Json) => Json;
