import { setFlagsFromString } from "node:v8";

/**
 * How much of a function's bytecode runs before V8 thinks of optimising it; 66 KiB is its own idea. A run is over in
 * seconds, and most of what is optimised that early does not run for long enough to pay: on a document of 1 MB a third
 * of the processor's time was V8's compiler.
 */
const budget = 1_000_000;

/**
 * By how much the heap may grow before it is collected again, in percent: V8's own idea is more. Microsoft Graph's
 * beta (47 MB) takes 2.1 GiB by it instead of 2.7, and up to a tenth more time; GitHub's document a twelfth less, in the same.
 */
const growth = 50;

/** The versions that are known to have the flags, Node 20 to 24: one that has not would print a complaint. */
const known = { first: 11, last: 13 } as const;

/** Tells V8 that the process is a short one. Decides nothing but how long it takes. */
export function tuneEngine(version: string = process.versions.v8): void {
  const major = Number.parseInt(version, 10);
  if (!(major >= known.first && major <= known.last)) return;
  setFlagsFromString(`--interrupt-budget=${budget}`);
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
