import type { ObjectRules, Property } from "../ir/index.ts";
import { note, type Pair } from "./comparison.ts";
import { isClosed, isOpen } from "./describe.ts";
import { fingerprint } from "./fingerprint.ts";

/**
 * An object whose many properties gave way to any key, or the other way round: one change, not one for each property.
 */
export function compareKinds(pair: Pair, from: ObjectRules, to: ObjectRules): boolean {
  const [before, after] = [from.properties ?? [], to.properties ?? []];
  if (before.length > 1 && isMap(to)) {
    note(pair, "became-map", holds(to, from) ? "widened" : "incomparable", { keys: listed(before) });
    return true;
  }
  if (after.length > 1 && isMap(from)) {
    note(pair, "no-longer-map", holds(from, to) ? "narrowed" : "incomparable", { keys: listed(after) });
    return true;
  }
  return false;
}

/** An object that declares no property and says what any property is. */
function isMap({ properties = [], required = [], additionalProperties }: ObjectRules): boolean {
  return (
    properties.length === 0 &&
    required.length === 0 &&
    additionalProperties !== undefined &&
    !isClosed(additionalProperties)
  );
}

/** Whether every object of one kind is a map of another, as far as that can be seen. */
function holds(
  { additionalProperties: all }: ObjectRules,
  { properties = [], ...rest }: ObjectRules,
): boolean {
  if (isOpen(all)) return true;
  const wanted = fingerprint(all!);
  return (
    isClosed(rest.additionalProperties) && properties.every(({ schema }) => fingerprint(schema) === wanted)
  );
}

const mostKeys = 3;

function listed(properties: readonly Property[]): string {
  const shown = properties.slice(0, mostKeys).map(({ key }) => key);
  const more = properties.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
