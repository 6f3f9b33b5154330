import { type Code, operators } from "../../../print/index.ts";

/** What a keyword asks for, as a test and as words. */
export interface Test {
  readonly keyword: string;
  readonly expected: string;
  readonly holds: Code;
  readonly fails: Code;
}

/** Several tests as what one keyword asks for; none where there are none. */
export function allOf(tests: readonly Test[], keyword: string, expected: string): readonly Test[] {
  const join = (codes: readonly Code[], operator: string): Code =>
    codes.length === 1 ? codes[0]! : operators(codes, operator);
  const holds = tests.map((test) => test.holds);
  const fails = tests.map((test) => test.fails);
  if (tests.length === 0) return [];
  return [{ keyword, expected, holds: join(holds, "&&"), fails: join(fails, "||") }];
}
