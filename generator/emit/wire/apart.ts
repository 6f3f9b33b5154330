import { Worker } from "node:worker_threads";
import type { WireDocument } from "./library.ts";

/** What the thread answers: the text, or why there is none. */
export type Answer = { readonly text: string } | { readonly detail: string };

/**
 * Prints a document on a thread of its own, while the caller goes on: half of a run's time is openapi-typescript's. The
 * sources of this program cannot be a thread on Node 20, which does not read TypeScript: there it is printed here.
 */
export async function printApart(document: WireDocument): Promise<Answer> {
  const url = new URL("./thread.js", import.meta.url);
  if (import.meta.url.endsWith(".ts")) {
    const { answer } = await import("./answer.ts");
    return answer(document);
  }
  // As text: cloning an object of this size takes longer than reading it again.
  const worker = new Worker(url);
  worker.postMessage(JSON.stringify(document));
  return new Promise((resolve) => {
    worker.once("message", (answer: Answer) => resolve(answer));
    worker.once("error", (error) => resolve({ detail: error.message }));
  });
}
