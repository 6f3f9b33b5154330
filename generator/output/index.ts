export type { Fingerprint, Merge, MergedFile, OutputFile, TextFile } from "./file.ts";
export { contentHash, valueHash } from "./hash.ts";
export { type Found, type Lock, type LockEntry, type LockState, lockName, readLock } from "./lock.ts";
export { mergeJson } from "./merge.ts";
export type { Normalize, NormalizeText } from "./normalize.ts";
export { readOwned } from "./owned.ts";
export type { Drift } from "./plan.ts";
export { isUpToDate } from "./up-to-date.ts";
export { type OutputMode, type OutputRequest, type OutputResult, writeOutput } from "./write.ts";
