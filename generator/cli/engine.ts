import { setFlagsFromString } from "node:v8";

/**
 * How long V8 lets a function run before it optimises it: some ten times as long as by its own idea. A run is over in
 * seconds, and most of what is optimised that early does not run for long enough to pay: on a document of 1 MB a third
 * of the processor's time was V8's compiler. Versions count in bytecode (66 KiB), then in calls (3,000; 400 for Maglev).
 */
const patience: { readonly [major: number]: readonly string[] } = {
  11: ["--interrupt-budget=1000000"],
  12: ["--invocation-count-for-turbofan=30000", "--invocation-count-for-maglev=4000"],
  13: ["--invocation-count-for-turbofan=30000", "--invocation-count-for-maglev=4000"],
};

const collecting = [
  // By how much the heap may grow before it is collected again: V8's own idea is more. Microsoft Graph's beta (47 MB)
  // takes a quarter less memory by it and up to a tenth more time; GitHub's document a twelfth less, in the same.
  "--heap-growing-percent=50",
  // Young objects are collected by the thread that made them: those that would help it have to be waited for where other
  // cores have work of ours, which cost up to a tenth of the processor's time on Microsoft Graph.
  "--no-parallel-scavenge",
];

/**
 * Tells V8 that the process is a short one. Decides nothing but how long it takes. A version that has not got a flag
 * would print a complaint: only those are told that are known to have them, Node 20 to 24.
 */
export function tuneEngine(version: string = process.versions.v8): void {
  const flags = patience[Number.parseInt(version, 10)];
  if (flags === undefined) return;
  for (const flag of [...flags, ...collecting]) setFlagsFromString(flag);
}
