import { isViewedInteger, type Schema, viewedDate } from "../../../ir/index.ts";
import { type Code, code, raw } from "../../../print/index.ts";
import { type Kind, type PlanContext, runtime, type Subject } from "../context.ts";
import { testOf } from "../facts/types.ts";
import type { BranchCase, Step } from "../step.ts";
import { boundsOf } from "./bounds.ts";

/** A case of a branch, and what messages call its values. */
export interface ViewedCase extends BranchCase {
  readonly expected: string;
}

/**
 * Values that the model's view holds in another form than JSON does: a Date for a date, a bigint or a string of digits
 * for an integer of 64 bits. `undefined` where the view changes nothing.
 */
export function viewedCase(
  kind: Kind,
  schema: Schema,
  subject: Subject,
  { view }: PlanContext,
): ViewedCase | undefined {
  const value = subject.code;
  const date = kind === "string" ? viewedDate(schema, view) : undefined;
  if (date !== undefined) {
    const holds = code`${runtime(date === "date" ? "isDay" : "isMoment")}(${value})`;
    const expected = date === "date" ? "a Date at midnight in UTC" : "a valid Date";
    return { holds, fails: code`!${holds}`, steps: [], expected };
  }
  if (kind !== "number" || !isViewedInteger(schema, view)) return undefined;
  if (view.int64 === "bigint") {
    const range = code`BigInt.asIntN(64, ${value})`;
    const inRange = {
      kind: "assertion" as const,
      holds: code`${range} === ${value}`,
      fails: code`${range} !== ${value}`,
      complaint: { code: "format", expected: "an integer of 64 bits", at: schema.at, subject: value },
    };
    const steps = [inRange, ...boundsOfInteger(schema, value, value)];
    return {
      holds: code`typeof ${value} === "bigint"`,
      fails: code`typeof ${value} !== "bigint"`,
      steps,
      expected: "a bigint",
    };
  }
  const holds = code`${runtime("isInt64Text")}(${value})`;
  const steps = boundsOfInteger(schema, code`BigInt(${value})`, value);
  return { holds, fails: code`!${holds}`, steps, expected: "an integer of 64 bits, as a string" };
}

/**
 * How a kind of value is told from the others in a view. A Date is no object where it stands for a text; one of which nothing
 * else is accepted refuses it by the members that it requires.
 */
export function viewedTest(
  kind: Kind,
  { types, object = {} }: Schema,
  subject: Code,
  { view }: Pick<PlanContext, "view">,
): Pick<BranchCase, "holds" | "fails"> {
  const refusesDate = types !== undefined && (object.required ?? []).length > 0;
  if (kind !== "object" || view.dates !== "Date" || refusesDate) return testOf(kind, subject);
  const holds = code`${runtime("isRecord")}(${subject})`;
  return { holds, fails: code`!${holds}` };
}

/** The bounds of an integer that is no number: `value` as a bigint, `subject` as it stands in the model. */
function boundsOfInteger(schema: Schema, value: Code, subject: Code): Step[] {
  const { number = {} } = schema;
  const steps: Step[] = [];
  const assert = (keyword: string, expected: string, holds: Code, fails: Code): void => {
    steps.push({
      kind: "assertion",
      holds,
      fails,
      complaint: { code: keyword, expected, at: schema.at, subject },
    });
  };
  for (const { keyword, expected, holds, fails } of boundsOf(number, value))
    assert(keyword, expected, holds, fails);
  const { multipleOf } = number;
  if (multipleOf !== undefined && Number.isInteger(multipleOf)) {
    const divisor = raw(`${BigInt(multipleOf)}n`);
    assert(
      "multipleOf",
      `a multiple of ${multipleOf}`,
      code`${value} % ${divisor} === 0n`,
      code`${value} % ${divisor} !== 0n`,
    );
  }
  return steps;
}
