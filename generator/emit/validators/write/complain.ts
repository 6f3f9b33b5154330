import { pointerTokens } from "../../../diagnostics/index.ts";
import { type Code, code, lines, nothing } from "../../../print/index.ts";
import type { PlanContext } from "../context.ts";
import type { Complaint, Step } from "../step.ts";

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
    code`${to.issues}.enter(${key});`,
    write(steps, { ...to, key: undefined }),
    code`${to.issues}.leave();`,
  ]);
}
