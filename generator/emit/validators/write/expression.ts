import { type Code, code, operators, raw } from "../../../print/index.ts";
import type { PlanContext } from "../context.ts";
import type { Branch, CallStep, Step } from "../step.ts";

/** The steps as one expression that is true where they hold; `undefined` where they need statements. */
export function expressionOf(steps: readonly Step[], context: PlanContext): Code | undefined {
  const terms: Code[] = [];
  for (const step of steps) {
    const term = termOf(step, context);
    if (term === undefined) return undefined;
    terms.push(term);
  }
  return terms.length === 0 ? raw("true") : terms.length === 1 ? terms[0] : operators(terms, "&&");
}

/** An operand of `&&`. */
function termOf(step: Step, context: PlanContext): Code | undefined {
  switch (step.kind) {
    case "assertion":
      return step.holds;
    case "branch":
      return branchTerm(step, context);
    case "call":
      return callHolds(step, context);
    case "choice":
      return step.mode === "any"
        ? code`(${operators(step.options, "||")})`
        : code`${countOf(step.options)} === 1`;
    case "negation":
      return code`!(${step.holds})`;
    default:
      return undefined;
  }
}

function branchTerm(branch: Branch, context: PlanContext): Code | undefined {
  const terms: Code[] = [];
  for (const { holds, fails, steps } of branch.cases) {
    const rest = expressionOf(steps, context);
    if (rest === undefined) return undefined;
    if (branch.established) return rest;
    if (branch.complaint === undefined)
      terms.push(code`(${fails} || ${steps.length > 1 ? code`(${rest})` : rest})`);
    else terms.push(steps.length === 0 ? holds : operators([holds, rest], "&&"));
  }
  if (branch.complaint === undefined) return operators(terms, "&&");
  if (terms.length === 1) return terms[0];
  const operands = terms.map((term, index) =>
    branch.cases[index]?.steps.length === 0 ? term : code`(${term})`,
  );
  return code`(${operators(operands, "||")})`;
}

/** A value is of a model. */
export function callHolds({ inPlace, model, subject }: CallStep, context: PlanContext): Code {
  return inPlace?.holds ?? code`${context.predicate(model)}(${subject})`;
}

/** A value is not of a model. */
export function callFails({ inPlace, model, subject }: CallStep, context: PlanContext): Code {
  return inPlace?.fails ?? code`!${context.predicate(model)}(${subject})`;
}

/** How many of several predicates hold. */
export function countOf(options: readonly Code[]): Code {
  return operators(
    options.map((option) => code`Number(${option})`),
    "+",
  );
}

/** How many single tests the steps come to. */
export function weightOf(steps: readonly Step[]): number {
  let weight = 0;
  for (const step of steps) {
    if (step.kind === "branch") {
      for (const { steps: inner } of step.cases) weight += 1 + weightOf(inner);
    } else weight += step.kind === "choice" ? step.options.length : 1;
  }
  return weight;
}
