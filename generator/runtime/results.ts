import { foundBy, type Issue, Issues, type ValidateOptions } from "./issues.ts";
import { explain, type Rules } from "./rules.ts";

/** What `validate` gives: the value as it is, or what is wrong with it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues?: undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What `parse` throws. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join("\n"));
    this.issues = issues;
  }
}

/** The result for a value that is known to be invalid; `fault`: where it is to be looked at first. */
export function failure(
  value: unknown,
  rules: Rules,
  options?: ValidateOptions,
  fault?: number,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  const issues = collect(value, rules, options, fault);
  return { ok: false, issues: options ? reworded(issues, options) : issues };
}

/** What to throw for a value that is known to be invalid. */
export function invalid(value: unknown, rules: Rules): ValidationError {
  return new ValidationError(collect(value, rules));
}

/** Issues with the messages that the options have for their codes. */
export function reworded(issues: readonly Issue[], options?: ValidateOptions): readonly Issue[] {
  const messages = options?.messages;
  if (messages === undefined) return issues;
  return issues.map((issue) => {
    const own = Object.hasOwn(messages, issue.code) ? messages[issue.code] : undefined;
    if (own === undefined) return issue;
    return { ...issue, message: typeof own === "string" ? own : own(issue) };
  });
}

function collect(value: unknown, rules: Rules, options?: ValidateOptions, fault?: number): readonly Issue[] {
  const issues = new Issues(options);
  let whole = false;
  try {
    explain(rules, value, issues, "", fault);
    whole = issues.found.length > 0;
  } catch {}
  // What could not be followed to its end is beyond the limit, or beyond what the stack holds.
  if (!whole) issues.add("too_deep", "nested less deeply", value, "");
  return foundBy(issues);
}
