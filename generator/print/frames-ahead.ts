import { Worker } from "node:worker_threads";
import { type Frames, printFrames } from "./frames.ts";

let frames: Promise<Frames> | undefined;

/** Where ts-morph is loaded: on the caller's thread, or on one of its own, while the caller goes on. */
export type Loading = "here" | "apart";

/**
 * The frames, printed once for all. A thread of its own is gone from memory, with ts-morph, once they are there. The sources of this
 * program cannot be one on Node 20, which does not read TypeScript: they are printed here then.
 */
export function loadFrames(loading: Loading): Promise<Frames> {
  frames ??= loading === "apart" ? printApart().catch(printFrames) : printHere();
  return frames;
}

async function printHere(): Promise<Frames> {
  return printFrames();
}

async function printApart(): Promise<Frames> {
  if (import.meta.url.endsWith(".ts")) return printFrames();
  const worker = new Worker(new URL("./frames-thread.js", import.meta.url));
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("ended without a word")));
  });
}
