export type { Change, Direction, SourceVerdict, WireVerdict, Witness } from "./change.ts";
export { diff } from "./diff.ts";
export { type DiffFormat, formatDiff, summarize } from "./format.ts";
export { type Rule, type RuleId, rules } from "./rules.ts";
export { type Bump, bumpOf, nextVersion } from "./version.ts";
