export { type Ahead, createShelf, FileAside, openAhead } from "./ahead.ts";
export type { Fingerprint, Merge, MergedFile, OutputFile, TextFile } from "./file.ts";
export { contentHash, valueHash } from "./hash.ts";
export {
  type Found,
  type Lock,
  type LockEntry,
  type LockState,
  lockName,
  type Past,
  readLock,
} from "./lock.ts";
export { mergeJson } from "./merge.ts";
export type { Normalize, NormalizeText } from "./normalize.ts";
export { readStanding } from "./owned.ts";
export type { Drift } from "./plan-parts.ts";
export { readRegular } from "./read.ts";
export { type Held, noReuse, openReuse, type Reuse, type Source } from "./reuse.ts";
export { isUpToDate, type LastRun, readLastRun } from "./up-to-date.ts";
export { type OutputMode, type OutputRequest, type OutputResult, writeOutput } from "./write.ts";
