import type { OperationResponse } from "../ir/index.ts";
import { type Call, directionOf, tell } from "./call.ts";
import { compareContents } from "./compare-contents.ts";
import { compareHeaders } from "./compare-writing.ts";

/** The responses of an operation, by status. */
type Statuses = ReadonlyMap<string, OperationResponse>;

/**
 * Compares what an operation answers. Whoever reads an answer looks for its status, then for the range that it is in,
 * then for `default`: so each response is compared with the one that its readers, or its writers, would take for it.
 */
export function compareResponses(call: Call): void {
  const before = byStatus(call.base.responses);
  const after = byStatus(call.revision.responses);
  const pairs = pairUp(before, after);
  for (const [from, to] of pairs) {
    const [response, other] = [before.get(from)!, after.get(to)!];
    // An error that is told by its status from now on, and says nothing of its body, may still have the one that all have.
    if (from !== to && !isExpected(to) && !before.has(to) && other.contents.length === 0) continue;
    compareContents(withAnswer(call, to), response.contents, other.contents, "response", to);
    compareHeaders(call, response, other);
  }
  for (const status of before.keys()) {
    if (!after.has(status)) tellRemoved(call, status, pairs);
  }
  for (const status of after.keys()) {
    if (!before.has(status)) tell(withAnswer(call, status), "response-added", "none", "response", { status });
  }
}

/** A call with what all its bodies that are no errors are together, where that is a model before and after. */
function withAnswer(call: Call, status: string): Call {
  if (/^[45]/.test(status)) return call;
  const { comparison } = call;
  for (const suffix of ["ResponseResult", "Response"]) {
    const base = comparison.base.model(`${call.base.name}~${suffix}`)?.schema;
    const revision = comparison.revision.model(`${call.revision.name}~${suffix}`)?.schema;
    if (base !== undefined && revision !== undefined) return { ...call, answer: { base, revision } };
  }
  return call;
}

function byStatus(responses: readonly OperationResponse[]): Statuses {
  return new Map(
    responses.map((response) => [response.status.replace(/x/g, "X").replace(/^D/, "d"), response]),
  );
}

/** Each response of one side with the one that covers it on the other. */
function pairUp(before: Statuses, after: Statuses): readonly (readonly [from: string, to: string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  const add = (from: string | undefined, to: string | undefined): void => {
    if (from !== undefined && to !== undefined) pairs.set(`${from} ${to}`, [from, to]);
  };
  for (const from of before.keys()) add(from, coverOf(from, after));
  for (const to of after.keys()) if (!before.has(to)) add(coverOf(to, before), to);
  return [...pairs.values()];
}

/** The status that stands for another: itself, its range, or `default`, which is no success where one is told beside it. */
function coverOf(status: string, known: Statuses): string | undefined {
  if (known.has(status)) return status;
  const range = `${status[0]}XX`;
  if (known.has(range)) return range;
  const isSuccess = isExpected(status);
  if (isSuccess && [...known.keys()].some(isExpected)) return undefined;
  return known.has("default") ? "default" : undefined;
}

/**
 * A response that is no longer told by its status. Where another one stands for it, or several do for a range, its readers
 * still know what comes, and only code that names it is lost. Where the answer is the client's, as to a webhook, a status
 * that is no longer listed is one that is refused.
 */
function tellRemoved(
  call: Call,
  status: string,
  pairs: readonly (readonly [from: string, to: string])[],
): void {
  const heirs = pairs.filter(([from]) => from === status).map(([, to]) => to);
  const isSplit = heirs.every((to) => to !== "default" && !to.endsWith("XX"));
  const isAnswered = directionOf(call, "response") === "request";
  const covered = heirs.length > 0 && !(isExpected(status) && heirs.every((to) => to === "default"));
  if (covered && !(isAnswered && isSplit))
    return tell(call, "response-covered", "none", "response", { status, to: heirs.join(" and ") });
  tell(call, "response-removed", isExpected(status) ? "narrowed" : "none", "response", { status });
}

/** A response that clients wait for. */
function isExpected(status: string): boolean {
  return status.startsWith("2");
}
