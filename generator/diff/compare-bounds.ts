import type { NumberRules, Schema } from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { note, type Pair } from "./comparison.ts";
import { type Limit, limitRule } from "./rules.ts";

/**
 * A limit that is there or not, and where it lies.
 * @param felt `none` where something else on the same side keeps the values within it
 */
export function compareLimit(
  pair: Pair,
  limit: Limit,
  from: number | undefined,
  to: number | undefined,
  felt: "as-ruled" | "none" = "as-ruled",
): void {
  if (from === to) return;
  const [rule, effect] = limitRule(limit, from, to);
  note(pair, rule, felt === "none" ? "none" : effect, { from: String(from), to: String(to) });
}

/** One side of a range: its two keywords, and the way in which values get out of it. */
interface Edge {
  readonly inclusive: "minimum" | "maximum";
  readonly exclusive: "exclusiveMinimum" | "exclusiveMaximum";
  readonly limits: { readonly inclusive: Limit; readonly exclusive: Limit };
  readonly sign: 1 | -1;
}

const edges: readonly Edge[] = [
  {
    inclusive: "minimum",
    exclusive: "exclusiveMinimum",
    limits: { inclusive: "minimum", exclusive: "exclusive-minimum" },
    sign: 1,
  },
  {
    inclusive: "maximum",
    exclusive: "exclusiveMaximum",
    limits: { inclusive: "maximum", exclusive: "exclusive-maximum" },
    sign: -1,
  },
];

/** The bounds of numbers. Where a bound is said by another keyword than before, it is the bound that is compared. */
export function compareBounds(pair: Pair, from: NumberRules, to: NumberRules): void {
  for (const edge of edges) {
    const { inclusive, exclusive, limits } = edge;
    const isSaidAlike = [inclusive, exclusive].every(
      (key) => (from[key] === undefined) === (to[key] === undefined),
    );
    const isMoved = isSaidAlike
      ? undefined
      : compare(boundOf(from, edge, pair.base), boundOf(to, edge, pair.revision));
    for (const kind of ["inclusive", "exclusive"] as const) {
      const [before, after] = [from[edge[kind]], to[edge[kind]]];
      if (isMoved === undefined || before === after) compareLimit(pair, limits[kind], before, after);
      else noteMoved(pair, limits[kind], before, after, isMoved);
    }
  }
}

/** A keyword that came or went does what the bound does, or nothing. */
function noteMoved(
  pair: Pair,
  limit: Limit,
  before: number | undefined,
  after: number | undefined,
  bound: Effect,
): void {
  const [rule, effect] = limitRule(limit, before, after);
  note(pair, rule, effect === bound ? effect : "none", { from: String(before), to: String(after) });
}

/** The tighter of both keywords, as the edge of what is valid, and whether it is valid itself. */
interface Bound {
  readonly at: number;
  readonly open: boolean;
}

function boundOf(rules: NumberRules, { inclusive, exclusive, sign }: Edge, { types }: Schema): Bound {
  const whole = types?.every((type) => type === "integer" || type === "null") === true;
  const [closed, open] = [rules[inclusive], rules[exclusive]].map((value) =>
    value === undefined ? -Infinity : value * sign,
  ) as [number, number];
  // Of whole numbers, what lies above a bound begins with the next one.
  if (whole) return { at: Math.max(Math.ceil(closed), Math.floor(open) + 1), open: false };
  return open >= closed ? { at: open, open: open > -Infinity } : { at: closed, open: false };
}

function compare(from: Bound, to: Bound): Effect {
  if (from.at === to.at && from.open === to.open) return "none";
  return to.at > from.at || (to.at === from.at && to.open) ? "narrowed" : "widened";
}
