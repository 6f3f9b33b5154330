import { type Code, code, lines, mentions, nothing, operators, raw } from "../../../print/index.ts";
import { type PlanContext, refuse } from "../context.ts";
import type { Branch, Conditional, Dispatch, ItemsStep, Step, UnevaluatedStep } from "../step.ts";
import { endsNever } from "../step.ts";
import {
  callFails,
  callHolds,
  countOf,
  expressionOf,
  isRefusedKey,
  listFunction,
  listTest,
  shortList,
  singleTest,
  weightOf,
} from "./expression.ts";
import { reached } from "./reached.ts";
import { writeObject } from "./test-object.ts";

/** Up to so many single tests, a function is one `return`. */
const oneExpression = 3;

/** The body of a function that returns whether the steps hold: the first that does not ends it. */
export function writeTest(planned: readonly Step[], context: PlanContext): Code {
  const steps = reached(planned);
  const expression = weightOf(steps) <= oneExpression ? expressionOf(steps, context) : undefined;
  if (expression !== undefined) return code`return ${expression};`;
  const last = steps.at(-1);
  if (last?.kind === "call") {
    return lines([...writeSteps(steps.slice(0, -1), context), code`return ${callHolds(last, context)};`]);
  }
  const told = writeTold(steps, context);
  if (told !== undefined) return told;
  const statements = writeSteps(steps, context);
  return endsNever(steps) ? lines(statements) : lines([...statements, code`return true;`]);
}

/** Where all that is left is one model, told by a tag, that model's function has the last word. */
function writeTold(steps: readonly Step[], context: PlanContext): Code | undefined {
  const [branch] = steps;
  if (steps.length !== 1 || branch?.kind !== "branch") return undefined;
  const [only, ...others] = branch.cases;
  const [dispatch, ...more] = only?.steps ?? [];
  if (only === undefined || others.length + more.length > 0 || dispatch?.kind !== "dispatch")
    return undefined;
  const cases = dispatch.cases.map(({ tags, steps: [call, ...further] }) => {
    if (call?.kind !== "call" || further.length > 0) return undefined;
    return code`
      ${tags.map((tag) => code`case ${tag}:`)}
        return ${callHolds(call, context)};
    `;
  });
  if (cases.includes(undefined)) return undefined;
  return code`
    if (${only.fails}) return false;
    switch (${dispatch.load}) {
      ${cases.map((one) => one ?? nothing)}
      default:
        return false;
    }
  `;
}

/** Statements that return false where a step fails. */
export function writeSteps(steps: readonly Step[], context: PlanContext): Code[] {
  const statements: Code[] = [];
  for (const step of reached(steps))
    for (const statement of writeStep(step, context)) statements.push(statement);
  return statements;
}

function writeStep(step: Step, context: PlanContext): readonly Code[] {
  switch (step.kind) {
    case "assertion":
      return [step.never ? refuse(context) : code`if (${step.fails}) ${refuse(context)}`];
    case "branch":
      return writeBranch(step, context);
    case "object":
      return writeObject(step, context, writeSteps);
    case "items":
      return [writeItems(step, context)];
    case "keys":
      return [
        code`
          for (const ${raw(step.key)} in ${step.subject}) {
            if (${isRefusedKey(step)}) ${refuse(context)}
          }
        `,
      ];
    case "call":
      return [code`if (${callFails(step, context)}) ${refuse(context)}`];
    case "choice":
      return [
        step.mode === "any"
          ? code`if (!(${operators(step.options, "||")})) ${refuse(context)}`
          : code`if (${countOf(step.options)} !== 1) ${refuse(context)}`,
      ];
    case "dispatch":
      return [writeDispatch(step, context)];
    case "negation":
      return [code`if (${step.holds}) ${refuse(context)}`];
    case "conditional":
      return [writeConditional(step, context)];
    case "unevaluated":
      return [writeUnevaluated(step, context)];
  }
}

