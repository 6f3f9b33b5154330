import { type Code, code, lines, mentions, nothing, operators, raw } from "../../../print/index.ts";
import type { Branch, Conditional, Dispatch, ItemsStep, KeysStep, Step, UnevaluatedStep } from "../step.ts";
import {
  complain,
  complainWhere,
  type Explaining,
  elseBlock,
  ifThen,
  insideBy,
  simpleFailure,
} from "./complain.ts";
import { explainObject } from "./explain-object.ts";
import { countOf, isRefusedKey } from "./expression.ts";
import { writeUnseen } from "./test.ts";

/** Statements that add an issue for each step that fails; what a failed step would have been followed by is left out. */
export function writeExplanation(steps: readonly Step[], to: Explaining): Code {
  return lines(steps.map((step) => explainStep(step, to)));
}

function explainStep(step: Step, to: Explaining): Code {
  switch (step.kind) {
    case "assertion":
      return step.never ? complain(step.complaint, to) : complainWhere(step.fails, step.complaint, to);
    case "branch":
      return explainBranch(step, to);
    case "object":
      return explainObject(step, to, writeExplanation);
    case "items":
      return explainItems(step, to);
    case "keys":
      return explainKeys(step, to);
    case "call":
      return to.context.explain(step.model, step.subject, to.issues, to.key);
    case "choice":
      return complainWhere(
        step.mode === "any"
          ? code`!(${operators(step.options, "||")})`
          : code`${countOf(step.options)} !== 1`,
        step.complaint,
        to,
      );
    case "dispatch":
      return explainDispatch(step, to);
    case "negation":
      return complainWhere(step.holds, step.complaint, to);
    case "conditional":
      return explainConditional(step, to);
    case "unevaluated":
      return explainUnevaluated(step, to);
  }
}

function explainBranch(branch: Branch, to: Explaining): Code {
  const { cases, complaint } = branch;
  const [first] = cases;
  if (complaint !== undefined && cases.length === 1 && first !== undefined) {
    if (first.steps.length === 0) return complainWhere(first.fails, complaint, to);
    return code`if (${first.fails}) ${elseBlock(complain(complaint, to))} else ${elsePart(first.steps, to)}`;
  }
  const checked = cases.filter(({ steps }) => steps.length > 0);
  const free = cases.filter(({ steps }) => steps.length === 0);
  const links = checked.map(
    ({ holds, steps }) => code`
      if (${holds}) {
        ${writeExplanation(steps, to)}
      }
    `,
  );
  if (complaint !== undefined) {
    const refused = free.map(({ fails }) => fails);
    links.push(
      refused.length === 0 ? complain(complaint, to) : complainWhere(operators(refused, "&&"), complaint, to),
    );
  }
  return links.length === 0 ? nothing : links.reduce((before, link) => code`${before} else ${link}`);
}

/** What follows `else`: one condition more, or a block. */
function elsePart(steps: readonly Step[], to: Explaining): Code {
  const simple = simpleFailure(steps);
  if (simple !== undefined) return complainWhere(simple.condition, simple.complaint, to);
  return elseBlock(writeExplanation(steps, to));
}

/**
 * The whole explanation of a function that returns nothing: a value of the wrong type ends it, so that what is said of
 * the right one needs no block.
 */
export function writeExplanationBody(steps: readonly Step[], to: Explaining): Code {
  const [branch] = steps;
  if (
    steps.length !== 1 ||
    branch?.kind !== "branch" ||
    branch.complaint === undefined ||
    branch.cases.length !== 1
  ) {
    return writeExplanation(steps, to);
  }
  const [first] = branch.cases;
  if (first === undefined || simpleFailure(first.steps) !== undefined || first.steps.length === 0) {
    return writeExplanation(steps, to);
  }
  return lines([
    ifThen(first.fails, code`return ${complain(branch.complaint, to)}`),
    writeExplanation(first.steps, to),
  ]);
}

function explainItems(step: ItemsStep, to: Explaining): Code {
  const item = raw(step.item);
  const index = step.span === "one" ? raw(String(step.from)) : raw(step.index);
  const load = code`const ${item}: unknown = ${step.subject}[${index}];`;
  const body = inside(index, step.steps, to);
  if (step.span === "one") {
    return code`
      if (${step.subject}.length > ${step.from}) {
        ${load}
        ${body}
      }
    `;
  }
  return code`
    for (let ${index} = ${step.from}; ${index} < ${step.subject}.length && !${to.issues}.full; ${index}++) {
      ${load}
      ${body}
    }
  `;
}

/** Explains a member or an item, which the collector goes into where it has to. */
export function inside(key: Code, steps: readonly Step[], to: Explaining): Code {
  return insideBy(writeExplanation, key, steps, to);
}

function explainKeys(step: KeysStep, to: Explaining): Code {
  const key = raw(step.key);
  return code`
    for (const ${key} in ${step.subject}) {
      if (${to.issues}.full) break;
      ${complainWhere(isRefusedKey(step), step.complaint, { ...to, key })}
    }
  `;
}

function explainDispatch(step: Dispatch, to: Explaining): Code {
  const cases = step.cases.map(({ tags, steps }) => {
    const labels = tags.map((tag) => code`case ${tag}:`);
    return code`
      ${labels.slice(0, -1)}
      ${labels.at(-1) ?? nothing} {
        ${writeExplanation(steps, to)}
        break;
      }
    `;
  });
  return code`
    switch (${step.load}) {
      ${cases}
      default:
        ${complain(step.complaint, to)}
    }
  `;
}

function explainConditional(step: Conditional, to: Explaining): Code {
  const then = writeExplanation(step.then, to);
  const otherwise = writeExplanation(step.otherwise, to);
  if (step.then.length === 0) {
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
  return step.otherwise.length === 0 ? first : code`${first} else ${elseBlock(otherwise)}`;
}

function explainUnevaluated(step: UnevaluatedStep, to: Explaining): Code {
  return writeUnseen(step, [inside(raw(step.key), step.steps, to)]);
}

/** Whether the explanation speaks of the schema's own place. */
export function mentionsAt(explanation: Code): boolean {
  return mentions(explanation, "at");
}
