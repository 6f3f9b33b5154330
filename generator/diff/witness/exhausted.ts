import type { Json, Schema } from "../../ir/index.ts";
import type { Difference } from "../change.ts";
import type { Pools, Which } from "./find.ts";
import { judged } from "./pool.ts";

/** More values than that are not gone through. */
const mostValues = 1000;

/**
 * Whether every value of one place is known to be one of the other: the schema that has to be understood lists its values,
 * and all of them were tried. What may come as well as go is tried both ways.
 */
export function isExhausted({ site, effect, direction }: Difference, sides: Pools): boolean {
  if (site === undefined) return false;
  const areTaken = (accepting: Which, refusing: Which): boolean =>
    listed(site[accepting])?.every(
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

function listed({ enum: values, const: constant, open }: Schema): readonly Json[] | undefined {
  if (constant !== undefined) return [constant.value];
  return open || (values?.length ?? Number.POSITIVE_INFINITY) > mostValues ? undefined : values;
}
