import { type Code, operators } from "../../../print/index.ts";

/** What a keyword asks for, as a test and as words. */
export interface Test {
  readonly keyword: string;
  readonly expected: string;
  readonly holds: Code;
  readonly fails: Code;
  /** `holds` is several terms of `&&`. */
  readonly several?: true | undefined;
}

/** Several tests as what one keyword asks for; none where there are none. */
export function allOf(tests: readonly Test[], keyword: string, expected: string): readonly Test[] {
  const holds = tests.map((test) => test.holds);
  const fails = tests.map((test) => test.fails);
  if (tests.length === 0) return [];
  const [only] = tests;
  if (tests.length === 1 && only !== undefined) return [{ ...only, keyword, expected }];
  return [{ keyword, expected, holds: operators(holds, "&&"), fails: operators(fails, "||"), several: true }];
}
