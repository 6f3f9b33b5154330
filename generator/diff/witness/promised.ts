import { isMembers, type Json, type Schema } from "../../ir/index.ts";
import type { Difference, Step, Witness } from "../change.ts";
import type { RuleId } from "../rules.ts";
import { itemsAt, schemaAt } from "./keys.ts";
import { isValid, type Pool } from "./pool.ts";

type Which = "base" | "revision";

type Sides = Readonly<Record<Which, Pool>>;

/**
 * Whether a witness relies on declared properties alone. If only one member of a choice declares a key, a value of
 * another member that happens to have that key proves nothing.
 */
export function promisedBy(
  difference: Difference,
  sides: Sides,
): (found: { readonly witness: Pick<Witness, "value"> }) => boolean {
  const { rule, site, member, direction } = difference;
  const accepting: Which = direction === "request" ? "base" : "revision";
  if (site === undefined || member === undefined || declaringOf(rule) !== accepting) return () => true;
  if (!isOfOneAlone(difference, sides)) return () => true;
  const { key, schema } = member;
  return ({ witness }) =>
    valuesAt(witness.value, site.steps).every(
      (value) =>
        !isMembers(value) ||
        !Object.hasOwn(value, key) ||
        isValid(value[key] as Json, schema, sides[accepting]),
    );
}

/** Whether a change is a property that came to one member of a choice, or left it, and that no other member speaks of. */
export function isOfOneAlone({ rule, site, member, turns = [] }: Difference, sides: Sides): boolean {
  if (site === undefined || member === undefined || turns.length === 0) return false;
  if (!/property-(?:added|removed)$/.test(rule)) return false;
  const { baseRoot, revisionRoot, steps } = site;
  const declared = (which: Which, most: number): boolean =>
    declaringAt(which === "base" ? baseRoot : revisionRoot, steps, member.key, sides[which]) <= most;
  return declaringOf(rule) === "base"
    ? declared("base", 1) && declared("revision", 0)
    : declared("base", 0) && declared("revision", 1);
}

/** The side that has a property which came or went. */
function declaringOf(rule: RuleId): Which {
  return rule.endsWith("-added") ? "revision" : "base";
}

/** How many of the schemas that speak of the value at the end of some steps, choices and all, name a key. */
function declaringAt(root: Schema, steps: readonly Step[], key: string, pool: Pool): number {
  let places: readonly Schema[] = [root];
  for (const step of steps) {
    if (step.kind !== "same")
      places = places.flatMap((place) => [...partsOf(place, pool)].flatMap((part) => innerOf(part, step)));
  }
  const parts = new Set(places.flatMap((place) => [...partsOf(place, pool)]));
  return [...parts].filter(
    ({ object }) =>
      object?.properties?.some((property) => property.key === key) || object?.required?.includes(key),
  ).length;
}

/** A schema with all parts and choices that speak of the same value. */
function partsOf(schema: Schema, pool: Pool): ReadonlySet<Schema> {
  const met = new Set([schema]);
  for (const { ref, allOf = [], anyOf = [], oneOf = [], not, condition, object = {} } of met) {
    const target = ref === undefined ? undefined : pool.lookup(ref);
    const dependent = (object.dependentSchemas ?? []).map((one) => one.schema);
    const { if: test, then: one, else: other } = condition ?? {};
    for (const part of [target, ...allOf, ...anyOf, ...oneOf, ...dependent, not, test, one, other])
      if (part !== undefined) met.add(part);
  }
  return met;
}

function innerOf({ object = {}, array = {} }: Schema, step: Step): readonly Schema[] {
  if (step.kind === "item") return itemsAt(array, step.index);
  if (step.kind === "same") return [];
  const pattern = object.patternProperties?.find((rule) => rule.pattern.source === step.key);
  const part = (step.kind === "value" ? pattern?.schema : undefined) ?? schemaAt(object, step.key);
  return part === undefined ? [] : [part];
}

/** What a value has at the end of some steps: of a map and a list, in all its places. */
function valuesAt(value: Json, steps: readonly Step[]): readonly Json[] {
  let found: readonly Json[] = [value];
  for (const step of steps) {
    if (step.kind === "same") continue;
    found = found.flatMap((one): readonly Json[] => {
      if (step.kind === "item") return Array.isArray(one) ? one : [];
      if (!isMembers(one)) return [];
      const named = one as Readonly<Record<string, Json>>;
      return step.kind === "value"
        ? Object.values(named)
        : Object.hasOwn(named, step.key)
          ? [named[step.key]!]
          : [];
    });
  }
  return found;
}
