import type { Origin } from "../diagnostics/index.ts";
import type { Operation } from "../ir/index.ts";
import type { Difference, Direction, Effect } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import type { RuleId } from "./rules.ts";

/** One operation before and after. */
export interface Call {
  readonly base: Operation;
  readonly revision: Operation;
  readonly comparison: Comparison;
  readonly subject: string;
  /** What it gives back, where one more body may change that. */
  readonly answer?: Difference["answer"];
}

/** The places of a change in either document. */
export interface Places {
  readonly base?: Origin;
  readonly revision?: Origin;
}

/**
 * Whether the server calls it: webhooks, and callbacks of what clients call. A callback goes back to where its operation
 * came from, so that those of webhooks are called by clients.
 */
export function isSent({ kind, owner }: Pick<Operation, "kind" | "owner">): boolean {
  if (kind !== "callback") return kind === "webhook";
  return owner === undefined || !isSent({ kind: "operation", ...owner });
}

/** Which way values travel: what the server calls is answered by its clients. */
export function directionOf({ base }: Pick<Call, "base">, part: Direction): Direction {
  if (!isSent(base)) return part;
  return part === "request" ? "response" : "request";
}

/** What asks for more, or for less: where servers ask themselves, more is sent, and less is what breaks its readers. */
const askings: ReadonlySet<RuleId> = new Set<RuleId>([
  "access-narrowed",
  "access-widened",
  "parameter-became-optional",
  "parameter-became-required",
  "request-body-added",
  "request-body-became-optional",
  "request-body-became-required",
  "required-parameter-added",
]);

function effectOf({ base }: Call, rule: RuleId, effect: Effect): Effect {
  if (!isSent(base) || !askings.has(rule)) return effect;
  return effect === "narrowed" ? "widened" : effect === "widened" ? "narrowed" : effect;
}

/**
 * Notes a change of an operation itself.
 * @param part whether it is of what is sent to the operation, or of what it answers
 */
export function tell(
  call: Call,
  rule: RuleId,
  effect: Effect,
  part: Direction,
  args: Readonly<Record<string, string>> = {},
  at: Places = { base: call.base.at, revision: call.revision.at },
): void {
  const { comparison, subject, answer } = call;
  comparison.differences.push({
    rule,
    args,
    effect: effectOf(call, rule, effect),
    base: at.base,
    revision: at.revision,
    site: undefined,
    direction: directionOf(call, part),
    subject,
    path: "",
    model: undefined,
    answer,
  });
}
