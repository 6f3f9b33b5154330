export { configFilesIn } from "./load.ts";
export { type Resolved, resolveConfig, resolveJobs } from "./resolve.ts";
export type { Flags, InputOptions, Job, NormalizeText } from "./run-options.ts";
export { defineConfig, type UserConfig, type UserFormat } from "./user-config.ts";
