import { type Explain, type Issue, Issues, type ValidateOptions } from "./issues.ts";

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

/** The result for a value that is known to be invalid. */
export function failure(
  value: unknown,
  explain: Explain,
  options?: ValidateOptions,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  const issues = new Issues(options);
  try {
    explain(value, issues);
  } catch (error) {
    // Nested beyond what the stack holds, or a getter of the value's own threw.
    if (error instanceof RangeError) issues.add("too_deep", "nested less deeply", value, "");
    else issues.add("unreadable", "readable", value, "");
  }
  if (issues.found.length === 0) issues.add("invalid", "valid each time that it is read", value, "");
  return { ok: false, issues: issues.found };
}

/** What to throw for a value that is known to be invalid. */
export function invalid(value: unknown, explain: Explain): ValidationError {
  return new ValidationError(failure(value, explain).issues);
}
