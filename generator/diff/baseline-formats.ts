import type { Change } from "./change.ts";

/** The format in which a baseline is written. */
export const format = 4;

/** What older formats say nothing of, or say in another way, by the rules that tell of it. */
const untold: ReadonlyMap<unknown, RegExp> = new Map([
  // Of operations: who may call them, how values are written, what headers there are.
  [
    1,
    /^(?:access-|encoding-|parameter-(?:style|reserved)-|raw-body-|xml-|request-body-(?:became|renamed|wrapped|unwrapped)|(?:required-)?response-header-)/,
  ],
  // What headers hold, as it was written.
  [2, /^(?:response-header-(?:style-)?|raw-body-|xml-)changed$/],
  // How headers are written, and XML; what bodies hold that are no models.
  [3, /^(?:response-header-style|raw-body|xml)-changed$/],
]);

export function isKnownFormat(value: unknown): boolean {
  return value === format || untold.has(value);
}

/** The changes since a baseline of a format, without those that it could not know of. */
export function toldIn(value: unknown, changes: readonly Change[]): readonly Change[] {
  const unknown = untold.get(value);
  return unknown === undefined ? changes : changes.filter(({ rule }) => !unknown.test(rule));
}
