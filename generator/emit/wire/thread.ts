import { parentPort } from "node:worker_threads";
import { answer } from "./answer.ts";

// Taken as a message: what a thread is born with stays in memory for as long as it lives.
parentPort?.once("message", (document: string) => parentPort?.postMessage(answer(JSON.parse(document))));
