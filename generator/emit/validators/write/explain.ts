import { pointerTokens } from "../../../diagnostics/index.ts";
import { type Code, code, lines, nothing, operators, raw } from "../../../print/index.ts";
import type { PlanContext } from "../context.ts";
import type {
  Branch,
  Complaint,
  Conditional,
  Dispatch,
  ItemsStep,
  KeysStep,
  Step,
  UnevaluatedStep,
} from "../step.ts";
import { explainObject } from "./explain-object.ts";
import { countOf } from "./expression.ts";
import { writeUnseen } from "./test.ts";

/** What an explaining function is written with. */
export interface Explaining {
  readonly context: PlanContext;
  /** The collector of issues. */
  readonly issues: Code;
  /** The constant that holds the pointer of the model's schema, and that pointer. */
  readonly at: Code;
  readonly base: string;
  /** The member that the steps are about, where the collector has not been told to go there. */
  readonly key: Code | undefined;
}

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
      return explainObject(step, to);
    case "items":
      return explainItems(step, to);
    case "keys":
      return explainKeys(step, to);
    case "call":
      return explainCall(to.context.explain(step.model), step.subject, to);
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

/** Whether the steps can be explained without the collector going into the member that they are about. */
export function staysOutside(steps: readonly Step[]): boolean {
  return steps.every((step) => {
    switch (step.kind) {
      case "assertion":
      case "choice":
      case "negation":
        return step.complaint.key === undefined;
      case "call":
        return true;
      case "branch":
        return step.cases.every((one) => staysOutside(one.steps));
      case "conditional":
        return staysOutside(step.then) && staysOutside(step.otherwise);
      default:
        return false;
    }
  });
}

/** Adds an issue. */
export function complain({ code: keyword, expected, at, subject, key }: Complaint, to: Explaining): Code {
  const args = [code`${keyword}`, code`${expected}`, subject, pointerCode(at.pointer, to)];
  if (key !== undefined) args.push(code`${key}`);
  else if (to.key !== undefined) args.push(to.key);
  const [first, ...rest] = args;
  return code`${to.issues}.add(${first ?? nothing}${rest.map((arg) => code`, ${arg}`).reduce((all, arg) => code`${all}${arg}`, nothing)});`;
}

export function complainWhere(condition: Code, complaint: Complaint, to: Explaining): Code {
  return code`
    if (${condition}) {
      ${complain(complaint, to)}
    }
  `;
}

/** The pointer of a schema, relative to the model's where it is inside. */
export function pointerCode(pointer: string, { at, base }: Explaining): Code {
  if (pointer === base) return at;
  return pointerTokens(pointer).length > 0 && pointer.startsWith(`${base}/`)
    ? code`${at} + ${pointer.slice(base.length)}`
    : code`${pointer}`;
}

/** A model's own function goes on, inside the member where that is not yet entered. */
function explainCall(explain: Code, subject: Code, { issues, key }: Explaining): Code {
  return key === undefined
    ? code`${explain}(${subject}, ${issues});`
    : code`${issues}.within(${key}, ${subject}, ${explain});`;
}

function explainBranch(branch: Branch, to: Explaining): Code {
  const { cases, complaint } = branch;
  const checked = cases.filter(({ steps }) => steps.length > 0);
  const free = cases.filter(({ steps }) => steps.length === 0);
  const [first] = checked;
  if (complaint !== undefined && cases.length === 1 && first !== undefined) {
    return code`
      if (${first.fails}) {
        ${complain(complaint, to)}
      } else ${elseBlock(writeExplanation(first.steps, to))}
    `;
  }
  const links = checked.map(
    ({ holds, steps }) => code`
      if (${holds}) {
        ${writeExplanation(steps, to)}
      }
    `,
  );
  if (complaint !== undefined) {
    const refused = free.map(({ fails }) => fails);
    const body = complain(complaint, to);
    const condition = refused.length === 0 ? undefined : operators(refused, "&&");
    links.push(
      condition === undefined
        ? code`
            {
              ${body}
            }
          `
        : code`
            if (${condition}) {
              ${body}
            }
          `,
    );
  }
  return links.length === 0 ? nothing : links.reduce((before, link) => code`${before} else ${link}`);
}

export function elseBlock(body: Code): Code {
  return code`
    {
      ${body}
    }
  `;
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
  if (staysOutside(steps)) return writeExplanation(steps, { ...to, key });
  return lines([
    code`${to.issues}.enter(${key});`,
    writeExplanation(steps, { ...to, key: undefined }),
    code`${to.issues}.leave();`,
  ]);
}

function explainKeys(step: KeysStep, to: Explaining): Code {
  const key = raw(step.key);
  const condition = code`${step.subject}[${key}] !== undefined && !(${step.holds})`;
  return code`
    for (const ${key} in ${step.subject}) {
      if (${to.issues}.full) break;
      ${complainWhere(condition, step.complaint, { ...to, key })}
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
  return explanation.parts.some((part) => {
    if (typeof part === "string") return /\bat\b/.test(part);
    return "kind" in part ? false : mentionsAt(part);
  });
}
