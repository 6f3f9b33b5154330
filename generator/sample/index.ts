export { exampleOf } from "./printed.ts";
export { read, readModel } from "./reading.ts";
export type { Sample } from "./sample.ts";
export { createSamples, type Samples } from "./samples.ts";
