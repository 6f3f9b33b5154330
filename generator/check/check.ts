import type { ModelId, Schema } from "../ir/index.ts";
import { judge } from "./judge.ts";
import { type CheckIssue, type State, Undecided } from "./state.ts";

/** The schema of a model. */
export type Lookup = (id: ModelId) => Schema;

export interface CheckOptions {
  /** How many schemas may be applied before the verdict is left open, and sixteen times as many members; 1,000,000. */
  readonly budget?: number;
  /** `verdict`: whoever asks for nothing else is told no issues, and sooner. */
  readonly tell?: "issues" | "verdict";
  /** `as-declared`: what the schemas say. */
  readonly formats?: State["formats"];
  /** `instances`: values outside JSON have to be what they are in a program. */
  readonly natives?: State["natives"];
}

export interface CheckResult {
  /** `unknown`: the budget did not suffice, or the value is nested too deeply. */
  readonly verdict: "valid" | "invalid" | "unknown";
  readonly issues: readonly CheckIssue[];
  /** How many schemas were applied. */
  readonly spent: number;
}

/** Judges a JSON value by a schema, with the verdict that the emitted validators give; an own `undefined` is absence. */
export function check(
  value: unknown,
  schema: Schema,
  lookup: Lookup,
  options: CheckOptions = {},
): CheckResult {
  const { budget = 1_000_000, formats = "as-declared", natives = "instances", tell = "issues" } = options;
  const issues: CheckIssue[] = [];
  const state: State = { lookup, formats, natives, steps: { left: budget } };
  try {
    const evaluated = judge(value, schema, {
      state,
      path: [],
      depth: 0,
      report: tell === "issues" ? (issue) => issues.push(issue) : undefined,
      judge,
    });
    const spent = budget - state.steps.left;
    return evaluated === undefined
      ? { verdict: "invalid", issues, spent }
      : { verdict: "valid", issues: [], spent };
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return { verdict: "unknown", issues, spent: budget - state.steps.left };
  }
}
