import { type Issue, Issues, type ValidateOptions } from "./issues.ts";
import { explain, type Rules } from "./rules.ts";

/** What `validate` gives: the value as it is, or what is wrong with it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues?: undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What `parse` throws. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  declare readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join("\n"));
    this.issues = issues;
  }
}

/** The result for a value that is known to be invalid. */
export function failure(
  value: unknown,
  rules: Rules,
  options?: ValidateOptions,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: reworded(collect(value, rules, limitOf(options)), options) };
}

/** Throws what is wrong with a value that is known to be invalid. */
export function raise(value: unknown, rules: Rules): never {
  throw new ValidationError(collect(value, rules));
}

/** Issues with the messages that the options have for their codes. */
export function reworded(issues: readonly Issue[], options?: ValidateOptions): readonly Issue[] {
  const messages = options?.messages;
  if (messages === undefined) return issues;
  return issues.map((issue) => {
    const own = messages[issue.code];
    if (own === undefined) return issue;
    return { ...issue, message: typeof own === "string" ? own : own(issue) };
  });
}

/** How many issues the options ask for at most; what is below one asks for nothing, as what is refused has an issue. */
export function limitOf(options?: ValidateOptions): number | undefined {
  if (options?.first) return 1;
  const limit = Math.floor(options?.limit ?? 0);
  return limit >= 1 ? limit : undefined;
}

function collect(value: unknown, rules: Rules, limit?: number): readonly Issue[] {
  const issues = new Issues(limit);
  try {
    explain(rules, value, issues);
    // The test rejected the value, but nothing wrong is found now: a getter or a proxy threw during the test or answers
    // otherwise.
    if (!issues.found[0]) throw 0;
  } catch (thrown) {
    issues.addOfWhole(thrown, value);
  }
  return issues.told();
}
