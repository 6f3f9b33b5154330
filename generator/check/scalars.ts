import { type Format, type FormatRules, matches, type NumberRules, type StringRules } from "../ir/index.ts";
import { isLonger, isMultipleOf, isShorter, stringFormatChecks } from "../runtime/index.ts";
import { type Fail, type State, Undecided } from "./state.ts";

export function judgeString(value: string, rules: StringRules, state: State, fail: Fail): void {
  const { minLength, maxLength, pattern, format } = rules;
  if (minLength !== undefined && isShorter(value, minLength)) fail("minLength");
  if (maxLength !== undefined && isLonger(value, maxLength)) fail("maxLength");
  if (pattern !== undefined) {
    const isMatch = matches(pattern, value);
    if (isMatch === "unknown") throw new Undecided();
    if (!isMatch) fail("pattern");
  }
  if (!isAsserted(format, state)) return;
  if (format.rules !== undefined) return judgeFormat(judgeString, value, format.rules, state, fail);
  const known = stringFormatChecks[format.name];
  if (known !== undefined && !known.test(value)) fail("format");
}

/** The largest number of 32 bits in IEEE 754. */
const maxFloat = (2 - 2 ** -23) * 2 ** 127;

/** What the formats of numbers ask for; `double` is any JSON number of a JavaScript program. */
const numberFormatTests: Readonly<Record<string, (value: number) => boolean>> = {
  int32: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  // 2^63 itself is how a double holds the largest integer of 64 bits.
  int64: (value) => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63,
  float: (value) => Math.abs(value) <= maxFloat,
  double: (value) => Number.isFinite(value),
};

export function judgeNumber(value: number, rules: NumberRules, state: State, fail: Fail): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = rules;
  if (minimum !== undefined && !(value >= minimum)) fail("minimum");
  if (maximum !== undefined && !(value <= maximum)) fail("maximum");
  if (exclusiveMinimum !== undefined && !(value > exclusiveMinimum)) fail("exclusiveMinimum");
  if (exclusiveMaximum !== undefined && !(value < exclusiveMaximum)) fail("exclusiveMaximum");
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) fail("multipleOf");
  if (!isAsserted(format, state)) return;
  if (format.rules !== undefined) return judgeFormat(judgeNumber, value, format.rules, state, fail);
  if (numberFormatTests[format.name]?.(value) === false) fail("format");
}

/** What is wrong by the rules of a format is one thing, whichever of them say so. */
function judgeFormat<T>(
  judge: (value: T, rules: FormatRules, state: State, fail: Fail) => void,
  value: T,
  rules: FormatRules,
  state: State,
  fail: Fail,
): void {
  let holds = true;
  judge(value, rules, state, () => {
    holds = false;
    return true;
  });
  if (!holds) fail("format");
}

function isAsserted(format: Format | undefined, state: State): format is Format {
  if (format === undefined || state.formats === "annotate") return false;
  return state.formats === "assert" || format.asserted;
}
