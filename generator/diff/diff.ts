import type { Api } from "../ir/index.ts";
import type { Change, Difference, Direction, SourceVerdict, WireVerdict, Witness } from "./change.ts";
import { compareApis } from "./compare.ts";
import { openSide } from "./comparison.ts";
import { ruleMessage } from "./rules.ts";
import { createSourceAxis } from "./source-axis.ts";
import { findWitness, openPools, type Pools } from "./witness/find.ts";

/**
 * What changed between two Apis, judged on two axes. A break on the wire comes with a value that shows it, executed by
 * the interpreter on both sides; where the rule says "breaks" and no value was found within the budget it is `unproven`,
 * which counts as breaking. Changes of operations need no value.
 */
export function diff(base: Api, revision: Api): Change[] {
  const sides = { base: openSide(base), revision: openSide(revision) };
  const pools = openPools(sides.base, sides.revision);
  const sourceOf = createSourceAxis(sides.base, sides.revision);
  const judged = compareApis(base, revision).map((difference): Judged => {
    const { wire, witness } = judgeWire(difference, pools);
    return { difference, wire, witness, source: sourceOf(difference) };
  });
  return join(judged);
}

interface Judged {
  readonly difference: Difference;
  readonly wire: WireVerdict;
  readonly source: SourceVerdict;
  readonly witness: Witness | undefined;
}

/** What breaks whom: requests when the set of valid values shrinks, responses when it grows. */
const harmful: Readonly<Record<Direction, string>> = { request: "narrowed", response: "widened" };

function judgeWire(
  difference: Difference,
  pools: Pools,
): { readonly wire: WireVerdict; readonly witness: Witness | undefined } {
  const { rule, effect, direction, site } = difference;
  if (effect === "none") return { wire: "safe", witness: undefined };
  if (site === undefined) return { wire: effect === "widened" ? "safe" : "breaking", witness: undefined };
  const breaks = effect === "incomparable" || effect === harmful[direction];
  // One member more may make a choice ambiguous, which `oneOf` refuses: that is tried, whatever the rule says.
  if (!breaks && rule !== "one-of-added" && rule !== "one-of-removed")
    return { wire: "safe", witness: undefined };
  const witness = findWitness(difference, pools);
  if (witness !== undefined) return { wire: "breaking", witness };
  return { wire: breaks ? "unproven" : "safe", witness: undefined };
}

const worse: Readonly<Record<WireVerdict, number>> = { safe: 0, unproven: 1, breaking: 2 };

/** The same change in both directions is one entry, with the worse verdict. */
function join(judged: readonly Judged[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { difference, wire, source, witness } of judged) {
    const { rule, args, subject, path, base, revision, direction } = difference;
    const message = ruleMessage(rule, args);
    const key = JSON.stringify([rule, message, subject, path, base, revision]);
    const known = changes.get(key);
    const whole: Change = {
      rule,
      message,
      subject,
      path,
      directions: [direction],
      wire,
      source,
      witness,
      base,
      revision,
    };
    changes.set(key, known === undefined ? whole : worst(known, whole));
  }
  return [...changes.values()];
}

function worst(one: Change, other: Change): Change {
  const harder = worse[other.wire] > worse[one.wire] ? other : one;
  const directions = [...new Set([...one.directions, ...other.directions])];
  const source = one.source === "breaking" || other.source === "breaking" ? "breaking" : "safe";
  return { ...harder, directions, source };
}
