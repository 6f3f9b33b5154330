export { baselineName } from "./baseline.ts";
export type { Change, Direction, SourceVerdict, WireVerdict, Witness } from "./change.ts";
export { changelogName, insertEntry } from "./changelog.ts";
export { diff } from "./diff.ts";
export { type DiffFormat, formatDiff, summarize } from "./format.ts";
export { historyFromJson, historyToJson } from "./history.ts";
export { type Past, planRelease, type Release } from "./release.ts";
export { type Rule, type RuleId, rules } from "./rules.ts";
export { type Bump, bumpOf, nextVersion } from "./version.ts";
