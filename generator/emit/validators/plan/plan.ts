import type { Schema } from "../../../ir/index.ts";
import type { PlanContext, Subject } from "../context.ts";
import type { Step } from "../step.ts";
import { planCombinators } from "./combinators.ts";
import { planNative } from "./natives.ts";
import { planTypes } from "./types.ts";
import { planUnevaluated } from "./unevaluated.ts";
import { planValues } from "./values.ts";

/**
 * The steps that check a value by a schema. What reads the value comes before what calls other predicates: those narrow
 * TypeScript's idea of it, and more is known by then.
 */
export function plan(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  if (schema.native !== undefined) return planNative(schema.native, schema, subject);
  const values = planValues(schema, subject, context);
  if (values !== undefined) return values;
  const known = subject.known.kinds.size === 1;
  const steps = [...planTypes(schema, subject, context), ...planCombinators(schema, subject, context)];
  return [...inOrder(steps, known), ...planUnevaluated(schema, subject, context)];
}

/**
 * Moves the steps that may narrow the value's TypeScript type to the end, in the order in which they were planned. A
 * step that now runs before them can no longer rely on the narrowing, and tests the type itself.
 * @param known whether the type was known before all of them
 */
function inOrder(steps: readonly Step[], known: boolean): readonly Step[] {
  if (steps.length < 2) return steps;
  const narrowing = steps.filter(narrows);
  const first = steps.findIndex(narrows);
  let told = known;
  const others = steps.flatMap((step, index): Step[] => {
    if (narrows(step)) return [];
    if (step.kind !== "branch") return [step];
    const alone = step.established && !told && first >= 0 && first < index;
    told ||= step.complaint !== undefined && step.cases.length === 1;
    return [alone ? { ...step, established: false } : step];
  });
  return [...others, ...narrowing];
}

const calling: ReadonlySet<Step["kind"]> = new Set(["call", "choice", "dispatch", "negation", "conditional"]);

function narrows(step: Step): boolean {
  // A step that runs in some cases only does not narrow the value for those after it.
  const isSure = (inner: Step): boolean => inner.kind !== "conditional" && narrows(inner);
  if (step.kind === "branch") return step.cases.some(({ steps }) => steps.some(isSure));
  return calling.has(step.kind) || (step.kind === "assertion" && step.narrows === true);
}
