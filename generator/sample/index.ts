export { exampleOf } from "./printed.ts";
export { type Reading, read, readModel } from "./reading.ts";
export type { Entry, Sample } from "./sample.ts";
export { createSamples, type Label, type Samples } from "./samples.ts";
export { seedOf } from "./seed.ts";
