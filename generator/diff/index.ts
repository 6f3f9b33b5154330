export { baselineName } from "./baseline.ts";
export type { Change } from "./change.ts";
export { changelogName, insertEntry } from "./changelog.ts";
export { diff } from "./diff.ts";
export { type DiffFormat, formatDiff } from "./format.ts";
export { historyFromJson, historyToJson } from "./history.ts";
export { type Past, planRelease, type Release } from "./release.ts";
export { bumpOf, nextVersion } from "./version.ts";
