import type { Api } from "../ir/index.ts";
import { align } from "./align.ts";
import type { Change, Difference, Direction, Effect, WireVerdict, Witness } from "./change.ts";
import { compareApis } from "./compare.ts";
import { openSide } from "./comparison.ts";
import { type Judged, join } from "./join.ts";
import type { RuleId } from "./rules.ts";
import { settle } from "./settle.ts";
import { judgeSource } from "./source-axis.ts";
import { differencesOfUses, type Use } from "./uses.ts";
import { isNotOfOthers, isUnambiguous } from "./witness/disjoint.ts";
import { isExhausted } from "./witness/exhausted.ts";
import { findWitness, openPools, type Pools } from "./witness/find.ts";
import { isOfOneAlone } from "./witness/promised.ts";

/**
 * What changed between two Apis, judged on two axes. A break on the wire comes with a value that shows it, executed by
 * the interpreter on both sides; where the rule says "breaks" and no value was found within the budget it is `unproven`,
 * which counts as breaking. Changes of operations need no value.
 */
export function diff(before: Api, after: Api): Change[] {
  const base = settle(before);
  const revision = align(settle(after), base);
  const sides = { base: openSide(base), revision: openSide(revision) };
  const pools = openPools(sides.base, sides.revision);
  const comparison = compareApis(base, revision);
  const own = comparison.differences.map((difference) => ({ difference, ...judgeWire(difference, pools) }));
  const uses = differencesOfUses(own, comparison);
  const used = uses.map(({ difference }) => ({ difference, ...judgeWire(difference, pools) }));
  const all = [...own, ...used];
  const source = judgeSource(
    all.map(({ difference }) => difference),
    sides.base,
    sides.revision,
  );
  const judged = all.map((one, index): Judged => ({ ...one, source: source[index]! }));
  // What a model does to those that it is a part of is told where it breaks them and not itself.
  const isNews = ({ wire, source: code }: Judged, { of }: Use): boolean =>
    wire !== "safe" || (code === "breaking" && source[of] === "safe");
  const told = [
    ...judged.slice(0, own.length),
    ...judged.slice(own.length).filter((one, index) => isNews(one, uses[index]!)),
  ];
  // Other words for the same are none of a caller's business, as long as they come to the same type.
  return join(told.filter(({ difference, source: code }) => !isWording(difference) || code === "breaking"));
}

function isWording({ rule }: Difference): boolean {
  return rule === "spelled-otherwise";
}

/** What breaks whom: requests when the set of valid values shrinks, responses when it grows. */
const harmful: Readonly<Record<Direction, string>> = { request: "narrowed", response: "widened" };

/** Of what is no model, or another one, no value could be built. */
const unprovable: ReadonlySet<RuleId> = new Set<RuleId>([
  "event-schema-changed",
  "raw-body-changed",
  "response-header-changed",
  "xml-changed",
]);

/** Changes of operations need no value. */
function wireOfOperation(rule: RuleId, effect: Effect): WireVerdict {
  if (effect === "widened") return "safe";
  return unprovable.has(rule) ? "unproven" : "breaking";
}

function judgeWire(
  difference: Difference,
  pools: Pools,
): { readonly wire: WireVerdict; readonly witness: Witness | undefined } {
  const { rule, effect, direction, site, member, turns = [] } = difference;
  const isTurned = turns.length > 0;
  if (effect === "none" && !(isTurned && member)) return { wire: "safe", witness: undefined };
  if (site === undefined) return { wire: wireOfOperation(rule, effect), witness: undefined };
  const breaks = effect === "incomparable" || effect === harmful[direction];
  // One member more, or one that accepts more, may make a choice ambiguous, which `oneOf` refuses: that is tried,
  // whatever the rule says, and safe only where it is known that it does not.
  if (!breaks && !isTurned) return { wire: "safe", witness: undefined };
  if (unprovable.has(rule)) return { wire: "unproven", witness: undefined };
  const witness = findWitness(difference, pools);
  if (witness !== undefined) return { wire: "breaking", witness };
  const isSafe = breaks
    ? !isTurned && (isExhausted(difference, pools) || isNotOfOthers(difference, pools))
    : isOfOneAlone(difference, pools) || isUnambiguous(difference, pools);
  return { wire: isSafe ? "safe" : "unproven", witness: undefined };
}
