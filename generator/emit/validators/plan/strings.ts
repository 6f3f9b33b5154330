import type { FormatRules, Schema } from "../../../ir/index.ts";
import { type Code, code } from "../../../print/index.ts";
import { stringFormatChecks } from "../../../runtime/index.ts";
import { type PlanContext, partHint, patternConstant, runtime, type Subject } from "../context.ts";
import type { Step } from "../step.ts";
import { planUnknownFormat } from "./numbers.ts";
import { allOf, type Test } from "./tests.ts";

/** What is asked of strings: their length, a pattern, what their format says. */
export function planString(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  const { format, ...rules } = schema.string ?? {};
  return [...testsOfText(rules, subject, context), ...formatTests(schema, subject, context)].map(
    ({ keyword, expected, holds, fails, several }): Step => {
      const complaint = { code: keyword, expected, at: schema.at, subject: subject.code };
      return { kind: "assertion", holds, fails, complaint, several };
    },
  );
}

/**
 * Lengths come first: they bound what a pattern has to read. A string's UTF-16 length decides most cases before code
 * points are counted.
 */
export function testsOfText(
  { minLength, maxLength, pattern }: FormatRules,
  { code: value, hint }: Pick<Subject, "code" | "hint">,
  context: PlanContext,
): readonly Test[] {
  const tests: Test[] = [];
  if (minLength !== undefined && minLength > 0) {
    const fails = code`${runtime("isShorter")}(${value}, ${minLength})`;
    const empty = minLength === 1;
    tests.push({
      keyword: "minLength",
      expected: `at least ${charactersOf(minLength)} long`,
      holds: empty ? code`${value} !== ""` : code`!${fails}`,
      fails: empty ? code`${value} === ""` : fails,
    });
  }
  if (maxLength !== undefined) {
    const fails = code`${runtime("isLonger")}(${value}, ${maxLength})`;
    tests.push({
      keyword: "maxLength",
      expected: `at most ${charactersOf(maxLength)} long`,
      holds: code`(${value}.length <= ${maxLength} || !${fails})`,
      fails: code`${value}.length > ${maxLength} && ${fails}`,
    });
  }
  if (pattern !== undefined) {
    const holds = code`${patternConstant(pattern, hint, context)}.test(${value})`;
    tests.push({
      keyword: "pattern",
      expected: `a match of ${pattern.source}`,
      holds,
      fails: code`!${holds}`,
    });
  }
  return tests;
}

function formatTests(schema: Schema, subject: Subject, context: PlanContext): readonly Test[] {
  const format = schema.string?.format;
  if (!format?.asserted) return [];
  if (format.rules !== undefined) {
    const hint = partHint(subject.hint, format.name);
    return allOf(testsOfText(format.rules, { ...subject, hint }, context), "format", format.name);
  }
  const known = stringFormatChecks[format.name];
  if (known === undefined) {
    planUnknownFormat(format, schema, context);
    return [];
  }
  const holds: Code = code`${runtime(known.test.name)}(${subject.code})`;
  return [{ keyword: "format", expected: known.noun, holds, fails: code`!${holds}` }];
}

function charactersOf(length: number): string {
  return length === 1 ? "1 character" : `${length} characters`;
}
