import type { NumberRules } from "../../../ir/index.ts";
import { type Code, code, raw } from "../../../print/index.ts";
import type { Test } from "./tests.ts";

/** The bounds (JSON Schema 2020-12 validation, 6.2.2 to 6.2.5) in the order in which they are tested. */
const bounds = {
  minimum: { holds: ">=", fails: "<", words: "at least" },
  maximum: { holds: "<=", fails: ">", words: "at most" },
  exclusiveMinimum: { holds: ">", fails: "<=", words: "more than" },
  exclusiveMaximum: { holds: "<", fails: ">=", words: "less than" },
} as const;

/** @param value a number or a bigint: both compare with a number */
export function boundsOf(rules: NumberRules, value: Code): readonly Test[] {
  return (Object.keys(bounds) as (keyof typeof bounds)[]).flatMap((keyword) => {
    const limit = rules[keyword];
    if (limit === undefined) return [];
    const { holds, fails, words } = bounds[keyword];
    return [
      {
        keyword,
        expected: `${words} ${limit}`,
        holds: code`${value} ${raw(holds)} ${limit}`,
        fails: code`${value} ${raw(fails)} ${limit}`,
      },
    ];
  });
}
