import { type Code, code, operators, printExpression, raw } from "../../../print/index.ts";
import { type PlanContext, runtime } from "../context.ts";
import type { Assertion, Branch, BranchCase, CallStep, ItemsStep, KeysStep, Step } from "../step.ts";

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
      terms.push(code`(${fails} || ${isSeveral(steps) ? code`(${rest})` : rest})`);
    else terms.push(steps.length === 0 ? holds : operators([holds, rest], "&&"));
  }
  if (branch.complaint === undefined) return operators(terms, "&&");
  if (terms.length === 1) return terms[0];
  const operands = terms.map((term, index) =>
    branch.cases[index]?.steps.length === 0 ? term : code`(${term})`,
  );
  return code`(${operators(operands, "||")})`;
}

/** Whether an expression of steps has several terms of `&&`. */
function isSeveral(steps: readonly Step[]): boolean {
  const [only] = steps;
  return steps.length > 1 || (only?.kind === "assertion" && only.several === true);
}

/** Functions of the runtime that ask of all items at once what a test asks of one. */
const listTests: Readonly<Record<string, (item: string) => string>> = {
  areStrings: (item) => `typeof ${item} === "string"`,
  areNumbers: (item) => `Number.isFinite(${item})`,
  areIntegers: (item) => `Number.isInteger(${item})`,
};

/** Lists of fewer items are short: a loop in place is done with them sooner than a function of the runtime. */
export const shortList = 64;

/** The function of the runtime that asks of all items at once what is asked of each. */
export function listFunction(list: ItemsStep): Code | undefined {
  const asked = printed(onlyCase(list)?.holds);
  const name = Object.keys(listTests).find((known) => listTests[known]?.(list.item) === asked);
  return name === undefined ? undefined : runtime(name);
}

/** What is asked of all items as one test, where the runtime has a function for it, or `findIndex` tells as much. */
export function listTest(list: ItemsStep): SingleTest | undefined {
  const { subject, item } = list;
  const areAll = listFunction(list);
  if (areAll !== undefined) {
    const holds = code`${areAll}(${subject})`;
    return { holds, fails: code`!${holds}` };
  }
  const fails = textFails(list);
  if (fails === undefined) return undefined;
  const index = code`${subject}.findIndex((${raw(item)}: unknown) => ${fails})`;
  return { holds: code`${index} === -1`, fails: code`${index} !== -1` };
}

/** The number of the first item at fault after the first `from` ones, or 0, where one function of the runtime finds it. */
export function listFault(list: ItemsStep, from: Code): Code | undefined {
  const asked = printed(onlyCase(list)?.holds);
  const name = Object.keys(listFaults).find((known) => listTests[known]?.(list.item) === asked);
  return name === undefined
    ? undefined
    : code`${runtime(listFaults[name] ?? name)}(${list.subject}, ${from})`;
}

/** What finds the item at fault, by what tells whether there is one. */
const listFaults: Readonly<Record<string, string>> = {
  areNumbers: "firstNonNumber",
  areIntegers: "firstNonInteger",
};

/**
 * What is true of an item at fault where all have to be texts. Engines make more of `findIndex` than of a loop over a list as
 * long as all lists that come are stored alike, which lists of texts are. The type is asked before: to compare a text with what
 * is none makes engines forget that they compare texts.
 */
export function textFails(list: ItemsStep): Code | undefined {
  const isNoText = code`typeof ${raw(list.item)} !== "string"`;
  const type = onlyCase(list)?.fails;
  if (type !== undefined) return printed(type) === printed(isNoText) ? type : undefined;
  const [only, ...more] = isWhole(list) ? list.steps : [];
  const listed = only?.kind === "call" ? only.inPlace : only?.kind === "assertion" ? only : undefined;
  if (!listed?.texts || more.length > 0) return undefined;
  return code`${isNoText} || (${listed.fails})`;
}

function isWhole({ span, from }: ItemsStep): boolean {
  return span === "rest" && from === 0;
}

/** The one test of a type that is all that is asked of each item. */
function onlyCase(list: ItemsStep): BranchCase | undefined {
  const [only] = list.steps;
  if (!isWhole(list) || list.steps.length !== 1 || only?.kind !== "branch") return undefined;
  const [first, ...others] = only.cases;
  if (only.complaint === undefined || first === undefined || others.length > 0) return undefined;
  return first.steps.length === 0 ? first : undefined;
}

/** Whether a key of an object is one that its test refuses. */
export function isRefusedKey({ subject, key, holds }: KeysStep): Code {
  const isThere = code`${subject}[${raw(key)}] !== undefined`;
  return printed(holds) === "false" ? isThere : code`${isThere} && !(${holds})`;
}

function printed(test: Code | undefined): string | undefined {
  return test && printExpression(test);
}

type SingleTest = Pick<Assertion, "holds" | "fails">;

/** The one test that a step comes to, where a value can satisfy it. */
export function singleTest(step: Step | undefined): SingleTest | undefined {
  if (step?.kind === "items") return listTest(step);
  return step?.kind === "assertion" && !step.never ? step : undefined;
}

/** A value is of a model. */
export function callHolds(call: CallStep, context: PlanContext): Code {
  return call.inPlace?.holds ?? code`${context.predicate(call.model)}(${passed(call)})`;
}

/** A value is not of a model. */
export function callFails(call: CallStep, context: PlanContext): Code {
  return call.inPlace?.fails ?? code`!${context.predicate(call.model)}(${passed(call)})`;
}

function passed({ subject, aside }: CallStep): Code {
  return aside ? code`${subject} as unknown` : subject;
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