/** Values of other types end the function; those of the only type go on without a block. */
function writeBranch(branch: Branch, context: PlanContext): readonly Code[] {
  const { cases, complaint, established } = branch;
  const [first] = cases;
  if (first !== undefined && cases.length === 1 && (established || complaint !== undefined)) {
    if (established) return writeSteps(first.steps, context);
    const [step, ...more] = first.steps;
    const only = more.length > 0 || isForLoop(step, context) ? undefined : singleTest(step);
    if (only !== undefined) {
      return [code`if (${operators([first.fails, only.fails], "||")}) ${refuse(context)}`];
    }
    return [code`if (${first.fails}) ${refuse(context)}`, ...writeSteps(first.steps, context)];
  }
  const checked = cases.filter(({ steps }) => steps.length > 0);
  const free = cases.filter(({ steps }) => steps.length === 0);
  const last = checked.at(-1)?.steps[0];
  const links: Code[] = [];
  const calls = complaint !== undefined && checked.at(-1)?.steps.length === 1 && last?.kind === "call";
  for (const { holds, steps } of calls ? checked.slice(0, -1) : checked) {
    links.push(code`
      if (${holds}) {
        ${writeSteps(steps, context)}
      }
    `);
  }
  if (complaint !== undefined) {
    const refused = free.map(({ fails }) => fails);
    if (calls && last.kind === "call") refused.push(callFails(last, context));
    links.push(
      refused.length === 0 ? refuse(context) : code`if (${operators(refused, "&&")}) ${refuse(context)}`,
    );
  }
  return [chain(links)];
}

/** `if … else if … else …`. */
function chain(links: readonly Code[]): Code {
  return links.reduce((before, link) => code`${before} else ${link}`);
}

/** Whether a list is asked in place, as there may be many short ones of them. */
function isForLoop(step: Step | undefined, { looped }: PlanContext): boolean {
  return looped === true && step?.kind === "items" && listFunction(step) !== undefined;
}

function writeItems(step: ItemsStep, context: PlanContext): Code {
  const whole = listTest(step);
  if (whole === undefined) return writeLoop(step, context);
  const refuseWhole = code`if (${whole.fails}) ${refuse(context)}`;
  if (!isForLoop(step, context)) return refuseWhole;
  return code`
    if (${step.subject}.length < ${shortList}) {
      ${writeLoop(step, context)}
    } else ${refuseWhole}
  `;
}

function writeLoop(step: ItemsStep, context: PlanContext): Code {
  const item = raw(step.item);
  const index = raw(step.index);
  const statements = writeSteps(step.steps, step.span === "one" ? context : { ...context, looped: true });
  const used = mentions(lines(statements), step.item);
  // Where items may not be there at all, what they are does not matter.
  if (step.span === "one" || !used) {
    return code`
      if (${step.subject}.length > ${step.from}) {
        ${used ? code`const ${item}: unknown = ${step.subject}[${step.from}];` : nothing}
        ${statements}
      }
    `;
  }
  return code`
    for (let ${index} = ${step.from}; ${index} < ${step.subject}.length; ${index}++) {
      const ${item}: unknown = ${step.subject}[${index}];
      ${statements}
    }
  `;
}

function writeDispatch(step: Dispatch, context: PlanContext): Code {
  const cases = step.cases.map(({ tags, steps }) => {
    const labels = tags.map((tag) => code`case ${tag}:`);
    const body = writeSteps(steps, context);
    return code`
      ${labels.slice(0, -1)}
      ${labels.at(-1) ?? raw("")} {
        ${body}
        break;
      }
    `;
  });
  return code`
    switch (${step.load}) {
      ${cases}
      default:
        ${refuse(context)}
    }
  `;
}

function writeConditional(step: Conditional, context: PlanContext): Code {
  const then = writeSteps(step.then, context);
  const otherwise = writeSteps(step.otherwise, context);
  if (then.length === 0) {
    return code`
      if (!${step.condition}) {
        ${otherwise}
      }
    `;
  }
  const first = code`
    if (${step.condition}) {
      ${then}
    }
  `;
  if (otherwise.length === 0) return first;
  return code`
    ${first} else {
      ${otherwise}
    }
  `;
}

function writeUnevaluated(step: UnevaluatedStep, context: PlanContext): Code {
  return writeUnseen(step, writeSteps(step.steps, context));
}

/** The loop over what has not been looked at, around what is said of it. */
export function writeUnseen(step: UnevaluatedStep, body: readonly Code[]): Code {
  const { of, value, subject, name, holds, seen, seenName } = step;
  const key = raw(step.key);
  const variable = raw(step.variable);
  const loop =
    of === "keys"
      ? code`for (const ${key} in ${subject})`
      : code`for (let ${key} = 0; ${key} < ${subject}.length; ${key}++)`;
  const isSeen = code`${raw(seenName)}.has(${key})`;
  const skipped = of === "keys" ? code`${variable} === undefined || ${isSeen}` : isSeen;
  const used = of === "keys" || mentions(lines(body), step.variable);
  return code`
    const ${raw(name)}: unknown = ${value};
    if (${holds}) {
      const ${raw(seenName)} = ${seen};
      ${loop} {
        ${used ? code`const ${variable}: unknown = ${subject}[${key}];` : nothing}
        if (${skipped}) continue;
        ${body}
      }
    }
  `;
}
