import { type Format, knownFormat, type NumberRules, type Schema } from "../../../ir/index.ts";
import { type Code, code, operators, raw } from "../../../print/index.ts";
import { type PlanContext, runtime, type Subject } from "../context.ts";
import { describeTypes } from "../facts/types.ts";
import type { Complaint, Step } from "../step.ts";
import { boundsOf } from "./bounds.ts";
import { allOf, type Test } from "./tests.ts";

/** What is asked of numbers: that they are finite, or integers; bounds; multiples; what their format says. */
export function planNumber(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  const { types, number = {} } = schema;
  const value = subject.code;
  const steps: Step[] = [];
  const assert = (code: string, expected: string, holds: Code, fails: Code, several?: true): void => {
    const complaint: Complaint = { code, expected, at: schema.at, subject: value };
    steps.push({ kind: "assertion", holds, fails, complaint, several });
  };
  const integer = types !== undefined && !types.includes("number");
  const format = number.format?.asserted ? formats[knownFormat(number.format) ?? ""] : undefined;
  if (types !== undefined) {
    const test = code`${raw(integer || format?.integer ? "Number.isInteger" : "Number.isFinite")}(${value})`;
    assert("type", describeTypes(types), test, code`!${test}`);
  } else if (format?.integer) {
    const test = code`Number.isInteger(${value})`;
    assert("format", "an integer", test, code`!${test}`);
  }
  for (const test of testsOfNumber(number, value))
    assert(test.keyword, test.expected, test.holds, test.fails);
  if (format !== undefined) {
    const { low, high, noun } = format;
    const above = code`${value} >= ${raw(low)}`;
    const below = code`${value} <= ${raw(high)}`;
    assert(
      "format",
      noun,
      code`${above} && ${below}`,
      operators([code`${value} < ${raw(low)}`, code`${value} > ${raw(high)}`], "||"),
      true,
    );
  } else if (number.format?.asserted && number.format.rules !== undefined) {
    const { name, rules } = number.format;
    for (const test of allOf(testsOfNumber(rules, value), "format", name))
      assert(test.keyword, test.expected, test.holds, test.fails, test.several);
  } else if (number.format?.asserted) {
    planUnknownFormat(number.format, schema, context);
  }
  return steps;
}

function testsOfNumber(rules: NumberRules, value: Code): readonly Test[] {
  const { multipleOf } = rules;
  const bounds = boundsOf(rules, value);
  if (multipleOf === undefined) return bounds;
  const holds = code`${runtime("isMultipleOf")}(${value}, ${multipleOf})`;
  return [
    ...bounds,
    { keyword: "multipleOf", expected: `a multiple of ${multipleOf}`, holds, fails: code`!${holds}` },
  ];
}

interface NumberFormat {
  readonly integer: boolean;
  readonly low: string;
  readonly high: string;
  readonly noun: string;
}

/** The ranges that formats stand for; 2 ** 63 is how a double holds the largest integer of 64 bits. */
const formats: Readonly<Record<string, NumberFormat>> = {
  int32: { integer: true, low: "-2147483648", high: "2147483647", noun: "an integer of 32 bits" },
  int64: { integer: true, low: "-(2 ** 63)", high: "2 ** 63", noun: "an integer of 64 bits" },
  float: {
    integer: false,
    low: "-3.4028234663852886e38",
    high: "3.4028234663852886e38",
    noun: "a number of single precision",
  },
};

/** `double` is any number of a program; another format that is asserted and not known is a fault to be seen. */
export function planUnknownFormat(format: Format, schema: Schema, { report }: PlanContext): void {
  if (format.name === "double") return;
  report({ code: "format-without-check", at: schema.at, args: { format: format.name } });
}
