import type { Json, Schema } from "../../ir/index.ts";
import type { Difference } from "../change.ts";
import type { Pools, Which } from "./find.ts";
import { judged, type Pool } from "./pool.ts";

/** More values than that are not gone through. */
const mostValues = 1000;

/**
 * Whether every value of one place is known to be one of the other: the schema that has to be understood lists its values,
 * and all of them were tried. What may come as well as go is tried both ways.
 */
export function isExhausted({ site, effect, direction }: Difference, sides: Pools): boolean {
  if (site === undefined) return false;
  const areTaken = (accepting: Which, refusing: Which): boolean =>
    listed(site[accepting], sides[accepting])?.every(
      (value) =>
        judged(value, site[accepting], sides[accepting]).verdict === "invalid" ||
        judged(value, site[refusing], sides[refusing]).verdict === "valid",
    ) ?? false;
  const [from, to] =
    direction === "request" ? (["base", "revision"] as const) : (["revision", "base"] as const);
  const isSure = sides.effort.attempt(
    () => areTaken(from, to) && (effect !== "incomparable" || areTaken(to, from)),
  );
  return isSure === true;
}

/** How far choices and references are followed to the values that they list. */
const deepest = 8;

/** The values that a schema lists, by itself or in each of its choices: it accepts no others. */
function listed(schema: Schema, pool: Pool, depth = deepest): readonly Json[] | undefined {
  const { enum: values, const: constant, open, ref, oneOf, anyOf } = schema;
  if (constant !== undefined) return [constant.value];
  if (values !== undefined) return open || values.length > mostValues ? undefined : values;
  if (depth === 0) return undefined;
  if (ref !== undefined) return listed(pool.lookup(ref), pool, depth - 1);
  const choices = oneOf ?? anyOf;
  if (choices === undefined || choices.length > mostValues) return undefined;
  const all: Json[] = [];
  for (const choice of choices) {
    const inside = listed(choice, pool, depth - 1);
    if (inside === undefined || all.length + inside.length > mostValues) return undefined;
    all.push(...inside);
  }
  return all;
}
