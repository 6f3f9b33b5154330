import type { Api } from "../ir/index.ts";
import type { Change, Difference, Direction, WireVerdict, Witness } from "./change.ts";
import { compareApis } from "./compare.ts";
import { openSide } from "./comparison.ts";
import { type Judged, join } from "./join.ts";
import { settle } from "./settle.ts";
import { createSourceAxis } from "./source-axis.ts";
import { findWitness, openPools, type Pools } from "./witness/find.ts";

/**
 * What changed between two Apis, judged on two axes. A break on the wire comes with a value that shows it, executed by
 * the interpreter on both sides; where the rule says "breaks" and no value was found within the budget it is `unproven`,
 * which counts as breaking. Changes of operations need no value.
 */
export function diff(before: Api, after: Api): Change[] {
  const [base, revision] = [settle(before), settle(after)];
  const sides = { base: openSide(base), revision: openSide(revision) };
  const pools = openPools(sides.base, sides.revision);
  const sourceOf = createSourceAxis(sides.base, sides.revision);
  const judged = compareApis(base, revision).map((difference): Judged => {
    const { wire, witness } = judgeWire(difference, pools);
    return { difference, wire, witness, source: sourceOf(difference) };
  });
  return join(judged);
}

/** What breaks whom: requests when the set of valid values shrinks, responses when it grows. */
const harmful: Readonly<Record<Direction, string>> = { request: "narrowed", response: "widened" };

function judgeWire(
  difference: Difference,
  pools: Pools,
): { readonly wire: WireVerdict; readonly witness: Witness | undefined } {
  const { rule, effect, direction, site, turned } = difference;
  if (effect === "none") return { wire: "safe", witness: undefined };
  if (site === undefined) return { wire: effect === "widened" ? "safe" : "breaking", witness: undefined };
  const breaks = effect === "incomparable" || effect === harmful[direction];
  // One member more, or one that accepts more, may make a choice ambiguous, which `oneOf` refuses: that is tried,
  // whatever the rule says.
  if (!breaks && !turned && rule !== "one-of-added" && rule !== "one-of-removed")
    return { wire: "safe", witness: undefined };
  const witness = findWitness(difference, pools);
  if (witness !== undefined) return { wire: "breaking", witness };
  return { wire: breaks ? "unproven" : "safe", witness: undefined };
}
