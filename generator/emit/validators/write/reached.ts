import { printExpression } from "../../../print/index.ts";
import { type Branch, type BranchCase, endsNever, type Step } from "../step.ts";

/**
 * The steps that a value comes to: none after one that never holds, and no case of values that are refused by then, which
 * TypeScript knows there are none left of.
 */
export function reached(steps: readonly Step[], before: ReadonlySet<string> = new Set()): readonly Step[] {
  const refused = new Set(before);
  const found: Step[] = [];
  for (const step of steps) {
    const left = refused.size === 0 ? step : withoutCases(step, refused);
    if (asksNothing(left)) continue;
    found.push(left);
    if (endsNever([left])) break;
    if (left.kind !== "branch") continue;
    for (const one of left.cases) if (endsNever(one.steps)) refused.add(nameOf(left, one));
  }
  return found;
}

function withoutCases(step: Step, refused: ReadonlySet<string>): Step {
  if (step.kind === "conditional")
    return { ...step, then: reached(step.then, refused), otherwise: reached(step.otherwise, refused) };
  if (step.kind !== "branch") return step;
  return { ...step, cases: step.cases.filter((one) => !refused.has(nameOf(step, one))) };
}

function asksNothing(step: Step): boolean {
  if (step.kind === "conditional") return step.then.length + step.otherwise.length === 0;
  if (step.kind !== "branch" || step.complaint !== undefined) return false;
  return step.cases.every(({ steps }) => steps.length === 0);
}

/** What a case asks of which value. */
function nameOf({ subject }: Branch, { holds }: BranchCase): string {
  return `${printExpression(subject)}: ${printExpression(holds)}`;
}
