export { type CheckOptions, type CheckResult, check, type Lookup } from "./check.ts";
export type { CheckIssue } from "./state.ts";
