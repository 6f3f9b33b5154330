import type { Origin } from "../../diagnostics/index.ts";
import type { ModelId } from "../../ir/index.ts";
import type { Code } from "../../print/index.ts";

/** What is checked of one value, in the order in which it is: the plan that every way of writing a check follows. */
export type Step =
  | Assertion
  | Branch
  | ObjectStep
  | ItemsStep
  | KeysStep
  | CallStep
  | Choice
  | Dispatch
  | Negation
  | Conditional
  | UnevaluatedStep;

/** What is said of a value that fails. */
export interface Complaint {
  /** The keyword. */
  readonly code: string;
  /** Follows "must be": `a string`. */
  readonly expected: string;
  /** The schema that asks for it. */
  readonly at: Origin;
  /** The value at fault. */
  readonly subject: Code;
  /** The member of the value here that is at fault, where it is not the value itself. */
  readonly key?: string;
}

/** One expression decides. */
export interface Assertion {
  readonly kind: "assertion";
  readonly holds: Code;
  readonly fails: Code;
  readonly complaint: Complaint;
  /** `holds` is several terms of `&&`. */
  readonly several?: true | undefined;
  /** Nothing satisfies it. */
  readonly never?: true;
  /** Leaves TypeScript with a literal type of the value. */
  readonly narrows?: true;
  /** Compares with nothing but texts. */
  readonly texts?: true;
}

/** The JSON type of a value decides what is checked next. */
export interface Branch {
  readonly kind: "branch";
  readonly subject: Code;
  readonly cases: readonly BranchCase[];
  /** What is said where no case applies; without it, such values are fine. */
  readonly complaint: Complaint | undefined;
  /** The value is known to be of the only case: what comes before has said so. */
  readonly established: boolean;
}

export interface BranchCase {
  readonly holds: Code;
  readonly fails: Code;
  readonly steps: readonly Step[];
}

/** The members of an object. */
export interface ObjectStep {
  readonly kind: "object";
  readonly subject: Code;
  readonly members: readonly MemberStep[];
  readonly rest: RestStep | undefined;
  /** The names of a loop over the object's keys, where members are met in one rather than loaded one by one. */
  readonly loop: { readonly key: string; readonly variable: string; readonly count: string } | undefined;
}

export interface MemberStep {
  readonly key: string;
  /** What the member is read into; nothing where the steps read it themselves, once. */
  readonly variable: string | undefined;
  /** Reads the member, and into that variable. */
  readonly load: Code;
  readonly read: Code | undefined;
  readonly presence: "required" | "optional";
  /** Whether the steps fail for a member that is absent, so that presence need not be tested. */
  readonly refusesAbsence: boolean;
  readonly steps: readonly Step[];
  readonly complaint: Complaint;
}

/** What is asked of members by their keys. */
export interface RestStep {
  readonly key: string;
  readonly variable: string;
  /** Counts the keys, where it has to be told which of them is at fault. */
  readonly count: string;
  readonly patterns: readonly { readonly matches: Code; readonly steps: readonly Step[] }[];
  /** The keys that `otherwise` does not apply to, beside those that match a pattern. */
  readonly known: readonly string[];
  readonly otherwise: readonly Step[];
}

/** Each item of an array from an index on. */
export interface ItemsStep {
  readonly kind: "items";
  readonly subject: Code;
  /** One item at this index, or all from there on. */
  readonly span: "one" | "rest";
  readonly from: number;
  readonly index: string;
  readonly item: string;
  readonly steps: readonly Step[];
}

/** Each key of an object. */
export interface KeysStep {
  readonly kind: "keys";
  readonly subject: Code;
  readonly key: string;
  readonly holds: Code;
  readonly complaint: Complaint;
}

/** The schema of another model. */
export interface CallStep {
  readonly kind: "call";
  readonly model: ModelId;
  readonly subject: Code;
  /** What to test instead of calling the model's function, where that costs less. */
  readonly inPlace?: Pick<Assertion, "holds" | "fails" | "texts">;
  /** What the function says leaves TypeScript's idea of the value as it is. */
  readonly aside?: true;
}

/** At least one of several holds, or exactly one. */
export interface Choice {
  readonly kind: "choice";
  readonly mode: "any" | "one";
  readonly options: readonly Code[];
  readonly complaint: Complaint;
}

/** A member's value tells which of several applies; proven by what each of them asks of that member. */
export interface Dispatch {
  readonly kind: "dispatch";
  readonly subject: Code;
  readonly key: string;
  readonly load: Code;
  readonly cases: readonly {
    readonly tags: readonly (string | number | boolean)[];
    readonly steps: readonly Step[];
  }[];
  readonly complaint: Complaint;
}

export interface Negation {
  readonly kind: "negation";
  readonly holds: Code;
  readonly complaint: Complaint;
}

export interface Conditional {
  readonly kind: "conditional";
  readonly condition: Code;
  readonly then: readonly Step[];
  readonly otherwise: readonly Step[];
}

/** Keys or items that nothing else has looked at. */
export interface UnevaluatedStep {
  readonly kind: "unevaluated";
  readonly of: "keys" | "items";
  /** What is checked, and the constant that it is read into, as nothing has narrowed that. */
  readonly value: Code;
  readonly subject: Code;
  readonly name: string;
  readonly holds: Code;
  /** Calls the function that collects what has been looked at. */
  readonly seen: Code;
  readonly seenName: string;
  readonly key: string;
  readonly variable: string;
  readonly steps: readonly Step[];
}

/** Whether nothing comes after the steps: one of them never holds. */
export function endsNever(steps: readonly Step[]): boolean {
  return steps.some((step) => {
    switch (step.kind) {
      case "assertion":
        return step.never === true;
      case "object":
        return step.loop === undefined && step.members.some(isHopeless);
      case "conditional":
        return endsNever(step.then) && endsNever(step.otherwise);
      case "branch":
        return isTotal(step) && step.cases.every((one) => endsNever(one.steps));
      default:
        return false;
    }
  });
}

/** Whether no value passes a branch but through one of its cases. */
function isTotal({ complaint, established, cases }: Branch): boolean {
  return complaint !== undefined || (established && cases.length === 1);
}

/** A member that has to be there, and that nothing satisfies. */
export function isHopeless({ presence, steps }: MemberStep): boolean {
  return presence === "required" && endsNever(steps);
}
