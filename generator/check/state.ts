import type { ModelId, Schema } from "../ir/index.ts";

/** What one assertion says against a value. */
export interface CheckIssue {
  readonly path: readonly (string | number)[];
  /** The keyword. */
  readonly code: string;
  /** The place of the schema that has it. */
  readonly pointer: string;
}

/** Thrown inside `check` where the budget is used up or the nesting too deep; never leaves it. */
export class Undecided extends Error {}

/** Whether a format is asserted, what may stand for a value outside JSON, and what one check may spend. */
export interface State {
  readonly lookup: (id: ModelId) => Schema;
  readonly formats: "assert" | "annotate" | "as-declared";
  readonly natives: "instances" | "any";
  readonly steps: { left: number };
}

/** What a schema that holds has looked at, for `unevaluatedProperties` and `unevaluatedItems`. */
export interface Evaluated {
  keys: ReadonlySet<string> | "all";
  /** The first so many items, and single ones that `contains` matched. */
  items: number;
  contained: ReadonlySet<number>;
}

export const nothingEvaluated: Evaluated = { keys: new Set(), items: 0, contained: new Set() };

export function mergeEvaluated(one: Evaluated, other: Evaluated): Evaluated {
  if (one === nothingEvaluated) return other;
  if (other === nothingEvaluated) return one;
  return {
    keys: one.keys === "all" || other.keys === "all" ? "all" : new Set([...one.keys, ...other.keys]),
    items: Math.max(one.items, other.items),
    contained: new Set([...one.contained, ...other.contained]),
  };
}

/** One value in its place under one schema: what the keyword families judge. */
export interface Visit {
  readonly state: State;
  readonly path: readonly (string | number)[];
  readonly depth: number;
  /** Takes an issue; `undefined` where only the verdict counts, and judging may stop at the first. */
  readonly report: ((issue: CheckIssue) => void) | undefined;
  /** Judges what is inside. */
  readonly judge: Judge;
}

/** The verdict alone, where what is inside does not explain what is wrong outside. */
export function holdsFor(value: unknown, schema: Schema, visit: Visit): Evaluated | undefined {
  return visit.judge(value, schema, visit.report === undefined ? visit : { ...visit, report: undefined });
}

/** Judges a value by a schema: what was evaluated, or `undefined` where it is invalid. */
export type Judge = (value: unknown, schema: Schema, visit: Visit) => Evaluated | undefined;

/**
 * Records that the value is invalid, and by which keyword (`undefined`: reported further inside already). Returns
 * whether to stop here, as only the verdict is wanted.
 */
export type Fail = (code: string | undefined, key?: string | number) => boolean;
