import type { ModelOptions } from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { isObject } from "./keyword-reader.ts";

/** Whether a response is no error: 1XX to 3XX and `default`, where the document says nothing else. */
export function isSuccess(
  { status }: openapi.Response,
  operation: openapi.Operation,
  options: ModelOptions,
): boolean {
  const { statuses, alone } = toldErrors(operation, options);
  return !isListed(status, statuses) && (alone || !/^[45]/.test(status));
}

/** Whether the body of an error is what a program throws. */
export function isThrown(
  { status }: openapi.Response,
  operation: openapi.Operation,
  options: ModelOptions,
): boolean {
  return options.operations.errors || isListed(status, toldErrors(operation, options).statuses);
}

interface ToldErrors {
  readonly statuses: readonly string[];
  /** No other status is an error. */
  readonly alone: boolean;
}

/**
 * What `x-speakeasy-errors` says, with `classes`: on `paths`, a path item or an operation it adds `statusCodes` to those
 * around it, and with `override` takes their place, that of 4XX and 5XX as well.
 */
function toldErrors(
  { surroundings, extensions }: openapi.Operation,
  { components }: ModelOptions,
): ToldErrors {
  let told: ToldErrors = { statuses: [], alone: false };
  if (components !== "classes") return told;
  for (const { "x-speakeasy-errors": errors } of [...surroundings, extensions]) {
    if (!isObject(errors)) continue;
    const listed = Array.isArray(errors.statusCodes) ? errors.statusCodes.map(String) : [];
    told =
      errors.override === true
        ? { statuses: listed, alone: true }
        : { ...told, statuses: [...told.statuses, ...listed] };
  }
  return told;
}

/** Whether one of the statuses is this one, or either is a range that has the other: `4XX`, `404`. */
function isListed(status: string, statuses: readonly string[]): boolean {
  return statuses.some((one) => covers(one, status) || covers(status, one));
}

function covers(range: string, status: string): boolean {
  const [whole, part] = [range.toUpperCase(), status.toUpperCase()];
  return whole === part || (/^[1-5]XX$/.test(whole) && /^\d\d\d$/.test(part) && whole[0] === part[0]);
}
