import type { Condition, Schema } from "../ir/index.ts";
import {
  type Evaluated,
  type Fail,
  holdsFor,
  mergeEvaluated,
  nothingEvaluated,
  type Visit,
} from "./state.ts";

/**
 * `allOf`, `anyOf`, `oneOf`, `not`, `if` and references: all that applies schemas to the same value. What was evaluated is
 * of no account where one of them refuses it.
 */
export function judgeCombinators(value: unknown, schema: Schema, visit: Visit, fail: Fail): Evaluated {
  let evaluated = nothingEvaluated;
  const refuses = (part: Schema): boolean => {
    const looked = visit.judge(value, part, visit);
    if (looked === undefined) return fail(undefined);
    evaluated = mergeEvaluated(evaluated, looked);
    return false;
  };
  if (schema.ref !== undefined && refuses(visit.state.lookup(schema.ref))) return evaluated;
  if (schema.allOf?.some(refuses)) return evaluated;
  if (schema.anyOf !== undefined) {
    const matches = matching(value, schema.anyOf, visit);
    if (matches.length === 0 && fail("anyOf")) return evaluated;
    evaluated = matches.reduce(mergeEvaluated, evaluated);
  }
  if (schema.oneOf !== undefined) {
    const matches = matching(value, schema.oneOf, visit);
    if (matches.length !== 1 && fail("oneOf")) return evaluated;
    evaluated = matches.reduce(mergeEvaluated, evaluated);
  }
  if (schema.not !== undefined && holdsFor(value, schema.not, visit) !== undefined) fail("not");
  if (schema.condition !== undefined) {
    const looked = judgeCondition(value, schema.condition, visit);
    if (looked === undefined) fail(undefined);
    else evaluated = mergeEvaluated(evaluated, looked);
  }
  return evaluated;
}

function matching(value: unknown, options: readonly Schema[], visit: Visit): Evaluated[] {
  return options.map((option) => holdsFor(value, option, visit)).filter((looked) => looked !== undefined);
}

/** What `if` looked at counts where it holds, whatever follows (JSON Schema 2020-12, 10.2.2.1). */
function judgeCondition(value: unknown, condition: Condition, visit: Visit): Evaluated | undefined {
  const tested = holdsFor(value, condition.if, visit);
  const next = tested === undefined ? condition.else : condition.then;
  const followed = next === undefined ? nothingEvaluated : visit.judge(value, next, visit);
  return followed === undefined ? undefined : mergeEvaluated(tested ?? nothingEvaluated, followed);
}
