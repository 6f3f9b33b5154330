import type { Schema } from "../ir/index.ts";
import type { Whole } from "./change.ts";
import type { Side } from "./comparison.ts";
import { fingerprint } from "./fingerprint.ts";

/** The keys that the schemas of one value speak of. */
export type Declared = ReadonlyMap<string, Said>;

/** What is said of a key's values, as fingerprints: by what always holds, and by what may hold, or must not. */
export interface Said {
  readonly always: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
}

/** Whether a value that has the key is told the same already, whichever of its schemas speaks of it. */
export function saysSame({ always, perhaps }: Said, words: string): boolean {
  return always.has(words) || (perhaps.size === 1 && always.size === 0 && perhaps.has(words));
}

/** Whether some schema that always speaks of a value asks for a key. */
export function isAskedForAround(
  { whole }: { readonly whole?: Whole | undefined },
  which: "base" | "revision",
  side: Side,
  key: string,
): boolean {
  if (whole === undefined) return false;
  const { always } = speakersOf(whole[which], whole.skipped, side);
  return [...always].some(({ object }) => object?.required?.includes(key) === true);
}

const known = new WeakMap<Whole, Map<"base" | "revision", Declared>>();

/**
 * What all schemas of a value declare together: its own, those of its parts and choices, and of the models that these
 * refer to. A key that only has to be there is spoken of as well, and so is one that conditions and `not` speak of. Of a
 * choice that led to a member, the others are not meant.
 */
export function declaredIn(whole: Whole, which: "base" | "revision", side: Side): Declared {
  const sides = known.get(whole) ?? new Map<"base" | "revision", Declared>();
  known.set(whole, sides);
  const declared = sides.get(which) ?? collect(whole[which], whole.skipped, side);
  sides.set(which, declared);
  return declared;
}

/** Stands for the schema of a key that only `not` or `if` mentions; no schema has this fingerprint. */
const elsewhere = "";

function collect(schema: Schema, skipped: Whole["skipped"], side: Side): Declared {
  const found = new Map<string, { readonly always: Set<string>; readonly perhaps: Set<string> }>();
  const keyOf = (key: string) => {
    const known = found.get(key) ?? { always: new Set<string>(), perhaps: new Set<string>() };
    found.set(key, known);
    return known;
  };
  const { always, chosen, tested } = speakersOf(schema, skipped, side);
  for (const part of [...always, ...chosen, ...tested]) {
    const { properties = [], required = [] } = part.object ?? {};
    for (const { key, schema: inner } of properties) {
      const said = keyOf(key);
      if (always.has(part)) said.always.add(fingerprint(inner));
      else said.perhaps.add(chosen.has(part) ? fingerprint(inner) : elsewhere);
    }
    for (const key of required) keyOf(key);
  }
  return found;
}

/** The schemas that speak of a value: those that always do, those of its choices, and those that only ask. */
function speakersOf(schema: Schema, skipped: Whole["skipped"], side: Side) {
  const always = new Set([schema]);
  const chosen = new Set<Schema>();
  const tested = new Set<Schema>();
  const spread = (parts: Set<Schema>, others: Set<Schema>): void => {
    for (const part of parts) {
      const { object = {}, condition = {}, not, ref, allOf = [], anyOf = [], oneOf = [] } = part;
      const target = ref === undefined ? undefined : side.model(ref)?.schema;
      const dependent = (object.dependentSchemas ?? []).map((one) => one.schema);
      const {
        if: test,
        then: one,
        else: other,
      } = condition as Partial<Record<"if" | "then" | "else", Schema>>;
      addTo(parts, [...allOf, target]);
      addTo(others, [...anyOf, ...oneOf]);
      addTo(tested, [...dependent, not, test, one, other]);
    }
  };
  const addTo = (parts: Set<Schema>, more: readonly (Schema | undefined)[]): void => {
    for (const part of more) if (part !== undefined && !skipped.has(part)) parts.add(part);
  };
  spread(always, chosen);
  spread(chosen, chosen);
  spread(tested, tested);
  return { always, chosen, tested };
}
