/** `error` makes a run exit with 2; `warning` and `note` do not change the exit code. */
export type Severity = "error" | "warning" | "note";

/** One kind of diagnostic: what `modelwright explain CODE` prints. */
export interface Row<Args> {
  readonly severity: Severity;
  /** A line for lists: "A $ref points at nothing". */
  readonly title: string;
  /** The message of one occurrence, a sentence without a full stop at its end. */
  readonly message: (args: Args) => string;
  /** How a document comes to have this. */
  readonly cause: string;
  /** What to do about it. */
  readonly cure: string;
}

/** Types one row; the registry is made of these. */
export function row<Args = Record<never, never>>(of: Row<Args>): Row<Args> {
  return of;
}
