import { type Code, code, operators, printExpression, raw } from "../../../print/index.ts";
import { type PlanContext, runtime } from "../context.ts";
import type { Assertion, Branch, CallStep, ItemsStep, Step } from "../step.ts";

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
    case "items":
      return listTest(step)?.holds;
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

/** Functions of the runtime that ask of all items at once what a test asks of one. */
const listTests: Readonly<Record<string, (item: string) => string>> = {
  areStrings: (item) => `typeof ${item} === "string"`,
  areNumbers: (item) => `Number.isFinite(${item})`,
  areIntegers: (item) => `Number.isInteger(${item})`,
};

/** What is asked of all items as one test, where the runtime has a function for it. */
export function listTest({ subject, span, from, item, steps }: ItemsStep): SingleTest | undefined {
  const [only] = steps;
  if (span !== "rest" || from > 0 || steps.length !== 1 || only?.kind !== "branch") return undefined;
  const [first, ...others] = only.cases;
  if (only.complaint === undefined || first === undefined || others.length > 0 || first.steps.length > 0)
    return undefined;
  const asked = printExpression(first.holds);
  const name = Object.keys(listTests).find((known) => listTests[known]?.(item) === asked);
  if (name === undefined) return undefined;
  const holds = code`${runtime(name)}(${subject})`;
  return { holds, fails: code`!${holds}` };
}

type SingleTest = Pick<Assertion, "holds" | "fails">;

/** The one test that a step comes to, where a value can satisfy it. */
export function singleTest(step: Step | undefined): SingleTest | undefined {
  if (step?.kind === "items") return listTest(step);
  return step?.kind === "assertion" && !step.never ? step : undefined;
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
