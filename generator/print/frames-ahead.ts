import { Worker } from "node:worker_threads";
import { type Frames, printFrames } from "./frames.ts";

let frames: Promise<Frames> | undefined;

/**
 * The frames, printed once for all. ts-morph is loaded on a thread of its own, while the caller goes on, and is gone from
 * memory once they are there. The sources of this program cannot be a thread on Node 20, which does not read TypeScript:
 * there they are printed here.
 */
export function loadFrames(): Promise<Frames> {
  frames ??= printApart().catch(printFrames);
  return frames;
}

async function printApart(): Promise<Frames> {
  if (import.meta.url.endsWith(".ts")) return printFrames();
  const worker = new Worker(new URL("./frames-thread.js", import.meta.url));
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
