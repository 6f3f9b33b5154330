import { isMembers, type Json, type Schema } from "../../ir/index.ts";
import { declaredIn } from "../around.ts";
import type { Difference, Step, Witness } from "../change.ts";
import type { Side } from "../comparison.ts";
import { isValid, type Pool } from "./pool.ts";

type Which = "base" | "revision";

interface Sides extends Readonly<Record<Which, Pool>> {
  readonly apis: Readonly<Record<Which, Side>>;
}

/**
 * Whether a witness shows what somebody promised. A property that came to one member of a choice, or left it, and that no
 * other member speaks of, is a promise of that member alone: a value that has such a key, and is one of another member, has a
 * key of nobody's.
 */
export function promisedBy(
  { rule, site, member, direction, turned }: Difference,
  sides: Sides,
): (found: { readonly witness: Pick<Witness, "value"> }) => boolean {
  const declaring: Which = rule.endsWith("-added") ? "revision" : "base";
  const accepting: Which = direction === "request" ? "base" : "revision";
  if (site === undefined || member === undefined || !turned) return () => true;
  if (!/property-(?:added|removed)$/.test(rule) || declaring !== accepting) return () => true;
  const other: Which = declaring === "base" ? "revision" : "base";
  const root = other === "base" ? site.baseRoot : site.revisionRoot;
  const { key, schema } = member;
  if (declaresAt(root, site.steps, key, other, sides)) return () => true;
  return ({ witness }) =>
    valuesAt(witness.value, site.steps).every(
      (value) =>
        !isMembers(value) ||
        !Object.hasOwn(value, key) ||
        isValid(value[key] as Json, schema, sides[declaring]),
    );
}

/** Whether anything that speaks of the value at the end of some steps, choices and all, names the key. */
function declaresAt(
  root: Schema,
  steps: readonly Step[],
  key: string,
  which: Which,
  { apis, [which]: pool }: Sides,
): boolean {
  let places: readonly Schema[] = [root];
  for (const step of steps) {
    if (step.kind !== "same")
      places = places.flatMap((place) => [...partsOf(place, pool)].flatMap((part) => innerOf(part, step)));
  }
  return places.some((place) =>
    declaredIn({ base: place, revision: place, skipped: new Set() }, which, apis[which]).has(key),
  );
}

/** A schema with all parts and choices that speak of the same value. */
function partsOf(schema: Schema, pool: Pool): ReadonlySet<Schema> {
  const met = new Set([schema]);
  for (const { ref, allOf = [], anyOf = [], oneOf = [], condition } of met) {
    const target = ref === undefined ? [] : [pool.lookup(ref)];
    for (const part of [...target, ...allOf, ...anyOf, ...oneOf, condition?.then, condition?.else])
      if (part !== undefined) met.add(part);
  }
  return met;
}

function innerOf({ object = {}, array = {} }: Schema, step: Step): Schema[] {
  if (step.kind === "item")
    return [array.prefixItems?.[step.index] ?? array.items].filter((part) => part !== undefined);
  if (step.kind === "same") return [];
  const own = object.properties?.find(({ key }) => key === step.key)?.schema;
  const matching = object.patternProperties?.find(({ pattern }) => pattern.source === step.key)?.schema;
  return [own ?? matching ?? object.additionalProperties].filter((part) => part !== undefined);
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
