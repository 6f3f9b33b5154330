export { type CheckResult, check, type Lookup } from "./check.ts";
export { createJudge, type Given } from "./examples.ts";
export { findSlowPatterns } from "./slow-patterns.ts";
export type { CheckIssue } from "./state.ts";
