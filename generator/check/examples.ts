import type { Json, Schema } from "../ir/index.ts";
import { check, type Lookup } from "./check.ts";
import type { CheckIssue } from "./state.ts";

/** A value that a document gives, and the schemas that it may be a value of: one of them has to accept it. */
export interface Given {
  readonly value: Json;
  readonly schemas: readonly Schema[];
}

/** What one run spends on examples: a fifth of a second at most, whatever the document. */
const wholeBudget = 200_000;
/** One example alone. */
const ownBudget = 20_000;

/** Judges values of JSON one after the other, whatever stands where a program has a file or a stream, as long as the budget of a run lasts; later ones are taken as valid. */
export function createJudge(lookup: Lookup): (given: Given) => CheckIssue | undefined {
  const steps = { left: wholeBudget };
  return ({ value, schemas }) => {
    let first: CheckIssue | undefined;
    for (const schema of schemas) {
      const budget = Math.min(ownBudget, steps.left);
      if (budget <= 0) return undefined;
      const { verdict, issues, spent } = check(value, schema, lookup, { budget, natives: "any" });
      steps.left -= spent;
      if (verdict !== "invalid") return undefined;
      first ??= issues[0];
    }
    return first;
  };
}
