import { pointerTokens } from "../../../diagnostics/index.ts";
import { type Code, call, code, lines, operators, raw } from "../../../print/index.ts";
import type { PlanContext } from "../context.ts";
import type { Complaint, Step } from "../step.ts";
import { countOf } from "./expression.ts";

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
  const where = key === undefined ? to.key : code`${key}`;
  const message = says(keyword, expected);
  const place = where === undefined ? (message === undefined ? [] : [raw("undefined")]) : [where];
  const said = message === undefined ? [] : [code`${message}`];
  const args = [code`${keyword}`, code`${expected}`, subject, pointerCode(at.pointer, to), ...place, ...said];
  return code`${call(code`${to.issues}.add`, args)};`;
}

/** The message of an issue, where it is another than what such values must be, and what was got instead. */
function says(keyword: string, expected: string): string | undefined {
  if (keyword === "required") return " is required";
  return keyword === "dependentRequired" || keyword === "propertyNames" ? ` must be ${expected}` : undefined;
}

export function complainWhere(condition: Code, complaint: Complaint, to: Explaining): Code {
  const said = complain(complaint, to);
  return ifThen(condition, said);
}

/** A statement under a condition: on its line where it is short, else in a block. */
export function ifThen(condition: Code, statement: Code): Code {
  return lengthOf(condition) + lengthOf(statement) <= 80
    ? code`if (${condition}) ${statement}`
    : code`if (${condition}) ${elseBlock(statement)}`;
}

/** About as long as the code is when printed on one line. */
function lengthOf({ parts }: Code): number {
  let length = 0;
  for (const part of parts) {
    if (typeof part === "string") length += part.length;
    else if (part.kind === "code") length += lengthOf(part);
    else if (part.kind === "reference") length += part.name.length;
    else if (part.kind === "group") for (const item of part.items) length += lengthOf(item) + 2;
  }
  return length;
}

/** Steps that come to one condition under which there is something to say; `undefined` where they come to more. */
export function simpleFailure(
  steps: readonly Step[],
): { readonly condition: Code; readonly complaint: Complaint; readonly operand: Code } | undefined {
  const [step] = steps;
  if (steps.length !== 1 || step === undefined) return undefined;
  switch (step.kind) {
    case "assertion": {
      const { fails, complaint } = step;
      return step.never ? undefined : { condition: fails, complaint, operand: code`(${fails})` };
    }
    case "negation":
      return { condition: step.holds, complaint: step.complaint, operand: code`(${step.holds})` };
    case "choice": {
      const condition =
        step.mode === "any"
          ? code`!(${operators(step.options, "||")})`
          : code`${countOf(step.options)} !== 1`;
      return { condition, complaint: step.complaint, operand: condition };
    }
    case "branch": {
      const { complaint, cases, established } = step;
      if (complaint === undefined || established || cases.some((one) => one.steps.length > 0))
        return undefined;
      const condition = operators(
        cases.map(({ fails }) => fails),
        "&&",
      );
      return { condition, complaint, operand: condition };
    }
    default:
      return undefined;
  }
}

/** The pointer of a schema, relative to the model's where it is inside. */
export function pointerCode(pointer: string, { at, base }: Explaining): Code {
  if (pointer === base) return at;
  return pointerTokens(pointer).length > 0 && pointer.startsWith(`${base}/`)
    ? code`${at} + ${pointer.slice(base.length)}`
    : code`${pointer}`;
}

export function elseBlock(body: Code): Code {
  return code`
    {
      ${body}
    }
  `;
}

/** Writes the statements that explain steps. */
export type Write = (steps: readonly Step[], to: Explaining) => Code;

/** Explains a member or an item, which the collector goes into where it has to. */
export function insideBy(write: Write, key: Code, steps: readonly Step[], to: Explaining): Code {
  if (staysOutside(steps)) return write(steps, { ...to, key });
  return lines([
    code`${to.issues}.path.push(${key});`,
    write(steps, { ...to, key: undefined }),
    code`${to.issues}.path.pop();`,
  ]);
}
