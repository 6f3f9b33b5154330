import type { Schema } from "../ir/index.ts";
import type { Whole } from "./change.ts";
import type { Side } from "./comparison.ts";
import { fingerprint } from "./fingerprint.ts";

/** The keys that the schemas of one value speak of, each with what is said of its values, as fingerprints. */
export type Declared = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<Whole, Map<"base" | "revision", Declared>>();

/**
 * What all schemas of a value declare together: its own, those of its parts and choices, and of the models that these
 * refer to. A key that only has to be there is spoken of as well. Of a choice that led to a member, the others are not
 * meant.
 */
export function declaredIn(whole: Whole, which: "base" | "revision", side: Side): Declared {
  const sides = known.get(whole) ?? new Map<"base" | "revision", Declared>();
  known.set(whole, sides);
  const declared = sides.get(which) ?? collect(whole[which], whole.skipped, side);
  sides.set(which, declared);
  return declared;
}

function collect(schema: Schema, skipped: ReadonlySet<Schema>, side: Side): Declared {
  const found = new Map<string, Set<string>>();
  const keyOf = (key: string): Set<string> => {
    const known = found.get(key) ?? new Set();
    found.set(key, known);
    return known;
  };
  const met = new Set([schema]);
  for (const part of met) {
    const { object = {}, condition, ref, allOf = [], anyOf = [], oneOf = [] } = part;
    for (const { key, schema: inner } of object.properties ?? []) keyOf(key).add(fingerprint(inner));
    for (const key of object.required ?? []) keyOf(key);
    const others = [
      ...allOf,
      ...anyOf,
      ...oneOf,
      ...(object.dependentSchemas ?? []).map((dependent) => dependent.schema),
      condition?.if,
      condition?.then,
      condition?.else,
      ref === undefined ? undefined : side.model(ref)?.schema,
    ];
    for (const other of others) if (other !== undefined && !skipped.has(other)) met.add(other);
  }
  return found;
}
