import type { Schema } from "../../../ir/index.ts";
import { type Code, code } from "../../../print/index.ts";
import { stringFormatChecks } from "../../../runtime/index.ts";
import { type PlanContext, patternConstant, runtime, type Subject } from "../context.ts";
import type { Step } from "../step.ts";
import { planUnknownFormat } from "./numbers.ts";

/**
 * What is asked of strings. Lengths come first: they bound what a pattern has to read. A string's UTF-16 length decides
 * most cases before code points are counted.
 */
export function planString(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  const { minLength, maxLength, pattern, format } = schema.string ?? {};
  const value = subject.code;
  const steps: Step[] = [];
  const assert = (keyword: string, expected: string, holds: Code, fails: Code): void => {
    const complaint = { code: keyword, expected, at: schema.at, subject: value };
    steps.push({ kind: "assertion", holds, fails, complaint });
  };
  if (minLength !== undefined && minLength > 0) {
    const fails = code`${runtime("isShorter")}(${value}, ${minLength})`;
    const empty = minLength === 1;
    assert(
      "minLength",
      `at least ${charactersOf(minLength)} long`,
      empty ? code`${value} !== ""` : code`!${fails}`,
      empty ? code`${value} === ""` : fails,
    );
  }
  if (maxLength !== undefined) {
    const fails = code`${runtime("isLonger")}(${value}, ${maxLength})`;
    assert(
      "maxLength",
      `at most ${charactersOf(maxLength)} long`,
      code`(${value}.length <= ${maxLength} || !${fails})`,
      code`${value}.length > ${maxLength} && ${fails}`,
    );
  }
  if (pattern !== undefined) {
    const holds = code`${patternConstant(pattern, `${subject.hint}`, context)}.test(${value})`;
    assert("pattern", `a match of ${pattern.source}`, holds, code`!${holds}`);
  }
  if (format?.asserted) {
    const known = stringFormatChecks[format.name];
    if (known === undefined) planUnknownFormat(format, schema, context);
    else {
      const holds = code`${runtime(known.test.name)}(${value})`;
      assert("format", known.noun, holds, code`!${holds}`);
    }
  }
  return steps;
}

function charactersOf(length: number): string {
  return length === 1 ? "1 character" : `${length} characters`;
}
